import { type LinkCheck } from './signed-link.ts';
/**
 * Links of the form `/prefix/hash/link`, where the hash is the MD5 of link and secret in hexadecimal: the link, as it
 * was requested, where that is so, else nothing. Source: ngx_http_secure_link_old_variable.
 */
export declare function secretLink(secret: string): LinkCheck;
//# sourceMappingURL=secret-link.d.ts.map