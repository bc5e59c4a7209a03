/** What an absolute target may have for a host and port. */
const AUTHORITY = /^(?:[a-z0-9.-]+|\[[^\]]*\])(?::\d*)?$/i;

/** A plain name, with or without a port: nearly every Host there is. */
const PLAIN = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?(?::\d*)?$/i;

let lastValue = '';
let lastHost: string | undefined;

/**
 * Checks a host and takes it apart. Returns undefined for one that nginx answers 400: empty, with a slash, a control
 * character, a space, two dots in a row, or anything after the port. Source: ngx_http_validate_host.
 */
export function parseHost(value: string): string | undefined {
  // clients ask for the same one again and again
  if (value !== lastValue) {
    lastHost = hostIn(value);
    lastValue = value;
  }
  return lastHost;
}

function hostIn(value: string): string | undefined {
  const plain = PLAIN.exec(value)?.[1];
  if (plain !== undefined) return plain.toLowerCase();
  if (/[\x00-\x20\x7f/]|\.\./.test(value)) return undefined;
  const bracketed = /^(\[[0-9a-f:.%]*\])(?::\d*)?$/i.exec(value)?.[1];
  if (bracketed !== undefined) return bracketed.toLowerCase();
  if (value.includes('[') || value.includes(']')) return undefined;
  const colon = value.indexOf(':');
  if (colon >= 0 && !/^\d*$/.test(value.slice(colon + 1))) return undefined;
  const name = (colon < 0 ? value : value.slice(0, colon)).replace(/\.$/, '');
  return name === '' ? undefined : inLowerCase(name);
}

/**
 * The host of an absolute target, checked as nginx does: only letters, digits, dots and hyphens, or an address in
 * brackets, so no user information. Undefined for anything else. Source: ngx_http_parse_request_line.
 */
export function parseAuthority(value: string): string | undefined {
  return AUTHORITY.test(value) ? parseHost(value) : undefined;
}

/** Of ASCII letters only: other bytes are parts of characters, which the string's own method would break. */
function inLowerCase(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
