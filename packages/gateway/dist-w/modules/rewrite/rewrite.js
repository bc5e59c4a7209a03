import { compileEscaping, compileParts } from '../../config/value.js';
import { LEVEL } from '../../log/level.js';
import { NEXT, STOP } from '../../request/outcome.js';
import { compileMatch } from './match.js';
/** Compiles `rewrite regex replacement [flag]`. Source: ngx_http_rewrite. */
export function compileRewrite(cf, logs) {
    const [source = '', written = ''] = cf.args;
    const match = compileMatch(cf.pattern(source, false), source, logs);
    const action = readAction(cf, written);
    const keepsArgs = !written.endsWith('?');
    const target = compileReplacement(cf, keepsArgs ? written : written.slice(0, -1), action.status !== 0);
    const apply = action.status === 0 ? changeUri(target, keepsArgs, action, logs) : redirect(target, keepsArgs, action.status, logs);
    return (r) => {
        if (!match(r, r.uri))
            return NEXT;
        r.escapesCaptures = false;
        return apply(r);
    };
}
function readAction(cf, replacement) {
    const external = /^(?:https?:\/\/|\$scheme)/.test(replacement);
    const flag = cf.args[2];
    switch (flag) {
        case undefined:
            return { status: external ? 302 : 0, last: external, breaks: false };
        case 'last':
            return { status: external ? 302 : 0, last: true, breaks: false };
        case 'break':
            return { status: external ? 302 : 0, last: true, breaks: true };
        case 'redirect':
            return { status: 302, last: true, breaks: false };
        case 'permanent':
            return { status: 301, last: true, breaks: false };
        default:
            return cf.fail(`invalid parameter "${flag}"`);
    }
}
/**
 * Compiles a replacement. Captures are unescaped text of the path: where they become part of a query string or of a
 * redirect they are escaped again, if the client had escaped anything. Source: ngx_http_script_copy_capture_code.
 */
function compileReplacement(cf, text, quoted) {
    const query = text.indexOf('?');
    const path = cf.parts(query < 0 ? text : text.slice(0, query));
    return {
        path: quoted ? compileEscaping(path, always) : compileParts(path),
        args: query < 0 ? undefined : compileEscaping(cf.parts(text.slice(query + 1)), always),
    };
}
function always() {
    return true;
}
function redirect(target, keepsArgs, status, logs) {
    return (r) => {
        const path = unescapeForRedirect(target.path(r));
        const own = target.args?.(r);
        const url = own === undefined ? path : `${path}?${own}`;
        const more = keepsArgs && r.args !== '' ? `${own === undefined ? '?' : '&'}${r.args}` : '';
        r.response.location = url + more;
        if (logs(r))
            r.log(LEVEL.notice, `rewritten redirect: "${url + more}"`);
        return status;
    };
}
/** Escapes that need not be in a redirect are undone, as far as its query. Source: ngx_unescape_uri with NGX_UNESCAPE_REDIRECT. */
function unescapeForRedirect(text) {
    if (!text.includes('%'))
        return text;
    let query = false;
    return text.replace(/\?|%([0-9a-f]{2})/gi, (written, hex) => {
        if (query)
            return written;
        const char = hex === undefined ? written : String.fromCharCode(Number.parseInt(hex, 16));
        // as in nginx, an escaped question mark begins the query as well
        query = char === '?';
        return char > '%' && char < '\x7f' ? char : written;
    });
}
function changeUri(target, keepsArgs, action, logs) {
    return (r) => {
        const path = target.path(r);
        const own = target.args?.(r);
        if (own !== undefined)
            r.args = keepsArgs && r.args !== '' ? `${own}&${r.args}` : own;
        else if (!keepsArgs)
            r.args = '';
        if (logs(r))
            r.log(LEVEL.notice, `rewritten data: "${path}", args: "${r.args}"`);
        r.uri = path;
        r.unparsedUriValid = false;
        r.internal = true;
        r.uriChanged = !action.breaks;
        if (action.breaks)
            r.validLocation = false;
        if (path === '') {
            r.log(LEVEL.error, 'the rewritten URI has a zero length');
            return 500;
        }
        return action.last ? STOP : NEXT;
    };
}
//# sourceMappingURL=rewrite.js.map