import type { Conf } from '../../config/conf.ts';
import { type Context, HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { type Read, setting } from '../../config/directives.ts';
import type { Environment } from '../../config/environment.ts';
import { defineModule, type Module } from '../../config/module.ts';
import type { Value } from '../../request/handler.ts';
import { NEXT, type Outcome } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { type Authentication, authenticate } from './authenticate.ts';
import { PasswordChecks } from './password-checks.ts';
import { UserFiles } from './user-files.ts';

/** A file of users, and what is kept of such files. */
interface UserFileSetting {
  readonly path: Value;
  readonly by: Authentication;
}

/** Settings of the auth_basic module; a level without both of them asks nobody for a password. */
export interface AuthBasicSettings {
  /** The realm; `off` for no authentication. */
  readonly auth_basic: Value | undefined;
  readonly auth_basic_user_file: UserFileSetting | undefined;
}

const LEVELS: readonly Context[] = [...HTTP_SERVER_LOCATION, 'limit_except'];

const userFile: Read<UserFileSetting> = (cf) => ({ path: userFilePath(cf), by: authentication(cf.environment) });

/** nginx's ngx_http_auth_basic_module: clients are let in by user and password. */
export const authBasic: Module<AuthBasicSettings> = defineModule<AuthBasicSettings>({
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
  idle: (settings) => !settings.auth_basic || !settings.auth_basic_user_file,
  access: askForPassword,
});

function askForPassword(r: Request): Outcome {
  const { auth_basic: asked, auth_basic_user_file: file } = authBasic.of(r);
  if (!asked || !file || r.parent) return NEXT;
  const realm = asked(r);
  return realm === 'off' ? NEXT : authenticate(r, realm, () => file.path(r), file.by);
}

/** A path that starts with a variable may turn out to be relative when it is asked for. */
function userFilePath(cf: Conf): Value {
  const written = cf.arg(0);
  if (!written.startsWith('$')) return cf.value(cf.path(written, 'conf'));
  const value = cf.value(written);
  return (r) => cf.path(value(r), 'conf');
}

/** By the clock and randomness of the process, of which it is a part that outlives configurations. */
const AUTHENTICATIONS: WeakMap<Environment, Authentication> = new WeakMap();

function authentication(environment: Environment): Authentication {
  const known = AUTHENTICATIONS.get(environment);
  if (known) return known;
  const made: Authentication = {
    files: new UserFiles(environment.now),
    checks: new PasswordChecks(environment.randomBytes(32)),
  };
  AUTHENTICATIONS.set(environment, made);
  return made;
}
