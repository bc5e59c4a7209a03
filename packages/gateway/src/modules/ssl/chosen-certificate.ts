import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { ConfigError } from '../../config/error.ts';
import type { Request } from '../../request/request.ts';
import type { TlsFile } from './pem-file.ts';

/** A file whose path may have variables in it. */
export interface ChosenFile extends TlsFile {
  /** The file for a request; undefined for one that is always the same. */
  readonly choose: ((r: Request) => TlsFile) | undefined;
}

/** More certificates than are kept at a time for the names that clients ask for. */
const MOST_KEPT = 256;

/**
 * Chooses what a handshake is made with by the paths that variables give: files are read anew when they have changed,
 * and what was made of the latest of them is kept. Throws a ConfigError, without the text of a key, where a file cannot
 * be used. Source: ngx_http_ssl_certificate.
 */
export function chooserOf<T>(files: readonly ChosenFile[], make: (chosen: readonly TlsFile[]) => T): (r: Request) => T {
  const kept = new Map<string, T>();
  return (r) => {
    const chosen = files.map((file) => file.choose?.(r) ?? file);
    const key = createHash('sha256')
      .update(JSON.stringify(chosen.map(stampOf)))
      .digest('base64');
    const known = kept.get(key);
    const made = known ?? masked(chosen, () => make(chosen));
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

/** The same as long as a file is the same. */
function stampOf({ path, written }: TlsFile): readonly unknown[] {
  if (written.startsWith('data:')) return [written];
  const facts = statSync(Buffer.from(path, 'latin1'), { throwIfNoEntry: false });
  return [path, facts?.ino, facts?.size, facts?.mtimeMs, facts?.ctimeMs];
}

function masked<T>(chosen: readonly TlsFile[], action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const texts = chosen.map(({ written }) => written).filter((written) => written.startsWith('data:'));
    const message = texts.reduce((text, secret) => text.replaceAll(secret, 'data:'), error.message);
    throw new ConfigError(message);
  }
}
