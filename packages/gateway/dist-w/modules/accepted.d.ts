import { type Module } from '../config/module.ts';
/** Directives of nginx that are checked like the others and change nothing here, where there is nothing to tune. */
export declare const accepted: Module;
//# sourceMappingURL=accepted.d.ts.map