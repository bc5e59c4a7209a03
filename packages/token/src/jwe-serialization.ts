/** The parts of a token, decoded but for the header, of which the encoded form is what is authenticated. */
export interface Serialization {
  readonly header: string;
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

/** The longest token taken, and the longest header, in bytes. */
const LONGEST = 2 ** 30;
const LONGEST_HEADER = 2048;

// An IV of any other length could have some of the ciphertext, or it some of the IV, and the tag would hold all the same.
const SHAPE = /^([\w-]+)\.\.([\w-]{22})\.([\w-]+)\.([\w-]{43})$/;

/** Takes a compact serialization without an encrypted key apart (RFC 7516 section 7.1); undefined for anything else. */
export function splitToken(token: Uint8Array): Serialization | undefined {
  if (token.length > LONGEST) return undefined;
  const text = Buffer.from(token.buffer, token.byteOffset, token.length).toString('latin1');
  const [, header = '', ...encoded] = SHAPE.exec(text) ?? [];
  if (header === '' || header.length > LONGEST_HEADER) return undefined;
  const [iv, ciphertext, tag] = encoded.map(decode);
  return iv && ciphertext && tag ? { header, iv, ciphertext, tag } : undefined;
}

/** A text of which a bit could be changed without that showing is no encoding (RFC 4648 section 3.5). */
function decode(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/**
 * Which key a header names; it need not name one. Undefined where the header is none of ours: another algorithm,
 * compression, or an extension that has to be understood (RFC 7516 section 4.1).
 */
export function keyIdOf(header: string): { readonly given: boolean; readonly id: string } | undefined {
  const fields = parseObject(Buffer.from(header, 'base64url'));
  if (fields?.['alg'] !== 'dir' || fields['enc'] !== 'A256CBC-HS512') return undefined;
  if ('zip' in fields || 'crit' in fields) return undefined;
  const { kid } = fields;
  if (kid === undefined) return { given: false, id: '' };
  return typeof kid === 'string' ? { given: true, id: kid } : undefined;
}

/** The members of a JSON object in UTF-8; undefined for anything else. */
export function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return value as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
