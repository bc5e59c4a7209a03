const BASIC = /^Basic +/i;
/** The alphabet up to the first `=`; what follows that is not looked at. */
const BASE64 = /^([A-Za-z0-9+/]*)(?:=|$)/;
/**
 * User and password of an Authorization field of the Basic scheme (RFC 7617); undefined where there are none.
 * Source: ngx_http_auth_basic_user.
 */
export function basicCredentials(authorization) {
    if (authorization === undefined || !BASIC.test(authorization))
        return undefined;
    const encoded = BASE64.exec(authorization.replace(BASIC, ''))?.[1];
    if (encoded === undefined || encoded.length % 4 === 1)
        return undefined;
    const decoded = Buffer.from(encoded, 'base64').toString('latin1');
    const colon = decoded.indexOf(':');
    return colon > 0 ? { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) } : undefined;
}
/** The user name in an Authorization field of the Basic scheme; undefined where there is none, or no password with it. */
export function basicUser(authorization) {
    return basicCredentials(authorization)?.user;
}
//# sourceMappingURL=basic-user.js.map