import type { ListenDraft } from '../../config/draft.ts';
/**
 * Whether a `listen` says something else of the protocols of its address than the ones before it, in a way that nginx
 * warns of: options may be added to a first `listen` without any, or given once for all. Source: ngx_http_add_addresses.
 */
export declare function redefinesProtocols(before: readonly ListenDraft[], listen: ListenDraft): boolean;
//# sourceMappingURL=listen-protocols.d.ts.map