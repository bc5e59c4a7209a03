import { acceptsGzip } from './accept-encoding.js';
import { allowsProxied } from './proxied.js';
import { isDisabled } from './user-agents.js';
/**
 * Whether the client is to have a response gzipped: by what it accepts, its version of HTTP, the proxies it came by and
 * its name. What a subrequest gives is compressed with the rest. Source: ngx_http_gzip_ok.
 */
export function takesGzip(r, settings) {
    if (r.parent)
        return false;
    const accepted = r.headers.first('accept-encoding');
    if (accepted === undefined || !acceptsGzip(accepted) || r.version < settings.gzip_http_version)
        return false;
    if (r.headers.first('via') !== undefined && !allowsProxied(r, settings.gzip_proxied))
        return false;
    return !isDisabled(r, settings);
}
//# sourceMappingURL=takes-gzip.js.map