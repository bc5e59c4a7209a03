import { entriesOf, type Scope, variablesIn } from './scope.ts';

/** Variables that often have kilobytes in them: bodies, whole queries, all the cookies of a client, certificates. */
const LARGE: ReadonlySet<string> = new Set([
  'request_body',
  'echo_request_body',
  'request',
  'request_uri',
  'echo_request_uri',
  'args',
  'query_string',
  'http_cookie',
  'ssl_client_cert',
  'ssl_client_raw_cert',
  'ssl_client_escaped_cert',
]);

/** What one of those is taken to have, in bytes. */
const KILOBYTES = 4096;

/** What a field of a request is taken to have: one does not make a cookie too large, but several do. */
const FIELD = 1024;

/** What a token of the binary formats adds to its value at the most, in bytes. */
const TOKEN = 96;

/** What a JWE has beside its value, in characters. */
const JWE = 300;

/** How many bytes encodings make of one, and a JWE, which has its value in base64url. */
const GROWTH: Readonly<Record<string, number>> = {
  set_encode_base64: 4 / 3,
  set_encode_base64url: 4 / 3,
  set_encode_base32: 8 / 5,
  set_encode_hex: 2,
  set_decode_base64: 3 / 4,
  set_decode_base64url: 3 / 4,
  set_decode_base32: 5 / 8,
  set_decode_hex: 1 / 2,
};

/** What directives make that have not, or not only, a text as long as what they are given: at most so many bytes. */
export const SIZES_MADE: Readonly<Record<string, number>> = {
  set_md5: 32,
  set_sha1: 40,
  set_hmac_sha1: 20,
  set_hmac_sha256: 32,
  set_random: 20,
  set_rotate: 20,
  set_secure_random_alphanum: 64,
  set_secure_random_lcalpha: 64,
  set_local_today: 10,
  set_formatted_gmt_time: 64,
  set_formatted_local_time: 64,
  set_hashed_upstream: 64,
};

/** The likely size of a text with `$variables`, in bytes: what is in it literally, and in the variables as far as that is known. */
export function likelySize(text: string, scope: Scope, within: readonly string[] = []): number {
  const literal = text.replace(/\$(?:\{\w+\}|\w+)/g, '').length;
  const sizes = variablesIn(text).map((name) => scope.sizes.get(name) ?? sizeByName(name, scope, within));
  return sizes.reduce((sum, size) => sum + size, literal);
}

function sizeByName(name: string, scope: Scope, within: readonly string[]): number {
  const map = scope.shared.maps.get(name);
  if (map && within.includes(name)) return 0;
  if (map) {
    const [source = ''] = map.args;
    const size = (text: string): number => likelySize(text, scope, [...within, name]);
    const sizes = entriesOf(map).map(({ value, captured, rest }) =>
      captured ? Math.max(size(source), size(rest)) : size(value),
    );
    return Math.max(0, ...sizes);
  }
  if (LARGE.has(name)) return KILOBYTES;
  return name.startsWith('http_') ? FIELD : 0;
}

/** The likely size of what a directive gives its variable. */
export function sizeAfter(directive: string, target: string, sources: readonly string[], scope: Scope): number {
  const [source = target] = sources;
  const made = SIZES_MADE[directive];
  if (made !== undefined) return Number(/^set_secure_random/.test(directive) ? sources[0] : made) || made;
  if (directive === 'set_encrypt_session') return tokenSize(source, scope);
  if (directive === 'set_if_empty') return Math.max(likelySize(source, scope), likelySize(target, scope));
  return likelySize(source, scope) * (GROWTH[directive] ?? 1);
}

function isJwe(scope: Scope): boolean {
  return scope.setting('encrypted_session_format') === 'jwe';
}

function tokenSize(value: string, scope: Scope): number {
  const size = likelySize(value, scope);
  return isJwe(scope) ? (size * 4) / 3 + JWE : size + TOKEN;
}

/** The likely size of the cookie that `session_cookie` makes of a value: that of its token, in base64 where it is binary. */
export function cookieSize(value: string, scope: Scope): number {
  return tokenSize(value, scope) * (isJwe(scope) ? 1 : 4 / 3);
}
