import { realpathSync } from 'node:fs';
import { LEVEL } from '../log/level.js';
import { systemErrorText } from '../system-error.js';
import { fileName } from './file-name.js';
/** `..` as a segment of its own. */
const CLIMBS = /(?:^|\/)\.\.(?:\/|$)/;
/**
 * The name of the file that a URI stands for, by `root` or `alias`; a status where it stands for none: 500 for an
 * alias whose location the URI has left by `rewrite … break` (logged, as in nginx), 403 where it would lead out of
 * the root (logged; nginx would follow it), 404 for a zero byte. Source: ngx_http_map_uri_to_path.
 */
export function mapUriToPath(r, uri = r.uri) {
    const root = rootPath(r);
    if (typeof root === 'number')
        return root;
    const { replaces } = r.settings.root;
    if (replaces !== Number.POSITIVE_INFINITY)
        return underRoot(r, root, uri.slice(replaces));
    return r.addUriToAlias ? underRoot(r, root, uri) : root;
}
/** The path that `root` or `alias` give, before anything of the URI is added to it; a status as `mapUriToPath`. */
export function rootPath(r) {
    const root = r.settings.root;
    if (root.alias && !r.validLocation) {
        const name = r.settings.location?.name ?? '';
        r.log(LEVEL.alert, `"alias" cannot be used in location "${name}" where URI was rewritten`);
        return 500;
    }
    const path = root.path(r);
    // `..` in the directive is the operator's; from a variable or a capture it is the client's
    return !root.climbs && path.includes('..') && CLIMBS.test(path) ? leadsOut(r, path) : checkZero(path);
}
/** A path with the rest of a URI, or a candidate of `try_files`, added to it; a status as `mapUriToPath`. */
export function underRoot(r, root, rest) {
    const path = root + rest;
    // `alias /data/` under `location /i` makes `..` of `/i..`, so the place where the two meet counts
    if (rest.includes('..') && CLIMBS.test(root.slice(-1) + rest))
        return leadsOut(r, path);
    return checkZero(path);
}
/** `$document_root`: undefined where there is none. */
export function documentRoot(r) {
    const root = rootPath(r);
    return typeof root === 'string' ? root : undefined;
}
/** `$realpath_root`: the document root without symbolic links; undefined where it does not exist (logged). */
export function realDocumentRoot(r) {
    const root = documentRoot(r);
    if (root === undefined)
        return undefined;
    try {
        return realpathSync.native(fileName(root), { encoding: 'latin1' });
    }
    catch (error) {
        r.log(LEVEL.crit, `realpath() "${root}" failed ${systemErrorText(error)}`);
        return undefined;
    }
}
/** `$request_filename`: undefined where the URI stands for no file. */
export function requestFilename(r) {
    const path = mapUriToPath(r);
    return typeof path === 'string' ? path : undefined;
}
function leadsOut(r, path) {
    r.log(LEVEL.error, `"${path}" leads out of its root`);
    return 403;
}
/** To the system a path would end at its first zero byte. */
function checkZero(path) {
    return path.includes('\0') ? 404 : path;
}
//# sourceMappingURL=map-path.js.map