import type { Request } from '../../request/request.ts';
import { acceptsGzip } from './accept-encoding.ts';
import { allowsProxied } from './proxied.ts';
import type { GzipSettings } from './settings.ts';
import { isDisabled } from './user-agents.ts';

/**
 * Whether the client is to have a response gzipped: by what it accepts, its version of HTTP, the proxies it came by and
 * its name. What a subrequest gives is compressed with the rest. Source: ngx_http_gzip_ok.
 */
export function takesGzip(r: Request, settings: GzipSettings): boolean {
  if (r.parent) return false;
  const accepted = r.headers.first('accept-encoding');
  if (accepted === undefined || !acceptsGzip(accepted) || r.version < settings.gzip_http_version) return false;
  if (r.headers.first('via') !== undefined && !allowsProxied(r, settings.gzip_proxied)) return false;
  return !isDisabled(r, settings);
}
