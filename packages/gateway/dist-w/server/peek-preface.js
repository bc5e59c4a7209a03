import { peek } from './peek.js';
/** What a client of HTTP/2 sends first (RFC 9113 section 3.4). */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** Waits for the first bytes of a client and sees whether it speaks HTTP/2, as `peek` does. Source: ngx_http_wait_request_handler. */
export function peekPreface(socket, deadlines, deadline, then) {
    peek(socket, deadlines, deadline, judge, then);
}
function judge(bytes) {
    const size = Math.min(bytes.length, PREFACE.length);
    const fits = bytes.subarray(0, size).equals(PREFACE.subarray(0, size));
    return fits && size < PREFACE.length ? size + 1 : { seen: fits };
}
//# sourceMappingURL=peek-preface.js.map