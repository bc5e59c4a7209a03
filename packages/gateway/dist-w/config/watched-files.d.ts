/** Makes what a new text of a file leads to ready, or throws an EdgesealError; what it returns puts that into use. */
export type Prepare = (text: string) => () => void;
/** The files that a configuration takes up anew, without a reload, when they change. Paths are latin1, texts UTF-8. */
export declare class WatchedFiles {
    #private;
    constructor(read: (path: string) => string);
    /** The text of a file now, whose later ones `prepare` is given. Throws an EdgesealError for one that cannot be read. */
    watch(path: string, prepare: Prepare): string;
    get paths(): readonly string[];
    /**
     * Takes a new text of a file up, wherever it is used or nowhere. Returns whether it was another one. Throws the
     * EdgesealError of whoever cannot use it.
     */
    change(path: string, text: string): boolean;
}
//# sourceMappingURL=watched-files.d.ts.map