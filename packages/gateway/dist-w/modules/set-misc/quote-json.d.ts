/** A string of JSON (RFC 8259 section 7) in double quotes; `null` for the empty one. Bytes above 0x7F stay as they are. */
export declare function quoteJson(bytes: string): string;
//# sourceMappingURL=quote-json.d.ts.map