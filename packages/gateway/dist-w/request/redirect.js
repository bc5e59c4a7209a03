import { LEVEL } from '../log/level.js';
/** The request goes on from the server's rewrite phase, with another URI. */
export const RESTART = -4;
/** The request goes on in the named location whose settings it now has. */
export const NAMED = -5;
/** Lets the request go on with another URI, as if it had come with it. Source: ngx_http_internal_redirect. */
export function internalRedirect(r, uri, args) {
    r.uriChanges--;
    if (r.uriChanges === 0) {
        r.log(LEVEL.error, `rewrite or internal redirection cycle while internally redirecting to "${uri}"`);
        return 500;
    }
    r.debug(() => `internal redirect: "${uri}?${args}"`);
    r.letGo();
    r.uri = uri;
    r.args = args;
    r.unparsedUriValid = false;
    r.validLocation = true;
    r.addUriToAlias = false;
    r.gzipOk = undefined;
    r.gzipVary = false;
    r.settings = r.server.settings;
    r.internal = true;
    r.main.action = '';
    r.response = r.response.next();
    return RESTART;
}
/** Lets the request go on in a `@named` location. Source: ngx_http_named_location. */
export function namedRedirect(r, name) {
    r.uriChanges--;
    if (r.uriChanges === 0) {
        r.log(LEVEL.error, `rewrite or internal redirection cycle while redirect to named location "${name}"`);
        return 500;
    }
    const location = r.server.named.get(name);
    if (!location) {
        r.log(LEVEL.error, `could not find named location "${name}"`);
        return 500;
    }
    r.letGo();
    r.debug(() => `using location: ${name} "${r.uri}?${r.args}"`);
    r.internal = true;
    r.uriChanged = false;
    r.settings = location.settings;
    r.response = r.response.next();
    return NAMED;
}
//# sourceMappingURL=redirect.js.map