import { LEVEL } from '../log/level.ts';
import { type Client, type Output, Request } from '../request/request.ts';
import { normalizeUri } from '../request/uri.ts';
import type { Acceptor } from './acceptor.ts';
import type { RequestHead } from './head.ts';

/** Makes a request of a head, as far as that has come, for the default server: a head that is refused may break off anywhere. */
export function requestOf(head: RequestHead, client: Client, output: Output, acceptor: Acceptor): Request {
  const r = new Request(client, output, acceptor.defaultServer, head.headers);
  r.method = head.method || 'GET';
  r.requestLine = head.requestLine;
  r.requestUri = head.path;
  r.version = head.version || 10;
  r.requestLength = head.size;
  r.contentLength = head.contentLength;
  r.chunked = head.chunked;
  r.host = head.host ?? '';
  r.keepalive = head.connection === undefined ? head.version > 10 : head.connection === 'keep-alive';
  return r;
}

/** Gives the request to the server that it asks for. Throws where the pattern of a name cannot be matched. */
export function chooseServer(r: Request, acceptor: Acceptor): void {
  r.server = acceptor.serverFor(r.host, r);
  r.settings = r.server.settings;
}

/** Sets the request's path and query from its target; false, with a log line, for a target that has none. */
export function setTarget(r: Request, head: { readonly path: string }): boolean {
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
