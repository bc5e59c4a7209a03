import type { Outcome } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import type { ProxySettings } from './settings.ts';
/** Passes a request to the server that `proxy_pass` of its level names. Source: ngx_http_proxy_handler. */
export declare function passToServer(r: Request, settings: ProxySettings): Outcome;
//# sourceMappingURL=handler.d.ts.map