import { close } from 'node:fs';
import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { oneOf, setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { LEVEL } from '../../log/level.js';
import { contentTypeOf } from '../../request/content-type.js';
import { mapUriToPath } from '../../request/map-path.js';
import { openFile } from '../../request/open-file.js';
import { DONE, NEXT } from '../../request/outcome.js';
import { respond } from '../../request/respond.js';
import { systemErrorCode, systemErrorText } from '../../system-error.js';
import { gzip } from './index.js';
import { takesGzip } from './takes-gzip.js';
/** nginx's ngx_http_gzip_static_module: answers with `FILE.gz`, which somebody has made of FILE beforehand. */
export const gzipStatic = defineModule({
    name: 'gzip_static',
    defaults: { gzip_static: 'off' },
    directives: {
        gzip_static: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'on | off | always',
            default: 'off',
            doc: 'Answers with the file of that name and `.gz`, where there is one, for clients that accept gzip by the rules of gzip_http_version, gzip_proxied and gzip_disable; with `always` for all.',
            ...setting(oneOf('off', 'on', 'always')),
        },
    },
    content: serveGzipped,
});
/** Source: ngx_http_gzip_static_handler. */
function serveGzipped(r) {
    const mode = gzipStatic.of(r).gzip_static;
    if (mode === 'off' || (r.method !== 'GET' && r.method !== 'HEAD') || r.uri.endsWith('/'))
        return NEXT;
    const settings = gzip.of(r);
    if (mode === 'on') {
        r.gzipOk = takesGzip(r, settings);
        // a client that does not take it still has to be told that there is such a file
        if (!r.gzipOk && !settings.gzip_vary)
            return NEXT;
    }
    const mapped = mapUriToPath(r);
    if (typeof mapped === 'number')
        return mapped;
    const path = `${mapped}.gz`;
    r.debug(() => `http filename: "${path}"`);
    return openFile(path).then((opened) => 'error' in opened ? notOpened(r, path, opened.error) : take(r, path, opened));
}
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);
const FORBIDDEN = new Set(['EACCES', 'EMLINK', 'ELOOP']);
/** Whatever the reason, there may be a file that is not compressed. */
function notOpened(r, path, error) {
    const code = systemErrorCode(error);
    if (!MISSING.has(code)) {
        r.log(FORBIDDEN.has(code) ? LEVEL.error : LEVEL.crit, `open() "${path}" failed ${systemErrorText(error)}`);
    }
    return NEXT;
}
function take(r, path, file) {
    if (gzipStatic.of(r).gzip_static === 'on')
        r.gzipVary = true;
    const status = judge(r, path, file);
    if (status === DONE)
        return send(r, file);
    close(file.fd);
    return status;
}
/** DONE for a file that is to be sent. */
function judge(r, path, { stats }) {
    if ((gzipStatic.of(r).gzip_static === 'on' && !r.gzipOk) || stats.isDirectory())
        return NEXT;
    if (stats.isFile())
        return DONE;
    r.log(LEVEL.crit, `"${path}" is not a regular file`);
    return 404;
}
function send(r, { fd, stats }) {
    r.main.action = 'sending response to client';
    // the client may have gone while the file was being opened
    if (!r.holdFile(fd))
        return DONE;
    const { response } = r;
    const modified = Math.floor(stats.mtimeMs / 1000);
    response.status = 200;
    response.lastModified = modified;
    if (r.settings.etag)
        response.etag = `"${modified.toString(16)}-${stats.size.toString(16)}"`;
    response.contentType ??= contentTypeOf(r);
    response.headers.add('Content-Encoding', 'gzip');
    return respond(r, stats.size === 0 ? '' : [{ fd, offset: 0, length: stats.size }]);
}
//# sourceMappingURL=gzip-static.js.map