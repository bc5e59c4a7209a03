import type { DirectiveDefinition } from '../../config/module.ts';
import { type User } from './user.ts';
/** Settings of the process as a whole. Read them at the main level. */
export interface MainSettings {
    readonly daemon: boolean;
    readonly env: readonly string[];
    readonly master_process: boolean;
    readonly pid: string;
    readonly user: User | undefined;
    readonly worker_connections: number;
    readonly worker_processes: number | 'auto';
    readonly worker_priority: number;
    /** How many descriptors a worker may have open, 0 for as many as the system allows. */
    readonly worker_rlimit_nofile: number;
    /** Milliseconds, 0 for as long as it takes. */
    readonly worker_shutdown_timeout: number;
    readonly working_directory: string | undefined;
}
/** Directives of the main context and of `events` that have an effect. */
export declare const MAIN_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=main.d.ts.map