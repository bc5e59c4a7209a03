import { httpDate, parseHttpDate } from '../http1/date.js';
import { LEVEL } from '../log/level.js';
import { Headers } from '../request/headers.js';
/** Fields of one connection, which never go over another (RFC 9110 section 7.6.1). */
export const HOP_BY_HOP = new Set([
    'connection',
    'keep-alive',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
]);
/** Fields that there is one of; nginx takes the first. Source: ngx_http_upstream_process_header_line. */
const SINGLE = new Set([
    'content-type',
    'date',
    'etag',
    'last-modified',
    'location',
    'refresh',
    'server',
    'x-accel-buffering',
    'x-accel-redirect',
]);
/** The names that the Connection fields of a message list, in lower case. */
export function connectionOptions(headers) {
    const names = headers.all('connection').flatMap((value) => value.toLowerCase().split(','));
    return new Set(names.map((name) => name.trim()));
}
/** Gives the client's response what a backend's has: status and fields, but for those that are not for the client. */
export function copyHead(r, head, conf, rewriting) {
    const { response } = r;
    response.status = head.status;
    response.reason = head.reason;
    response.unconditional = true;
    response.location = undefined;
    const options = connectionOptions(head.headers);
    const seen = new Map();
    for (const [name, value] of head.headers) {
        const key = name.toLowerCase();
        if (SINGLE.has(key) && isRepeated(r, seen, key, name, value))
            continue;
        if (HOP_BY_HOP.has(key) || options.has(key) || conf.hidden.has(key))
            continue;
        copyField(r, key, name, value, rewriting);
    }
}
function isRepeated(r, seen, key, name, value) {
    const before = seen.get(key);
    if (before === undefined) {
        seen.set(key, value);
        return false;
    }
    const line = `"${name}: ${value}", previous value: "${name}: ${before}"`;
    r.log(LEVEL.warn, `upstream sent duplicate header line: ${line}, ignored`);
    return true;
}
function copyField(r, key, name, value, rewriting) {
    const { response } = r;
    switch (key) {
        case 'content-length':
            return;
        case 'content-type':
            response.contentType = value;
            return;
        case 'etag':
            response.etag = value;
            return;
        case 'server':
            response.server = value;
            return;
        case 'date':
            response.date = value;
            return;
        case 'last-modified':
            return setLastModified(r, name, value);
        case 'location':
            return setLocation(r, name, value, rewriting?.location(r, value));
        case 'refresh':
            return response.headers.add(name, rewriting ? rewriting.refresh(r, value) : value);
        case 'set-cookie':
            return response.headers.add(name, rewriting ? rewriting.setCookie(r, value) : value);
        default:
            response.headers.add(name, value);
    }
}
/** As in nginx, only one that was rewritten is made absolute. */
function setLocation(r, name, value, rewritten) {
    if (rewritten === undefined)
        r.response.headers.add(name, value);
    else
        r.response.location = rewritten;
}
/** As it came; a date in the usual form is known as one. */
function setLastModified(r, name, value) {
    const seconds = parseHttpDate(value);
    if (seconds !== undefined && httpDate(seconds) === value)
        r.response.lastModified = seconds;
    else
        r.response.headers.add(name, value);
}
/** Fields that go along when a backend has a request served from elsewhere. Source: ngx_http_upstream_headers_in. */
const ALONG = new Set([
    'set-cookie',
    'content-disposition',
    'cache-control',
    'expires',
    'accept-ranges',
]);
/** Keeps of a backend's response what goes along with `X-Accel-Redirect`; returns its media type. */
export function copyAlong(r, head, rewriting) {
    for (const [name, value] of head.headers) {
        const key = name.toLowerCase();
        if (ALONG.has(key))
            copyField(r, key, name, value, rewriting);
    }
    return head.headers.first('content-type');
}
/** Trailer fields without those that mean something to a connection or to the framing of a message (RFC 9110 section 6.5.1). */
export function passableTrailers(trailers) {
    const passed = new Headers();
    for (const [name, value] of trailers) {
        const key = name.toLowerCase();
        if (!HOP_BY_HOP.has(key) && key !== 'content-length' && key !== 'host')
            passed.add(name, value);
    }
    return passed;
}
//# sourceMappingURL=response-fields.js.map