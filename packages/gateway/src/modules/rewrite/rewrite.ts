import type { Conf } from '../../config/conf.ts';
import type { Step } from '../../config/module.ts';
import { compileParts, type Part, type Value } from '../../config/value.ts';
import { LEVEL } from '../../log/level.ts';
import { escapeUri } from '../../request/escape-uri.ts';
import { matches } from '../../request/find-location.ts';
import { NEXT, type Result, STOP } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';

/** What a `rewrite` does to a request that its pattern matches. */
interface Action {
  /** Status of a redirect to the client; 0 for a change of the URI. */
  readonly status: number;
  readonly last: boolean;
  readonly breaks: boolean;
}

/** Compiles `rewrite regex replacement [flag]`. `log` says whether a request's steps are logged. Source: ngx_http_rewrite. */
export function compileRewrite(cf: Conf, log: (r: Request) => boolean): Step {
  const [source = '', written = ''] = cf.args;
  const pattern = cf.pattern(source, false);
  const action = readAction(cf, written);
  const keepsArgs = !written.endsWith('?');
  const target = compileReplacement(cf, keepsArgs ? written : written.slice(0, -1), action.status !== 0);
  const apply = action.status === 0 ? changeUri(target, keepsArgs, action) : redirect(target, keepsArgs, action.status);
  return (r) => {
    const subject = r.uri;
    const matched = matches(r, pattern, subject);
    if (log(r)) note(r, `"${source}" ${matched ? 'matches' : 'does not match'} "${subject}"`);
    if (!matched) return NEXT;
    const result = apply(r);
    if (log(r)) {
      note(
        r,
        r.response.location
          ? `rewritten redirect: "${r.response.location}"`
          : `rewritten data: "${r.uri}", args: "${r.args}"`,
      );
    }
    return result;
  };
}

function note(r: Request, message: string): void {
  r.log(LEVEL.notice, message);
}

function readAction(cf: Conf, replacement: string): Action {
  const external = /^(?:https?:\/\/|\$scheme)/.test(replacement);
  const flag = cf.args[2];
  switch (flag) {
    case undefined:
      return { status: external ? 302 : 0, last: external, breaks: false };
    case 'last':
      return { status: external ? 302 : 0, last: true, breaks: false };
    case 'break':
      return { status: external ? 302 : 0, last: true, breaks: true };
    case 'redirect':
      return { status: 302, last: true, breaks: false };
    case 'permanent':
      return { status: 301, last: true, breaks: false };
    default:
      return cf.fail(`invalid parameter "${flag}"`);
  }
}

/** The replacement's path and query; the query undefined where it has none of its own. */
interface Replacement {
  readonly path: Value;
  readonly args: Value | undefined;
}

/**
 * Compiles a replacement. Captures are unescaped text of the path: where they become part of a query string or of a
 * redirect they are escaped again, if the client had escaped anything. Source: ngx_http_script_copy_capture_code.
 */
function compileReplacement(cf: Conf, text: string, quoted: boolean): Replacement {
  const query = text.indexOf('?');
  const path = query < 0 ? text : text.slice(0, query);
  return {
    path: compileCaptures(cf.parts(path), quoted),
    args: query < 0 ? undefined : compileCaptures(cf.parts(text.slice(query + 1)), true),
  };
}

function compileCaptures(parts: readonly Part[], quoted: boolean): Value {
  if (!quoted || !parts.some((part) => 'capture' in part)) return compileParts(parts);
  const values = parts.map((part): Value => ('capture' in part ? escapedCapture(part.capture) : compileParts([part])));
  return (r) => values.reduce((text, value) => text + value(r), '');
}

function escapedCapture(group: number): Value {
  return (r) => {
    const text = r.captures?.[group] ?? '';
    return r.quotedUri ? escapeUri(text, 'args') : text;
  };
}

function redirect(target: Replacement, keepsArgs: boolean, status: number): (r: Request) => Result {
  return (r) => {
    const path = unescapeForRedirect(target.path(r));
    const own = target.args?.(r);
    const url = own === undefined ? path : `${path}?${own}`;
    const more = keepsArgs && r.args !== '' ? `${own === undefined ? '?' : '&'}${r.args}` : '';
    r.response.location = url + more;
    return status;
  };
}

/** Escapes that need not be in a redirect are undone. Source: ngx_unescape_uri with NGX_UNESCAPE_REDIRECT. */
function unescapeForRedirect(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-9a-f]{2})/gi, (written, hex: string) => {
    const byte = Number.parseInt(hex, 16);
    return byte > 0x25 && byte < 0x7f && byte !== 0x3f ? String.fromCharCode(byte) : written;
  });
}

function changeUri(target: Replacement, keepsArgs: boolean, action: Action): (r: Request) => Result {
  return (r) => {
    const path = target.path(r);
    const own = target.args?.(r);
    if (own !== undefined) r.args = keepsArgs && r.args !== '' ? `${own}&${r.args}` : own;
    else if (!keepsArgs) r.args = '';
    if (path === '') {
      r.log(LEVEL.error, 'the rewritten URI has a zero length');
      return 500;
    }
    r.uri = path;
    r.internal = true;
    r.uriChanged = !action.breaks;
    if (action.breaks) r.validLocation = false;
    return action.last ? STOP : NEXT;
  };
}
