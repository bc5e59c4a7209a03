import type { Location, LocationTable, Pattern } from './location.ts';
import type { Request } from './request.ts';

/** What looking for a location ends with: the location, and whether the search must go no further. */
export interface Found {
  readonly location: Location;
  readonly final: boolean;
  /** Whether it is the one with a slash at its end, which the request lacks. */
  readonly slashless?: true;
}

/**
 * The location for the request's URI, by nginx's rules: an exact one; else the longest prefix is remembered, then the
 * regular expressions are tried in order (unless the prefix says `^~`), innermost level first; else the prefix.
 * Source: ngx_http_core_find_location.
 */
export function findLocation(r: Request, table: LocationTable): Found | undefined {
  return find(r, table);
}

function find(r: Request, table: LocationTable): Found | undefined {
  // asking costs the hash of a path that nothing else may want
  const exact = table.exact.size > 0 ? table.exact.get(r.uri) : undefined;
  if (exact) return { location: exact, final: true };
  const slashless = table.slashless.size > 0 ? table.slashless.get(r.uri) : undefined;
  if (slashless) return { location: slashless, final: true, slashless: true };
  const prefix = longestPrefix(r.uri, table);
  let best: Found | undefined;
  if (prefix) {
    const nested = find(r, prefix.nested);
    if (nested?.final) return nested;
    best = nested ?? { location: prefix, final: false };
    if (prefix.noRegex) return best;
  }
  for (const location of table.regexes) {
    if (location.pattern && matches(r, location.pattern, r.uri)) {
      const nested = find(r, location.nested);
      return { location: nested?.location ?? location, final: true };
    }
  }
  return best;
}

function longestPrefix(uri: string, table: LocationTable): Location | undefined {
  const { lengths, prefixes } = table;
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i];
    if (length === undefined || length > uri.length) continue;
    const location = prefixes.get(length === uri.length ? uri : uri.slice(0, length));
    if (location) return location;
  }
  return undefined;
}

/** Whether a pattern matches; its groups become `$1`… and its named groups the variables of those names. */
export function matches(r: Request, pattern: Pattern, subject: string): boolean {
  const captures = pattern.regex.exec(subject);
  if (captures === null) return false;
  r.captures = captures;
  for (const { variable, group } of pattern.named) variable.set?.(r, captures[group] ?? '');
  return true;
}
