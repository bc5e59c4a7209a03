import type { Module } from '../config/module.ts';
import { accepted } from './accepted.ts';
import { access } from './access.ts';
import { authBasic } from './auth-basic/index.ts';
import { authRequest } from './auth-request.ts';
import { cookieFlag } from './cookie-flag.ts';
import { core } from './core/index.ts';
import { echo } from './echo/index.ts';
import { encryptedSession } from './encrypted-session/index.ts';
import { fastcgi } from './fastcgi/index.ts';
import { gzipStatic } from './gzip/gzip-static.ts';
import { gzip } from './gzip/index.ts';
import { headers } from './headers/index.ts';
import { http2 } from './http2.ts';
import { indexFiles } from './index-files.ts';
import { limitConn } from './limits/limit-conn.ts';
import { limitReq } from './limits/limit-req.ts';
import { log } from './log/index.ts';
import { map } from './map/index.ts';
import { notModified } from './not-modified.ts';
import { proxy } from './proxy/index.ts';
import { range } from './range.ts';
import { realIp } from './real-ip.ts';
import { resolver } from './resolver.ts';
import { rewrite } from './rewrite/index.ts';
import { secureLink } from './secure-link/index.ts';
import { setMisc } from './set-misc/index.ts';
import { ssl } from './ssl/index.ts';
import { staticFiles } from './static.ts';
import { stubStatus } from './stub-status.ts';
import { tryFiles } from './try-files.ts';
import { upstream } from './upstream/index.ts';
import { variables } from './variables/index.ts';

/** All modules, in the order in which their handlers and filters run. */
export const MODULES: readonly Module[] = [
  core,
  variables,
  ssl,
  http2,
  map,
  upstream,
  rewrite,
  setMisc,
  encryptedSession,
  secureLink,
  realIp,
  limitReq,
  limitConn,
  access,
  authBasic,
  authRequest,
  tryFiles,
  echo,
  resolver,
  proxy,
  fastcgi,
  stubStatus,
  indexFiles,
  gzipStatic,
  staticFiles,
  notModified,
  headers,
  cookieFlag,
  gzip,
  range,
  log,
  accepted,
];
