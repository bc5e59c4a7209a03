/** A plain name, with or without a port: nearly every Host there is. */
const PLAIN = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?(?::\d*)?$/i;

/**
 * Checks a host and takes it apart. Returns undefined for one that nginx answers 400: empty, with a slash, a control
 * character, a space, two dots in a row, or anything after the port. Source: ngx_http_validate_host.
 */
export function parseHost(value: string): string | undefined {
  const plain = PLAIN.exec(value)?.[1];
  if (plain !== undefined) return plain.toLowerCase();
  if (/[\x00-\x20\x7f/]|\.\./.test(value)) return undefined;
  const bracketed = /^(\[[0-9a-f:.%]*\])(?::\d*)?$/i.exec(value)?.[1];
  if (bracketed !== undefined) return bracketed.toLowerCase();
  if (value.includes('[') || value.includes(']')) return undefined;
  const colon = value.indexOf(':');
  if (colon >= 0 && !/^\d*$/.test(value.slice(colon + 1))) return undefined;
  const name = (colon < 0 ? value : value.slice(0, colon)).replace(/\.$/, '');
  return name === '' ? undefined : name.toLowerCase();
}
