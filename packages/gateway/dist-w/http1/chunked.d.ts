/**
 * Decodes a chunked body as it arrives (RFC 9112 section 7.1), strictly: lines end in CRLF, sizes are at most 13
 * hexadecimal digits with nothing but `;` after them, extensions and trailers are bounded and dropped.
 */
export declare class ChunkedDecoder {
    #private;
    /** Whether the last chunk and the trailer section have been read. */
    get done(): boolean;
    /**
     * Decodes from `from` on; data goes to `sink` piece by piece. Returns where it stopped: the end of the input, or of
     * the body; -1 where the body is malformed.
     */
    decode(input: Buffer, from: number, sink: (data: Buffer) => void): number;
}
//# sourceMappingURL=chunked.d.ts.map