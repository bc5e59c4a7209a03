/** How lines are held back before they are written: the parameters of `access_log`. */
export interface Buffering {
    /** Bytes that are held back at most. */
    readonly size: number;
    /** Milliseconds after which they are written in any case; 0 for no such limit. */
    readonly flushAfter: number;
    /** Level of gzip compression, 1 to 9; 0 for none. */
    readonly gzip: number;
}
/** Without `buffer=`, lines wait for the end of the event loop's turn, or until there are about this many bytes. */
export declare const TURN_SIZE = 65536;
/** Gathers lines so that many go out in one write, and none is lost when the process ends. */
export declare class LineBuffer {
    #private;
    /** Undefined for no longer than a turn of the event loop. */
    buffering: Buffering | undefined;
    /** How many bytes of lines may go out in one write where `buffering` does not say so. */
    turnSize: number;
    constructor(write: (text: string) => void);
    /** Adds a line with its end. */
    add(line: string): void;
    /** Writes what there is. */
    flush(): void;
}
//# sourceMappingURL=line-buffer.d.ts.map