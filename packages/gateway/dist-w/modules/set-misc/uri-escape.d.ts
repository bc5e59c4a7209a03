/** Percent-encodes a latin1 string for use as a component of a URI. */
export declare function escapeUri(bytes: string): string;
/**
 * Undoes percent-encoding, and gives a space for `+`. What is no encoding loses characters, as in the C module:
 * `%` alone goes (`%zz` is `zz`), `%` with one digit takes the character after it along (`%4g1` is `1`).
 */
export declare function unescapeUri(text: string): string;
//# sourceMappingURL=uri-escape.d.ts.map