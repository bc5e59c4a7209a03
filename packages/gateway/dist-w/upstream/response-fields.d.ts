import { Headers } from '../request/headers.ts';
import type { Request } from '../request/request.ts';
import type { Rewriting, UpstreamConf } from './passing.ts';
import type { BackendHead } from './protocol.ts';
/** Fields of one connection, which never go over another (RFC 9110 section 7.6.1). */
export declare const HOP_BY_HOP: ReadonlySet<string>;
/** The names that the Connection fields of a message list, in lower case. */
export declare function connectionOptions(headers: Headers): ReadonlySet<string>;
/** Gives the client's response what a backend's has: status and fields, but for those that are not for the client. */
export declare function copyHead(r: Request, head: BackendHead, conf: UpstreamConf, rewriting: Rewriting | undefined): void;
/** Keeps of a backend's response what goes along with `X-Accel-Redirect`; returns its media type. */
export declare function copyAlong(r: Request, head: BackendHead, rewriting: Rewriting | undefined): string | undefined;
/** Trailer fields without those that mean something to a connection or to the framing of a message (RFC 9110 section 6.5.1). */
export declare function passableTrailers(trailers: Headers): Headers;
//# sourceMappingURL=response-fields.d.ts.map