import { Headers } from '../../request/headers.js';
import { invalidHeader, parseHeaderLine } from './header-line.js';
const LF = 10;
/** Three digits and a reason phrase; a response cannot be interim (RFC 3875 section 6.3.3). */
const STATUS = /^([2-9]\d\d)(?: (.*))?$/s;
/**
 * Reads the header that a CGI response begins with, as its bytes come, and holds no more of them than it may have. The
 * status is that of `Status`, else 302 where there is a `Location`, else 200. Source: RFC 3875 section 6;
 * ngx_http_fastcgi_process_header.
 */
export class CgiHead {
    #limit;
    #warn;
    #headers = new Headers();
    #size = 0;
    /** A line whose end has not come yet. */
    #line = '';
    #status = undefined;
    #contentLength = undefined;
    /** `limit` is how many bytes the header may have with its final empty line; `warn` is told of what does not end it. */
    constructor(limit, warn) {
        this.#limit = limit;
        this.#warn = warn;
    }
    /** Takes the next bytes. */
    read(bytes) {
        const piece = bytes.subarray(0, this.#limit - this.#size);
        let at = 0;
        while (at < piece.length) {
            const end = piece.indexOf(LF, at);
            this.#line += piece.toString('latin1', at, end < 0 ? piece.length : end);
            if (end < 0)
                break;
            at = end + 1;
            const text = this.#line;
            this.#line = '';
            const parsed = parseHeaderLine(text);
            if ('end' in parsed)
                return this.#finish(at);
            if ('ignored' in parsed)
                continue;
            const message = 'wrongAt' in parsed ? invalidHeader(text, parsed.wrongAt) : this.#field(parsed);
            if (message !== undefined)
                return invalid(message);
        }
        this.#size += piece.length;
        return this.#size < this.#limit ? undefined : invalid('upstream sent too big header');
    }
    /** Takes a field; gives what is wrong with it. */
    #field(field) {
        const name = field.name.toLowerCase();
        if (name === 'status') {
            if (this.#status) {
                this.#warn(`${duplicate(field, this.#status)}, ignored`);
                return undefined;
            }
            this.#status = field;
        }
        else if (name === 'content-length') {
            if (this.#contentLength)
                return duplicate(field, this.#contentLength);
            if (!/^\d{1,15}$/.test(field.value))
                return `upstream sent invalid "Content-Length" header: "${line(field)}"`;
            this.#contentLength = field;
        }
        this.#headers.add(field.name, field.value);
        return undefined;
    }
    #finish(size) {
        const headers = this.#headers;
        const usual = headers.first('location') === undefined ? '200' : '302 Moved Temporarily';
        const written = STATUS.exec(this.#status?.value ?? usual);
        if (!written)
            return invalid(`upstream sent invalid status "${this.#status?.value}"`);
        const contentLength = this.#contentLength ? Number(this.#contentLength.value) : -1;
        const reason = written[2] === '' ? undefined : written[2];
        return { head: { status: Number(written[1]), reason, headers, contentLength }, size };
    }
}
function line({ name, value }) {
    return `${name}: ${value}`;
}
function duplicate(field, before) {
    return `upstream sent duplicate header line: "${line(field)}", previous value: "${line(before)}"`;
}
function invalid(message) {
    return { fault: { kind: 'invalid_header', message } };
}
//# sourceMappingURL=response.js.map