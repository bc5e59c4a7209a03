import type { Request } from '../request/request.ts';
import { serverToken } from '../request/server-token.ts';
import { REASONS } from '../request/status.ts';
import { currentHttpDate, httpDate } from './date.ts';

/**
 * The head of a response as bytes, in nginx's order of fields. `chunked` says how the body will be framed, `now` is
 * in milliseconds. Source: ngx_http_header_filter.
 */
export function responseHead(r: Request, chunked: boolean, now: number): string {
  const response = r.response;
  const status = response.status;
  let head = firstLines(r, status, now);
  const bodyless = status === 204 || status < 200;
  if (response.contentType !== undefined && !bodyless) head += `Content-Type: ${response.contentType}\r\n`;
  if (response.contentLength >= 0 && !bodyless) head += `Content-Length: ${response.contentLength}\r\n`;
  if (response.lastModified >= 0 && (status === 200 || status === 206 || status === 304))
    head += `Last-Modified: ${httpDate(response.lastModified)}\r\n`;
  const { location } = response;
  const absolute = location === undefined ? undefined : absoluteLocation(r, location);
  const field = absolute === undefined ? '' : `Location: ${oneLine(absolute)}\r\n`;
  // as in nginx, one that needed to be made absolute has a place of its own
  const first = absolute !== location;
  if (first) head += field;
  if (chunked) head += 'Transfer-Encoding: chunked\r\n';
  head += connectionFields(r);
  if (r.gzipVary && r.settings.gzip_vary) head += 'Vary: Accept-Encoding\r\n';
  if (!first) head += field;
  if (response.etag !== undefined) head += `ETag: ${response.etag}\r\n`;
  return `${head}${response.headers.toString()}\r\n`;
}

function firstLines(r: Request, status: number, now: number): string {
  const { reason, server, date } = r.response;
  if (reason === undefined && server === undefined && date === undefined) return ownLines(r, status, now);
  const usualReason = REASONS[status] ?? '';
  return linesOf(status, reason ?? usualReason, server ?? serverToken(r), date ?? currentHttpDate(now));
}

/** First lines with nothing of a backend's in them, by the name of the server and by status: the same for a second. */
const made: Map<string, string[]> = new Map();
let dateOfMade = '';

function ownLines(r: Request, status: number, now: number): string {
  const date = currentHttpDate(now);
  if (date !== dateOfMade) {
    made.clear();
    dateOfMade = date;
  }
  const server = serverToken(r);
  const byStatus = made.get(server) ?? [];
  if (byStatus.length === 0) made.set(server, byStatus);
  byStatus[status] ??= linesOf(status, REASONS[status] ?? '', server, date);
  return byStatus[status];
}

/** Joined they are one string, not a tree of pieces that each response which has them would put together anew. */
function linesOf(status: number, reason: string, server: string, date: string): string {
  const statusLine = `HTTP/1.1 ${String(status).padStart(3, '0')} ${reason}`;
  return [statusLine, `Server: ${server}`, `Date: ${date}`, ''].join('\r\n');
}

/** A value of the client's in a URL of the configuration (`return 302 /to/$arg_x`) must not end the field it is in. */
export function oneLine(url: string): string {
  return /[\0\r\n]/.test(url) ? url.replace(/[\0\r\n]/g, encodeURIComponent) : url;
}

function connectionFields(r: Request): string {
  if (r.response.status === 101) return 'Connection: upgrade\r\n';
  if (!r.keepalive) return 'Connection: close\r\n';
  const seconds = r.settings.keepalive_timeout.header;
  return seconds === undefined
    ? 'Connection: keep-alive\r\n'
    : `Connection: keep-alive\r\nKeep-Alive: timeout=${seconds}\r\n`;
}

/** A path becomes a URL of this server, unless `absolute_redirect off`. */
export function absoluteLocation(r: Request, location: string): string {
  if (!location.startsWith('/') || !r.settings.absolute_redirect) return location;
  const client = r.client;
  const scheme = client.tls ? 'https' : 'http';
  const asked = r.settings.server_name_in_redirect ? r.server.name : r.host;
  const host = asked === '' && !r.settings.server_name_in_redirect ? bracketed(client.serverAddress) : asked;
  const usual = client.tls ? '443' : '80';
  const port =
    r.settings.port_in_redirect && client.serverPort !== usual && client.serverPort !== ''
      ? `:${client.serverPort}`
      : '';
  return `${scheme}://${host}${port}${location}`;
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('unix:') ? `[${address}]` : address;
}
