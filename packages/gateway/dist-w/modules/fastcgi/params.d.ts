import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import type { CookieNames } from '../../upstream/cookie-names.ts';
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
/** Reads `fastcgi_param name value [if_not_empty]`. Source: ngx_http_upstream_param_set_slot. */
export declare function readFastcgiParam(cf: Conf): FastcgiParam;
/**
 * Compiles what gives a request's parameters: those of the configuration, then the fields of the request's header as
 * `HTTP_…`. A field whose parameter the configuration sets is never sent, whatever the value that it sets, so that
 * clients cannot put theirs in its place. Source: ngx_http_fastcgi_create_request.
 */
export declare function compileParams(options: ParamOptions): (r: Request) => readonly Param[];
//# sourceMappingURL=params.d.ts.map