import type { Conf } from '../../config/conf.ts';
import { HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { flag, listSetting, number, oneOf, type Read, setting } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import type { Handler, Value } from '../../request/handler.ts';
import type { NextCondition } from '../../upstream/passing.ts';
import { passingConf } from '../upstream/passing-conf.ts';
import { passingDirectives } from '../upstream/passing-directives.ts';
import { passingDefaults } from '../upstream/passing-options.ts';
import { COOKIE_DEFAULTS, COOKIE_DIRECTIVES } from './cookie-attributes.ts';
import { passToServer } from './handler.ts';
import { applyProxyPass } from './proxy-pass.ts';
import { REDIRECT_DEFAULTS, REDIRECT_DIRECTIVES } from './redirect.ts';
import { headPlan, type SetHeader } from './request-head.ts';
import type { ProxySettings } from './settings.ts';
import { loadProxyTls, PROXY_SSL_DEFAULTS, PROXY_SSL_DIRECTIVES } from './ssl.ts';
import { PROXY_VARIABLES, proxyHost } from './variables.ts';

/** Fields of responses that are the gateway's own business. nginx: ngx_http_proxy_hide_headers. */
const HIDDEN: readonly string[] = [
  'date',
  'server',
  'x-pad',
  'x-accel-expires',
  'x-accel-redirect',
  'x-accel-limit-rate',
  'x-accel-buffering',
  'x-accel-charset',
];

/** Source: ngx_http_proxy_next_upstream_masks. */
const NEXT_CONDITIONS: readonly NextCondition[] = [
  'error',
  'timeout',
  'invalid_header',
  'non_idempotent',
  'http_500',
  'http_502',
  'http_503',
  'http_504',
  'http_403',
  'http_404',
  'http_429',
];

const setHeader: Read<SetHeader> = (cf) => ({ name: cf.arg(0), value: cf.value(cf.arg(1)) });

const value: Read<Value> = (cf) => cf.value(cf.arg(0));

const handler: Handler = (r) => passToServer(r, proxy.of(r));

/** nginx's ngx_http_proxy_module: requests are passed on to HTTP servers. */
export const proxy: Module<ProxySettings> = defineModule<ProxySettings>({
  name: 'proxy',
  local: ['proxy_pass'],
  defaults: {
    ...passingDefaults('proxy'),
    ...REDIRECT_DEFAULTS,
    ...COOKIE_DEFAULTS,
    ...PROXY_SSL_DEFAULTS,
    proxy_http_version: '1.1',
    proxy_method: undefined,
    proxy_pass: undefined,
    proxy_pass_trailers: false,
    proxy_set_body: undefined,
    proxy_set_header: [],
    proxy_conf: undefined,
    proxy_head: undefined,
    proxy_tls: undefined,
  },
  directives: {
    ...passingDirectives('proxy', NEXT_CONDITIONS),
    ...REDIRECT_DIRECTIVES,
    ...COOKIE_DIRECTIVES,
    ...PROXY_SSL_DIRECTIVES,
    proxy_pass: {
      in: ['location', 'location if', 'limit_except'],
      args: [1],
      syntax: 'http[s]://address[uri]',
      doc: 'Passes requests on to that server, or to a server of that upstream; a path in the URL takes the place of the location’s.',
      apply: (cf: Conf) => applyProxyPass(cf, handler),
    },
    proxy_http_version: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: '1.0 | 1.1',
      default: '1.1',
      doc: 'The version of HTTP that backends are spoken to with.',
      ...setting(oneOf('1.0', '1.1')),
    },
    proxy_headers_hash_bucket_size: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'size',
      default: '64',
      doc: 'Accepted; has no effect.',
      ...setting(number),
    },
    proxy_headers_hash_max_size: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'size',
      default: '512',
      doc: 'Accepted; has no effect.',
      ...setting(number),
    },
    proxy_method: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'method',
      doc: 'The method of requests to backends in the place of the client’s.',
      ...setting(value),
    },
    proxy_pass_trailers: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'on | off',
      default: 'off',
      doc: 'Whether trailer fields of responses get to the client.',
      ...setting(flag),
    },
    proxy_set_body: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'value',
      doc: 'The body of requests to backends in the place of the client’s.',
      ...setting(value),
    },
    proxy_set_header: {
      in: HTTP_SERVER_LOCATION,
      args: [2],
      syntax: 'field value',
      default: 'Host $proxy_host; proxy_set_header Connection close',
      doc: 'A header field of requests to backends. The client’s own of that name, in any case and with `_` for `-`, is not passed on; an empty value sends none. The fields of a level replace those of the levels around it.',
      ...listSetting(setHeader),
    },
  },
  variables: PROXY_VARIABLES,
  merge: (settings, context, cf) => {
    if (!cf.http) return;
    const { proxy_pass: pass } = settings;
    // which it does not get from its location by itself
    if (context === 'limit_except' && pass) cf.handler ??= handler;
    settings.proxy_conf = passingConf(settings, 'proxy', cf, {
      hidden: HIDDEN,
      passTrailers: settings.proxy_pass_trailers,
    });
    settings.proxy_head = headPlan(
      settings.proxy_set_header,
      proxyHost,
      settings.proxy_pass_request_headers,
      settings.proxy_hide_cookie,
    );
    const secure = pass !== undefined && (pass.hasVariables || pass.fixed?.url.scheme === 'https');
    if (secure) settings.proxy_tls = loadProxyTls(settings, cf);
  },
});
