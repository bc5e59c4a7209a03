import fc from 'fast-check';

/** Any bytes as a latin1 string. */
export const anyBytes: fc.Arbitrary<string> = fc
  .uint8Array({ maxLength: 200 })
  .map((bytes) => Buffer.from(bytes).toString('latin1'));

/** The characters of a latin1 string, each a byte. */
export function latin1(text: string): readonly string[] {
  return text.split('');
}
