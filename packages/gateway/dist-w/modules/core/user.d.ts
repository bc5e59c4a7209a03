import type { Conf } from '../../config/conf.ts';
/** The account that `user` names. */
export interface User {
    readonly name: string;
    readonly group: string;
}
/** Reads `user name [group]` and makes sure that both exist. Source: ngx_set_user. */
export declare function readUser(cf: Conf): User | undefined;
//# sourceMappingURL=user.d.ts.map