import { timingSafeEqual } from 'node:crypto';
import { md5 } from './signed-link.js';
/** `/prefix/hash/link`; nginx does not look at the byte before the prefix. */
const PARTS = /^.[^/]*\/([\da-f]{32})\/(.+)$/is;
/**
 * Links of the form `/prefix/hash/link`, where the hash is the MD5 of link and secret in hexadecimal: the link, as it
 * was requested, where that is so, else nothing. Source: ngx_http_secure_link_old_variable.
 */
export function secretLink(secret) {
    return (r) => {
        const [, hash = '', link = ''] = PARTS.exec(r.requestUri) ?? [];
        if (link === '')
            return undefined;
        return timingSafeEqual(Buffer.from(hash, 'hex'), md5(link + secret)) ? link : undefined;
    };
}
//# sourceMappingURL=secret-link.js.map