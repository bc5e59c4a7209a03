import { createHash } from 'node:crypto';
import { sameText } from './same-text.js';
/** What a password comes to with the salt of a hash: the hash itself where it is the right one. */
const HASHES = {
    plain: (password) => `{PLAIN}${password}`,
    sha: (password) => `{SHA}${createHash('sha1').update(password, 'latin1').digest('base64')}`,
    ssha: saltedSha,
};
/** Whether a password (latin1) is the one that a hash of that scheme was made of. Source: nginx's ngx_crypt. */
export function matchesCheap(scheme, hash, password) {
    return sameText(HASHES[scheme](password, hash), hash);
}
/** In base64, SHA-1 of password and salt, and after it the salt. */
function saltedSha(password, hash) {
    const salt = Buffer.from(hash.slice('{SSHA}'.length), 'base64').subarray(20);
    const digest = createHash('sha1').update(password, 'latin1').update(salt).digest();
    return `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`;
}
//# sourceMappingURL=cheap-hashes.js.map