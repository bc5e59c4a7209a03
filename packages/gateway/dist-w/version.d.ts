/** The version that the command line, the `Server` header and `$nginx_version` give. */
export declare const VERSION = "0.1.0";
//# sourceMappingURL=version.d.ts.map