import { formatAddress } from '../../config/address.js';
import { parseSize } from '../../config/size.js';
import { parseSeconds } from '../../config/time.js';
import { parseListenAddress } from './listen-address.js';
import { redefinesProtocols } from './listen-protocols.js';
/** Reads `listen address [parameter…]` into the server being read. Source: ngx_http_core_listen. */
export function applyListen(cf) {
    const server = cf.server;
    if (!server)
        return cf.refuse('is not allowed here');
    const written = cf.arg(0);
    const addresses = parseListenAddress(written, 80);
    if (typeof addresses === 'string')
        return cf.fail(`${addresses} in "${written}" of the "listen" directive`);
    const parameters = readParameters(cf);
    for (const address of addresses) {
        const key = formatAddress(address);
        if (server.listens.some((other) => other.key === key))
            cf.fail(`a duplicate listen ${key}`);
        const listen = { address, key, place: cf.place, ...parameters };
        checkAgainstOthers(cf, listen);
        server.listens.push(listen);
    }
}
function readParameters(cf) {
    const parameters = {
        ssl: false,
        http2: false,
        proxyProtocol: false,
        defaultServer: false,
        backlog: undefined,
        ipv6only: true,
        bind: false,
    };
    for (const word of cf.args.slice(1)) {
        if (!applyFlag(cf, parameters, word) && !applyOption(cf, parameters, word))
            cf.fail(`invalid parameter "${word}"`);
    }
    return parameters;
}
function applyFlag(cf, parameters, word) {
    switch (word) {
        case 'default_server':
        case 'default':
            parameters.defaultServer = true;
            return true;
        case 'ssl':
            parameters.ssl = true;
            return true;
        case 'bind':
        case 'deferred':
        case 'reuseport':
            parameters.bind = true;
            return true;
        case 'http2':
            cf.warn('the "listen ... http2" directive is deprecated, use the "http2" directive instead');
            parameters.http2 = true;
            return true;
        case 'proxy_protocol':
            parameters.proxyProtocol = true;
            return true;
        default:
            return false;
    }
}
function applyOption(cf, parameters, word) {
    const [name, value = ''] = splitOnce(word);
    switch (name) {
        case 'backlog':
            if (!/^\d+$/.test(value) || Number(value) === 0)
                cf.fail(`invalid backlog "${word}"`);
            parameters.backlog = Number(value);
            break;
        case 'rcvbuf':
        case 'sndbuf':
            if (parseSize(value) === undefined)
                cf.fail(`invalid ${name} "${word}"`);
            break;
        case 'fastopen':
            if (!/^\d+$/.test(value))
                cf.fail(`invalid ${name} "${word}"`);
            break;
        case 'accept_filter':
            break;
        case 'ipv6only':
            if (!value.startsWith('o'))
                return false;
            parameters.ipv6only = ipv6only(cf, value);
            break;
        case 'so_keepalive':
            if (!isKeepalive(value))
                cf.fail(`invalid so_keepalive value: "${value}"`);
            break;
        default:
            return false;
    }
    parameters.bind = true;
    return true;
}
/** `on`, `off`, or `[idle]:[interval]:[count]`, not all of which may be missing or 0. */
function isKeepalive(text) {
    if (text === 'on' || text === 'off')
        return true;
    const parts = text.split(':').map((part) => (part === '' ? 0 : parseSeconds(part)));
    return parts.length <= 3 && !parts.includes(undefined) && parts.some((part) => part !== 0);
}
function splitOnce(word) {
    const equals = word.indexOf('=');
    return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}
function ipv6only(cf, value) {
    if (value !== 'on' && value !== 'off')
        cf.fail(`invalid ipv6only flags "${value}"`);
    return value === 'on';
}
/** Of all servers on one address, one is the default and one may set the socket's options. */
function checkAgainstOthers(cf, listen) {
    const others = cf.http.servers.flatMap((server) => server.listens.filter((other) => other.key === listen.key));
    if (listen.bind && others.some((other) => other.bind))
        cf.fail(`duplicate listen options for ${listen.key}`);
    if (listen.defaultServer && others.some((other) => other.defaultServer)) {
        cf.fail(`a duplicate default server for ${listen.key}`);
    }
    if (redefinesProtocols(others, listen))
        cf.warn(`protocol options redefined for ${listen.key}`);
}
//# sourceMappingURL=listen.js.map