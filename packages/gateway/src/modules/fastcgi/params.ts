import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import type { CookieNames } from '../../upstream/cookie-names.ts';
import { withoutCookies } from '../../upstream/hide-cookie.ts';
import type { Param } from './records.ts';

/** One `fastcgi_param`. */
export interface FastcgiParam {
  readonly name: string;
  readonly value: Value;
  /** Whether it has no value at all, which keeps a header field of that name from being sent. */
  readonly withheld: boolean;
  readonly ifNotEmpty: boolean;
}

/** What the parameters of requests are made of. */
export interface ParamOptions {
  /** `fastcgi_param`, in the order of the file. */
  readonly params: readonly FastcgiParam[];
  /** `fastcgi_pass_request_headers` */
  readonly passRequestHeaders: boolean;
  /** `fastcgi_hide_cookie` */
  readonly hiddenCookies: CookieNames;
}

const HTTP = 'HTTP_';
const COOKIE = 'HTTP_COOKIE';

/** Reads `fastcgi_param name value [if_not_empty]`. Source: ngx_http_upstream_param_set_slot. */
export function readFastcgiParam(cf: Conf): FastcgiParam {
  const [name = '', value = '', condition] = cf.args;
  if (condition !== undefined && condition !== 'if_not_empty') cf.fail(`invalid parameter "${condition}"`);
  const withheld = value === '' && name.startsWith(HTTP) && name.length > HTTP.length;
  return { name, value: cf.value(value), withheld, ifNotEmpty: condition !== undefined };
}

/**
 * Compiles what gives a request's parameters: those of the configuration, then the fields of the request's header as
 * `HTTP_…`. A field whose parameter the configuration sets is never sent, whatever the value that it sets, so that
 * clients cannot put theirs in its place. Source: ngx_http_fastcgi_create_request.
 */
export function compileParams(options: ParamOptions): (r: Request) => readonly Param[] {
  const { params, passRequestHeaders, hiddenCookies } = options;
  const sent = params.filter((param) => !param.withheld);
  const names = params.filter(({ name }) => name.startsWith(HTTP)).map(({ name }) => asApplicationsHaveIt(name));
  const taken: ReadonlySet<string> = new Set(names);
  return (r) => {
    const list: Param[] = [];
    for (const { name, value, ifNotEmpty } of sent) {
      const text = name === COOKIE ? withoutCookies(hiddenCookies, value(r)) : value(r);
      if (text !== '' || !ifNotEmpty) list.push([name, text]);
    }
    if (passRequestHeaders) for (const param of headerParams(r, taken, hiddenCookies)) list.push(param);
    return list;
  };
}

/** The fields of a header; those of one name in one parameter (RFC 3875 section 4.1.18). */
function headerParams(r: Request, taken: ReadonlySet<string>, hiddenCookies: CookieNames): Map<string, string> {
  const params = new Map<string, string>();
  for (const [field, value] of r.headers) {
    const name = HTTP + field.toUpperCase().replaceAll('-', '_');
    if (taken.has(asApplicationsHaveIt(name))) continue;
    const before = params.get(name);
    params.set(name, before === undefined ? value : `${before}${name === COOKIE ? '; ' : ', '}${value}`);
  }
  const cookie = params.get(COOKIE);
  if (cookie === undefined) return params;
  const left = withoutCookies(hiddenCookies, cookie);
  if (left === '' && cookie !== '') params.delete(COOKIE);
  else params.set(COOKIE, left);
  return params;
}

/**
 * A name as the application may come to know it: without regard to case, and with `_` for what cannot be in a name
 * there. PHP has `_` for a dot, which a field may have with `ignore_invalid_headers off`.
 */
function asApplicationsHaveIt(name: string): string {
  return name.toUpperCase().replace(/[^0-9A-Z]/g, '_');
}
