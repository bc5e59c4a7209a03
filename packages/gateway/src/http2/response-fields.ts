import type { OutgoingHttpHeaders } from 'node:http2';
import { currentHttpDate, httpDate } from '../http1/date.ts';
import { absoluteLocation, oneLine } from '../http1/response-head.ts';
import type { Headers } from '../request/headers.ts';
import type { Request } from '../request/request.ts';
import { serverToken } from '../request/server-token.ts';

/** What HTTP/2 has no fields for (RFC 9113 section 8.2.2). */
const OF_CONNECTIONS: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Fields of which `node:http2` sends no second one; those of requests among them too, as a backend may send them. */
const SINGLE: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-max-age',
  'access-control-request-method',
  'age',
  'authorization',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'date',
  'dnt',
  'etag',
  'expires',
  'from',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'range',
  'referer',
  'retry-after',
  'tk',
  'upgrade-insecure-requests',
  'user-agent',
  'x-content-type-options',
]);

type Fields = Map<string, string | string[]>;

const NAME = /^[!#$%&'*+.^`|~0-9a-z_-]+$/;

/**
 * The head of a response as `node:http2` takes it, in nginx's order of fields; `now` is in milliseconds.
 * Source: ngx_http_v2_header_filter.
 */
export function responseFields(r: Request, now: number): OutgoingHttpHeaders {
  const { response } = r;
  const { status, contentType, contentLength, lastModified, location, etag } = response;
  const fields: Fields = new Map([
    [':status', String(status)],
    ['server', response.server ?? serverToken(r)],
    ['date', response.date ?? currentHttpDate(now)],
  ]);
  if (contentType !== undefined && status !== 204) fields.set('content-type', contentType);
  if (contentLength >= 0 && status !== 204 && status !== 205) fields.set('content-length', String(contentLength));
  if (lastModified >= 0 && (status === 200 || status === 206 || status === 304)) {
    fields.set('last-modified', httpDate(lastModified));
  }
  if (location !== undefined) fields.set('location', oneLine(absoluteLocation(r, location)));
  if (r.gzipVary && r.settings.gzip_vary) fields.set('vary', 'Accept-Encoding');
  if (etag !== undefined) fields.set('etag', etag);
  addAll(fields, response.headers);
  return Object.fromEntries(fields);
}

/** The fields of a trailer section, none where there is none. */
export function trailerFields(trailers: Headers | undefined): OutgoingHttpHeaders {
  const fields: Fields = new Map();
  if (trailers) addAll(fields, trailers);
  return Object.fromEntries(fields);
}

/** How many bytes a head has before compression: what is counted as sent, for want of the number after it. */
export function fieldsSize(fields: OutgoingHttpHeaders): number {
  let size = 0;
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [String(value)]) size += name.length + one.length;
  }
  return size;
}

function addAll(fields: Fields, headers: Headers): void {
  for (const [written, value] of headers) {
    const name = written.toLowerCase();
    if (OF_CONNECTIONS.has(name) || !NAME.test(name)) continue;
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value);
    else if (!SINGLE.has(name)) fields.set(name, typeof before === 'string' ? [before, value] : [...before, value]);
  }
}
