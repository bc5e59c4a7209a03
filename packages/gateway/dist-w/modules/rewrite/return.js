import { contentTypeOf } from '../../request/content-type.js';
import { respond } from '../../request/respond.js';
import { closeUnanswered } from '../../request/special-response.js';
/** Statuses whose text is where to go. */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Compiles `return code [text]`, `return code url` or `return url`. Source: ngx_http_rewrite_return. */
export function compileReturn(cf) {
    const [first = '', text] = cf.args;
    if (text === undefined && isUrl(first))
        return redirect(cf, 302, first);
    const status = /^\d{1,9}$/.test(first) ? Number(first) : Number.NaN;
    if (!(status <= 999))
        cf.fail(`invalid return code "${first}"`);
    if (REDIRECTS.has(status))
        return redirect(cf, status, text ?? '');
    if (text)
        return answer(cf, status, text);
    if (status < 400)
        return answer(cf, status, '');
    // as in nginx, whose own codes for a client that is late or gone these are
    return status === 408 || status === 499 ? (r) => closeUnanswered(r, status) : () => status;
}
function isUrl(text) {
    return /^(?:https?:\/\/|\$scheme)/.test(text);
}
function redirect(cf, status, target) {
    const location = cf.value(target);
    return (r) => {
        r.response.location = location(r);
        return status;
    };
}
/** A text of the configuration's own goes out as it is: no error_page takes its place. Source: ngx_http_send_response. */
function answer(cf, status, written) {
    const text = cf.value(written);
    return (r) => {
        // the text may speak of the status, though not of the type
        r.response.status = status;
        const body = text(r);
        r.response.contentType ??= contentTypeOf(r);
        return respond(r, body);
    };
}
//# sourceMappingURL=return.js.map