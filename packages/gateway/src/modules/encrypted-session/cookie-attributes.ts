import type { Conf } from '../../config/conf.ts';
import { hasVariables } from '../../config/value.ts';

/** What a session cookie has unless the directive says otherwise. */
const SAFE: Readonly<Record<string, string>> = {
  path: 'Path=/',
  httponly: 'HttpOnly',
  secure: 'Secure',
  samesite: 'SameSite=Lax',
};

const NAME = /^[!#$%&'*+.^`|~0-9a-z_-]+$/i;

/** The attributes of RFC 6265bis section 5.6 with what their values may be; undefined for one that has none. */
const ATTRIBUTES: Readonly<Record<string, { readonly name: string; readonly value: RegExp | undefined }>> = {
  path: { name: 'Path', value: /^\/[!-:<-~]{0,1023}$/ },
  domain: { name: 'Domain', value: /^\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i },
  'max-age': { name: 'Max-Age', value: /^\d{1,10}$/ },
  samesite: { name: 'SameSite', value: /^(?:Strict|Lax|None)$/ },
  httponly: { name: 'HttpOnly', value: undefined },
  secure: { name: 'Secure', value: undefined },
  partitioned: { name: 'Partitioned', value: undefined },
};

/** Checks the name of a cookie, in which a variable would be taken for what it is. */
export function cookieName(cf: Conf, name: string): string {
  return NAME.test(name) && !hasVariables(name)
    ? name
    : cf.fail(`invalid cookie name "${name}" in "${cf.name}" directive`);
}

/**
 * The attributes of a cookie as its field has them, `; Path=/; HttpOnly; Secure; SameSite=Lax` where the words say nothing
 * else; `HttpOnly=off` and `Secure=off` take those out. What browsers would refuse is refused (RFC 6265bis section 4.1.3).
 */
export function cookieAttributes(cf: Conf, cookie: string, words: readonly string[]): string {
  const given = new Map<string, string>();
  for (const word of words) {
    const at = word.indexOf('=');
    const key = (at < 0 ? word : word.slice(0, at)).toLowerCase();
    const value = at < 0 ? undefined : word.slice(at + 1);
    if (given.has(key)) cf.fail(`"${cf.name}" has the attribute "${word}" twice`);
    given.set(key, attribute(cf, word, key, value));
  }
  const all = new Map([...Object.entries(SAFE), ...given]);
  const has = (key: string): boolean => (all.get(key) ?? '') !== '';
  const secure = has('secure');
  if (all.get('samesite') === 'SameSite=None' && !secure)
    cf.fail(`cookie "${cookie}" with "SameSite=None" must be "Secure"`);
  if (has('partitioned') && !secure) cf.fail(`cookie "${cookie}" that is "Partitioned" must be "Secure"`);
  if (/^__(?:Secure|Host)-/i.test(cookie) && !secure) cf.fail(`cookie "${cookie}" must be "Secure" for its name`);
  if (/^__Host-/i.test(cookie) && (has('domain') || all.get('path') !== 'Path=/')) {
    cf.fail(`cookie "${cookie}" must have "Path=/" and no "Domain" for its name`);
  }
  return [...all.values()].map((text) => (text === '' ? '' : `; ${text}`)).join('');
}

function attribute(cf: Conf, word: string, key: string, value: string | undefined): string {
  const known = ATTRIBUTES[key];
  if (!known) return cf.fail(`unknown cookie attribute "${word}" in "${cf.name}" directive`);
  if ((key === 'httponly' || key === 'secure') && value === 'off') return '';
  const fits = known.value === undefined ? value === undefined : value !== undefined && known.value.test(value);
  if (!fits || hasVariables(word)) cf.fail(`invalid cookie attribute "${word}" in "${cf.name}" directive`);
  return value === undefined ? known.name : `${known.name}=${value}`;
}
