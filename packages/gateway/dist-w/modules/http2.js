import { HTTP_SERVER, HTTP_SERVER_LOCATION } from '../config/context.js';
import { flag, number, setting, size } from '../config/directives.js';
import { defineModule } from '../config/module.js';
/** The largest window of flow control (RFC 9113 section 6.9.1). */
const LARGEST_WINDOW = 2 ** 31 - 1;
/** The largest frame (RFC 9113 section 6.5.2). */
const LARGEST_FRAME = 2 ** 24 - 1;
/** nginx's NGX_HTTP_V2_STATE_BUFFER_SIZE. */
const STATE_BUFFER = 16;
const bufferSize = (cf) => {
    const bytes = size(cf);
    return bytes >= 2 * STATE_BUFFER ? bytes : cf.refuse('value is too small');
};
const prereadSize = (cf) => {
    const bytes = size(cf);
    return bytes <= LARGEST_WINDOW ? bytes : cf.fail(`the maximum body preread buffer size is ${LARGEST_WINDOW}`);
};
const chunkSize = (cf) => Math.min(size(cf), LARGEST_FRAME) || cf.fail('the http2 chunk size cannot be zero');
/** Source: ngx_http_v2_pool_size. */
const poolSize = (cf) => {
    const bytes = size(cf);
    if (bytes < 112)
        cf.fail('the pool size must be no less than 112');
    return bytes % 16 === 0 ? bytes : cf.fail('the pool size must be a multiple of 16');
};
const indexSize = (cf) => {
    const count = number(cf);
    return Number.isInteger(Math.log2(count)) ? count : cf.refuse('must be a power of two');
};
/** A directive of older versions, which may be repeated; `instead` is the one that took its place. */
function obsolete(where, instead) {
    const rest = instead === undefined ? 'ignored' : `use the "${instead}" directive instead`;
    return {
        in: where,
        args: [1],
        syntax: 'value',
        doc: instead === undefined ? 'Obsolete; ignored.' : `Obsolete; ignored. There is ${instead} in its place.`,
        apply: (cf) => cf.warn(`the "${cf.name}" directive is obsolete, ${rest}`),
    };
}
/** nginx's v2 module: HTTP/2. */
export const http2 = defineModule({
    name: 'v2',
    defaults: {
        http2: false,
        http2_body_preread_size: 65_536,
        http2_chunk_size: 8192,
        http2_max_concurrent_streams: 128,
    },
    directives: {
        http2: {
            in: HTTP_SERVER,
            args: [1],
            syntax: 'on | off',
            default: 'off',
            doc: 'Whether HTTP/2 is spoken: with TLS where the client offers it, without where it begins with it.',
            ...setting(flag),
        },
        http2_body_preread_size: {
            in: HTTP_SERVER,
            args: [1],
            syntax: 'size',
            default: '64k',
            doc: 'How much of a body a client may send before it is asked for.',
            ...setting(prereadSize),
        },
        http2_chunk_size: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'size',
            default: '8k',
            doc: 'What nginx cuts bodies into: counts in $body_bytes_sent, by the setting of the address’s default server; frames are as large as they can be.',
            ...setting(chunkSize),
        },
        http2_max_concurrent_streams: {
            in: HTTP_SERVER,
            args: [1],
            syntax: 'number',
            default: '128',
            doc: 'How many requests a client may make at a time on one connection.',
            ...setting(number),
        },
        http2_pool_size: {
            in: HTTP_SERVER,
            args: [1],
            syntax: 'size',
            default: '4k',
            doc: 'Accepted; has no effect.',
            ...setting(poolSize),
        },
        http2_recv_buffer_size: {
            in: ['http'],
            args: [1],
            syntax: 'size',
            default: '256k',
            doc: 'Accepted; has no effect.',
            ...setting(bufferSize),
        },
        http2_streams_index_size: {
            in: HTTP_SERVER,
            args: [1],
            syntax: 'number',
            default: '32',
            doc: 'Accepted; has no effect.',
            ...setting(indexSize),
        },
        http2_idle_timeout: obsolete(HTTP_SERVER, 'keepalive_timeout'),
        http2_max_concurrent_pushes: obsolete(HTTP_SERVER),
        http2_max_field_size: obsolete(HTTP_SERVER, 'large_client_header_buffers'),
        http2_max_header_size: obsolete(HTTP_SERVER, 'large_client_header_buffers'),
        http2_max_requests: obsolete(HTTP_SERVER, 'keepalive_requests'),
        http2_push: obsolete(HTTP_SERVER_LOCATION),
        http2_push_preload: obsolete(HTTP_SERVER_LOCATION),
        http2_recv_timeout: obsolete(HTTP_SERVER, 'client_header_timeout'),
    },
});
//# sourceMappingURL=http2.js.map