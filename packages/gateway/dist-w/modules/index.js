import { accepted } from './accepted.js';
import { access } from './access.js';
import { authBasic } from './auth-basic/index.js';
import { authRequest } from './auth-request.js';
import { cookieFlag } from './cookie-flag.js';
import { core } from './core/index.js';
import { echo } from './echo/index.js';
import { encryptedSession } from './encrypted-session/index.js';
import { fastcgi } from './fastcgi/index.js';
import { gzipStatic } from './gzip/gzip-static.js';
import { gzip } from './gzip/index.js';
import { headers } from './headers/index.js';
import { http2 } from './http2.js';
import { indexFiles } from './index-files.js';
import { limitConn } from './limits/limit-conn.js';
import { limitReq } from './limits/limit-req.js';
import { log } from './log/index.js';
import { map } from './map/index.js';
import { notModified } from './not-modified.js';
import { proxy } from './proxy/index.js';
import { range } from './range.js';
import { realIp } from './real-ip.js';
import { resolver } from './resolver.js';
import { rewrite } from './rewrite/index.js';
import { secureLink } from './secure-link/index.js';
import { setMisc } from './set-misc/index.js';
import { ssl } from './ssl/index.js';
import { staticFiles } from './static.js';
import { stubStatus } from './stub-status.js';
import { tryFiles } from './try-files.js';
import { upstream } from './upstream/index.js';
import { variables } from './variables/index.js';
/** All modules, in the order in which their handlers and filters run. */
export const MODULES = [
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
//# sourceMappingURL=index.js.map