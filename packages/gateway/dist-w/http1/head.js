import { parseAuthority } from './host.js';
import { fault, RequestFields } from './request-fields.js';
/** Bytes that may not stand in a field, and those that may not stand in a request line: there the tab is none of its spaces. */
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;
const CONTROL_OR_TAB = /[\x00-\x1f\x7f]/;
const METHOD = /^[A-Z_-]+$/;
const METHOD_SO_FAR = /^[A-Z_-]*(?: |$)/;
const REQUEST_LINE = /^([A-Z_-]+) +([^ ]+)(?: +HTTP\/([1-9]\d*)(?:\.(\d+))?)? *$/;
/**
 * Reads a request head line by line, however it arrives, and refuses it at the first line that is wrong.
 * Strict where requests are smuggled. Source: RFC 9112 sections 2, 3, 5 and 6; ngx_http_parse.c.
 */
export class RequestHead extends RequestFields {
    #limits;
    /** Bytes taken so far, which is where the body starts once the head is `complete`. */
    size = 0;
    started = false;
    complete = false;
    requestLine = '';
    method = '';
    /** The target as it came. */
    target = '';
    /** The path and query of the target: of an absolute form, what follows the authority. */
    path = '';
    /** 9, 10 or 11. */
    version = 0;
    constructor(limits) {
        super(limits);
        this.#limits = limits;
    }
    /**
     * Takes the lines of `text` from `from` on that are complete. Returns where it stopped: after the head, or at the
     * start of a line whose end has not come yet; or the fault.
     */
    read(text, from) {
        let at = from;
        for (;;) {
            const end = text.indexOf('\n', at);
            if (end < 0)
                return this.#partial(text, at);
            const line = text.slice(at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end);
            const length = end + 1 - at;
            this.size += length;
            this.started = true;
            // empty lines before a request are passed over (RFC 9112 section 2.2), though not without end
            const skipped = this.requestLine === '' && line === '';
            const wrong = this.#tooLong(length) ?? (skipped ? undefined : this.#line(line));
            if (wrong)
                return wrong;
            at = end + 1;
            if (this.complete)
                return at;
        }
    }
    /** A line that is not complete yet: is it too long already, or certainly no request line? */
    #partial(text, at) {
        const length = text.length - at;
        if (length === 0)
            return at;
        this.started = true;
        const wrong = this.#tooLong(length);
        if (wrong)
            return wrong;
        if (this.requestLine === '' && !METHOD_SO_FAR.test(text.slice(at, at + 64).replace(/[\r]$/, ''))) {
            return fault(400, 'client sent invalid method while reading client request line');
        }
        return at;
    }
    #tooLong(length) {
        if (length > this.#limits.line) {
            return this.requestLine === ''
                ? fault(414, 'client sent too long URI while reading client request line')
                : fault(494, 'client sent too long header line while reading client request headers');
        }
        if (this.size > this.#limits.total) {
            return fault(494, 'client sent too large request while reading client request headers');
        }
        return undefined;
    }
    #line(line) {
        if (this.requestLine === '')
            return this.#requestLine(line);
        if (line === '')
            return this.#finish();
        return this.#field(line);
    }
    #requestLine(line) {
        const match = REQUEST_LINE.exec(line);
        if (!match || CONTROL_OR_TAB.test(line)) {
            this.requestLine = line;
            return METHOD.test(line.slice(0, Math.max(0, line.indexOf(' '))))
                ? fault(400, 'client sent invalid request while reading client request line')
                : fault(400, 'client sent invalid method while reading client request line');
        }
        this.requestLine = line;
        const [, method = '', target = '', major, minor] = match;
        this.method = method;
        this.target = target;
        return this.#setTarget(target) ?? this.#setVersion(major, minor);
    }
    #setVersion(major, minor) {
        const invalid = fault(400, 'client sent invalid request while reading client request line');
        if (major === undefined) {
            this.version = 9;
            this.complete = true;
            return this.method === 'GET' ? undefined : invalid;
        }
        if (major !== '1')
            return fault(505, 'client sent invalid version while reading client request line');
        if (minor === undefined || minor.length > 2)
            return invalid;
        this.version = Number(minor) === 0 ? 10 : 11;
        return undefined;
    }
    #setTarget(target) {
        if (target.startsWith('/')) {
            this.path = target;
            return undefined;
        }
        const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)(.*)$/i.exec(target);
        if (!absolute) {
            return this.method === 'CONNECT'
                ? fault(405, 'client sent CONNECT method')
                : fault(400, 'client sent invalid request while reading client request line');
        }
        const [, authority = '', rest = ''] = absolute;
        this.host = parseAuthority(authority);
        if (this.host === undefined)
            return fault(400, 'client sent invalid host in request line');
        this.path = rest.startsWith('/') ? rest : `/${rest}`;
        return undefined;
    }
    #field(line) {
        const colon = line.indexOf(':');
        const name = line.slice(0, Math.max(colon, 0));
        const first = line.charCodeAt(0);
        if (colon <= 0 || first === 32 || first === 9 || CONTROL.test(line) || /[ \t]/.test(name)) {
            return fault(400, 'client sent invalid header line');
        }
        return this.addField(name, trimmed(line, colon + 1));
    }
    /** What only the whole head can show. Source: ngx_http_process_request_header. */
    #finish() {
        this.complete = true;
        if (!this.hostSeen && this.version > 10) {
            return fault(400, 'client sent HTTP/1.1 request without "Host" header');
        }
        if (this.chunked && this.version < 11) {
            return fault(400, 'client sent HTTP/1.0 request with "Transfer-Encoding" header');
        }
        if (this.chunked && this.contentLength >= 0) {
            return fault(400, 'client sent "Content-Length" and "Transfer-Encoding" headers at the same time');
        }
        if (this.method === 'TRACE')
            return fault(405, 'client sent TRACE method');
        if (this.method === 'CONNECT')
            return fault(405, 'client sent CONNECT method');
        return undefined;
    }
}
function trimmed(line, from) {
    let start = from;
    let end = line.length;
    while (start < end && isBlank(line.charCodeAt(start)))
        start++;
    while (end > start && isBlank(line.charCodeAt(end - 1)))
        end--;
    return line.slice(start, end);
}
function isBlank(code) {
    return code === 32 || code === 9;
}
//# sourceMappingURL=head.js.map