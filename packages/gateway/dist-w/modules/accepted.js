import { HTTP_SERVER_LOCATION, HTTP_SERVER_LOCATION_IF } from '../config/context.js';
import { buffers, flag, number, offset, oneOf, seconds, setting, size, words, } from '../config/directives.js';
import { defineModule } from '../config/module.js';
import { parseSize } from '../config/size.js';
import { parseSeconds } from '../config/time.js';
const HTTP = ['http'];
const HTTP_SERVER = ['http', 'server'];
/** What all of them say, but for those where more is to be said. */
const NO_EFFECT = 'Accepted; has no effect.';
function entry(where, args, syntax, read, doc = NO_EFFECT) {
    // kept only so that a second one at the same level is a duplicate
    return { in: where, args, syntax, doc, ...setting(read) };
}
function onOff(where, doc) {
    return entry(where, [1], 'on | off', flag, doc);
}
function sized(where, doc) {
    return entry(where, [1], 'size', size, doc);
}
function numbered(where, doc) {
    return entry(where, [1], 'number', number, doc);
}
/** Source: ngx_http_core_pool_size. */
const poolSize = (cf) => {
    const bytes = size(cf);
    if (bytes < 112)
        cf.fail('the pool size must be no less than 112');
    if (bytes % 16 !== 0)
        cf.fail('the pool size must be a multiple of 16');
    return bytes;
};
/** Source: ngx_http_core_lowat_check. */
const sendLowat = (cf) => {
    const bytes = size(cf);
    cf.warn('"send_lowat" is not supported, ignored');
    return bytes;
};
const aio = (cf) => {
    if (/^(?:on|off|threads|threads=.+)$/.test(cf.arg(0)))
        return true;
    return cf.refuse('invalid value');
};
const directio = (cf) => {
    if (cf.arg(0) !== 'off' && parseSize(cf.arg(0), 'offset') === undefined)
        cf.refuse('invalid value');
    return true;
};
/** Source: ngx_http_core_open_file_cache. */
const openFileCache = (cf) => {
    let max = 0;
    for (const word of cf.args) {
        const [, name = '', value = ''] = /^(max|inactive)=(.*)$/s.exec(word) ?? [];
        if (name === 'max' && /^0*[1-9]\d{0,14}$/.test(value))
            max = Number(value);
        else if (word !== 'off' && !(name === 'inactive' && parseSeconds(value) !== undefined)) {
            cf.fail(`invalid "open_file_cache" parameter "${word}"`);
        }
    }
    if (max === 0 && !cf.args.includes('off'))
        cf.fail('"open_file_cache" must have the "max" parameter');
    return true;
};
/**
 * What is asked for here protects files, so nothing but `off` can be taken for done.
 * Source: ngx_http_disable_symlinks.
 */
const disableSymlinks = (cf) => {
    const modes = cf.args.filter((word) => !word.startsWith('from='));
    for (const word of modes)
        if (!/^(?:off|on|if_not_owner)$/.test(word))
            cf.fail(`invalid parameter "${word}"`);
    const [mode] = modes;
    if (mode === undefined)
        cf.fail(`"${cf.name}" must have "off", "on" or "if_not_owner" parameter`);
    if (modes.length > 1)
        cf.fail(`duplicate parameters "${cf.args.join(' ')}"`);
    if (mode !== 'off')
        return cf.fail(`${cf.name} "${cf.args.join(' ')}" is not supported yet, only "off" is`);
    return cf.args.length > 1 ? cf.fail('"from=" cannot be used with "off" parameter') : true;
};
/** Directives of nginx that are checked like the others and change nothing here, where there is nothing to tune. */
export const accepted = defineModule({
    name: 'accepted',
    directives: {
        aio: entry(HTTP_SERVER_LOCATION, [1], 'on | off | threads[=pool]', aio),
        aio_write: onOff(HTTP_SERVER_LOCATION),
        client_body_in_file_only: entry(HTTP_SERVER_LOCATION, [1], 'on | clean | off', oneOf('off', 'on', 'clean'), 'Accepted; has no effect, bodies are not written to files.'),
        client_body_in_single_buffer: onOff(HTTP_SERVER_LOCATION),
        connection_pool_size: entry(HTTP_SERVER, [1], 'size', poolSize),
        directio: entry(HTTP_SERVER_LOCATION, [1], 'size | off', directio),
        directio_alignment: entry(HTTP_SERVER_LOCATION, [1], 'size', offset),
        disable_symlinks: entry(HTTP_SERVER_LOCATION, [1, 2], 'off', disableSymlinks, 'Symbolic links are followed; nothing else can be asked for yet.'),
        keepalive_disable: {
            in: HTTP_SERVER_LOCATION,
            args: [1, 2],
            syntax: 'none | msie6 | safari …',
            doc: NO_EFFECT,
            ...words(['none', 'msie6', 'safari']),
        },
        msie_padding: onOff(HTTP_SERVER_LOCATION),
        msie_refresh: onOff(HTTP_SERVER_LOCATION),
        open_file_cache: entry(HTTP_SERVER_LOCATION, [1, 2], 'off | max=N [inactive=time]', openFileCache),
        open_file_cache_errors: onOff(HTTP_SERVER_LOCATION),
        open_file_cache_min_uses: numbered(HTTP_SERVER_LOCATION),
        open_file_cache_valid: entry(HTTP_SERVER_LOCATION, [1], 'time', seconds),
        output_buffers: entry(HTTP_SERVER_LOCATION, [2], 'number size', buffers),
        postpone_output: sized(HTTP_SERVER_LOCATION),
        read_ahead: sized(HTTP_SERVER_LOCATION),
        request_pool_size: entry(HTTP_SERVER, [1], 'size', poolSize),
        send_lowat: entry(HTTP_SERVER_LOCATION, [1], 'size', sendLowat),
        sendfile: onOff(HTTP_SERVER_LOCATION_IF),
        sendfile_max_chunk: sized(HTTP_SERVER_LOCATION),
        server_names_hash_bucket_size: numbered(HTTP),
        server_names_hash_max_size: numbered(HTTP),
        tcp_nodelay: onOff(HTTP_SERVER_LOCATION),
        tcp_nopush: onOff(HTTP_SERVER_LOCATION),
        types_hash_bucket_size: numbered(HTTP_SERVER_LOCATION),
        types_hash_max_size: numbered(HTTP_SERVER_LOCATION),
        variables_hash_bucket_size: numbered(HTTP),
        variables_hash_max_size: numbered(HTTP),
    },
});
//# sourceMappingURL=accepted.js.map