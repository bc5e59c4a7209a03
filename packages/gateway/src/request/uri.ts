/** A request target taken apart: the normalised path and the query string. */
export interface TargetUri {
  readonly uri: string;
  readonly args: string;
}

/** What a path needs to be normalised for: an escape, a dot segment, a fragment, a doubled slash. */
const COMPLEX = /%|\/\/|\/\.|#/;
/** The same, or a query, in a target. */
const NOT_PLAIN = /[?%#]|\/[/.]/;

/**
 * Normalises the path of a request target as nginx does: percent escapes are decoded once, `.` and `..` segments are
 * resolved, adjacent slashes merged (`merge_slashes`), a fragment dropped. The query string stays as it is.
 * Returns undefined for a target nginx answers 400: a bad escape, an escaped zero byte, a way out of the root.
 * Source: ngx_http_parse_complex_uri.
 */
export function normalizeUri(target: string, mergeSlashes: boolean): TargetUri | undefined {
  if (!NOT_PLAIN.test(target)) return { uri: target, args: '' };
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  const args = query < 0 ? '' : withoutFragment(target.slice(query + 1));
  if (!COMPLEX.test(path)) return { uri: path, args };
  const fragment = path.indexOf('#');
  if (fragment >= 0) return normalized(path.slice(0, fragment), '', mergeSlashes);
  return normalized(path, args, mergeSlashes);
}

/** nginx's `$args` of a complex target end at a `#`. */
function withoutFragment(args: string): string {
  const fragment = args.indexOf('#');
  return fragment < 0 ? args : args.slice(0, fragment);
}

function normalized(path: string, args: string, mergeSlashes: boolean): TargetUri | undefined {
  const decoded = path.includes('%') ? decodePercent(path) : path;
  if (decoded === undefined) return undefined;
  const uri = resolveSegments(decoded, mergeSlashes);
  return uri === undefined ? undefined : { uri, args };
}

function decodePercent(path: string): string | undefined {
  let decoded = '';
  let from = 0;
  for (let at = path.indexOf('%'); at !== -1; at = path.indexOf('%', from)) {
    const byte = hexByte(path, at + 1);
    if (byte <= 0) return undefined;
    decoded += path.slice(from, at) + String.fromCharCode(byte);
    from = at + 3;
  }
  return decoded + path.slice(from);
}

/** The byte that two hexadecimal digits stand for; -1 where they are none. */
function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 0x20;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function resolveSegments(path: string, mergeSlashes: boolean): string | undefined {
  const segments = path.split('/');
  const kept: string[] = [];
  const last = segments.length - 1;
  for (let i = 1; i <= last; i++) {
    const segment = segments[i] ?? '';
    if (segment === '..') {
      if (kept.length === 0) return undefined;
      kept.pop();
      if (i === last) kept.push('');
    } else if (segment === '.') {
      if (i === last) kept.push('');
    } else if (segment !== '' || i === last || !mergeSlashes) {
      kept.push(segment);
    }
  }
  return `/${kept.join('/')}`;
}
