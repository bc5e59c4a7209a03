import { type Module } from '../../config/module.ts';
import type { UpstreamConf } from '../../upstream/passing.ts';
import type { Protocol } from '../../upstream/protocol.ts';
import { type PassingOptions, type Prefixed } from '../upstream/passing-options.ts';
import { type FastcgiPass } from './fastcgi-pass.ts';
import { type FastcgiParamSettings } from './param-directives.ts';
/** Settings of the FastCGI module. */
export interface FastcgiSettings extends Prefixed<'fastcgi', PassingOptions>, FastcgiParamSettings {
    readonly fastcgi_pass: FastcgiPass | undefined;
    /** Derived: see `merge`. */
    fastcgi_conf: UpstreamConf | undefined;
    fastcgi_protocol: Protocol | undefined;
}
/** nginx's ngx_http_fastcgi_module: requests are passed on to FastCGI applications. */
export declare const fastcgi: Module<FastcgiSettings>;
//# sourceMappingURL=index.d.ts.map