import { LEVEL } from '../log/level.js';
import { internalRedirect, namedRedirect } from '../request/redirect.js';
import { parseUnsafeUri } from '../request/unsafe-uri.js';
import { copyAlong } from './response-fields.js';
/**
 * Has a request go on where a backend says by `X-Accel-Redirect`: a path of this server or `@name`, with some of the
 * fields of the backend's response. Source: ngx_http_upstream_process_headers.
 */
export function redirectByBackend(r, head, target, rewriting) {
    const type = copyAlong(r, head, rewriting);
    const named = target.startsWith('@');
    if (!named && r.method !== 'HEAD')
        r.method = 'GET';
    const where = named ? undefined : parseUnsafeUri(target);
    if (!named && !where) {
        r.log(LEVEL.error, `unsafe URI "${target}" was detected`);
        return 404;
    }
    const result = where ? internalRedirect(r, where.uri, where.args) : namedRedirect(r, target);
    if (type !== undefined)
        r.response.contentType = type;
    return result;
}
//# sourceMappingURL=accel-redirect.js.map