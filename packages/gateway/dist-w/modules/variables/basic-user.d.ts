/** What a client says of itself by the Basic scheme; latin1, one character a byte. */
export interface BasicCredentials {
    /** Never empty. */
    readonly user: string;
    readonly password: string;
}
/**
 * User and password of an Authorization field of the Basic scheme (RFC 7617); undefined where there are none.
 * Source: ngx_http_auth_basic_user.
 */
export declare function basicCredentials(authorization: string | undefined): BasicCredentials | undefined;
/** The user name in an Authorization field of the Basic scheme; undefined where there is none, or no password with it. */
export declare function basicUser(authorization: string | undefined): string | undefined;
//# sourceMappingURL=basic-user.d.ts.map