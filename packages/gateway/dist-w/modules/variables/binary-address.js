import { isIPv4, isIPv6 } from 'node:net';
/** An address as its 4 or 16 bytes; one of neither kind (`unix:`) as it is. Source: $binary_remote_addr. */
export function binaryAddress(address) {
    if (isIPv4(address))
        return bytes(address.split('.').map(Number));
    return isIPv6(address) ? ipv6Bytes(address) : address;
}
function ipv6Bytes(address) {
    const plain = address.replace(/%.*$/, '').replace(/[^:]*\.[^:]*$/, (v4) => groupsOf(v4));
    const [head = '', tail] = plain.split('::');
    const before = groups(head);
    if (tail === undefined)
        return before.join('');
    const after = groups(tail);
    return before.join('') + '\0\0'.repeat(8 - before.length - after.length) + after.join('');
}
/** `1.2.3.4` as the two groups that it stands for. */
function groupsOf(v4) {
    const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
function groups(text) {
    if (text === '')
        return [];
    return text.split(':').map((group) => {
        const value = Number.parseInt(group, 16);
        return bytes([value >> 8, value & 0xff]);
    });
}
function bytes(values) {
    return String.fromCharCode(...values);
}
//# sourceMappingURL=binary-address.js.map