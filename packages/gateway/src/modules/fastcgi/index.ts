import { parseUrl } from '../../config/address.ts';
import type { Conf } from '../../config/conf.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { LEVEL } from '../../log/level.ts';
import type { Handler } from '../../request/handler.ts';
import type { Outcome } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { passRequest } from '../../upstream/pass.ts';
import type { NextCondition, UpstreamConf } from '../../upstream/passing.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
import type { Protocol } from '../../upstream/protocol.ts';
import { groupOf } from '../upstream/group-of.ts';
import { passingConf } from '../upstream/passing-conf.ts';
import { passingDirectives } from '../upstream/passing-directives.ts';
import { type PassingOptions, type Prefixed, passingDefaults } from '../upstream/passing-options.ts';
import { applyFastcgiPass, type FastcgiPass } from './fastcgi-pass.ts';
import { FASTCGI_PARAM_DEFAULTS, FASTCGI_PARAM_DIRECTIVES, type FastcgiParamSettings } from './param-directives.ts';
import { compileParams } from './params.ts';
import { fastcgiProtocol } from './protocol.ts';
import { scriptNameVariables } from './script-name.ts';

/** Settings of the FastCGI module. */
export interface FastcgiSettings extends Prefixed<'fastcgi', PassingOptions>, FastcgiParamSettings {
  readonly fastcgi_pass: FastcgiPass | undefined;
  /** Derived: see `merge`. */
  fastcgi_conf: UpstreamConf | undefined;
  fastcgi_protocol: Protocol | undefined;
}

/** Fields of responses that are the gateway's own business. nginx: ngx_http_fastcgi_hide_headers. */
const HIDDEN: readonly string[] = [
  'status',
  'x-accel-expires',
  'x-accel-redirect',
  'x-accel-limit-rate',
  'x-accel-buffering',
  'x-accel-charset',
];

/** Source: ngx_http_fastcgi_next_upstream_masks; a gateway's own failures are none of an application's statuses. */
const NEXT_CONDITIONS: readonly NextCondition[] = [
  'error',
  'timeout',
  'invalid_header',
  'non_idempotent',
  'http_500',
  'http_503',
  'http_403',
  'http_404',
  'http_429',
];

const handler: Handler = (r) => passToApplication(r, fastcgi.of(r));

/** nginx's ngx_http_fastcgi_module: requests are passed on to FastCGI applications. */
export const fastcgi: Module<FastcgiSettings> = defineModule<FastcgiSettings>({
  name: 'fastcgi',
  local: ['fastcgi_pass'],
  defaults: {
    ...passingDefaults('fastcgi'),
    ...FASTCGI_PARAM_DEFAULTS,
    fastcgi_pass: undefined,
    fastcgi_conf: undefined,
    fastcgi_protocol: undefined,
  },
  directives: {
    ...passingDirectives('fastcgi', NEXT_CONDITIONS),
    ...FASTCGI_PARAM_DIRECTIVES,
    fastcgi_pass: {
      in: ['location', 'location if'],
      args: [1],
      syntax: 'address',
      doc: 'Passes requests on to the FastCGI application at that address, `host:port` or `unix:/path`, or of that upstream.',
      apply: (cf: Conf) => applyFastcgiPass(cf, handler),
    },
  },
  variables: scriptNameVariables((r) => fastcgi.of(r)),
  merge: (settings, context, cf) => {
    if (!cf.http) return;
    // which it does not get from its location by itself
    if (context === 'limit_except' && settings.fastcgi_pass) cf.handler ??= handler;
    const conf = passingConf(settings, 'fastcgi', cf, { hidden: HIDDEN, passTrailers: false });
    settings.fastcgi_conf = conf;
    settings.fastcgi_protocol = fastcgiProtocol({
      keepConn: settings.fastcgi_keep_conn,
      bufferSize: conf.headSize,
      catchStderr: settings.fastcgi_catch_stderr,
      params: compileParams({
        params: settings.fastcgi_param,
        passRequestHeaders: settings.fastcgi_pass_request_headers,
        hiddenCookies: settings.fastcgi_hide_cookie,
      }),
    });
  },
});

/** Source: ngx_http_fastcgi_handler. */
function passToApplication(r: Request, settings: FastcgiSettings): Outcome {
  const { fastcgi_pass: pass } = settings;
  if (!pass) return 500;
  if (pass.group) return passTo(r, settings, pass.group());
  const text = pass.value?.(r) ?? '';
  const parts = parseUrl(text, false);
  if (typeof parts === 'string') {
    r.log(LEVEL.error, `${parts} in upstream "${text}"`);
    return 500;
  }
  const group = groupOf(r, parts.host, 0, pass.find);
  if (typeof group === 'number') return group;
  if (!(group instanceof Promise)) return passTo(r, settings, group);
  return group.then((found) => (typeof found === 'number' ? found : passTo(r, settings, found)));
}

function passTo(r: Request, settings: FastcgiSettings, group: PeerGroup): Outcome {
  const { fastcgi_conf: conf, fastcgi_protocol: protocol } = settings;
  if (!conf || !protocol) return 500;
  // a body of unknown length is read beforehand, for CONTENT_LENGTH tells of it
  const streams = !settings.fastcgi_request_buffering && !r.main.chunked;
  return passRequest(r, {
    group,
    protocol,
    conf,
    rewriting: undefined,
    uri: '',
    tls: undefined,
    passesBody: settings.fastcgi_pass_request_body ? (streams ? 'streamed' : 'buffered') : 'no',
    body: undefined,
  });
}
