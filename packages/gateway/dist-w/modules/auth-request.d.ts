import { type Module } from '../config/module.ts';
import type { Value, Variable } from '../request/handler.ts';
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
/** nginx's ngx_http_auth_request_module: a subrequest decides whether a client is let in. */
export declare const authRequest: Module<AuthRequestSettings>;
export {};
//# sourceMappingURL=auth-request.d.ts.map