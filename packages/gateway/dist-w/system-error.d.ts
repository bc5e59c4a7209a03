/** The code of a system error (`ENOENT`, …); undefined for any other. */
export declare function systemErrorCode(error: unknown): string | undefined;
/** A system error as nginx's messages end in it: `(2: No such file or directory)`. */
export declare function systemErrorText(error: unknown): string;
//# sourceMappingURL=system-error.d.ts.map