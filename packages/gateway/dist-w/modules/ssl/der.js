/** The elements that follow each other in some bytes. Throws a RangeError where they are not well formed. */
export function derElements(bytes) {
    const elements = [];
    for (let at = 0; at < bytes.length;) {
        const { content, end } = extentOf(bytes, at);
        elements.push({
            tag: bytes.readUInt8(at),
            content: bytes.subarray(content, end),
            whole: bytes.subarray(at, end),
        });
        at = end;
    }
    return elements;
}
function extentOf(bytes, at) {
    const first = bytes.readUInt8(at + 1);
    const octets = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || octets > 4)
        throw new RangeError('a length that DER does not have');
    const content = at + 2 + octets;
    const end = content + (octets === 0 ? first : bytes.readUIntBE(at + 2, octets));
    if (end > bytes.length)
        throw new RangeError('an element that breaks off');
    return { content, end };
}
/** An object identifier as its numbers with dots between them. */
export function objectIdentifier(content) {
    const numbers = [];
    let number = 0n;
    for (const octet of content) {
        number = (number << 7n) | BigInt(octet & 0x7f);
        if (octet >= 0x80)
            continue;
        numbers.push(number);
        number = 0n;
    }
    const [first = 0n, ...rest] = numbers;
    const top = first >= 80n ? 2n : first / 40n;
    return [top, first - top * 40n, ...rest].join('.');
}
//# sourceMappingURL=der.js.map