import { defineModule } from '../config/module.js';
import { parseHttpDate } from '../http1/date.js';
/** nginx's ngx_http_not_modified_filter_module: conditional requests (RFC 9110 section 13). */
export const notModified = defineModule({ name: 'not_modified', filter });
function filter(r) {
    const response = r.response;
    if (response.status !== 200 || r.parent || response.unconditional)
        return;
    if (preconditionFails(r)) {
        response.headers.clear();
        response.refusal = 412;
    }
    else if (isUnmodified(r)) {
        response.status = 304;
        response.contentType = undefined;
        response.contentLength = -1;
        response.acceptRanges = false;
        response.headers.remove('content-encoding');
        response.body = '';
    }
}
function preconditionFails(r) {
    const since = r.headers.first('if-unmodified-since');
    const modified = r.response.lastModified;
    // as in nginx, what has no time cannot be known to be unmodified
    if (since !== undefined && (modified === -1 || time(since) < modified))
        return true;
    const match = r.headers.first('if-match');
    return match !== undefined && !listsEtag(match, r.response.etag, false);
}
/** As in nginx both fields have to say so where there are both, though by RFC 9110 If-None-Match alone would decide. */
function isUnmodified(r) {
    const since = r.headers.first('if-modified-since');
    const none = r.headers.first('if-none-match');
    if (since === undefined && none === undefined)
        return false;
    if (since !== undefined && isModifiedSince(r, since))
        return false;
    return none === undefined || listsEtag(none, r.response.etag, true);
}
function isModifiedSince(r, since) {
    const how = r.settings.if_modified_since;
    const modified = r.response.lastModified;
    if (how === 'off' || modified === -1)
        return true;
    const known = time(since);
    return how === 'exact' ? known !== modified : known < modified;
}
/** A date that cannot be read is older than anything. */
function time(text) {
    return parseHttpDate(text) ?? -1;
}
/** Whether a list of entity tags has that one in it, or is `*`. Source: ngx_http_test_if_match. */
export function listsEtag(list, etag, weak) {
    if (list === '*')
        return true;
    if (etag === undefined)
        return false;
    const wanted = weak && etag.startsWith('W/') ? etag.slice(2) : etag;
    const item = weak ? /[ \t,]*(?:W\/)?/y : /[ \t,]*/y;
    let at = 0;
    while (at < list.length) {
        item.lastIndex = at;
        item.exec(list);
        const start = item.lastIndex;
        if (list.startsWith(wanted, start) && /^[ \t]*(?:,|$)/.test(list.slice(start + wanted.length)))
            return true;
        const comma = list.indexOf(',', start);
        at = comma < 0 ? list.length : comma;
    }
    return false;
}
//# sourceMappingURL=not-modified.js.map