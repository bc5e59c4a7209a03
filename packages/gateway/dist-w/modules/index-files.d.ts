import { type Module } from '../config/module.ts';
import type { Value } from '../request/handler.ts';
/** Settings of the index module. */
export interface IndexSettings {
    /** The names that are tried in order; the last may be a URI. */
    readonly index: readonly Value[];
}
/** nginx's ngx_http_index_module: a directory is answered with one of its files. */
export declare const indexFiles: Module<IndexSettings>;
//# sourceMappingURL=index-files.d.ts.map