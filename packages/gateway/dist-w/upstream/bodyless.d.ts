/** Whether the response to a client's request has no body, whatever its fields say (RFC 9112 section 6.3). */
export declare function isBodyless(method: string, status: number): boolean;
//# sourceMappingURL=bodyless.d.ts.map