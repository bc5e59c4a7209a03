import { literalAddress } from '../config/address.js';
/** The longest header of version 1, and nginx's NGX_PROXY_PROTOCOL_V1_MAX_HEADER: its CR and LF are among the bytes. */
const LONGEST_V1 = 107;
/** The longest header of version 2, with its TLVs: nginx's NGX_PROXY_PROTOCOL_MAX_HEADER. */
const LONGEST_V2 = 4096;
const SIGNATURE = '\r\n\r\n\0\r\nQUIT\n';
/** Signature, version and command, family and transport, and the length of what follows. */
const FIXED_V2 = SIGNATURE.length + 4;
const UNKNOWN = 'PROXY UNKNOWN';
/** A header of version 1 that has addresses, without its CR and LF. */
const ADDRESSES = /^PROXY TCP[46] ([:.\da-fA-F]*) ([:.\da-fA-F]*) (\d+) (\d+)$/;
/** What comes after the family in such a header: what the last of these looks like so far, and how the others do. */
const UNFINISHED = [/^[:.\da-fA-F]*$/, /^[:.\da-fA-F]*$/, /^\d*$/, /^(?:\d+\r?)?$/];
const FINISHED = [/^[:.\da-fA-F]*$/, /^[:.\da-fA-F]*$/, /^\d+$/];
/**
 * Reads the header of the PROXY protocol from the first bytes of a connection (latin1). Undefined while it may still
 * become one: nginx wants all of it at once. Source: ngx_proxy_protocol_read.
 */
export function readProxyHeader(bytes) {
    if (bytes.startsWith(SIGNATURE))
        return readV2(bytes);
    if (SIGNATURE.startsWith(bytes))
        return undefined;
    const text = bytes.slice(0, LONGEST_V1);
    const header = bytes.startsWith(UNKNOWN) ? readUnknown(text) : readAddresses(text);
    if (header)
        return header;
    return bytes.length < LONGEST_V1 && mayBecomeV1(text) ? undefined : brokenHeader(bytes);
}
/** What is wrong with bytes that are no header, or that end before it does. */
export function brokenHeader(bytes) {
    return { fault: `broken header: "${bytes.replace(/[\r\n].*$/s, '')}"` };
}
function mayBecomeV1(text) {
    if (text.startsWith(UNKNOWN) || [UNKNOWN, 'PROXY TCP4 ', 'PROXY TCP6 '].some((start) => start.startsWith(text)))
        return true;
    const [, rest] = /^PROXY TCP[46] (.*)$/s.exec(text) ?? [];
    const parts = rest?.split(' ') ?? [];
    return parts.length > 0 && parts.every((part, at) => (at < parts.length - 1 ? FINISHED : UNFINISHED)[at]?.test(part));
}
/** Of a connection that the proxy knows nothing of, whatever else it says. */
function readUnknown(text) {
    const end = text.indexOf('\r\n');
    return end < 0 ? undefined : { size: end + 2, proxied: undefined };
}
function readAddresses(text) {
    const end = text.indexOf('\r\n');
    if (end < 0)
        return undefined;
    const [, sourceAddress, serverAddress, source, server] = ADDRESSES.exec(text.slice(0, end)) ?? [];
    if (sourceAddress === undefined || serverAddress === undefined)
        return undefined;
    const [sourcePort, serverPort] = [Number(source), Number(server)];
    if (sourcePort > 0xffff || serverPort > 0xffff)
        return undefined;
    return { size: end + 2, proxied: { sourceAddress, sourcePort, serverAddress, serverPort, tlvs: '' } };
}
/** Source: ngx_proxy_protocol_v2_read. */
function readV2(bytes) {
    if (bytes.length < FIXED_V2)
        return undefined;
    const [command, family] = [bytes.charCodeAt(12), bytes.charCodeAt(13)];
    if (command >> 4 !== 2)
        return { fault: `unknown PROXY protocol version: ${command >> 4}` };
    const size = FIXED_V2 + uint16(bytes, 14);
    if (size > LONGEST_V2)
        return { fault: 'header is too large' };
    if (bytes.length < size)
        return undefined;
    const addressSize = family === 0x11 ? 4 : family === 0x21 ? 16 : 0;
    // only connections that are proxied, and streams of these families
    if ((command & 0x0f) !== 1 || addressSize === 0)
        return { size, proxied: undefined };
    const tlvs = FIXED_V2 + 2 * addressSize + 4;
    if (size < tlvs)
        return { fault: '' };
    return {
        size,
        proxied: {
            sourceAddress: address(bytes.slice(FIXED_V2, FIXED_V2 + addressSize)),
            serverAddress: address(bytes.slice(FIXED_V2 + addressSize, tlvs - 4)),
            sourcePort: uint16(bytes, tlvs - 4),
            serverPort: uint16(bytes, tlvs - 2),
            tlvs: bytes.slice(tlvs, size),
        },
    };
}
function uint16(bytes, at) {
    return bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
}
function address(bytes) {
    if (bytes.length === 4)
        return [0, 1, 2, 3].map((at) => bytes.charCodeAt(at)).join('.');
    const groups = Array.from({ length: 8 }, (_, at) => uint16(bytes, at * 2).toString(16));
    return literalAddress(`[${groups.join(':')}]`) ?? '';
}
//# sourceMappingURL=proxy-protocol.js.map