import type { Conf } from '../../config/conf.ts';
import type { Context } from '../../config/context.ts';
import { HTTP_SERVER, HTTP_SERVER_LOCATION } from '../../config/context.ts';
import {
  buffers,
  flag,
  milliseconds,
  number,
  offset,
  oneOf,
  type Read,
  setting,
  size,
  text,
} from '../../config/directives.ts';
import type { ServerDraft } from '../../config/draft.ts';
import { Level } from '../../config/level.ts';
import type { DirectiveDefinition } from '../../config/module.ts';
import type { CoreSettings } from '../../request/settings.ts';
import { applyErrorPage } from './error-page.ts';
import { readKeepaliveTimeout } from './keepalive.ts';
import { applyLimitExcept } from './limit-except.ts';
import { applyListen } from './listen.ts';
import { applyLocation } from './location.ts';
import { applyRoot } from './root.ts';
import { applyServerName } from './server-name.ts';
import { temporaryPath } from './temporary-path.ts';
import { applyTypes } from './types.ts';

const LEVELS_AND_IF: readonly Context[] = [...HTTP_SERVER_LOCATION, 'location if'];

function applyServer(cf: Conf): void {
  const level = new Level('server', cf.level, cf.place);
  const server: ServerDraft = { level, names: [], listens: [], locations: [] };
  cf.http.servers.push(server);
  cf.enter(level, { server });
}

const headerBuffers: Read<CoreSettings['large_client_header_buffers']> = (cf) => {
  const value = buffers(cf);
  if (value.size >= 512) return value;
  return cf.fail('the "large_client_header_buffers" size must be equal to or greater than "connection_pool_size"');
};

const internal: Read<boolean> = () => true;

function onOff(def: 'on' | 'off', where: readonly Context[], doc: string): DirectiveDefinition {
  return { in: where, args: [1], syntax: 'on | off', default: def, doc, ...setting(flag) };
}

function time(def: string, where: readonly Context[], doc: string): DirectiveDefinition {
  return { in: where, args: [1], syntax: 'time', default: def, doc, ...setting(milliseconds) };
}

