import { close } from 'node:fs';
import { LEVEL } from '../log/level.js';
import { Headers } from './headers.js';
import { Response } from './response.js';
/** nginx's NGX_HTTP_MAX_URI_CHANGES and one: how often a request may go on with another URI. */
const MAX_URI_CHANGES = 11;
/** For a body that is all there. */
export const NO_FLOW = { pause: () => { }, resume: () => { } };
/** Shared by all requests that have nothing to do at their end. */
const NOTHING = [];
/** A request while it is being served: nginx's ngx_http_request_t. Strings are latin1, one character a byte. */
export class Request {
    /** Who has sent the request: the other end of the connection, or whom that speaks for (`set_real_ip_from`). */
    client;
    output;
    server;
    /** Settings of the level that the request is in: server, then location, then any `if` that matched. */
    settings;
    method = 'GET';
    /** As it came, or as it would have: `GET /path?query HTTP/1.1`. */
    requestLine = '';
    /** The path and query as they came, without what goes before the path of an absolute target; `$request_uri`. */
    requestUri = '';
    /** The normalised path. */
    uri = '/';
    args = '';
    /** 9, 10, 11 or 20. */
    version = 11;
    headers = new Headers();
    /** The host asked for, in lower case and without port; empty where none was given. */
    host = '';
    /** Milliseconds since the Unix epoch. */
    startedAt = 0;
    /** Bytes of the request line, the header and the body so far. */
    requestLength = 0;
    /** The declared length of the body: bytes, -1 for none declared. */
    contentLength = -1;
    chunked = false;
    /** Whether the body is larger than it may be. */
    bodyRefused = false;
    /** The body, once somebody has had it read into memory (latin1). */
    body = undefined;
    /** The body, once somebody has had it read, wherever it is kept. */
    content = undefined;
    /** What has been asked of backends. */
    upstream = undefined;
    /** Whether the client is to have a gzipped response; undefined until that has been looked into. */
    gzipOk = undefined;
    /** Whether the response says that it depends on Accept-Encoding. */
    gzipVary = false;
    /** Values of variables by slot. */
    variables;
    /** Groups of the last regular expression that matched. */
    captures = null;
    /** Whether `requestUri` still stands for the URI that is being served: not once that has been rewritten. */
    unparsedUriValid = false;
    /** Whether the target had escapes in its path, so that captures of it are escaped when they are put into another URI. */
    quotedUri = false;
    /** Whether the steps being run escape such captures also in what they give to variables. */
    escapesCaptures = false;
    internal = false;
    /** Whether the URI is still one of its location: not once `rewrite … break` has changed it. */
    validLocation = true;
    /** Whether the URI is added to a regular-expression location's `alias`: it is once `try_files` has found a file. */
    addUriToAlias = false;
    /** Whether the last steps changed the URI, so that its location must be found anew. */
    uriChanged = false;
    uriChanges = MAX_URI_CHANGES;
    /** Whether an error_page is being served, which is not followed by another. */
    errorPage = false;
    /** What the log says the request was busy with when it writes of it (`sending response to client`); '' for nothing. */
    action = '';
    /** A status that replaces that of the response (error_page); 0 for none. */
    errorStatus = 0;
    /** Whether the connection is kept for another request after this one. */
    keepalive = false;
    /** The request of the client that this is a part of; itself where it is one. */
    main;
    parent;
    /** How deep a subrequest is nested. */
    depth;
    response = new Response();
    /** Whether the request is over, perhaps because its client has gone, while something was being waited for. */
    released = false;
    /** Told when the client has ended its side of the connection, while there is no response yet or only some of it. */
    clientEnded = undefined;
    /** Whether the client has ended its side of the connection. */
    clientHasEnded = false;
    /** Bytes sent to the client, and those of them that were body. */
    bytesSent = 0;
    bodyBytesSent = 0;
    /** Whether all of the response went out. */
    completed = false;
    /** `$request_id`, made when first asked for. */
    id = undefined;
    #atEnd = NOTHING;
    constructor(client, output, server, parent) {
        this.client = client;
        this.output = output;
        this.server = server;
        this.settings = server.settings;
        this.parent = parent;
        this.main = parent ? parent.main : this;
        this.depth = parent ? parent.depth + 1 : 0;
        this.variables = new Array(server.slots);
    }
    /** Writes a line to the error log of this level, with nginx's context after it, where the log takes that level. */
    log(level, message) {
        const log = this.settings.error_log;
        if (level > log.level)
            return;
        // as in nginx, debug lines go without the context
        const { action } = this.main;
        const text = action === '' ? message : `${message} while ${action}`;
        log.write(level, level === LEVEL.debug ? message : text + logContext(this), this.client.id);
    }
    /** Ends the request: nothing that it holds open outlives it. */
    release() {
        this.released = true;
        this.letGo();
        for (const action of this.#atEnd)
            action();
        this.#atEnd = NOTHING;
    }
    /** Has something done when the request is over. */
    whenReleased(action) {
        if (this.released)
            action();
        else if (this.#atEnd === NOTHING)
            this.#atEnd = [action];
        else
            this.#atEnd.push(action);
    }
    /** Has the response close a descriptor when it is over; false, and closed at once, where it already is. */
    holdFile(fd) {
        if (this.released) {
            close(fd);
            return false;
        }
        if (this.response.fds)
            this.response.fds.push(fd);
        else
            this.response.fds = [fd];
        return true;
    }
    /** Has something called off when the response is over, however it ends, or another takes its place. */
    whenAbandoned(action) {
        if (this.released)
            action();
        else if (this.response.abandoned)
            this.response.abandoned.push(action);
        else
            this.response.abandoned = [action];
    }
    /** Lets go of what the response held open, before another one takes its place. */
    letGo() {
        const { fds, abandoned } = this.response;
        this.response.fds = undefined;
        this.response.abandoned = undefined;
        if (fds)
            for (const fd of fds)
                close(fd);
        if (abandoned)
            for (const action of abandoned)
                action();
    }
    /** Writes a debug line, whose text is only made where it is wanted. */
    debug(message) {
        if (this.settings.error_log.level >= LEVEL.debug)
            this.log(LEVEL.debug, message());
    }
}
/** nginx's context at the end of an error-log line: `, client: …, server: …, request: "…", host: "…"`. */
function logContext(r) {
    const main = r.main;
    let text = `, client: ${main.client.remoteAddress}, server: ${main.server.name}`;
    if (main.requestLine !== '')
        text += `, request: "${main.requestLine}"`;
    if (r !== main)
        text += `, subrequest: "${r.uri}"`;
    const upstream = r.upstream?.label ?? '';
    if (upstream !== '')
        text += `, upstream: "${upstream}"`;
    const host = main.headers.first('host');
    if (host !== undefined)
        text += `, host: "${host}"`;
    const referrer = main.headers.first('referer');
    if (referrer !== undefined)
        text += `, referrer: "${referrer}"`;
    return text;
}
//# sourceMappingURL=request.js.map