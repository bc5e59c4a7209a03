import type { BackendHead, Fault } from '../../upstream/protocol.ts';
/** What has come of a piece of the header: more is wanted; it is whole, with so many bytes of the piece; or it is wrong. */
export type HeadProgress = undefined | {
    readonly head: BackendHead;
    readonly size: number;
} | {
    readonly fault: Fault;
};
/**
 * Reads the header that a CGI response begins with, as its bytes come, and holds no more of them than it may have. The
 * status is that of `Status`, else 302 where there is a `Location`, else 200. Source: RFC 3875 section 6;
 * ngx_http_fastcgi_process_header.
 */
export declare class CgiHead {
    #private;
    /** `limit` is how many bytes the header may have with its final empty line; `warn` is told of what does not end it. */
    constructor(limit: number, warn: (message: string) => void);
    /** Takes the next bytes. */
    read(bytes: Buffer): HeadProgress;
}
//# sourceMappingURL=response.d.ts.map