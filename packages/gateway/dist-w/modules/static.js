import { close } from 'node:fs';
import { defineModule } from '../config/module.js';
import { LEVEL } from '../log/level.js';
import { contentTypeOf } from '../request/content-type.js';
import { escapeUri } from '../request/escape-uri.js';
import { mapUriToPath } from '../request/map-path.js';
import { openFile } from '../request/open-file.js';
import { DONE, NEXT } from '../request/outcome.js';
import { respond } from '../request/respond.js';
import { systemErrorCode, systemErrorText } from '../system-error.js';
/** nginx's ngx_http_static_module: answers with the file that the URI stands for. */
export const staticFiles = defineModule({ name: 'static', content: serveFile });
function serveFile(r) {
    if (r.method !== 'GET' && r.method !== 'HEAD' && r.method !== 'POST')
        return 405;
    if (r.uri.endsWith('/'))
        return NEXT;
    const path = mapUriToPath(r);
    if (typeof path === 'number')
        return path;
    r.debug(() => `http filename: "${path}"`);
    return openFile(path).then((opened) => 'error' in opened ? refused(r, path, opened.error) : answer(r, path, opened));
}
function refused(r, path, error) {
    const code = systemErrorCode(error);
    const status = FAILURES[code ?? ''] ?? 500;
    if (status !== 404 || r.settings.log_not_found) {
        r.log(status === 500 ? LEVEL.crit : LEVEL.error, `open() "${path}" failed ${systemErrorText(error)}`);
    }
    return status;
}
const FAILURES = {
    ENOENT: 404,
    ENOTDIR: 404,
    ENAMETOOLONG: 404,
    EACCES: 403,
    EMLINK: 403,
    ELOOP: 403,
};
function answer(r, path, { fd, stats }) {
    const status = stats.isDirectory() ? redirect(r) : stats.isFile() ? methodStatus(r) : notRegular(r, path);
    if (status !== NEXT) {
        close(fd);
        return status;
    }
    r.main.action = 'sending response to client';
    // the client may have gone while the file was being opened
    if (!r.holdFile(fd))
        return DONE;
    const response = r.response;
    const modified = Math.floor(stats.mtimeMs / 1000);
    response.status = 200;
    response.lastModified = modified;
    if (r.settings.etag)
        response.etag = `"${modified.toString(16)}-${stats.size.toString(16)}"`;
    response.acceptRanges = true;
    response.contentType ??= contentTypeOf(r);
    return respond(r, stats.size === 0 ? '' : [{ fd, offset: 0, length: stats.size }]);
}
/** A directory is asked for without its slash. */
function redirect(r) {
    const query = r.args === '' ? '' : `?${r.args}`;
    r.response.location = `${escapeUri(r.uri, 'uri')}/${query}`;
    return 301;
}
function methodStatus(r) {
    return r.method === 'POST' ? 405 : NEXT;
}
function notRegular(r, path) {
    r.log(LEVEL.crit, `"${path}" is not a regular file`);
    return 404;
}
//# sourceMappingURL=static.js.map