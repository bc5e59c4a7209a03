import { parseSize } from '../../config/size.ts';
import type { VariableDefinition } from '../../config/variables.ts';
import { LEVEL } from '../../log/level.ts';
import { documentRoot, realDocumentRoot, requestFilename } from '../../request/map-path.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';
import { findArgument } from './argument.ts';
import { basicUser } from './basic-user.ts';
import { findCookie } from './cookie.ts';

/** What is empty because the request does not have it is not found, which logs show as `-`. */
function present(text: string): string | undefined {
  return text === '' ? undefined : text;
}

const PROTOCOL = / (HTTP\/\d+\.\d+) *$/;

/** `$limit_rate` values that were set, in bytes a second. */
const limitRates: RequestContext<number> = new RequestContext();

function setLimitRate(r: Request, value: string): void {
  const rate = parseSize(value);
  if (rate === undefined) r.log(LEVEL.error, `invalid $limit_rate "${value}"`);
  else limitRates.set(r.main, rate);
}

function contentLength(r: Request): string | undefined {
  const field = r.headers.first('content-length');
  if (field !== undefined) return field;
  // of a body in chunks it is known once that has been read
  const length = r.contentLength >= 0 ? r.contentLength : (r.main.content?.length ?? -1);
  return length >= 0 ? String(length) : undefined;
}

/** A field whose variable is nginx's own, so that nothing else may define it. */
function field(name: string): VariableDefinition {
  const lowercase = name.replaceAll('_', '-');
  return { name: `http_${name}`, get: (r) => r.headers.joined(lowercase) };
}

/** Variables of what a client asked for: the request line, the header, and what became of the URI. */
export const REQUEST_VARIABLES: readonly VariableDefinition[] = [
  { name: 'request', get: (r) => present(r.main.requestLine) },
  { name: 'request_method', get: (r) => r.main.method },
  { name: 'request_uri', get: (r) => present(r.main.requestUri) },
  { name: 'request_length', get: (r) => String(r.main.requestLength) },
  { name: 'server_protocol', get: (r) => PROTOCOL.exec(r.main.requestLine)?.[1] },
  { name: 'uri', get: (r) => r.uri },
  { name: 'document_uri', get: (r) => r.uri },
  {
    name: 'args',
    get: (r) => present(r.args),
    set: (r, value) => {
      r.args = value;
      r.unparsedUriValid = false;
    },
  },
  { name: 'query_string', get: (r) => present(r.args) },
  { name: 'is_args', get: (r) => (r.args === '' ? '' : '?') },
  { name: 'arg_', family: (rest) => (r) => findArgument(r.args, rest) },
  { name: 'cookie_', family: (rest) => (r) => findCookie(r.headers.all('cookie'), rest) },
  { name: 'http_', family: (rest) => (r) => r.headers.byVariable(rest) },
  ...['host', 'user_agent', 'referer', 'via', 'x_forwarded_for', 'cookie'].map(field),
  { name: 'content_length', get: contentLength },
  { name: 'content_type', get: (r) => r.headers.joined('content-type') },
  { name: 'host', get: (r) => (r.host === '' ? r.server.name : r.host) },
  { name: 'server_name', get: (r) => r.server.name },
  { name: 'remote_user', get: (r) => basicUser(r.headers.first('authorization')) },
  { name: 'request_body', get: (r) => r.main.body },
  // a body is never written to a file
  { name: 'request_body_file', get: () => undefined },
  { name: 'document_root', get: documentRoot },
  { name: 'realpath_root', get: realDocumentRoot },
  { name: 'request_filename', get: requestFilename },
  { name: 'limit_rate', get: (r) => String(limitRates.get(r.main) ?? 0), set: setLimitRate },
];
