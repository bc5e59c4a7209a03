import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { EdgesealError, parseKeyRing } from '@edgeseal/token';
import { systemErrorText } from '../system-error.ts';
import { UsageError } from './command.ts';
import { writePrivateFile } from './private-file.ts';

/** A JSON Web Key of a key ring (RFC 7517), with the members that `encrypted_session_keyring` takes. */
export interface RingKey {
  readonly kty: 'oct';
  readonly kid: string;
  readonly k: string;
  readonly iv?: string;
  readonly 'not-before'?: string | number;
  readonly retire?: string | number;
}

/**
 * Changes the keys of a ring, which is made if it is not there. Throws a UsageError, and leaves the file as it is, for one
 * that cannot be read or written, or would not be a key ring.
 */
export function changeKeyRing(given: string, change: (keys: readonly RingKey[]) => readonly RingKey[]): void {
  // through a link, so that it is the file that is replaced
  const path = existsSync(given) ? realpathSync(given) : given;
  const before = existsSync(path) ? ringOf(path, readRing(path)) : [];
  const after = `${JSON.stringify({ keys: change(before) }, null, 2)}\n`;
  ringOf(path, after);
  writePrivateFile(path, after, { replace: true });
}

function readRing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`open() "${path}" failed ${systemErrorText(error)}`);
  }
}

/** The keys as they are written in a text, which are those of a key ring. */
function ringOf(path: string, text: string): readonly RingKey[] {
  try {
    parseKeyRing(text);
  } catch (error) {
    if (error instanceof EdgesealError) throw new UsageError(`"${path}": ${error.message}`);
    throw error;
  }
  return (JSON.parse(text) as { readonly keys: readonly RingKey[] }).keys;
}
