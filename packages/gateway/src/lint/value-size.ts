import type { Scope } from './scope.ts';
import { variablesIn } from './scope.ts';

/** Variables that often have kilobytes in them: bodies, whole queries, all the cookies of a client, certificates. */
const LARGE: ReadonlySet<string> = new Set([
  'request_body',
  'args',
  'query_string',
  'http_cookie',
  'ssl_client_cert',
  'ssl_client_raw_cert',
  'ssl_client_escaped_cert',
]);

/** What one of those is taken to have, in bytes. */
const KILOBYTES = 4096;

/** What a token of any format adds to its value at the most, in bytes. */
const TOKEN = 96;

/** How many bytes encodings make of one. */
const GROWTH: Readonly<Record<string, number>> = {
  set_encode_base64: 4 / 3,
  set_encode_base64url: 4 / 3,
  set_encode_base32: 8 / 5,
  set_encode_hex: 2,
};

/** The likely size of a text with `$variables`, in bytes: what is in it literally, and in the variables as far as that is known. */
export function likelySize(text: string, scope: Scope): number {
  const literal = text.replace(/\$(?:\{\w+\}|\w+)/g, '').length;
  const sizes = variablesIn(text).map((name) => scope.sizes.get(name) ?? (LARGE.has(name) ? KILOBYTES : 0));
  return sizes.reduce((sum, size) => sum + size, literal);
}

/** The likely size of what a directive gives its variable. */
export function sizeAfter(directive: string, source: string, scope: Scope): number {
  const size = likelySize(source, scope);
  if (directive === 'set_encrypt_session' || directive === 'set_renew_session') return size + TOKEN;
  return size * (GROWTH[directive] ?? 1);
}

/** The likely size of the cookie that `session_cookie` makes of a value: that of its token in base64. */
export function cookieSize(value: string, scope: Scope): number {
  return ((likelySize(value, scope) + TOKEN) * 4) / 3;
}
