import { close } from 'node:fs';
import { LEVEL } from '../log/level.ts';
import { Headers } from './headers.ts';
import type { Server } from './location.ts';
import type { ProxyProtocol } from './proxy-protocol.ts';
import type { RequestContent } from './request-content.ts';
import { Response } from './response.ts';
import type { CoreSettings } from './settings.ts';
import type { UpstreamTrace } from './upstream-trace.ts';

/** nginx's NGX_HTTP_MAX_URI_CHANGES and one: how often a request may go on with another URI. */
const MAX_URI_CHANGES = 11;

/** Why a request is not served: a status, and the reason as the error log has it. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/** What is known of a connection's TLS session: `$ssl_…` values by the rest of their name. */
export interface TlsSession {
  (name: string): string | undefined;
  /** Why a request may not be served by the server that was found for it; undefined where it may, as all may without this. */
  readonly admit?: (r: Request) => Refusal | undefined;
}

/** What a request may know of the connection that it came on. */
export interface Client {
  /** The serial number that error-log lines give after `*`. */
  readonly id: number;
  readonly remoteAddress: string;
  readonly remotePort: string;
  readonly serverAddress: string;
  readonly serverPort: string;
  /** Milliseconds since the Unix epoch. */
  readonly startedAt: number;
  /** How many requests have come on this connection, this one included. */
  readonly requests: number;
  /** Undefined for a connection without TLS. */
  readonly tls: TlsSession | undefined;
  /** Whether another request had come when this one was read. */
  readonly pipelined: boolean;
  /** What a proxy says of its client; undefined where there is no header of the PROXY protocol, or an empty one. */
  readonly proxyProtocol?: ProxyProtocol | undefined;
}

/** Whoever wants a request's body gets it here, piece by piece. */
export interface BodyConsumer {
  data(piece: Buffer): void;
  end(): void;
  /** The body did not come whole: 400, 408 or 413, or 499 for a client that went away. */
  fail(status: number): void;
}

/** Lets a consumer hold a body back. */
export interface BodyFlow {
  pause(): void;
  resume(): void;
}

/** For a body that is all there. */
export const NO_FLOW: BodyFlow = { pause: () => {}, resume: () => {} };

/** Where a response goes: a connection, or the request that this one is a part of. */
export interface Output {
  /** Writes the response's head and body as they are now; the engine calls it once. */
  send(r: Request): void;
  /** Hands the body of a request to a consumer. */
  readBody(r: Request, consumer: BodyConsumer): BodyFlow;
  /** Ends the request without a response, or in the middle of one; its status is what the log says. */
  abort(r: Request): void;
}

/** Shared by all requests that have nothing to do at their end. */
const NOTHING: (() => void)[] = [];

/** A request while it is being served: nginx's ngx_http_request_t. Strings are latin1, one character a byte. */
export class Request {
  /** Who has sent the request: the other end of the connection, or whom that speaks for (`set_real_ip_from`). */
  client: Client;
  readonly output: Output;
  server: Server;
  /** Settings of the level that the request is in: server, then location, then any `if` that matched. */
  settings: CoreSettings;

  method: string = 'GET';
  /** As it came, or as it would have: `GET /path?query HTTP/1.1`. */
  requestLine: string = '';
  /** The path and query as they came, without what goes before the path of an absolute target; `$request_uri`. */
  requestUri: string = '';
  /** The normalised path. */
  uri: string = '/';
  args: string = '';
  /** 9, 10, 11 or 20. */
  version: number = 11;
  headers: Headers;
  /** The host asked for, in lower case and without port; empty where none was given. */
  host: string = '';
  /** Milliseconds since the Unix epoch. */
  startedAt: number = 0;
  /** Bytes of the request line, the header and the body so far. */
  requestLength: number = 0;
  /** The declared length of the body: bytes, -1 for none declared. */
  contentLength: number = -1;
  chunked: boolean = false;
  /** Whether the body is larger than it may be. */
  bodyRefused: boolean = false;
  /** The body, once somebody has had it read into memory (latin1). */
  body: string | undefined = undefined;
  /** The body, once somebody has had it read, wherever it is kept. */
  content: RequestContent | undefined = undefined;
  /** What has been asked of backends. */
  upstream: UpstreamTrace | undefined = undefined;
  /** Whether the client is to have a gzipped response; undefined until that has been looked into. */
  gzipOk: boolean | undefined = undefined;
  /** Whether the response says that it depends on Accept-Encoding. */
  gzipVary: boolean = false;

  /** What modules keep of the request; see RequestContext. */
  contexts: unknown[] | undefined = undefined;
  /** Values of variables by slot. */
  variables: (string | undefined)[];
  /** Groups of the last regular expression that matched. */
  captures: readonly (string | undefined)[] | null = null;

