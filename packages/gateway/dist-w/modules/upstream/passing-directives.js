import { isIP } from 'node:net';
import { isPort } from '../../config/address.js';
import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { accepted, buffers, flag, listSetting, milliseconds, number, setting, size, text, words, } from '../../config/directives.js';
import { hasVariables } from '../../config/value.js';
import { LEVEL } from '../../log/level.js';
import { temporaryPath } from '../core/temporary-path.js';
import { hideCookie } from './hide-cookie.js';
const LEVELS = HTTP_SERVER_LOCATION;
const IGNORABLE = [
    'x-accel-redirect',
    'x-accel-expires',
    'x-accel-limit-rate',
    'x-accel-buffering',
    'x-accel-charset',
    'expires',
    'cache-control',
    'set-cookie',
    'vary',
];
/** Source: ngx_http_upstream_bind_set_slot. */
const bind = (cf) => {
    const [address = '', parameter] = cf.args;
    if (address === 'off' && parameter === undefined)
        return 'off';
    if (parameter === 'transparent')
        return cf.fail('transparent proxying is not supported');
    if (parameter !== undefined)
        return cf.fail(`invalid parameter "${parameter}"`);
    const fixed = localAddress(address);
    if (fixed !== undefined)
        return () => fixed;
    if (!hasVariables(address))
        return cf.fail(`invalid address "${address}"`);
    const value = cf.value(address);
    return (r) => {
        const text = value(r);
        const local = text === '' ? '' : localAddress(text);
        // as in nginx the backend is asked all the same, from any address
        if (local === undefined)
            r.log(LEVEL.error, `invalid local address "${text}"`);
        return local ?? '';
    };
};
/** The address of `address`, `address:port` or `[address]:port`; undefined for what is none. */
function localAddress(text) {
    const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*)):(\d+)$/s.exec(text) ?? [];
    const address = bracketed ?? plain ?? text;
    if (port !== undefined && !isPort(port))
        return undefined;
    return isIP(address) === 0 || (bracketed !== undefined && isIP(bracketed) !== 6) ? undefined : address;
}
function onOff(def, doc) {
    return { syntax: 'on | off', default: def, doc, ...setting(flag) };
}
function time(def, doc) {
    return { syntax: 'time', default: def, doc, ...setting(milliseconds) };
}
/** What would be stored here is not: a configuration that counts on it must not be taken for good. */
const onlyOff = (cf) => cf.arg(0) === 'off' ? false : cf.fail(`"${cf.name}" is not supported yet, only "off" is`);
/** Without a cache every response comes from the backend, which is right, and slower than was meant. */
function applyCache(cf) {
    if (cf.level.has(cf.name))
        cf.refuse('is duplicate');
    cf.level.own[cf.name] = cf.arg(0);
    if (cf.arg(0) !== 'off')
        cf.warn(`"${cf.name}" has no effect yet, responses are not cached`);
}
/** Arguments with variables, which have to be known. */
const values = (cf) => cf.args.map((arg) => cf.value(arg));
const NO_CACHE = 'Accepted; has no effect, responses are not cached yet.';
function nextUpstream(conditions) {
    return {
        args: { atLeast: 1 },
        syntax: `${conditions.join(' | ')} | off …`,
        default: 'error timeout',
        doc: 'When a request is passed to the next backend.',
        ...words([...conditions, 'updating', 'off']),
    };
}
function forCache(args, syntax) {
    return { args, syntax, doc: NO_CACHE, ...accepted(values) };
}
const ENTRIES = {
    bind: {
        args: [1, 2],
        syntax: 'address | off',
        doc: 'The local address of connections to backends.',
        ...setting(bind),
    },
    buffer_size: {
        syntax: 'size',
        default: '4k',
        doc: 'How large the head of a response may be.',
        ...setting(size),
    },
    buffering: onOff('on', 'Whether as much of a response is taken in as the buffers hold, or only what the client takes.'),
    buffers: {
        args: [2],
        syntax: 'number size',
        default: '8 4k',
        doc: 'How much of a response may wait for the client.',
        ...setting(buffers),
    },
    busy_buffers_size: { syntax: 'size', default: '8k', doc: 'Checked; has no effect.', ...setting(size) },
    cache: { syntax: 'zone | off', default: 'off', doc: NO_CACHE, apply: applyCache },
    cache_background_update: forCache([1], 'on | off'),
    cache_convert_head: forCache([1], 'on | off'),
    cache_bypass: forCache({ atLeast: 1 }, 'string …'),
    cache_key: forCache([1], 'string'),
    cache_lock: forCache([1], 'on | off'),
    cache_lock_age: forCache([1], 'time'),
    cache_lock_timeout: forCache([1], 'time'),
    cache_max_range_offset: forCache([1], 'number'),
    cache_methods: forCache({ atLeast: 1 }, 'GET | HEAD | POST …'),
    cache_min_uses: forCache([1], 'number'),
    cache_path: { ...forCache({ atLeast: 2 }, 'path keys_zone=name:size …'), in: ['http'] },
    cache_revalidate: forCache([1], 'on | off'),
    cache_use_stale: forCache({ atLeast: 1 }, 'error | timeout | … | off'),
    cache_valid: forCache({ atLeast: 1 }, '[code …] time'),
    connect_timeout: time('60s', 'How long connecting to a backend may take.'),
    force_ranges: onOff('off', 'Accepted; has no effect, parts of responses are for backends to give.'),
    hide_cookie: hideCookie,
    hide_header: {
        syntax: 'field',
        doc: 'A field of responses that does not get to the client.',
        ...listSetting(text),
    },
    ignore_client_abort: onOff('off', 'Whether a request is seen through when its client has gone.'),
    ignore_headers: {
        args: { atLeast: 1 },
        syntax: 'field …',
        doc: 'Fields of responses that have no effect here: X-Accel-Redirect, X-Accel-Buffering and others.',
        ...words(IGNORABLE),
    },
    intercept_errors: onOff('off', 'Whether responses of a status from 300 on are given by error_page.'),
    limit_rate: {
        syntax: 'rate',
        default: '0',
        doc: 'How many bytes of a response are read from a backend in a second, where buffering is on; 0 for no limit.',
        ...setting(size),
    },
    max_temp_file_size: {
        syntax: 'size',
        default: '1024m',
        doc: 'Checked; responses are not written to files, a backend waits for its client where the buffers are full.',
        ...setting(size),
    },
    next_upstream_timeout: time('0', 'For how long a request is passed to further backends; 0 for ever.'),
    next_upstream_tries: {
        syntax: 'number',
        default: '0',
        doc: 'To how many backends a request is passed; 0 for all there are.',
        ...setting(number),
    },
    no_cache: forCache({ atLeast: 1 }, 'string …'),
    pass_header: {
        syntax: 'field',
        doc: 'A field of responses that gets to the client though it is usually hidden.',
        ...listSetting(text),
    },
    pass_request_body: onOff('on', 'Whether the body of the request goes to the backend.'),
    pass_request_headers: onOff('on', 'Whether the header fields of the request go to the backend.'),
    read_timeout: time('60s', 'How long a backend may be silent while its response is awaited or read.'),
    request_buffering: onOff('on', 'Whether the whole body of a request is read before the backend is asked.'),
    send_timeout: time('60s', 'How long a backend may take nothing of a request that is sent to it.'),
    socket_keepalive: onOff('off', 'Whether connections to backends have TCP keepalive.'),
    send_lowat: { syntax: 'size', default: '0', doc: 'Accepted; has no effect.', ...setting(size) },
    store: {
        syntax: 'off',
        default: 'off',
        doc: 'Responses are not stored; nothing else can be asked for yet.',
        ...setting(onlyOff),
    },
    store_access: forCache([1, 2, 3], 'users:permissions …'),
    temp_file_write_size: { syntax: 'size', default: '8k', doc: 'Checked; has no effect.', ...setting(size) },
    temp_path: {
        args: [1, 2, 3, 4],
        syntax: 'path [level1 [level2 [level3]]]',
        doc: 'Checked; has no effect.',
        ...setting(temporaryPath),
    },
};
/** The directives of these settings for one module: `proxy_bind` and so on; `next` are the words of `…_next_upstream`. */
export function passingDirectives(prefix, next) {
    return Object.fromEntries(Object.entries({ ...ENTRIES, next_upstream: nextUpstream(next) }).map(([name, entry]) => [
        `${prefix}_${name}`,
        { in: LEVELS, args: [1], syntax: '', ...entry },
    ]));
}
//# sourceMappingURL=passing-directives.js.map