import { createRequire } from 'node:module';
import { hashSync } from 'bcryptjs';
import { encrypt } from 'unixcrypt';
import { sameText } from './same-text.js';
// the types of the one say that it has a default export, which it has not, and the other has no types
const require = createRequire(import.meta.url);
const md5Crypt = require('apache-md5');
const desCrypt = require('unix-crypt-td-js');
/** How much of a bcrypt hash goes before the digest: `$2y$10$` and 22 characters of salt. */
const BCRYPT_SETTING = 29;
/** What a password comes to with the salt and cost of a hash: the hash itself where it is the right one. */
const HASHES = {
    des: (password, hash) => desCrypt(password, hash.slice(0, 2)),
    md5: md5Crypt,
    apr1: md5Crypt,
    sha256: shaCrypt,
    sha512: shaCrypt,
    bcrypt: (password, hash) => hashSync(asText(password), hash.slice(0, BCRYPT_SETTING)),
};
/**
 * Whether a password (latin1, and `checkable`) is the one that a hash of that scheme was made of. Computes for
 * milliseconds to seconds, by the hash's cost.
 */
export function matches(scheme, hash, password) {
    return sameText(HASHES[scheme](password, hash), hash);
}
function shaCrypt(password, hash) {
    return encrypt(asText(password), hash.slice(0, hash.lastIndexOf('$')));
}
/** The libraries write a text as UTF-8, which gives them the password's own bytes. */
function asText(password) {
    return Buffer.from(password, 'latin1').toString('utf8');
}
//# sourceMappingURL=crypt.js.map