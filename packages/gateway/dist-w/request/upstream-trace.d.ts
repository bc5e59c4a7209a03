import type { Headers } from './headers.ts';
/** One attempt to have a request answered by a backend; nginx: ngx_http_upstream_state_t. Times in milliseconds, -1 for none. */
export interface UpstreamAttempt {
    /** The address, or the name of the group where none of its peers was alive. */
    readonly peer: string;
    /** 0 for none. */
    status: number;
    connectTime: number;
    headerTime: number;
    responseTime: number;
    bytesSent: number;
    bytesReceived: number;
    /** Bytes of the body. */
    responseLength: number;
}
/** What a request has had to do with backends: what `$upstream_…` tell, and error-log lines. */
export declare class UpstreamTrace {
    /** The attempts of each time that the request was passed on (an error_page may pass it on once more). */
    readonly groups: UpstreamAttempt[][];
    /** What the log calls the backend of the moment: `http://127.0.0.1:8080/path`; '' for none. */
    label: string;
    /** The fields of the last response, as they came. */
    headers: Headers | undefined;
    trailers: Headers | undefined;
}
//# sourceMappingURL=upstream-trace.d.ts.map