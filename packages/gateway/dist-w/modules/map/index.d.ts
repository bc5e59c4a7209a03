import { type Module } from '../../config/module.ts';
/** Variables whose values depend on others by a table: nginx's map. */
export declare const map: Module;
//# sourceMappingURL=index.d.ts.map