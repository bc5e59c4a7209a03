import type { Module } from '../config/module.ts';
/** All modules, in the order in which their handlers and filters run. */
export declare const MODULES: readonly Module[];
//# sourceMappingURL=index.d.ts.map