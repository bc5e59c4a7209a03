import { statSync } from 'node:fs';
import { EdgesealError } from '@edgeseal/token';
import type { Configuration } from '../config/load.ts';
import { readPrivateText } from '../config/private-text.ts';
import { LEVEL } from '../log/level.ts';

/** How often files are looked at, in milliseconds. */
const INTERVAL = 1000;

/**
 * Looks at the watched files of a configuration from time to time, which also works where they are replaced, or are behind
 * links: a new text is taken up, and `changed` told of it; one that cannot be used is logged and left. Returns what ends it.
 */
export function watchFiles(
  { watched, errorLog }: Configuration,
  changed: (path: string, text: string) => void = () => {},
): () => void {
  if (watched.paths.length === 0) return () => {};
  // what was there when the configuration was loaded is not known: at first all are read
  const seen = new Map<string, string>();
  const complaints = new Map<string, string>();
  const take = (path: string, text: string): void => {
    if (!watched.change(path, text)) return;
    errorLog.write(LEVEL.notice, `"${path}" has changed and is in use`);
    changed(path, text);
  };
  const look = (path: string): void => {
    const signature = signatureOf(path);
    if (seen.get(path) === signature) return;
    try {
      const text = readPrivateText(path);
      // a file that could not be read, perhaps for want of descriptors, is looked at again
      seen.set(path, signature);
      complaints.delete(path);
      take(path, text);
    } catch (error) {
      if (!(error instanceof EdgesealError)) throw error;
      if (complaints.get(path) === error.message) return;
      complaints.set(path, error.message);
      errorLog.write(LEVEL.error, `${error.message}; what was there before stays in use`);
    }
  };
  const timer = setInterval(() => {
    for (const path of watched.paths) look(path);
  }, INTERVAL);
  timer.unref();
  return () => clearInterval(timer);
}

function signatureOf(path: string): string {
  try {
    const { dev, ino, size, mode, mtimeNs, ctimeNs } = statSync(Buffer.from(path, 'latin1'), { bigint: true });
    return [dev, ino, size, mode, mtimeNs, ctimeNs].join();
  } catch {
    return 'none';
  }
}
