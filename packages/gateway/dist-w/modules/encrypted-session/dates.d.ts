/**
 * Reads a day, which begins at midnight UTC, or a time of it (RFC 3339), as Unix seconds; undefined for what is none.
 */
export declare function parseDate(text: string): number | undefined;
//# sourceMappingURL=dates.d.ts.map