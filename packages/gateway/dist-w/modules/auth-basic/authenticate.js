import { LEVEL } from '../../log/level.js';
import { ALLOW, DONE } from '../../request/outcome.js';
import { systemErrorCode, systemErrorText } from '../../system-error.js';
import { basicCredentials } from '../variables/basic-user.js';
import { cheapScheme, costlyScheme, looksHashed } from './hash-scheme.js';
/**
 * Lets a client in that gives a user and password of the file: ALLOW, or 401 with the challenge; 403 where there is no
 * such file, 500 where it cannot be read, 503 where too many passwords are being checked. A user who is not there and
 * a wrong password have one answer and take one time. Source: ngx_http_auth_basic_handler.
 */
export function authenticate(r, realm, path, by) {
    const given = basicCredentials(r.headers.first('authorization'));
    if (given)
        return checkCredentials(r, realm, upToZero(path()), given, by);
    r.log(LEVEL.info, 'no user/password was provided for basic authentication');
    return challenge(r, realm);
}
async function checkCredentials(r, realm, path, { user, password }, by) {
    const read = await by.files.read(path);
    if (r.released)
        return DONE;
    if (!('users' in read))
        return refuseFile(r, path, read);
    const given = { user, password: upToZero(password), from: r.client.remoteAddress };
    const verdict = await checkPassword(given, read.users, by.checks);
    if (r.released)
        return DONE;
    if (verdict === 'right')
        return ALLOW;
    if (verdict === 'busy') {
        r.log(LEVEL.error, 'too many passwords are being checked');
        return 503;
    }
    logRefusal(r, path, user, read.users.hashes.get(user), verdict);
    return challenge(r, realm);
}
function checkPassword(given, { hashes, decoys }, checks) {
    const own = hashes.get(given.user);
    if (own !== undefined && hasScheme(own))
        return checks.check({ ...given, hash: own, decoy: false });
    const hash = checks.standIn(given.user, decoys);
    return hash === undefined ? 'wrong' : checks.check({ ...given, hash, decoy: true });
}
function hasScheme(hash) {
    return cheapScheme(hash) !== undefined || costlyScheme(hash) !== undefined;
}
function logRefusal(r, path, user, hash, verdict) {
    if (hash === undefined)
        return r.log(LEVEL.error, `user "${user}" was not found in "${path}"`);
    if (hasScheme(hash) ? verdict === 'unable' : looksHashed(hash)) {
        r.log(LEVEL.warn, `user "${user}": this password cannot be checked against a hash of the kind in "${path}"`);
    }
    r.log(LEVEL.error, `user "${user}": password mismatch`);
}
function refuseFile(r, path, read) {
    if ('refused' in read) {
        r.log(LEVEL.crit, `"${path}" ${read.refused}`);
        return 500;
    }
    const absent = systemErrorCode(read.error) === 'ENOENT';
    r.log(absent ? LEVEL.error : LEVEL.crit, `${read.call} "${path}" failed ${systemErrorText(read.error)}`);
    return absent ? 403 : 500;
}
/** The realm of a configuration goes out as it is; what would end the field, out of a variable, does not. */
function challenge(r, realm) {
    const shown = /[\0\r\n]/.test(realm) ? realm.replace(/[\0\r\n]/g, encodeURIComponent) : realm;
    r.response.headers.add('WWW-Authenticate', `Basic realm="${shown}"`);
    return 401;
}
/** To the system and to crypt(3) a text ends at its first zero byte. */
function upToZero(text) {
    const zero = text.indexOf('\0');
    return zero < 0 ? text : text.slice(0, zero);
}
//# sourceMappingURL=authenticate.js.map