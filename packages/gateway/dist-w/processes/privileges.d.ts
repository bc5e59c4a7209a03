import type { User } from '../modules/core/user.ts';
/** Takes on an account for good, where this process may. Throws the system's error. Source: ngx_worker_process_init. */
export declare function dropPrivileges({ name, group }: User): void;
/** The number of an account; undefined where the account database cannot tell. */
export declare function accountId(name: string): number | undefined;
//# sourceMappingURL=privileges.d.ts.map