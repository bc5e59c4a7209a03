import type { Value } from '../../request/handler.ts';
import type { UpstreamConf } from '../../upstream/passing.ts';
import type { PassingOptions, Prefixed } from '../upstream/passing-options.ts';
import type { CookieSettings } from './cookie-attributes.ts';
import type { ProxyPass } from './proxy-pass.ts';
import type { RedirectSettings } from './redirect.ts';
import type { HeadPlan, SetHeader } from './request-head.ts';
import type { ProxySslSettings, ProxyTls } from './ssl.ts';
/** Settings of the proxy module. */
export interface ProxySettings extends Prefixed<'proxy', PassingOptions>, RedirectSettings, CookieSettings, ProxySslSettings {
    readonly proxy_http_version: '1.0' | '1.1';
    readonly proxy_method: Value | undefined;
    readonly proxy_pass: ProxyPass | undefined;
    readonly proxy_pass_trailers: boolean;
    readonly proxy_set_body: Value | undefined;
    readonly proxy_set_header: readonly SetHeader[];
    /** Derived: see `merge`. */
    proxy_conf: UpstreamConf | undefined;
    proxy_head: HeadPlan | undefined;
    proxy_tls: ProxyTls | undefined;
}
//# sourceMappingURL=settings.d.ts.map