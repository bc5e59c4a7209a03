/**
 * The value of a cookie from those of Cookie fields, undefined where there is none: the first of exactly that name counts
 * (RFC 6265 section 5.4).
 *
 * `$cookie_…` is nginx's, and overlooks the case of letters, takes a comma for the end of a cookie, and more. To a browser
 * `b=1,__Host-a=x` is a cookie `b`, which a sibling domain may set, and is not to be taken for `__Host-a`.
 */
export function exactCookie(fields: readonly string[], name: string): string | undefined {
  for (const field of fields) {
    for (const pair of field.split(';')) {
      const at = pair.indexOf('=');
      if (at > 0 && trim(pair.slice(0, at)) === name) return trim(pair.slice(at + 1));
    }
  }
  return undefined;
}

function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
