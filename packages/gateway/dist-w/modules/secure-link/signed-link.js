import { createHash, timingSafeEqual } from 'node:crypto';
import { decodeBase64url } from '../set-misc/base64.js';
/** An MD5 digest in base64 with its padding. */
const LONGEST_DIGEST = 24;
/** The largest time of nginx, a signed number of 64 bits. */
const LATEST = '9223372036854775807';
/**
 * Links with a digest over a text of the configuration's, and perhaps an expiry: `1` for a good one, `0` for one that
 * is good but expired, nothing for any other. `now` is in milliseconds. Source: ngx_http_secure_link_variable.
 */
export function signedLink(link, text, now) {
    return (r, tellExpiry) => {
        const [digest = '', expiry] = link(r).split(/,(.*)/s, 2);
        const expires = expiry === undefined ? Number.POSITIVE_INFINITY : parseExpiry(expiry);
        if (expires === undefined)
            return undefined;
        if (expiry !== undefined)
            tellExpiry(expiry);
        const claimed = decodeDigest(digest);
        // the text is asked for last: it may have the expiry in it
        if (!claimed || !timingSafeEqual(claimed, md5(text(r))))
            return undefined;
        return expires < Math.floor(now() / 1000) ? '0' : '1';
    };
}
/** Unix seconds, more than 0; undefined for anything else. Source: ngx_atotm. */
function parseExpiry(written) {
    if (!/^\d+$/.test(written))
        return undefined;
    const digits = written.replace(/^0+/, '');
    const tooLate = digits.length > LATEST.length || (digits.length === LATEST.length && digits > LATEST);
    return digits === '' || tooLate ? undefined : Number(digits);
}
function decodeDigest(written) {
    if (written.length > LONGEST_DIGEST)
        return undefined;
    const bytes = decodeBase64url(written);
    return bytes?.length === 16 ? Buffer.from(bytes, 'latin1') : undefined;
}
/** The MD5 digest of a latin1 string: 16 bytes. */
export function md5(text) {
    return createHash('md5').update(text, 'latin1').digest();
}
//# sourceMappingURL=signed-link.js.map