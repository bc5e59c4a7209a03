/** http, server, location and the `if`s in them: where most of the rewrite-phase directives are allowed. */
export const ANY_HTTP = ['http', 'server', 'server if', 'location', 'location if'];
/** http, server and location. */
export const HTTP_SERVER_LOCATION = ['http', 'server', 'location'];
/** Every level of the http part, which is where a directive of nginx's log and header modules may stand. */
export const HTTP_SERVER_LOCATION_IF = ['http', 'server', 'location', 'location if'];
/** Where the rewrite module's own directives are allowed. */
export const REWRITE = ['server', 'server if', 'location', 'location if'];
/** Levels of settings that a connection has before its request is known. */
export const HTTP_SERVER = ['http', 'server'];
//# sourceMappingURL=context.js.map