  /** Whether `requestUri` still stands for the URI that is being served: not once that has been rewritten. */
  unparsedUriValid: boolean = false;
  /** Whether the target had escapes in its path, so that captures of it are escaped when they are put into another URI. */
  quotedUri: boolean = false;
  /** Whether the steps being run escape such captures also in what they give to variables. */
  escapesCaptures: boolean = false;
  internal: boolean = false;
  /** Whether the URI is still one of its location: not once `rewrite … break` has changed it. */
  validLocation: boolean = true;
  /** Whether the URI is added to a regular-expression location's `alias`: it is once `try_files` has found a file. */
  addUriToAlias: boolean = false;
  /** Whether the last steps changed the URI, so that its location must be found anew. */
  uriChanged: boolean = false;
  uriChanges: number = MAX_URI_CHANGES;
  /** Whether an error_page is being served, which is not followed by another. */
  errorPage: boolean = false;
  /** What the log says the request was busy with when it writes of it (`sending response to client`); '' for nothing. */
  action: string = '';
  /** A status that replaces that of the response (error_page); 0 for none. */
  errorStatus: number = 0;
  /** Whether the connection is kept for another request after this one. */
  keepalive: boolean = false;
  /** The request of the client that this is a part of; itself where it is one. */
  readonly main: Request;
  readonly parent: Request | undefined;
  /** How deep a subrequest is nested. */
  readonly depth: number;

  response: Response = new Response();
  /** Whether the request is over, perhaps because its client has gone, while something was being waited for. */
  released: boolean = false;
  /** Told when the client has ended its side of the connection, while there is no response yet or only some of it. */
  clientEnded: (() => void) | undefined = undefined;
  /** Whether the client has ended its side of the connection. */
  clientHasEnded: boolean = false;
  /** Bytes sent to the client, and those of them that were body. */
  bytesSent: number = 0;
  bodyBytesSent: number = 0;
  /** Whether all of the response went out. */
  completed: boolean = false;
  /** `$request_id`, made when first asked for. */
  id: string | undefined = undefined;

  #atEnd: (() => void)[] = NOTHING;

  constructor(client: Client, output: Output, server: Server, headers: Headers = new Headers(), parent?: Request) {
    this.client = client;
    this.output = output;
    this.server = server;
    this.headers = headers;
    this.settings = server.settings;
    this.parent = parent;
    this.main = parent ? parent.main : this;
    this.depth = parent ? parent.depth + 1 : 0;
    this.variables = new Array<string | undefined>(server.slots);
  }

  /** Writes a line to the error log of this level, with nginx's context after it, where the log takes that level. */
  log(level: number, message: string): void {
    const log = this.settings.error_log;
    if (level > log.level) return;
    // as in nginx, debug lines go without the context
    const { action } = this.main;
    const text = action === '' ? message : `${message} while ${action}`;
    log.write(level, level === LEVEL.debug ? message : text + logContext(this), this.client.id);
  }

  /** Ends the request: nothing that it holds open outlives it. */
  release(): void {
    this.released = true;
    this.letGo();
    for (const action of this.#atEnd) action();
    this.#atEnd = NOTHING;
  }

  /** Has something done when the request is over. */
  whenReleased(action: () => void): void {
    if (this.released) action();
    else if (this.#atEnd === NOTHING) this.#atEnd = [action];
    else this.#atEnd.push(action);
  }

  /** Has the response close a descriptor when it is over; false, and closed at once, where it already is. */
  holdFile(fd: number): boolean {
    if (this.released) {
      close(fd);
      return false;
    }
    if (this.response.fds) this.response.fds.push(fd);
    else this.response.fds = [fd];
    return true;
  }

  /** Has something called off when the response is over, however it ends, or another takes its place. */
  whenAbandoned(action: () => void): void {
    if (this.released) action();
    else if (this.response.abandoned) this.response.abandoned.push(action);
    else this.response.abandoned = [action];
  }

  /** Lets go of what the response held open, before another one takes its place. */
  letGo(): void {
    const { fds, abandoned } = this.response;
    this.response.fds = undefined;
    this.response.abandoned = undefined;
    if (fds) for (const fd of fds) close(fd);
    if (abandoned) for (const action of abandoned) action();
  }

  /** Writes a debug line, whose text is only made where it is wanted. */
  debug(message: () => string): void {
    if (this.settings.error_log.level >= LEVEL.debug) this.log(LEVEL.debug, message());
  }
}

/** nginx's context at the end of an error-log line: `, client: …, server: …, request: "…", host: "…"`. */
function logContext(r: Request): string {
  const main = r.main;
  let text = `, client: ${main.client.remoteAddress}, server: ${main.server.name}`;
  if (main.requestLine !== '') text += `, request: "${main.requestLine}"`;
  if (r !== main) text += `, subrequest: "${r.uri}"`;
  const upstream = r.upstream?.label ?? '';
  if (upstream !== '') text += `, upstream: "${upstream}"`;
  const host = main.headers.first('host');
  if (host !== undefined) text += `, host: "${host}"`;
  const referrer = main.headers.first('referer');
  if (referrer !== undefined) text += `, referrer: "${referrer}"`;
  return text;
}
