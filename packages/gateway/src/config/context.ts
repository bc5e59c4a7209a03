/** Where a directive may stand. nginx: NGX_HTTP_…_CONF. */
export type Context =
  | 'main'
  | 'events'
  | 'http'
  | 'server'
  | 'server if'
  | 'location'
  | 'location if'
  | 'limit_except'
  | 'upstream'
  | 'upstream_list';

/** http, server, location and the `if`s in them: where most of the rewrite-phase directives are allowed. */
export const ANY_HTTP: readonly Context[] = ['http', 'server', 'server if', 'location', 'location if'];

/** http, server and location. */
export const HTTP_SERVER_LOCATION: readonly Context[] = ['http', 'server', 'location'];

/** Every level of the http part, which is where a directive of nginx's log and header modules may stand. */
export const HTTP_SERVER_LOCATION_IF: readonly Context[] = ['http', 'server', 'location', 'location if'];

/** Where the rewrite module's own directives are allowed. */
export const REWRITE: readonly Context[] = ['server', 'server if', 'location', 'location if'];

/** Levels of settings that a connection has before its request is known. */
export const HTTP_SERVER: readonly Context[] = ['http', 'server'];
