/** Where a directive may stand. nginx: NGX_HTTP_…_CONF. */
export type Context = 'main' | 'events' | 'http' | 'server' | 'server if' | 'location' | 'location if' | 'limit_except' | 'upstream' | 'upstream_list';
/** http, server, location and the `if`s in them: where most of the rewrite-phase directives are allowed. */
export declare const ANY_HTTP: readonly Context[];
/** http, server and location. */
export declare const HTTP_SERVER_LOCATION: readonly Context[];
/** Every level of the http part, which is where a directive of nginx's log and header modules may stand. */
export declare const HTTP_SERVER_LOCATION_IF: readonly Context[];
/** Where the rewrite module's own directives are allowed. */
export declare const REWRITE: readonly Context[];
/** Levels of settings that a connection has before its request is known. */
export declare const HTTP_SERVER: readonly Context[];
//# sourceMappingURL=context.d.ts.map