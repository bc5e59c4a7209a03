import { statSync } from 'node:fs';
import { EdgesealError } from '@edgeseal/token';
import type { Configuration } from '../config/load.ts';
import { readPrivateText } from '../config/private-text.ts';
import { LEVEL } from '../log/level.ts';

/** How often files are looked at, in milliseconds. */
const INTERVAL = 1000;

/**
 * Looks at the watched files of a configuration from time to time, which also works where they are replaced, or are behind
 * links: a new text is taken up, and `changed` told of it. One that cannot be read or used is tried again until it can; each thing
 * that is wrong with it as it stands is logged once. Returns what ends it.
 */
export function watchFiles(
  { watched, errorLog }: Configuration,
  changed: (path: string, text: string) => void = () => {},
): () => void {
  if (watched.paths.length === 0) return () => {};
  // what was there when the configuration was loaded is not known: at first all are read
  const taken = new Map<string, string>();
  const complaints = new Map<string, { readonly signature: string; readonly messages: Set<string> }>();
  const take = (path: string): void => {
    const text = readPrivateText(path);
    if (!watched.change(path, text)) return;
    errorLog.write(LEVEL.notice, `"${path}" has changed and is in use`);
    changed(path, text);
  };
  const look = (path: string): void => {
    const signature = signatureOf(path);
    if (taken.get(path) === signature) return;
    try {
      take(path);
      taken.set(path, signature);
      complaints.delete(path);
    } catch (error) {
      // it is tried again each time: descriptors may be wanting, or the file be half written
      if (!(error instanceof EdgesealError)) throw error;
      const before = complaints.get(path);
      const known = before?.signature === signature ? before : { signature, messages: new Set<string>() };
      complaints.set(path, known);
      if (known.messages.has(error.message)) return;
      known.messages.add(error.message);
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
