import type { Request } from './request.ts';
/** The name that pages and the `Server` field give, by `server_tokens`. */
export declare function serverToken(r: Request): string;
//# sourceMappingURL=server-token.d.ts.map