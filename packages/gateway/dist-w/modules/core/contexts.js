/** The levels of the http part at which settings of a request may stand, `if` and `limit_except` aside. */
export const ANY_LEVEL = ['http', 'server', 'location'];
/** Levels of settings that a connection has before its request is known. */
export const HTTP_SERVER = ['http', 'server'];
//# sourceMappingURL=contexts.js.map