/**
 * What ended a request in the middle of its handling, as the error log has it: a fault of ours with the stack, which
 * says where it is; a regular expression that took too long by nginx's words.
 */
export declare function faultText(error: unknown): string;
//# sourceMappingURL=fault-text.d.ts.map