import { defineModule } from '../config/module.js';
import { parseHttpDate } from '../http1/date.js';
import { bodyLength, isFixed } from '../request/body.js';
import { parseRanges, sliceBody } from '../request/byte-range.js';
/**
 * nginx's ngx_http_range_filter_module: parts of a response (RFC 9110 section 14). Listed last of the filters, so that
 * `Accept-Ranges` and `Content-Range` come after the fields of the others, as they do in nginx.
 */
export const range = defineModule({ name: 'range', filter });
function filter(r) {
    const response = r.response;
    const allowed = response.acceptRanges;
    // from here on it is a field like any other
    response.acceptRanges = false;
    const length = response.contentLength;
    const most = r.settings.max_ranges;
    const { body } = response;
    if (!allowed || r.version < 10 || response.status !== 200 || r.parent || length < 0 || most === 0)
        return;
    if (!isFixed(body))
        return;
    const asked = askedRanges(r);
    const ranges = asked === undefined ? 'whole' : parseRanges(asked, length, most);
    if (ranges === 'whole') {
        response.headers.add('Accept-Ranges', 'bytes');
    }
    else if (ranges === 'unsatisfiable') {
        response.headers.add('Content-Range', `bytes */${length}`);
        response.refusal = 416;
    }
    else {
        response.status = 206;
        sendRanges(r, body, ranges);
    }
}
/** What follows `bytes=` in the Range field, where there is one and If-Range lets it count. */
function askedRanges(r) {
    const text = r.headers.first('range');
    if (text === undefined || !/^bytes=./i.test(text))
        return undefined;
    const condition = r.headers.first('if-range');
    return condition === undefined || isCurrent(r, condition) ? text.slice(6) : undefined;
}
/** Whether the client has parts of this very response: by its entity tag, else by its time. */
function isCurrent(r, condition) {
    const { etag, lastModified } = r.response;
    if (condition.length >= 2 && condition.endsWith('"'))
        return condition === etag;
    return lastModified !== -1 && parseHttpDate(condition) === lastModified;
}
function sendRanges(r, body, ranges) {
    const response = r.response;
    const [first, second] = ranges;
    if (first && !second) {
        response.headers.add('Content-Range', `bytes ${first.start}-${first.end - 1}/${response.contentLength}`);
        response.body = sliceBody(body, first);
        response.contentLength = first.end - first.start;
    }
    else {
        sendMultipart(r, body, ranges);
    }
}
function sendMultipart(r, body, ranges) {
    const response = r.response;
    const boundary = nextBoundary();
    const type = response.contentType === undefined ? '' : `Content-Type: ${response.contentType}\r\n`;
    const parts = [];
    for (const part of ranges) {
        const where = `bytes ${part.start}-${part.end - 1}/${response.contentLength}`;
        parts.push(`\r\n--${boundary}\r\n${type}Content-Range: ${where}\r\n\r\n`, ...sliceBody(body, part));
    }
    parts.push(`\r\n--${boundary}--\r\n`);
    response.contentType = `multipart/byteranges; boundary=${boundary}`;
    response.body = parts;
    response.contentLength = bodyLength(parts);
}
let boundaries = 0;
/** nginx's boundaries count up from 1, as its temporary files do, in twenty digits. */
function nextBoundary() {
    boundaries++;
    return String(boundaries).padStart(20, '0');
}
//# sourceMappingURL=range.js.map