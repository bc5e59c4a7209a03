import { type Module } from '../config/module.ts';
import type { Http2Settings as ConnectionSettings } from '../http2/settings.ts';
/** Settings of the http2 module. */
export interface Http2Settings extends ConnectionSettings {
    /** Whether HTTP/2 is spoken. */
    http2: boolean;
}
/** nginx's v2 module: HTTP/2. */
export declare const http2: Module<Http2Settings>;
//# sourceMappingURL=http2.d.ts.map