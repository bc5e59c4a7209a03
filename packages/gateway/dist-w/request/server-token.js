import { VERSION } from '../version.js';
/** The name that pages and the `Server` field give, by `server_tokens`. */
export function serverToken(r) {
    return r.settings.server_tokens === 'off' ? 'edgeseal' : `edgeseal/${VERSION}`;
}
//# sourceMappingURL=server-token.js.map