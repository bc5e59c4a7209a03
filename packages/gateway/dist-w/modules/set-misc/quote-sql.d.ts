/** A literal of MySQL's SQL: in single quotes, with what would end or change it escaped. */
export declare function quoteSql(bytes: string): string;
/**
 * A literal of PostgreSQL's SQL, `E'…'`; the empty one is `''`. Where the bytes are not UTF-8, each of them above 0x7F
 * is written as two backslashes and its octal digits.
 */
export declare function quotePgsql(bytes: string): string;
//# sourceMappingURL=quote-sql.d.ts.map