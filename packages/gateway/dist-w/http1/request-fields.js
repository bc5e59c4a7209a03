import { Headers } from '../request/headers.js';
import { parseHost } from './host.js';
/** Makes a fault. */
export const fault = (status, reason) => ({ status, reason });
const TOKEN = /^[!#$%&'*+.^`|~0-9a-z_-]+$/i;
const USUAL_NAME = /^[0-9a-z-]+$/i;
/**
 * Fields that a request has once: of two, whoever is asked next might take the other one. Source:
 * ngx_http_process_unique_header_line.
 */
const UNIQUE = new Set([
    'authorization',
    'content-range',
    'expect',
    'if-match',
    'if-modified-since',
    'if-none-match',
    'if-range',
    'if-unmodified-since',
]);
/** The fields of a request's head, and what those say that a server has to know, whatever version of HTTP brought them. */
export class RequestFields {
    #rules;
    headers = new Headers();
    /** The host asked for, checked and in lower case; undefined where there is none. */
    host = undefined;
    /** Whether there was a Host field. */
    hostSeen = false;
    contentLength = -1;
    chunked = false;
    #transferEncoding = false;
    /** What the Connection field asks for. */
    connection = undefined;
    expectContinue = false;
    /** Which of the unique fields have come, in lower case. */
    #seen = undefined;
    constructor(rules) {
        this.#rules = rules;
    }
    /** Takes a field, or returns why the request is refused for it. */
    addField(name, value) {
        if (!this.#nameCounts(name))
            return undefined;
        this.headers.add(name, value);
        return this.#known(name, value);
    }
    /** Whether a field is kept: an unusual name is dropped with its field, unless `ignore_invalid_headers off`. */
    #nameCounts(name) {
        if (USUAL_NAME.test(name))
            return true;
        if (name.includes('_') && USUAL_NAME.test(name.replaceAll('_', '-'))) {
            return this.#rules.underscores || !this.#rules.ignoreInvalidHeaders;
        }
        return !this.#rules.ignoreInvalidHeaders && TOKEN.test(name);
    }
    #known(name, value) {
        switch (name.length) {
            case 4:
                return name.toLowerCase() === 'host' ? this.#setHost(value) : undefined;
            case 6:
                if (name.toLowerCase() === 'expect')
                    this.expectContinue = value.toLowerCase() === '100-continue';
                return this.#once(name);
            case 10:
                if (name.toLowerCase() === 'connection')
                    this.#setConnection(value);
                return undefined;
            case 14:
                return name.toLowerCase() === 'content-length' ? this.#setContentLength(value) : undefined;
            case 17:
                return name.toLowerCase() === 'transfer-encoding' ? this.#setTransferEncoding(value) : this.#once(name);
            case 8:
            case 13:
            case 19:
                return this.#once(name);
            default:
                return undefined;
        }
    }
    #once(name) {
        const key = name.toLowerCase();
        if (!UNIQUE.has(key))
            return undefined;
        this.#seen ??= new Set();
        if (this.#seen.has(key))
            return fault(400, `client sent duplicate header line: "${name}"`);
        this.#seen.add(key);
        return undefined;
    }
    #setHost(value) {
        if (this.hostSeen)
            return fault(400, 'client sent duplicate host header');
        this.hostSeen = true;
        const host = parseHost(value);
        if (host === undefined)
            return fault(400, 'client sent invalid host header');
        // the authority of an absolute target goes before the field (RFC 9112 section 3.2.2)
        this.host ??= host;
        return undefined;
    }
    #setConnection(value) {
        const options = value.toLowerCase();
        if (options.includes('close'))
            this.connection = 'close';
        else if (options.includes('keep-alive'))
            this.connection = 'keep-alive';
    }
    #setContentLength(value) {
        if (this.contentLength >= 0)
            return fault(400, 'client sent duplicate header line: "Content-Length"');
        if (!/^\d{1,15}$/.test(value))
            return fault(400, 'client sent invalid "Content-Length" header');
        this.contentLength = Number(value);
        return undefined;
    }
    #setTransferEncoding(value) {
        if (this.#transferEncoding)
            return fault(400, 'client sent duplicate header line: "Transfer-Encoding"');
        this.#transferEncoding = true;
        if (value.toLowerCase() !== 'chunked')
            return fault(400, 'client sent unknown "Transfer-Encoding"');
        this.chunked = true;
        return undefined;
    }
}
//# sourceMappingURL=request-fields.js.map