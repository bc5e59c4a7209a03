import { HTTP_SERVER_LOCATION } from '../config/context.js';
import { defineModule } from '../config/module.js';
import { hasVariables } from '../config/value.js';
import { LEVEL } from '../log/level.js';
import { mapUriToPath, underRoot } from '../request/map-path.js';
import { fileInfo } from '../request/open-file.js';
import { DONE, NEXT } from '../request/outcome.js';
import { internalRedirect } from '../request/redirect.js';
import { systemErrorCode, systemErrorText } from '../system-error.js';
/** nginx's ngx_http_index_module: a directory is answered with one of its files. */
export const indexFiles = defineModule({
    name: 'index',
    defaults: { index: [() => 'index.html'] },
    directives: {
        index: {
            in: HTTP_SERVER_LOCATION,
            args: { atLeast: 1 },
            syntax: 'file …',
            default: 'index.html',
            doc: 'The files that stand for their directory, in the order in which they are tried; the last may be a URI.',
            apply: applyIndex,
        },
    },
    content: (r) => {
        if (!r.uri.endsWith('/'))
            return NEXT;
        if (r.method !== 'GET' && r.method !== 'HEAD' && r.method !== 'POST')
            return NEXT;
        const directory = mapUriToPath(r);
        return typeof directory === 'number' ? directory : tryIndex(r, directory, 0, false);
    },
});
function applyIndex(cf) {
    const values = cf.args.map((name, i) => {
        if (name.startsWith('/') && i !== cf.args.length - 1) {
            cf.warn('only the last index in "index" directive should be absolute');
        }
        if (name === '')
            cf.fail(`index "${cf.arg(0)}" in "index" directive is invalid`);
        return hasVariables(name) ? cf.value(name) : () => name;
    });
    const before = cf.level.has('index') ? cf.level.own['index'] : [];
    cf.level.own['index'] = [...before, ...values];
}
/** Tries one of the names, and those after it. `tested`: the directory itself is known to exist. */
function tryIndex(r, directory, at, tested) {
    const value = indexFiles.of(r).index[at];
    if (!value)
        return NEXT;
    const name = value(r);
    if (name.startsWith('/'))
        return internalRedirect(r, name, r.args);
    const path = underRoot(r, directory, name);
    if (typeof path === 'number')
        return path;
    r.debug(() => `open index "${path}"`);
    return fileInfo(path).then(async (info) => {
        if (r.released)
            return DONE;
        if (!('error' in info))
            return internalRedirect(r, r.uri + name, r.args);
        const status = indexStatus(r, path, info.error);
        if (status !== NEXT)
            return status;
        if (!tested) {
            const missing = await testDirectory(r, directory, name);
            if (missing !== NEXT)
                return missing;
        }
        if (systemErrorCode(info.error) === 'ENOENT')
            return tryIndex(r, directory, at + 1, true);
        r.log(LEVEL.crit, `stat() "${path}" failed ${systemErrorText(info.error)}`);
        return 500;
    });
}
/** What a failed look-up means for the request, whatever else there is; NEXT where others may be tried. */
function indexStatus(r, path, error) {
    switch (systemErrorCode(error)) {
        case 'ELOOP':
        case 'EMLINK':
            return 403;
        case 'EACCES':
            r.log(LEVEL.error, `"${path}" is forbidden ${systemErrorText(error)}`);
            return 403;
        case 'ENOTDIR':
        case 'ENAMETOOLONG':
            return notFound(r, path, error);
        default:
            return NEXT;
    }
}
function notFound(r, path, error) {
    if (r.settings.log_not_found)
        r.log(LEVEL.error, `"${path}" is not found ${systemErrorText(error)}`);
    return 404;
}
/** An index that is missing is looked for no further where its directory is missing too. */
async function testDirectory(r, directory, name) {
    const path = directory.length > 1 && directory.endsWith('/') ? directory.slice(0, -1) : directory;
    const info = await fileInfo(path);
    if (!('error' in info)) {
        if (info.stats.isDirectory())
            return NEXT;
        r.log(LEVEL.alert, `"${directory}${name}" is not a directory`);
        return 500;
    }
    switch (systemErrorCode(info.error)) {
        case 'ELOOP':
        case 'EMLINK':
            return 403;
        case 'ENOENT':
            return notFound(r, directory + name, info.error);
        case 'EACCES':
            // it could be searched just now
            return NEXT;
        default:
            r.log(LEVEL.crit, `stat() "${path}" failed ${systemErrorText(info.error)}`);
            return 500;
    }
}
//# sourceMappingURL=index-files.js.map