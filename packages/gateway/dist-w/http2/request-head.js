import { fault, RequestFields } from '../http1/request-fields.js';
import { headSizes } from './settings.js';
const METHOD = /^[A-Z_-]+$/;
const NOT_IN_PATH = /[\x00-\x20\x7f]/;
/**
 * The head of a request that came by HTTP/2. What is malformed by the rules of the protocol itself never gets here: its
 * stream has been reset. Source: ngx_http_v2_state_process_header.
 */
export class Http2Head extends RequestFields {
    #sizes;
    /** `GET /path HTTP/2.0`, once all of the head is known to be sound. */
    requestLine = '';
    method = '';
    path = '';
    #scheme = '';
    /** Bytes, before compression. */
    size = 0;
    #cookies = undefined;
    constructor(settings) {
        super({ ignoreInvalidHeaders: settings.ignore_invalid_headers, underscores: settings.underscores_in_headers });
        this.#sizes = headSizes(settings);
    }
    /** Takes all the fields: name, value, name, value. `hasBody` is whether more follows the head. */
    read(fields, hasBody) {
        if (!this.#fits(fields))
            return 'too large';
        for (let i = 0; i < fields.length; i += 2) {
            const wrong = this.#field(fields[i] ?? '', fields[i + 1] ?? '');
            if (wrong)
                return wrong;
        }
        // nginx puts it there, in one (RFC 9113 section 8.2.3)
        if (this.#cookies)
            this.headers.add('cookie', this.#cookies.join('; '));
        return this.#finish(hasBody) ?? 'served';
    }
    #fits(fields) {
        for (let i = 0; i < fields.length; i += 2) {
            const [name = 0, value = 0] = [fields[i]?.length, fields[i + 1]?.length];
            if (name > this.#sizes.field || value > this.#sizes.field)
                return false;
            this.size += name + value;
        }
        return this.size <= this.#sizes.total;
    }
    #field(name, value) {
        if (name.startsWith(':'))
            return this.#pseudo(name, value);
        if (name !== 'cookie')
            return this.addField(name, value);
        this.#cookies ??= [];
        this.#cookies.push(value);
        return undefined;
    }
    #pseudo(name, value) {
        switch (name) {
            case ':method':
                if (!METHOD.test(value))
                    return fault(400, `client sent invalid method: "${value}"`);
                this.method = value;
                return undefined;
            case ':path':
                if (!value.startsWith('/') || NOT_IN_PATH.test(value)) {
                    return fault(400, `client sent invalid :path header: "${value}"`);
                }
                this.path = value;
                return undefined;
            case ':scheme':
                this.#scheme = value;
                return undefined;
            case ':authority':
                return this.addField('host', value);
            default:
                return fault(400, `client sent unknown pseudo-header "${name}"`);
        }
    }
    /** What only the whole head can show. Source: ngx_http_v2_run_request, ngx_http_process_request_header. */
    #finish(hasBody) {
        if (this.#scheme === '')
            return fault(400, 'client sent no :scheme header');
        if (this.path === '')
            return fault(400, 'client sent no :path header');
        this.requestLine = `${this.method} ${this.path} HTTP/2.0`;
        if (!this.hostSeen)
            return fault(400, 'client sent HTTP/1.1 request without "Host" header');
        if (this.method === 'TRACE')
            return fault(405, 'client sent TRACE method');
        if (this.method === 'CONNECT')
            return fault(405, 'client sent CONNECT method');
        if (this.contentLength > 0 && !hasBody)
            return fault(400, 'client prematurely closed stream');
        this.chunked = this.contentLength < 0 && hasBody;
        return undefined;
    }
}
//# sourceMappingURL=request-head.js.map