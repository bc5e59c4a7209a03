/** How a token is written: as set-misc's directives do, or `text` for one that is text already, which a JWE is. */
export type Encoding = 'base64url' | 'base64' | 'base32' | 'hex' | 'text';
interface Codec {
    encode(bytes: string): string;
    decode(text: string): string | undefined;
}
/** The encodings. Strings are latin1. */
export declare const ENCODINGS: Readonly<Record<Encoding, Codec>>;
/**
 * The names of the encodings, in the order in which an unknown one is tried: what is hexadecimal would be base64 as well.
 */
export declare const ENCODING_NAMES: readonly Encoding[];
export {};
//# sourceMappingURL=token-encodings.d.ts.map