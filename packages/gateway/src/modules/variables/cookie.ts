/**
 * A cookie by name, in lower case, from the values of Cookie fields, undefined where there is none: the first one counts, its name is
 * matched without regard to case, its value goes up to `;` or the end. Source: ngx_http_parse_multi_header_lines.
 */
export function findCookie(fields: readonly string[], name: string): string | undefined {
  for (const field of fields) {
    const value = findIn(field, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

const SPACE = 32;
const COMMA = 44;
const SEMICOLON = 59;
const EQUALS = 61;

function findIn(field: string, name: string): string | undefined {
  let at = 0;
  while (at < field.length) {
    if (field.startsWith(name, at) || field.slice(at, at + name.length).toLowerCase() === name) {
      at = skipBlanks(field, at + name.length);
      if (field.charCodeAt(at) === EQUALS) return valueAt(field, skipBlanks(field, at + 1));
      // as in nginx: whatever stands where `=` should is passed over with the name, be it a separator
      at++;
    }
    at = nextCookie(field, at);
  }
  return undefined;
}

function valueAt(field: string, from: number): string {
  const end = field.indexOf(';', from);
  return end === -1 ? field.slice(from) : field.slice(from, end);
}

/** As in nginx, a comma separates cookies too when the one before it is not the one that is looked for. */
function nextCookie(field: string, from: number): number {
  let at = from;
  while (at < field.length && !isSeparator(field.charCodeAt(at))) at++;
  return skipBlanks(field, at + 1);
}

function isSeparator(code: number): boolean {
  return code === SEMICOLON || code === COMMA;
}

function skipBlanks(field: string, from: number): number {
  let at = from;
  while (field.charCodeAt(at) === SPACE) at++;
  return at;
}
