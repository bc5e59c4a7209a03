/**
 * The first argument of that name in a query string, as it is written there; undefined where there is none. Names are
 * matched without regard to case, and an argument without `=` does not count. Source: ngx_http_arg.
 */
export declare function findArgument(args: string, name: string): string | undefined;
//# sourceMappingURL=argument.d.ts.map