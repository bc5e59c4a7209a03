import { type FieldRules, type HeadFault, RequestFields } from './request-fields.ts';
/** What bounds a request head and decides which of its fields count. Sizes in bytes. */
export interface HeadLimits extends FieldRules {
    /** The longest request line, and the longest field. */
    readonly line: number;
    /** All of the head. */
    readonly total: number;
}
/**
 * Reads a request head line by line, however it arrives, and refuses it at the first line that is wrong.
 * Strict where requests are smuggled. Source: RFC 9112 sections 2, 3, 5 and 6; ngx_http_parse.c.
 */
export declare class RequestHead extends RequestFields {
    #private;
    /** Bytes taken so far, which is where the body starts once the head is `complete`. */
    size: number;
    started: boolean;
    complete: boolean;
    requestLine: string;
    method: string;
    /** The target as it came. */
    target: string;
    /** The path and query of the target: of an absolute form, what follows the authority. */
    path: string;
    /** 9, 10 or 11. */
    version: number;
    constructor(limits: HeadLimits);
    /**
     * Takes the lines of `text` from `from` on that are complete. Returns where it stopped: after the head, or at the
     * start of a line whose end has not come yet; or the fault.
     */
    read(text: string, from: number): number | HeadFault;
}
//# sourceMappingURL=head.d.ts.map