import type { Environment } from '../config/environment.ts';
import type { Module } from '../config/module.ts';
/** Serves as the master says, until it says otherwise or is gone. Does not return: the process ends. */
export declare function runWorker(modules: readonly Module[], environment: Environment): void;
//# sourceMappingURL=worker.d.ts.map