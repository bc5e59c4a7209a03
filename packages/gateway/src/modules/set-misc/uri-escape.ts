/** Each byte as it is in an escaped URI: letters, digits and ``- . _ ~ ! $ ' ( ) * , @ ` |`` as they are, `%XX` else. */
const ESCAPED: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[\w\-.~!$'()*,@`|]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

/** Percent-encodes a latin1 string for use as a component of a URI. */
export function escapeUri(bytes: string): string {
  if (!/[^\w\-.~!$'()*,@`|]/.test(bytes)) return bytes;
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += ESCAPED[bytes.charCodeAt(i)] ?? '';
  return text;
}

/**
 * Undoes percent-encoding, and gives a space for `+`. What is no encoding loses characters, as in the C module:
 * `%` alone goes (`%zz` is `zz`), `%` with one digit takes the character after it along (`%4g1` is `1`).
 */
export function unescapeUri(text: string): string {
  if (!/[%+]/.test(text)) return text;
  return text.replace(/\+|%(?:([\da-fA-F])([\s\S]?)|([\s\S]?))/g, unescapeOne);
}

function unescapeOne(whole: string, high?: string, low?: string, other?: string): string {
  if (whole === '+') return ' ';
  if (high === undefined) return other ?? '';
  return low && /[\da-fA-F]/.test(low) ? String.fromCharCode(Number.parseInt(high + low, 16)) : '';
}
