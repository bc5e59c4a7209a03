/** Puts what an application writes to its error stream together: a text a record, or several of one that is very long. */
export declare class StderrText {
    #private;
    /** `most` is how many bytes are kept at most. */
    constructor(most: number);
    /** Adds bytes of a record; gives the texts that are complete with them. */
    add(bytes: Buffer, last: boolean): IterableIterator<string>;
}
//# sourceMappingURL=stderr-text.d.ts.map