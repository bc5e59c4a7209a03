/**
 * The CRC-32 of a text, one character a byte; `before` is that of the text before it. Not for secrets.
 * zlib.crc32() is only there from Node.js 20.15 on.
 */
export declare function crc32(text: string, before?: number): number;
//# sourceMappingURL=crc32.d.ts.map