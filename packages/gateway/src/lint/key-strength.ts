/** Keys that a guide prints, so that everybody has them. */
const PUBLISHED: readonly string[] = ['abcdefghijklmnopqrstuvwxyz123456', '1234567890123456'];

/** A key of so few different characters was not made by chance: 32 random printable ones have more than twenty. */
const FEW = 12;

/** The same of hexadecimal digits, of which there are but sixteen. */
const FEW_DIGITS = 9;

/** Whether a key, as it is written, is printed in a guide. */
export function isPublished(written: string): boolean {
  return PUBLISHED.includes(literal(written) ?? '');
}

/** Whether a key, as it is written, can be guessed; false where that is in a file or in the environment. */
export function isWeak(written: string): boolean {
  const key = literal(written);
  if (key === undefined) return false;
  const few = /^(?:[\da-f]+|[\dA-F]+)$/.test(key) ? FEW_DIGITS : FEW;
  return (
    new Set(key).size < few ||
    /(.{1,8})\1{3}/s.test(key) ||
    /0123456789|abcdefghij|qwertyuiop/i.test(key) ||
    counts(key)
  );
}

/** Whether each byte is the one before and a constant, as in 00 01 02. */
function counts(key: string): boolean {
  const step = (at: number): number => (key.charCodeAt(at) - key.charCodeAt(at - 1)) & 255;
  return Array.from(key.slice(2)).every((_, at) => step(at + 2) === step(1));
}

/** The bytes of a key that stands in the configuration, in latin1. */
function literal(written: string): string | undefined {
  const [, form, text = ''] = /^(base64|hex|file|env):(.*)$/s.exec(written) ?? [];
  if (form === undefined) return written;
  return form === 'base64' || form === 'hex' ? Buffer.from(text, form).toString('latin1') : undefined;
}
