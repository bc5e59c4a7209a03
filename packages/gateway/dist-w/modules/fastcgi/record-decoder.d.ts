/** What comes in records of a response. Whatever gives false stops the decoder right after it. */
export interface RecordSink {
    /** Bytes of the standard output, one at least. */
    stdout(bytes: Buffer): boolean;
    /** The standard output is closed. */
    stdoutEnd(): boolean;
    /** Bytes of the error stream, one at least; `last` where their record ends with them. */
    stderr(bytes: Buffer, last: boolean): boolean;
    /** The request is over; the protocol status, 0 for one that was served, -1 where the record is too short for one. */
    endRequest(protocolStatus: number): boolean;
    /** The bytes are no FastCGI, in nginx's words; nothing comes after it. */
    fault(message: string): void;
}
/**
 * Takes records apart as their bytes come, keeping none of them. Only the records of a response to request 1 are let
 * through. Source: FastCGI 1.0 section 3.3; ngx_http_fastcgi_process_record.
 */
export declare class RecordDecoder {
    #private;
    /** Takes bytes; returns how many, which is all of them unless the sink has stopped it or there was a fault. */
    decode(bytes: Buffer, sink: RecordSink): number;
}
//# sourceMappingURL=record-decoder.d.ts.map