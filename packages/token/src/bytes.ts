import { EdgesealError } from './errors.ts';

/**
 * Throws `ERR_NOT_BYTES`, naming the field, unless its value is a `Uint8Array` of any realm (a `Buffer` is one).
 *
 * A string has a length too, and would be taken for that many zeros: bytes are checked, not assumed.
 */
export function requireBytes(field: string, candidate: unknown): void {
  if (candidate instanceof Uint8Array) return; // the usual case, and the quicker check
  if (Object.prototype.toString.call(candidate) !== '[object Uint8Array]') {
    throw new EdgesealError('ERR_NOT_BYTES', `${field}: must be a Uint8Array`);
  }
}
