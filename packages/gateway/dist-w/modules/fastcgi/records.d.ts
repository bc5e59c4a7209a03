/** A parameter of a request, name and value: bytes as latin1. */
export type Param = readonly [name: string, value: string];
/**
 * The beginning of a request: BEGIN_REQUEST for a responder and the whole PARAMS stream. A parameter is never in two
 * records unless it is larger than one: PHP reads each record for itself. Source: FastCGI 1.0 sections 3.4, 5.1, 5.2.
 */
export declare function requestHead(params: readonly Param[], keepConn: boolean): Buffer;
/** The header of a STDIN record with that many bytes of content, at most 65535; with none it ends the stream. */
export declare function stdinHeader(length: number): Buffer;
//# sourceMappingURL=records.d.ts.map