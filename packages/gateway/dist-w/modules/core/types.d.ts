import type { Conf } from '../../config/conf.ts';
/** nginx's media types where there is no `types` block. */
export declare const DEFAULT_TYPES: ReadonlyMap<string, string>;
/** Reads a `types` block; several at one level add up. Source: ngx_http_core_type. */
export declare function applyTypes(cf: Conf): void;
//# sourceMappingURL=types.d.ts.map