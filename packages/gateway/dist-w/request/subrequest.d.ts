import type { BodyPart } from './body.ts';
import { Request } from './request.ts';
/** What a subrequest came to. */
export interface SubResponse {
    /** 444 where it was ended without a response. */
    readonly status: number;
    /** Its body; the files in it belong to the main request now. */
    readonly body: readonly BodyPart[];
    /** The subrequest itself, for values as it has them. */
    readonly request: Request;
}
/** How a subrequest is made. */
export interface SubrequestOptions {
    /** Whether its variables are those of its parent, so that what either sets the other has; else it has its own. */
    readonly sharesVariables?: boolean;
    /** Whether nobody wants the body of its response: it is not waited for. */
    readonly headerOnly?: boolean;
}
/**
 * Serves another URI of the same server as a part of a request: a GET without a body, with the request's header
 * fields. Returns undefined, with a log line, where requests are nested too deeply. Source: ngx_http_subrequest; the
 * subrequests of nginx's echo module have variables of their own, those of nginx's modules have not.
 */
export declare function subrequest(r: Request, uri: string, args: string, { sharesVariables, headerOnly }?: SubrequestOptions): Promise<SubResponse> | SubResponse | undefined;
//# sourceMappingURL=subrequest.d.ts.map