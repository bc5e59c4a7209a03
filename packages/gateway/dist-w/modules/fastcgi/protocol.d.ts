import type { Request } from '../../request/request.ts';
import type { Protocol } from '../../upstream/protocol.ts';
import { type Param } from './records.ts';
/** How FastCGI is spoken at a level of the configuration. */
export interface FastcgiOptions {
    /** Whether the backend is asked to leave the connection open (`fastcgi_keep_conn`). */
    readonly keepConn: boolean;
    /** How many bytes the header of a response may have, and a message of the error stream (`fastcgi_buffer_size`). */
    readonly bufferSize: number;
    /** Texts in the error stream that make an attempt a failed one (`fastcgi_catch_stderr`). */
    readonly catchStderr: readonly string[];
    /** The parameters of a request; see `compileParams`. */
    readonly params: (r: Request) => readonly Param[];
}
/**
 * Requests to FastCGI backends. A backend may answer before it has taken all of the request: `sent` then comes after
 * `head`, or not at all. `end` and `fail` leave a connection that cannot be used any more destroyed; one that can reads
 * on while it is idle, so that it notices its end. Source: FastCGI 1.0; ngx_http_fastcgi_module.
 */
export declare function fastcgiProtocol(options: FastcgiOptions): Protocol;
//# sourceMappingURL=protocol.d.ts.map