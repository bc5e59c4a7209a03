/** Hexadecimal in lower case of a latin1 string. nginx: ngx_hex_dump. */
export declare function encodeHex(bytes: string): string;
/** The bytes of hexadecimal digits of either case; undefined for anything else or an odd number of them. */
export declare function decodeHex(text: string): string | undefined;
//# sourceMappingURL=hex.d.ts.map