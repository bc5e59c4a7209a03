import { Headers } from '../request/headers.ts';
/** Why a head is refused: the status, and the reason as nginx's error log has it. */
export interface HeadFault {
    readonly status: number;
    readonly reason: string;
}
/** Makes a fault. */
export declare const fault: (status: number, reason: string) => HeadFault;
/** What decides which fields of a request count. */
export interface FieldRules {
    readonly ignoreInvalidHeaders: boolean;
    readonly underscores: boolean;
}
/** The fields of a request's head, and what those say that a server has to know, whatever version of HTTP brought them. */
export declare class RequestFields {
    #private;
    readonly headers: Headers;
    /** The host asked for, checked and in lower case; undefined where there is none. */
    host: string | undefined;
    /** Whether there was a Host field. */
    protected hostSeen: boolean;
    contentLength: number;
    chunked: boolean;
    /** What the Connection field asks for. */
    connection: 'close' | 'keep-alive' | undefined;
    expectContinue: boolean;
    constructor(rules: FieldRules);
    /** Takes a field, or returns why the request is refused for it. */
    addField(name: string, value: string): HeadFault | undefined;
}
//# sourceMappingURL=request-fields.d.ts.map