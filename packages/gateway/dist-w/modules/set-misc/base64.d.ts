/** Base64 with padding (RFC 4648 section 4) of a latin1 string. nginx: ngx_encode_base64. */
export declare function encodeBase64(bytes: string): string;
/**
 * The bytes of a base64 text, or undefined where nginx says `invalid value`: at a character outside of the alphabet,
 * and where one character is left over. Padding is not needed and all from the first `=` on is ignored.
 * nginx: ngx_decode_base64.
 */
export declare function decodeBase64(text: string): string | undefined;
/** Base64 for URLs without padding (RFC 4648 section 5) of a latin1 string. nginx: ngx_encode_base64url. */
export declare function encodeBase64url(bytes: string): string;
/** As `decodeBase64`, with `-` and `_` in the places of `+` and `/`, which are refused. nginx: ngx_decode_base64url. */
export declare function decodeBase64url(text: string): string | undefined;
//# sourceMappingURL=base64.d.ts.map