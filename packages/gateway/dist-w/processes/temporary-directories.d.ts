import type { Configuration } from '../config/load.ts';
/** Makes the directories for bodies of requests, for an account that could not. Throws the system's error. Source: ngx_create_paths. */
export declare function makeTemporaryDirectories({ servers }: Configuration, owner: number): void;
//# sourceMappingURL=temporary-directories.d.ts.map