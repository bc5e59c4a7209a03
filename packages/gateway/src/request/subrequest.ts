import { LEVEL } from '../log/level.ts';
import type { FilePart } from './body.ts';
import { serveInternal } from './phases.ts';
import { type BodyConsumer, type Output, Request } from './request.ts';

/** nginx's NGX_HTTP_MAX_SUBREQUESTS: how deep requests within requests may go. */
const MAX_DEPTH = 50;

/** What a subrequest came to. */
export interface SubResponse {
  readonly status: number;
  /** Its body; the files in it belong to the main request now. */
  readonly body: readonly (string | FilePart)[];
}

/**
 * Serves another URI of the same server as a part of a request: a GET without a body, with the request's header fields
 * and, as with the subrequests of nginx's echo module, variables of its own. Returns undefined, with a log line, where requests are nested too deeply.
 * Source: ngx_http_subrequest.
 */
export function subrequest(r: Request, uri: string, args: string): Promise<SubResponse> | SubResponse | undefined {
  if (r.depth >= MAX_DEPTH) {
    r.log(LEVEL.error, `subrequests cycle while processing "${uri}"`);
    return undefined;
  }
  const output = new Collector(r.main);
  const sub = new Request(r.client, output, r.server, r);
  sub.method = 'GET';
  sub.uri = uri;
  sub.args = args;
  sub.internal = true;
  sub.requestLine = r.requestLine;
  sub.requestUri = r.requestUri;
  sub.version = r.version;
  sub.headers = r.headers;
  sub.host = r.host;
  sub.startedAt = r.startedAt;
  r.main.action = '';
  serveInternal(sub);
  return output.result ?? new Promise((resolve) => output.onResult(resolve));
}

/** Keeps the response of a subrequest for the request that it is a part of. */
class Collector implements Output {
  readonly #main: Request;
  #resolve: ((result: SubResponse) => void) | undefined = undefined;
  result: SubResponse | undefined = undefined;

  constructor(main: Request) {
    this.#main = main;
  }

  onResult(resolve: (result: SubResponse) => void): void {
    this.#resolve = resolve;
  }

  send(r: Request): void {
    const { status, body, headerOnly, fds } = r.response;
    if (fds) {
      r.response.fds = undefined;
      const kept = this.#main.response.fds;
      this.#main.response.fds = kept ? [...kept, ...fds] : fds;
    }
    this.#finish(r, { status, body: headerOnly ? [] : typeof body === 'string' ? [body] : body });
  }

  /** A subrequest has no body. */
  readBody(_r: Request, consumer: BodyConsumer): void {
    consumer.end();
  }

  abort(r: Request): void {
    this.#finish(r, { status: r.response.status, body: [] });
  }

  #finish(r: Request, result: SubResponse): void {
    r.completed = true;
    if (r.settings.log_subrequest) for (const log of r.server.phases.log) log(r);
    this.result = result;
    this.#resolve?.(result);
  }
}
