import { LEVEL } from '../../log/level.js';
import { proxiedPort } from '../../request/proxy-protocol.js';
/** Types of TLVs, by nginx's names. */
const TYPES = new Map([
    ['alpn', 0x01],
    ['authority', 0x02],
    ['unique_id', 0x05],
    ['ssl', 0x20],
    ['netns', 0x30],
]);
/** Types of the TLVs inside that of TLS. */
const SSL_TYPES = new Map([
    ['version', 0x21],
    ['cn', 0x22],
    ['cipher', 0x23],
    ['sig_alg', 0x24],
    ['key_alg', 0x25],
]);
/** What goes before the TLVs inside that of TLS: a byte of flags, and 4 of the result of verification. */
const SSL_HEAD = 5;
function proxied(name, get) {
    return {
        name: `proxy_protocol_${name}`,
        get: ({ main }) => (main.client.proxyProtocol ? get(main.client.proxyProtocol) : undefined),
    };
}
/** What the header of the PROXY protocol says; not found without one. Source: ngx_http_variable_proxy_protocol_tlv and its like. */
export const PROXY_PROTOCOL_VARIABLES = [
    proxied('addr', (header) => header.sourceAddress),
    proxied('port', (header) => proxiedPort(header.sourcePort)),
    proxied('server_addr', (header) => header.serverAddress),
    proxied('server_port', (header) => proxiedPort(header.serverPort)),
    { name: 'proxy_protocol_tlv_', family: tlvGetter },
];
/** Finds a TLV by its name, or by its type as `0xNN`; `ssl_` is before those inside that of TLS. */
function tlvGetter(name) {
    const inSsl = name.startsWith('ssl_');
    const rest = inSsl ? name.slice(4) : name;
    const type = rest.startsWith('0x') ? hexType(rest.slice(2)) : (inSsl ? SSL_TYPES : TYPES).get(rest);
    return (r) => {
        const header = r.main.client.proxyProtocol;
        if (!header)
            return undefined;
        const tlvs = inSsl ? findTlv(r, header.tlvs, 0x20) : header.tlvs;
        if (tlvs === undefined || (inSsl && tlvs.length < SSL_HEAD))
            return undefined;
        if (inSsl && rest === 'verify')
            return verifyResult(tlvs);
        if (type !== undefined)
            return findTlv(r, inSsl ? tlvs.slice(SSL_HEAD) : tlvs, type);
        r.log(LEVEL.error, `${rest.startsWith('0x') ? 'invalid' : 'unknown'} PROXY protocol TLV "${name}"`);
        return undefined;
    };
}
function hexType(digits) {
    return /^[\da-f]{1,15}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
function verifyResult(tlv) {
    const bytes = [1, 2, 3, 4].map((at) => tlv.charCodeAt(at));
    return String(bytes.reduce((value, byte) => value * 256 + byte, 0));
}
/** The value of the first TLV of that type. Source: ngx_proxy_protocol_lookup_tlv. */
function findTlv(r, tlvs, type) {
    for (let at = 0; at < tlvs.length;) {
        const start = at + 3;
        const end = start + tlvs.charCodeAt(at + 1) * 256 + tlvs.charCodeAt(at + 2);
        // beyond the end is NaN, which no end is within
        if (!(end <= tlvs.length)) {
            r.log(LEVEL.error, 'broken PROXY protocol TLV');
            return undefined;
        }
        if (tlvs.charCodeAt(at) === type)
            return tlvs.slice(start, end);
        at = end;
    }
    return undefined;
}
//# sourceMappingURL=proxy-protocol.js.map