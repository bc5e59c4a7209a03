/** The module's own alphabet: that of RFC 4648 section 7 (base32hex) in lower case. */
export declare const DEFAULT_ALPHABET = "0123456789abcdefghijklmnopqrstuv";
/** Base32 with an alphabet of its own. Strings are latin1. */
export interface Base32 {
    encode(bytes: string, padding: boolean): string;
    /**
     * Gives '' for what is not base32: a character outside of the alphabet, or a number of digits that cannot be. (The C
     * module means to do so as well, but leaves its table unset for such characters and mostly takes them for zero.)
     */
    decode(text: string): string;
}
/**
 * Base32 (RFC 4648 section 6) with 32 characters of one's own. Case matters. All from the first `=` on is ignored.
 * Where a character is twice in the alphabet the later place counts, as in the C module.
 */
export declare function base32(alphabet: string): Base32;
//# sourceMappingURL=base32.d.ts.map