import { isUtf8 } from 'node:buffer';
/**
 * What hashes of each scheme look like; a text that only begins like one is none. The costs end where one check would
 * take minutes: at htpasswd's own maximum for bcrypt, and below a million rounds for the others.
 */
const COSTLY = [
    ['bcrypt', /^\$2[aby]\$(?:0[4-9]|1[0-7])\$[./0-9A-Za-z]{53}$/],
    ['apr1', /^\$apr1\$[^$]{0,8}\$[./0-9A-Za-z]{22}$/],
    ['md5', /^\$1\$[^$]{0,8}\$[./0-9A-Za-z]{22}$/],
    ['sha256', /^\$5\$(?:rounds=[1-9]\d{3,5}\$)?[./0-9A-Za-z]{0,16}\$[./0-9A-Za-z]{43}$/],
    ['sha512', /^\$6\$(?:rounds=[1-9]\d{3,5}\$)?[./0-9A-Za-z]{0,16}\$[./0-9A-Za-z]{86}$/],
    ['des', /^[./0-9A-Za-z]{13}$/],
];
const CHEAP = [
    ['plain', /^\{PLAIN\}/],
    ['sha', /^\{SHA\}/],
    ['ssha', /^\{SSHA\}[0-9A-Za-z+/]{27,}={0,2}$/],
];
/** Sizes of digests in bytes. */
const DIGEST = { sha256: 32, sha512: 64 };
/** The scheme of a password hash whose check takes long; undefined for any other text. */
export function costlyScheme(hash) {
    return COSTLY.find(([, form]) => form.test(hash))?.[0];
}
/** The scheme of a password hash that is checked at once; undefined for any other text. */
export function cheapScheme(hash) {
    return CHEAP.find(([, form]) => form.test(hash))?.[0];
}
/** Whether a text that has no scheme here was meant as a hash of crypt(3), rather than as a word that locks the account. */
export function looksHashed(hash) {
    return /^[$_]/.test(hash);
}
/** libxcrypt's CRYPT_MAX_PASSPHRASE_SIZE: longer passwords, whose hashing would take the longer, are no one's. */
const LONGEST_PASSWORD = 511;
/**
 * Whether the libraries can check a password (latin1) against hashes of a scheme. Those of bcrypt and SHA-crypt take
 * text, so bytes that are no UTF-8 cannot be given to them; SHA-crypt's goes wrong on passwords that fill whole digests.
 */
export function checkable(scheme, password) {
    if (password.length > LONGEST_PASSWORD)
        return false;
    if (scheme !== 'bcrypt' && scheme !== 'sha256' && scheme !== 'sha512')
        return true;
    if (!isUtf8(Buffer.from(password, 'latin1')))
        return false;
    const digest = DIGEST[scheme];
    return digest === undefined || password === '' || password.length % digest !== 0;
}
//# sourceMappingURL=hash-scheme.js.map