import type { Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import type { CookieNames } from '../../upstream/cookie-names.ts';
/** One `proxy_set_header`. */
export interface SetHeader {
    readonly name: string;
    readonly value: Value;
}
/** What the head of requests to backends is made of at one level. */
export interface HeadPlan {
    /** Fields that are set, those that nginx sets anyway among them. */
    readonly fields: readonly SetHeader[];
    /** Their names as a backend might read them: lower case, `_` for `-`. */
    readonly names: ReadonlySet<string>;
    readonly passesFields: boolean;
    readonly hiddenCookies: CookieNames;
}
/** The fields of a request to a backend. */
export interface RequestFields {
    /** Names and values by turns. */
    readonly fields: string[];
    readonly upgrade: string | undefined;
    readonly closes: boolean;
}
/** Makes the plan of a level; `host` is what the Host field says unless it is set. */
export declare function headPlan(set: readonly SetHeader[], host: Value, passesFields: boolean, hiddenCookies: CookieNames): HeadPlan;
/**
 * The fields of a request to a backend: those that are set, but for empty ones, and the client's. None of the client's
 * takes the place of one that is set, be that empty, however it is written: backends that turn `-` into `_` would not
 * tell `X_User` from `X-User`. Source: ngx_http_proxy_create_request.
 */
export declare function requestFields(r: Request, plan: HeadPlan): RequestFields;
//# sourceMappingURL=request-head.d.ts.map