/** Directives of `http`, `server` and `location`. */
export const HTTP_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>> = {
  server: { in: ['http'], args: [0], block: true, syntax: '{ … }', doc: 'A virtual server.', apply: applyServer },
  location: {
    in: ['server', 'location'],
    args: [1, 2],
    block: true,
    syntax: '[ = | ~ | ~* | ^~ ] uri { … } | @name { … }',
    doc: 'Settings for the requests whose path is, starts with or matches that.',
    apply: applyLocation,
  },
  listen: {
    in: ['server'],
    args: { atLeast: 1 },
    syntax: 'address[:port] | port | unix:path [default_server] [ssl] [proxy_protocol] [backlog=number] [reuseport] …',
    default: '*:80 | *:8000',
    doc: 'Where the server listens.',
    apply: applyListen,
  },
  server_name: {
    in: ['server'],
    args: { atLeast: 1 },
    syntax: 'name …',
    default: '""',
    doc: 'The hosts that the server answers for: exact, `*.wild`, `wild.*`, `.both`, `~regex`, or "" for none.',
    apply: applyServerName,
  },
  root: {
    in: LEVELS_AND_IF,
    args: [1],
    syntax: 'path',
    default: 'html',
    doc: 'The directory of the files that are served.',
    apply: applyRoot,
  },
  alias: {
    in: ['location'],
    args: [1],
    syntax: 'path',
    doc: 'What stands for the location’s own path in the names of files.',
    apply: applyRoot,
  },
  types: {
    in: HTTP_SERVER_LOCATION,
    args: [0],
    block: true,
    syntax: '{ … }',
    default: '{ text/html html; image/gif gif; image/jpeg jpg; }',
    doc: 'Media types by the extensions of files.',
    apply: applyTypes,
  },
  default_type: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'mime-type',
    default: 'text/plain',
    doc: 'The media type of responses that have no other.',
    ...setting(text),
  },
  error_page: {
    in: LEVELS_AND_IF,
    args: { atLeast: 2 },
    syntax: 'code … [=[response]] uri',
    doc: 'What is served in place of a response with one of those statuses.',
    apply: applyErrorPage,
  },
  internal: {
    in: ['location'],
    args: [0],
    syntax: '',
    doc: 'Leaves the location to internal redirects; to clients it is not found.',
    ...setting(internal),
  },
  limit_except: {
    in: ['location'],
    args: { atLeast: 1 },
    block: true,
    syntax: 'method … { … }',
    doc: 'Settings for all methods but those.',
    apply: applyLimitExcept,
  },
  absolute_redirect: onOff('on', HTTP_SERVER_LOCATION, 'Whether redirects to a path are made absolute.'),
  port_in_redirect: onOff('on', HTTP_SERVER_LOCATION, 'Whether absolute redirects name the port.'),
  server_name_in_redirect: onOff(
    'off',
    HTTP_SERVER_LOCATION,
    'Whether absolute redirects name the server rather than the host asked for.',
  ),
  server_tokens: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'on | off | build',
    default: 'on',
    doc: 'Whether the Server field and the error pages name the version.',
    ...setting(oneOf('on', 'off', 'build')),
  },
  chunked_transfer_encoding: onOff(
    'on',
    HTTP_SERVER_LOCATION,
    'Whether responses of unknown length are chunked rather than ended by closing.',
  ),
  etag: onOff('on', HTTP_SERVER_LOCATION, 'Whether files get an ETag.'),
  if_modified_since: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'off | exact | before',
    default: 'exact',
    doc: 'How If-Modified-Since is compared with the time of a file.',
    ...setting(oneOf('off', 'exact', 'before')),
  },
  max_ranges: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'number',
    doc: 'How many ranges one request may ask for.',
    ...setting(number),
  },
  log_not_found: onOff('on', HTTP_SERVER_LOCATION, 'Whether files that are not found are logged.'),
  log_subrequest: onOff('off', HTTP_SERVER_LOCATION, 'Whether subrequests are in the access log.'),
  recursive_error_pages: onOff('off', HTTP_SERVER_LOCATION, 'Whether an error page may lead to another.'),
  reset_timedout_connection: onOff(
    'off',
    HTTP_SERVER_LOCATION,
    'Whether connections that timed out are reset rather than closed.',
  ),
  subrequest_output_buffer_size: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'size',
    default: '4k | 8k',
    doc: 'Accepted; has no effect.',
    ...setting(size),
  },
  client_body_buffer_size: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'size',
    default: '16k',
    doc: 'The largest body that is kept in memory, for `$request_body`.',
    ...setting(size),
  },
  client_body_temp_path: {
    in: HTTP_SERVER_LOCATION,
    args: [1, 2, 3, 4],
    syntax: 'path [level1 [level2 [level3]]]',
    default: 'client_body_temp',
    doc: 'The directory for bodies that are larger than client_body_buffer_size; they have no name there.',
    ...setting(temporaryPath),
  },
  client_body_timeout: time(
    '60s',
    HTTP_SERVER_LOCATION,
    'How long a client may pause while it sends a body; then 408.',
  ),
  client_max_body_size: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'size',
    default: '1m',
    doc: 'The largest body a client may send, 0 for any; then 413.',
    ...setting(offset),
  },
  satisfy: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'all | any',
    default: 'all',
    doc: 'Whether a request has to be let in by all of allow and deny, auth_basic and auth_request, or by any of them.',
    ...setting(oneOf('all', 'any')),
  },
  send_timeout: time('60s', HTTP_SERVER_LOCATION, 'How long a client may pause while it takes a response.'),
  keepalive_timeout: {
    in: HTTP_SERVER_LOCATION,
    args: [1, 2],
    syntax: 'timeout [header_timeout]',
    default: '75s',
    doc: 'How long an idle connection is kept; 0 for not at all.',
    ...setting(readKeepaliveTimeout),
  },
  keepalive_requests: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'number',
    default: '1000',
    doc: 'How many requests one connection may bring.',
    ...setting(number),
  },
  keepalive_time: time('1h', HTTP_SERVER_LOCATION, 'How long a connection may bring requests.'),
  lingering_close: {
    in: HTTP_SERVER_LOCATION,
    args: [1],
    syntax: 'off | on | always',
    default: 'on',
    doc: 'Whether what a client still sends is read before a connection is closed, so that it sees the response.',
    ...setting(oneOf('off', 'on', 'always')),
  },
  lingering_time: time('30s', HTTP_SERVER_LOCATION, 'How long that may last in all.'),
  lingering_timeout: time('5s', HTTP_SERVER_LOCATION, 'How long a client may pause meanwhile.'),
  client_header_buffer_size: {
    in: HTTP_SERVER,
    args: [1],
    syntax: 'size',
    default: '1k',
    doc: 'What a request head is given at first.',
    ...setting(size),
  },
  client_header_timeout: time('60s', HTTP_SERVER, 'How long a request head may take; then 408.'),
  large_client_header_buffers: {
    in: HTTP_SERVER,
    args: [2],
    syntax: 'number size',
    default: '4 8k',
    doc: 'How much more a head may take, and how long its longest line may be; then 414, or 400.',
    ...setting(headerBuffers),
  },
  ignore_invalid_headers: onOff('on', HTTP_SERVER, 'Whether fields with unusual names are dropped.'),
  underscores_in_headers: onOff('off', HTTP_SERVER, 'Whether underscores are usual in names of fields.'),
  merge_slashes: onOff('on', HTTP_SERVER, 'Whether adjacent slashes of a path count as one.'),
};
