import type { Conf } from '../../config/conf.ts';
import { wordSet } from '../../config/directives.ts';
import { parseHttpDate } from '../../http1/date.ts';
import type { Request } from '../../request/request.ts';

/** A word of `gzip_proxied`. */
export type ProxiedWord = (typeof WORDS)[number];

/** The words of `gzip_proxied`, and the clock that `expired` goes by (milliseconds since the Unix epoch). */
export interface Proxied {
  readonly words: ReadonlySet<ProxiedWord>;
  readonly now: () => number;
}

const WORDS = [
  'off',
  'expired',
  'no-cache',
  'no-store',
  'private',
  'no_last_modified',
  'no_etag',
  'auth',
  'any',
] as const;

/** The arguments of `gzip_proxied`, for the reference page. */
export const PROXIED_SYNTAX: string = `${WORDS.join(' | ')} …`;

/** What holds without `gzip_proxied`. */
export const NOT_PROXIED: Proxied = { words: new Set(['off']), now: Date.now };

/** Reads `gzip_proxied`, which a level may give piece by piece. Source: ngx_conf_set_bitmask_slot. */
export function applyProxied(cf: Conf): void {
  const before = cf.level.has(cf.name) ? (cf.level.own[cf.name] as Proxied).words : [];
  const words = wordSet(cf, WORDS, before);
  cf.level.own[cf.name] = { words, now: cf.environment.now };
}

/** Words that stand for a directive of `Cache-Control`, which neither has an argument nor is followed by a semicolon. */
const CACHE_CONTROL = (['no-cache', 'no-store', 'private'] as const).map(
  (word) => [word, new RegExp(`(?:^|[;,] *)${word} *(?:,|$)`, 'i')] as const,
);

/**
 * Whether the answer to a proxy, which is one that sends a Via field, may be compressed. Expiry counts before
 * `Cache-Control`, and that before what the response lacks. Source: ngx_http_gzip_ok.
 */
export function allowsProxied(r: Request, { words, now }: Proxied): boolean {
  if (words.has('off')) return false;
  if (words.has('any') || (words.has('auth') && r.headers.first('authorization') !== undefined)) return true;
  const { headers } = r.response;
  const expires = headers.first('expires');
  if (expires !== undefined) return words.has('expired') && isExpired(r, expires, now);
  const control = headers.all('cache-control');
  if (control.length > 0) {
    return CACHE_CONTROL.some(([word, given]) => words.has(word) && control.some((value) => given.test(value)));
  }
  if (words.has('no_last_modified') && hasLastModified(r)) return false;
  return !words.has('no_etag') || r.response.etag === undefined;
}

/** By the response's own date, where a backend's is passed on. */
function isExpired(r: Request, expires: string, now: () => number): boolean {
  const { date } = r.response;
  const current = date === undefined ? Math.floor(now() / 1000) : parseHttpDate(date);
  const expiry = parseHttpDate(expires);
  return expiry !== undefined && current !== undefined && expiry < current;
}

/** As in nginx, the time of a file does not count: it becomes a field only later. */
function hasLastModified({ response }: Request): boolean {
  return (
    response.headers.first('last-modified') !== undefined || (response.unconditional && response.lastModified >= 0)
  );
}
