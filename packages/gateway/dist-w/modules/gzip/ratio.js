const gains = new WeakMap();
/** Keeps what compressing a response came to, for `$gzip_ratio`. */
export function keepGain(r, gain) {
    gains.set(r, gain);
}
/** `$gzip_ratio`: how many times smaller the body became, to two digits; not found until it is compressed. */
export const GZIP_RATIO = {
    name: 'gzip_ratio',
    get: (r) => {
        const gain = gains.get(r);
        return gain && ratio(gain);
    },
};
/** As in nginx, rounded by the third digit alone. Source: ngx_http_gzip_ratio_variable. */
function ratio({ before, after }) {
    const thousandths = Math.floor((before * 1000) / after);
    const hundredths = Math.floor(thousandths / 10) + (thousandths % 10 > 4 ? 1 : 0);
    return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
//# sourceMappingURL=ratio.js.map