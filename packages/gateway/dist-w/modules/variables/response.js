import { httpDate } from '../../http1/date.js';
import { absoluteLocation } from '../../http1/response-head.js';
function status(r) {
    const shown = r.errorStatus === 0 ? r.response.status : r.errorStatus;
    return String(shown).padStart(3, '0');
}
/** What tells of a body is not sent where there cannot be one. */
function withoutBody(r) {
    const { sent, status } = r.response;
    return sent && (status < 200 || status === 204);
}
function contentType(r) {
    return withoutBody(r) ? undefined : r.response.contentType;
}
function contentLength(r) {
    const { contentLength: length } = r.response;
    return length < 0 || withoutBody(r) ? undefined : String(length);
}
function lastModified(r) {
    const { lastModified, headers } = r.response;
    return lastModified >= 0 && !withoutBody(r) ? httpDate(lastModified) : headers.byVariable('last_modified');
}
/** Absolute once it has been sent, as the client got it. */
function location(r) {
    const { location, sent, headers } = r.response;
    if (location === undefined)
        return headers.byVariable('location');
    return sent ? absoluteLocation(r, location) : location;
}
function connection(r) {
    if (r.response.status === 101)
        return 'upgrade';
    return r.keepalive ? 'keep-alive' : 'close';
}
function keepAlive(r) {
    const seconds = r.settings.keepalive_timeout.header;
    return r.keepalive && seconds !== undefined ? `timeout=${seconds}` : undefined;
}
function transferEncoding(r) {
    const { sent, contentLength, headerOnly } = r.response;
    const chunked = sent && contentLength < 0 && !headerOnly && r.version === 11;
    return chunked && r.settings.chunked_transfer_encoding ? 'chunked' : undefined;
}
/** Fields of the response that are kept apart from the others. */
const SENT = {
    content_type: contentType,
    content_length: contentLength,
    location,
    last_modified: lastModified,
    connection,
    keep_alive: keepAlive,
    transfer_encoding: transferEncoding,
    cache_control: (r) => r.response.headers.joined('cache-control'),
    link: (r) => r.response.headers.joined('link'),
    etag: (r) => r.response.etag ?? r.response.headers.byVariable('etag'),
    accept_ranges: (r) => r.response.acceptRanges && r.response.sent && r.response.status === 200
        ? 'bytes'
        : r.response.headers.byVariable('accept_ranges'),
};
/** Variables of the response: what it will be before it is sent, what it was afterwards. */
export const RESPONSE_VARIABLES = [
    { name: 'status', get: status },
    { name: 'bytes_sent', get: (r) => String(r.main.bytesSent) },
    { name: 'body_bytes_sent', get: (r) => String(r.main.bodyBytesSent) },
    { name: 'request_completion', get: (r) => (r.completed ? 'OK' : '') },
    ...Object.entries(SENT).map(([name, get]) => ({ name: `sent_http_${name}`, get })),
    { name: 'sent_http_', family: (rest) => (r) => r.response.headers.byVariable(rest) },
    { name: 'sent_trailer_', family: (rest) => (r) => r.response.trailers?.byVariable(rest) },
];
//# sourceMappingURL=response.js.map