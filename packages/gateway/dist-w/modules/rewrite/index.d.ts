import { type Module } from '../../config/module.ts';
/** Settings of the rewrite module. */
export interface RewriteSettings {
    readonly rewrite_log: boolean;
}
/** nginx's rewrite module. */
export declare const rewrite: Module<RewriteSettings>;
//# sourceMappingURL=index.d.ts.map