import type { Value } from '../request/handler.ts';
import type { Request } from '../request/request.ts';
import type { Clock } from './clock.ts';
import type { TlsTarget } from './connect.ts';
import type { PeerGroup } from './peer.ts';
import type { Protocol } from './protocol.ts';
/** What `proxy_next_upstream` can name. */
export type NextCondition = 'error' | 'timeout' | 'invalid_header' | 'non_idempotent' | 'http_500' | 'http_502' | 'http_503' | 'http_504' | 'http_403' | 'http_404' | 'http_429';
/** The settings of passing requests on, whatever the protocol; nginx: ngx_http_upstream_conf_t. Milliseconds and bytes. */
export interface UpstreamConf {
    readonly clock: Clock;
    readonly connectTimeout: number;
    readonly sendTimeout: number;
    readonly readTimeout: number;
    /** How much of a response may wait for the client. */
    readonly buffered: number;
    /** As `buffered`, where `X-Accel-Buffering` asks for none. */
    readonly unbuffered: number;
    /** How many bytes of a response are read in a second, 0 for as many as come. */
    readonly rate: number;
    /** How large the head of a response may be. */
    readonly headSize: number;
    readonly next: ReadonlySet<string>;
    /** How often at most, 0 for as often as there are peers. */
    readonly nextTries: number;
    /** For how long at most, 0 for ever. */
    readonly nextTimeout: number;
    readonly interceptErrors: boolean;
    readonly ignoreClientAbort: boolean;
    /** Fields of responses that have no effect, in lower case. */
    readonly ignored: ReadonlySet<string>;
    /** Fields of responses that do not get to the client, in lower case. */
    readonly hidden: ReadonlySet<string>;
    readonly passTrailers: boolean;
    readonly socketKeepalive: boolean;
    /** The local address of connections; undefined, or empty, for any. */
    readonly localAddress: Value | undefined;
}
/** How fields of a response are rewritten for the client. */
export interface Rewriting {
    /** Undefined where the value stays as it is. */
    readonly location: (r: Request, value: string) => string | undefined;
    readonly refresh: (r: Request, value: string) => string;
    readonly setCookie: (r: Request, value: string) => string;
}
/** A request that is to be passed on: to whom, and how. */
export interface Passing {
    readonly group: PeerGroup;
    readonly protocol: Protocol;
    readonly conf: UpstreamConf;
    readonly rewriting: Rewriting | undefined;
    /** What is asked for, as the log has it after the address: `/path`. */
    readonly uri: string;
    /** How TLS is spoken with a backend; undefined where it is not. */
    readonly tls: ((peer: string) => TlsTarget) | undefined;
    /** Whether the request's own body goes with it: read beforehand, or as it comes. */
    readonly passesBody: 'buffered' | 'streamed' | 'no';
    /** What goes in the place of the request's body. */
    readonly body: string | undefined;
}
//# sourceMappingURL=passing.d.ts.map