import type { Request } from '../../request/request.ts';
import type { Response } from '../../request/response.ts';
import { gzipBody } from './gzip-body.ts';
import { hasMediaType } from './media-types.ts';
import type { GzipSettings } from './settings.ts';
import { takesGzip } from './takes-gzip.ts';

/** Gzips a response where it can be and the client takes it. Source: ngx_http_gzip_header_filter. */
export function gzipResponse(r: Request, settings: GzipSettings): void {
  if (!settings.gzip || !mayBeGzipped(r, settings)) return;
  r.gzipVary = true;
  r.gzipOk ??= takesGzip(r, settings);
  if (r.gzipOk) encode(r, settings);
}

function mayBeGzipped(r: Request, settings: GzipSettings): boolean {
  const { status, headers, contentLength } = r.response;
  if (status !== 200 && status !== 403 && status !== 404) return false;
  if (contentLength !== -1 && contentLength < settings.gzip_min_length) return false;
  return !headers.first('content-encoding') && hasMediaType(r, settings.gzip_types);
}

function encode(r: Request, settings: GzipSettings): void {
  const { response } = r;
  // first, for it may fail
  if (!response.headerOnly) response.body = gzipBody(r, response.body, settings);
  response.headers.add('Content-Encoding', 'gzip');
  response.headers.remove('accept-ranges');
  response.contentLength = -1;
  response.acceptRanges = false;
  weakenEtag(response);
}

/** The tag now stands for other bytes as well; one that is not quoted cannot say so. Source: ngx_http_weak_etag. */
function weakenEtag(response: Response): void {
  const { etag } = response;
  if (etag === undefined || (etag.startsWith('W/') && etag.length > 2)) return;
  response.etag = etag.startsWith('"') ? `W/${etag}` : undefined;
}
