import { type Context, HTTP_SERVER_LOCATION, HTTP_SERVER_LOCATION_IF } from '../../config/context.ts';
import { buffers, flag, numberBetween, oneOf, type Read, setting, size } from '../../config/directives.ts';
import { type DirectiveDefinition, defineModule, type Module } from '../../config/module.ts';
import { gzipResponse } from './gzip-response.ts';
import { applyMediaTypes, HTML } from './media-types.ts';
import { applyProxied, NOT_PROXIED, PROXIED_SYNTAX } from './proxied.ts';
import { GZIP_RATIO } from './ratio.ts';
import type { GzipSettings } from './settings.ts';
import { applyDisable } from './user-agents.ts';
import { readHash, readWindow } from './zlib-memory.ts';

const VERSIONS = { '1.0': 10, '1.1': 11 } as const;

const version: Read<number> = (cf) => VERSIONS[oneOf('1.0', '1.1')(cf)];

/** A directive of every level that takes one argument, unless told otherwise. */
function directive(
  syntax: string,
  byDefault: string,
  doc: string,
  read: Read<unknown>,
  where: readonly Context[] = HTTP_SERVER_LOCATION,
): DirectiveDefinition {
  return { in: where, args: [1], syntax, default: byDefault, doc, ...setting(read) };
}

/** nginx's ngx_http_gzip_filter_module, with what its core module has to say of compression. */
export const gzip: Module<GzipSettings> = defineModule<GzipSettings>({
  name: 'gzip',
  defaults: {
    gzip: false,
    gzip_comp_level: 1,
    gzip_disable: [],
    gzip_disable_msie6: false,
    gzip_hash: 8,
    gzip_http_version: 11,
    gzip_min_length: 20,
    gzip_proxied: NOT_PROXIED,
    gzip_types: HTML,
    gzip_window: 15,
  },
  directives: {
    gzip: directive(
      'on | off',
      'off',
      'Gzips responses of the status 200, 403 or 404 for clients that accept it. Read about secrets in compressed responses in the notes on security first.',
      flag,
      HTTP_SERVER_LOCATION_IF,
    ),
    gzip_buffers: {
      ...directive(
        'number size',
        '32 4k|16 8k',
        'Checked; has no effect, how much waits for a client is fixed.',
        buffers,
      ),
      args: [2],
    },
    gzip_comp_level: directive(
      'level',
      '1',
      'How hard to compress, from 1 (fastest) to 9 (smallest).',
      numberBetween(1, 9),
    ),
    gzip_disable: {
      in: HTTP_SERVER_LOCATION,
      args: { atLeast: 1 },
      syntax: 'regex …',
      doc: 'Clients whose User-Agent matches one of the regular expressions, in any case, get nothing gzipped; `msie6` stands for old Internet Explorers.',
      apply: applyDisable,
    },
    gzip_hash: directive('size', '64k', 'The memory of zlib for its hash table: 512 to 128k.', readHash),
    gzip_http_version: directive(
      '1.0 | 1.1',
      '1.1',
      'The lowest version of HTTP whose requests are answered gzipped.',
      version,
    ),
    gzip_min_length: directive('length', '20', 'Shorter responses, by their Content-Length, are not gzipped.', size),
    gzip_no_buffer: directive(
      'on | off',
      'off',
      'Checked; has no effect, what comes in parts is always sent as it comes.',
      flag,
    ),
    gzip_proxied: {
      in: HTTP_SERVER_LOCATION,
      args: { atLeast: 1 },
      syntax: PROXIED_SYNTAX,
      default: 'off',
      doc: 'Whether requests that came by a proxy (they have a Via field) are answered gzipped: never, by what the response or its absence of fields says about caching it, if they have an Authorization field, or always.',
      apply: applyProxied,
    },
    gzip_types: {
      in: HTTP_SERVER_LOCATION,
      args: { atLeast: 1 },
      syntax: 'mime-type …',
      default: 'text/html',
      doc: 'The media types that are gzipped besides text/html; `*` for all.',
      apply: applyMediaTypes,
    },
    gzip_vary: directive(
      'on | off',
      'off',
      'Adds `Vary: Accept-Encoding` to responses that may be gzipped, whether they are or not, and to those that gzip_static has something to do with.',
      flag,
    ),
    gzip_window: directive('size', '32k', 'The window of zlib: 512 to 32k.', readWindow),
    postpone_gzipping: directive('size', '0', 'Checked; has no effect.', size),
  },
  variables: [GZIP_RATIO],
  idle: (settings) => !settings.gzip,
  filter: (r) => gzipResponse(r, gzip.of(r)),
});
