const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++)
        value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
});
/**
 * The CRC-32 of a text, one character a byte; `before` is that of the text before it. Not for secrets.
 * zlib.crc32() is only there from Node.js 20.15 on.
 */
export function crc32(text, before = 0) {
    let crc = ~before;
    for (let i = 0; i < text.length; i++)
        crc = (TABLE[(crc ^ text.charCodeAt(i)) & 0xff] ?? 0) ^ (crc >>> 8);
    return ~crc >>> 0;
}
//# sourceMappingURL=crc32.js.map