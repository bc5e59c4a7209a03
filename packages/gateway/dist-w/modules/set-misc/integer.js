const MAX_INTEGER = 0x7fffffffffffffffn;
/** A whole number that fits 63 bits, digits only; undefined for anything else. nginx: ngx_atoi. */
export function parseInteger(text) {
    if (!/^\d+$/.test(text) || text.length > 64)
        return undefined;
    const value = BigInt(text);
    return value <= MAX_INTEGER ? value : undefined;
}
/** Both bounds, the lesser one first. */
export function ordered(a, b) {
    return a <= b ? [a, b] : [b, a];
}
//# sourceMappingURL=integer.js.map