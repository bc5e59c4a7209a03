import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { NEXT } from '../../request/outcome.js';
import { authenticate } from './authenticate.js';
import { PasswordChecks } from './password-checks.js';
import { UserFiles } from './user-files.js';
const LEVELS = [...HTTP_SERVER_LOCATION, 'limit_except'];
const userFile = (cf) => ({ path: userFilePath(cf), by: authentication(cf.environment) });
/** nginx's ngx_http_auth_basic_module: clients are let in by user and password. */
export const authBasic = defineModule({
    name: 'auth_basic',
    defaults: { auth_basic: undefined, auth_basic_user_file: undefined },
    directives: {
        auth_basic: {
            in: LEVELS,
            args: [1],
            syntax: 'realm | off',
            default: 'off',
            doc: 'Asks clients for a user and password by HTTP Basic authentication, for that realm, which may have variables in it; `off`, as a value too, asks for none.',
            ...setting((cf) => cf.value(cf.arg(0))),
        },
        auth_basic_user_file: {
            in: LEVELS,
            args: [1],
            syntax: 'file',
            doc: 'The users and their password hashes, a line `user:hash` each, as `htpasswd` and `openssl passwd` make them: bcrypt, `$apr1$`, `$1$`, `$5$`, `$6$`, crypt(3), `{SHA}`, `{SSHA}` or `{PLAIN}`; a change of the file counts at once.',
            ...setting(userFile),
        },
    },
    access: askForPassword,
});
function askForPassword(r) {
    const { auth_basic: asked, auth_basic_user_file: file } = authBasic.of(r);
    if (!asked || !file || r.parent)
        return NEXT;
    const realm = asked(r);
    return realm === 'off' ? NEXT : authenticate(r, realm, () => file.path(r), file.by);
}
/** A path that starts with a variable may turn out to be relative when it is asked for. */
function userFilePath(cf) {
    const written = cf.arg(0);
    if (!written.startsWith('$'))
        return cf.value(cf.path(written, 'conf'));
    const value = cf.value(written);
    return (r) => cf.path(value(r), 'conf');
}
/** By the clock and randomness of the process, of which it is a part that outlives configurations. */
const AUTHENTICATIONS = new WeakMap();
function authentication(environment) {
    const known = AUTHENTICATIONS.get(environment);
    if (known)
        return known;
    const made = {
        files: new UserFiles(environment.now),
        checks: new PasswordChecks(environment.randomBytes(32)),
    };
    AUTHENTICATIONS.set(environment, made);
    return made;
}
//# sourceMappingURL=index.js.map