import { LEVEL } from '../log/level.ts';
import type { Result } from '../request/outcome.ts';
import { internalRedirect, namedRedirect } from '../request/redirect.ts';
import type { Request } from '../request/request.ts';
import { parseUnsafeUri } from '../request/unsafe-uri.ts';
import type { Rewriting } from './passing.ts';
import type { BackendHead } from './protocol.ts';
import { copyAlong } from './response-fields.ts';

/**
 * Has a request go on where a backend says by `X-Accel-Redirect`: a path of this server or `@name`, with some of the
 * fields of the backend's response. Source: ngx_http_upstream_process_headers.
 */
export function redirectByBackend(
  r: Request,
  head: BackendHead,
  target: string,
  rewriting: Rewriting | undefined,
): Result {
  const type = copyAlong(r, head, rewriting);
  const named = target.startsWith('@');
  if (!named && r.method !== 'HEAD') r.method = 'GET';
  const where = named ? undefined : parseUnsafeUri(target);
  if (!named && !where) {
    r.log(LEVEL.error, `unsafe URI "${target}" was detected`);
    return 404;
  }
  const result = where ? internalRedirect(r, where.uri, where.args) : namedRedirect(r, target);
  if (type !== undefined) r.response.contentType = type;
  return result;
}
