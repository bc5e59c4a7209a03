import { EdgesealError } from './errors.ts';

/**
 * A purpose in UTF-8, empty for none.
 *
 * @throws EdgesealError `ERR_PURPOSE` for what is no text, or has half a character in it: UTF-8 has one replacement for all of
 *   those, and tokens for one such purpose would open for another.
 */
export function purposeBytes(purpose: string): Buffer {
  if (typeof purpose === 'string' && !/\p{Cs}/u.test(purpose)) return Buffer.from(purpose);
  throw new EdgesealError('ERR_PURPOSE', 'purpose: must be text of whole characters');
}
