import { flag, setting, size, text } from '../../config/directives.js';
import { ocspCache } from './session-cache.js';
const SERVER = ['http', 'server'];
/** A switch that cannot be turned on here: whoever does is told so. */
function offOnly(doc) {
    return {
        in: SERVER,
        args: [1],
        syntax: 'on | off',
        default: 'off',
        doc,
        apply: (cf) => {
            if (cf.level.has(cf.name))
                cf.refuse('is duplicate');
            const on = flag(cf);
            cf.level.own[cf.name] = on;
            if (on)
                cf.warn(`"${cf.name}" is not supported, ignored`);
        },
    };
}
/** A setting of what is not there: whoever gives it is told so. */
function ignored(syntax, doc, read, quiet) {
    return {
        in: SERVER,
        args: [1],
        syntax,
        doc,
        apply: (cf) => {
            if (cf.level.has(cf.name))
                cf.refuse('is duplicate');
            cf.level.own[cf.name] = read(cf);
            if (cf.arg(0) !== quiet)
                cf.warn(`"${cf.name}" is not supported, ignored`);
        },
    };
}
/** Directives of TLS that are checked and change nothing. */
export const WITHOUT_EFFECT = {
    ssl_buffer_size: {
        in: SERVER,
        args: [1],
        syntax: 'size',
        default: '16k',
        doc: 'Accepted; has no effect.',
        ...setting(size),
    },
    ssl_early_data: offOnly('Early data of TLS 1.3 are not taken, which a warning says where they are asked for.'),
    ssl_stapling: offOnly('OCSP responses are not sent along, which a warning says where they are asked for.'),
    ssl_ocsp_cache: ignored('off | [shared:name:size]', 'Accepted with a warning; has no effect.', ocspCache, 'off'),
    ssl_ocsp_responder: ignored('url', 'Accepted with a warning; has no effect.', text),
    ssl_stapling_file: { in: SERVER, args: [1], syntax: 'file', doc: 'Accepted; has no effect.', ...setting(text) },
    ssl_stapling_responder: { in: SERVER, args: [1], syntax: 'url', doc: 'Accepted; has no effect.', ...setting(text) },
    ssl_stapling_verify: {
        in: SERVER,
        args: [1],
        syntax: 'on | off',
        default: 'off',
        doc: 'Accepted; has no effect.',
        ...setting(flag),
    },
};
//# sourceMappingURL=without-effect.js.map