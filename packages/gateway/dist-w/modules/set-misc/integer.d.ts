/** A whole number that fits 63 bits, digits only; undefined for anything else. nginx: ngx_atoi. */
export declare function parseInteger(text: string): bigint | undefined;
/** Both bounds, the lesser one first. */
export declare function ordered(a: bigint, b: bigint): readonly [bigint, bigint];
//# sourceMappingURL=integer.d.ts.map