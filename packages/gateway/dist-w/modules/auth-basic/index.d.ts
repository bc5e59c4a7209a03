import { type Module } from '../../config/module.ts';
import type { Value } from '../../request/handler.ts';
import { type Authentication } from './authenticate.ts';
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
/** nginx's ngx_http_auth_basic_module: clients are let in by user and password. */
export declare const authBasic: Module<AuthBasicSettings>;
export {};
//# sourceMappingURL=index.d.ts.map