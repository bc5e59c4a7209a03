import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import { ESCAPES, type Escaping } from './escape.ts';

/** How a format gets at the variables that it names. */
export type Lookup = (name: string) => { readonly get: (r: Request) => string | undefined };

/** What a format consists of: literal text, or the name of a variable. */
type FormatPart = { readonly text: string } | { readonly name: string };

/** Compiles the strings of a `log_format`, which follow each other without a blank. */
export function compileFormat(parts: readonly FormatPart[], escaping: Escaping, lookup: Lookup): Value {
  const escapeValue = ESCAPES[escaping];
  const pieces: readonly Value[] = parts.map((part) => {
    if ('text' in part) {
      const { text } = part;
      return () => text;
    }
    const variable = lookup(part.name);
    return (r) => escapeValue(variable.get(r));
  });
  return (r) => {
    let line = '';
    for (let i = 0; i < pieces.length; i++) line += pieces[i]?.(r) ?? '';
    return line;
  };
}

/** Literal text, `${name}` with or without its end, `$name`. */
const PART = /([^$]+)|\$\{(\w*)(\}?)|\$(\w*)/g;

/**
 * Splits one string of a `log_format`. Unlike elsewhere `$1` is a variable of that name. `fail` gets nginx's message for
 * a mistake. Source: ngx_http_log_compile_format.
 */
export function splitFormat(text: string, fail: (message: string) => never): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  for (const { 0: whole, 1: literal, 2: braced, 3: close, 4: bare, index } of text.matchAll(PART)) {
    if (literal !== undefined) {
      parts.push({ text: literal });
      continue;
    }
    const name = braced ?? bare ?? '';
    const cutShort = whole === '${' && index + whole.length === text.length;
    if (close === '' && !cutShort) fail(`the closing bracket in "${name}" variable is missing`);
    if (name === '') fail(`invalid parameter "${text.slice(index)}"`);
    parts.push({ name });
  }
  return parts;
}
