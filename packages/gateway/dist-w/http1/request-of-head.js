import { LEVEL } from '../log/level.js';
import { Request } from '../request/request.js';
import { normalizeUri } from '../request/uri.js';
/** Makes a request of a head, as far as that has come, for the default server: a head that is refused may break off anywhere. */
export function requestOf(head, client, output, acceptor) {
    const r = new Request(client, output, acceptor.defaultServer);
    r.method = head.method || 'GET';
    r.requestLine = head.requestLine;
    r.requestUri = head.path;
    r.version = head.version || 10;
    r.headers = head.headers;
    r.requestLength = head.size;
    r.contentLength = head.contentLength;
    r.chunked = head.chunked;
    r.host = head.host ?? '';
    r.keepalive = head.connection === undefined ? head.version > 10 : head.connection === 'keep-alive';
    return r;
}
/** Gives the request to the server that it asks for. Throws where the pattern of a name cannot be matched. */
export function chooseServer(r, acceptor) {
    r.server = acceptor.serverFor(r.host, r);
    r.settings = r.server.settings;
}
/** Sets the request's path and query from its target; false, with a log line, for a target that has none. */
export function setTarget(r, head) {
    const target = normalizeUri(head.path, r.settings.merge_slashes);
    if (!target) {
        r.log(LEVEL.info, 'client sent invalid request while reading client request line');
        return false;
    }
    r.uri = target.uri;
    r.args = target.args;
    r.unparsedUriValid = true;
    r.quotedUri = head.path.includes('%') || head.path.includes('+');
    return true;
}
//# sourceMappingURL=request-of-head.js.map