/** Where a list of codings first names gzip. */
const GZIP = /(?:^|[ ,])gzip/i;
/** What may follow that: nothing, another coding, or a weight of 0 or 1 and its digits. */
const WEIGHT = /^ *(?:$|,|; *(?:$|q=([01])(?:\.(\d*))?(?:[ ,]|$)))/i;
/**
 * Whether a value of `Accept-Encoding` asks for gzip. As in nginx only the first gzip in it counts, which must be
 * spelt out (not `*`, not `x-gzip`), with a weight that is not zero, well-formed, and of three digits at the most.
 * Source: ngx_http_gzip_accept_encoding.
 */
export function acceptsGzip(value) {
    const named = GZIP.exec(value);
    if (!named)
        return false;
    const weight = WEIGHT.exec(value.slice(named.index + named[0].length));
    return weight !== null && (weight[1] === undefined || isPositive(weight[1], weight[2] ?? ''));
}
/** As in nginx the digits are added up: `1.001` is more than 1, and no weight. Source: ngx_http_gzip_quantity. */
function isPositive(whole, digits) {
    let weight = Number(whole) * 100;
    for (const digit of digits)
        weight += Number(digit);
    return weight > 0 && weight <= 100 && digits.length <= 3;
}
//# sourceMappingURL=accept-encoding.js.map