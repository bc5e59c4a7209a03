import { faultText } from '../fault-text.js';
import { LEVEL } from '../log/level.js';
import { DONE } from './outcome.js';
import { internalRedirect, namedRedirect } from './redirect.js';
import { respond } from './respond.js';
import { serverToken } from './server-token.js';
import { CLOSING, errorPageHtml, SPECIAL } from './status.js';
/** nginx's status for a connection that is closed without an answer. */
const CLOSE = 444;
/**
 * Ends a request with a status that has no response yet: by its `error_page`, or with nginx's own page.
 * Returns DONE, or that the request goes on elsewhere. Source: ngx_http_special_response_handler.
 */
export function endWithStatus(r, status) {
    if (r.response.sent)
        return DONE;
    if (status === CLOSE)
        return closeUnanswered(r, status);
    if (CLOSING.has(status))
        r.keepalive = false;
    r.errorStatus = status;
    const page = r.errorPage || r.uriChanges === 0 ? undefined : errorPageFor(r, status);
    if (page) {
        r.errorPage = !r.settings.recursive_error_pages;
        return serveErrorPage(r, page);
    }
    return sendPage(r, status);
}
/** Closes the connection without an answer; the access log says that status. */
export function closeUnanswered(r, status) {
    r.response.status = status;
    r.output.abort(r);
    return DONE;
}
function errorPageFor(r, status) {
    for (const page of r.settings.error_page)
        if (page.status === status)
            return page;
    return undefined;
}
function serveErrorPage(r, page) {
    if (page.overwrite !== undefined)
        r.errorStatus = page.overwrite;
    if (page.named !== undefined)
        return namedRedirect(r, page.named);
    const target = page.target(r);
    if (target.startsWith('/')) {
        if (r.method !== 'HEAD')
            r.method = 'GET';
        const query = target.indexOf('?');
        return query < 0
            ? internalRedirect(r, target, '')
            : internalRedirect(r, target.slice(0, query), target.slice(query + 1));
    }
    if (target.startsWith('@'))
        return namedRedirect(r, target);
    const status = r.errorStatus;
    const redirect = status === 301 || status === 302 || status === 303 || status === 307 || status === 308 ? status : 302;
    r.errorStatus = redirect;
    r.response.location = target;
    return sendPage(r, redirect);
}
function sendPage(r, status) {
    r.letGo();
    r.response = r.response.next();
    const { response } = r;
    const shown = r.errorStatus === status ? (SPECIAL[status]?.status ?? status) : r.errorStatus;
    r.errorStatus = 0;
    response.status = shown;
    const html = errorPageHtml(status, serverToken(r));
    if (html !== undefined)
        response.contentType = 'text/html';
    return respond(r, html ?? '');
}
/** Ends a request whose handling failed by a fault of ours: the stack goes to the log, a 500 to the client. */
export function endWithFault(r, error) {
    r.log(LEVEL.alert, faultText(error));
    if (!r.response.sent && sendFaultPage(r))
        return;
    if (!r.response.sent)
        r.response.status = 500;
    r.output.abort(r);
}
/** The page may meet the same fault again, in a filter; false where it does. */
function sendFaultPage(r) {
    r.keepalive = false;
    r.errorPage = true;
    r.errorStatus = 500;
    try {
        sendPage(r, 500);
        return true;
    }
    catch (error) {
        r.log(LEVEL.alert, faultText(error));
        return false;
    }
}
//# sourceMappingURL=special-response.js.map