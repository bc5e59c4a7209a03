import { HTTP_SERVER_LOCATION } from '../config/context.ts';
import { listSetting, type Read, setting } from '../config/directives.ts';
import { defineModule, type Module } from '../config/module.ts';
import { LEVEL } from '../log/level.ts';
import type { Value, Variable } from '../request/handler.ts';
import { ALLOW, DONE, NEXT, type Outcome, type Result } from '../request/outcome.ts';
import type { Request } from '../request/request.ts';
import { type SubResponse, subrequest } from '../request/subrequest.ts';

/** One `auth_request_set`. */
interface Assignment {
  readonly variable: Variable;
  /** What it is set to, as the subrequest has it. */
  readonly value: Value;
}

/** Settings of the auth_request module. */
export interface AuthRequestSettings {
  /** The URI whose response decides; '' for none. */
  readonly auth_request: string;
  readonly auth_request_set: readonly Assignment[];
}

/** nginx's status for a connection that is closed without an answer. */
const CLOSE = 444;

/** As in nginx a path to the letter: without arguments, escapes and variables. */
const uri: Read<string> = (cf) => (cf.arg(0) === 'off' ? '' : cf.arg(0));

const assignment: Read<Assignment> = (cf) => ({
  variable: cf.defineUnlogged(cf.arg(0)),
  value: cf.value(cf.arg(1)),
});

/** nginx's ngx_http_auth_request_module: a subrequest decides whether a client is let in. */
export const authRequest: Module<AuthRequestSettings> = defineModule<AuthRequestSettings>({
  name: 'auth_request',
  defaults: { auth_request: '', auth_request_set: [] },
  directives: {
    auth_request: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'uri | off',
      default: 'off',
      doc: 'Lets a client in if a subrequest to that URI is answered with a 2xx; a 401 or 403 is passed on to it, anything else is a 500.',
      ...setting(uri),
    },
    auth_request_set: {
      in: HTTP_SERVER_LOCATION,
      args: [2],
      syntax: '$variable value',
      doc: 'Sets a variable once the subrequest is done, to a value with its variables, such as `$upstream_http_x_user`. The variables of a level replace those of the levels around it.',
      ...listSetting(assignment),
    },
  },
  idle: (settings) => settings.auth_request === '',
  access: askSubrequest,
});

/** Source: ngx_http_auth_request_handler. */
function askSubrequest(r: Request): Outcome {
  const { auth_request: asked } = authRequest.of(r);
  if (r.parent) return NEXT;
  const response = subrequest(r, asked, '', { sharesVariables: true, headerOnly: true });
  if (response === undefined) return 500;
  return response instanceof Promise ? response.then((late) => judge(r, late)) : judge(r, response);
}

function judge(r: Request, { status, request: sub }: SubResponse): Result {
  // the client may have gone while the subrequest was waited for
  if (r.released) return DONE;
  if (status === CLOSE) return CLOSE;
  for (const { variable, value } of authRequest.of(r).auth_request_set) variable.set?.(r, value(sub));
  if (status >= 200 && status < 300) return ALLOW;
  if (status === 403) return 403;
  if (status === 401) {
    copyChallenges(r, sub);
    return 401;
  }
  if (sub.upstream) r.main.action = 'sending to client';
  r.log(LEVEL.error, `auth request unexpected status: ${status}`);
  return 500;
}

/** Those that are hidden from the client are taken from the backend's own response. */
function copyChallenges(r: Request, { response, upstream }: Request): void {
  const shown = response.headers.first('www-authenticate') !== undefined;
  const fields = shown ? response.headers : (upstream?.headers ?? []);
  for (const [name, value] of fields) {
    if (name.toLowerCase() === 'www-authenticate') r.response.headers.add(name, value);
  }
}
