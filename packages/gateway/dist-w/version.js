/** The version that the command line, the `Server` header and `$nginx_version` give. */
export const VERSION = '0.1.0';
//# sourceMappingURL=version.js.map