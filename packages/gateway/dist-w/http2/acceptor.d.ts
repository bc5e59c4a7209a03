import type { Acceptor } from '../http1/acceptor.ts';
import type { Server } from '../request/location.ts';
import type { Http2Settings } from './settings.ts';
/** What a listening socket tells the connections of HTTP/2 that come in on it. */
export interface Http2Acceptor extends Acceptor {
    readonly http2: Http2Settings;
    /** Whether that server may be asked by HTTP/2. */
    speaksHttp2(server: Server): boolean;
}
//# sourceMappingURL=acceptor.d.ts.map