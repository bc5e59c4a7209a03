/** Tells of lines that could not be written, once a minute for a log. */
export declare class WriteFaults {
    #private;
    /** `now` is in milliseconds. */
    constructor(now: () => number);
    /** `tell` gets nginx's message, or is not called where there was one not long ago. */
    tell(path: string, error: unknown, tell: (message: string) => void): void;
}
//# sourceMappingURL=write-faults.d.ts.map