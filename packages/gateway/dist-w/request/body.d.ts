/** A part of a file. The descriptor belongs to the response, which closes it when the response is over. */
export interface FilePart {
    readonly fd: number;
    readonly offset: number;
    readonly length: number;
}
/** Where pieces of a body go. `write` returns false when the reader is slow; whoever writes then waits for `resume`. */
export interface PieceSink {
    write(piece: string | Uint8Array): boolean;
    /** Calls back when more may be written. */
    whenDrained(resume: () => void): void;
}
/** Bytes that come while they are being sent: what a backend answers, what is being compressed. */
export interface StreamPart {
    /** Bytes, -1 where that is not known yet. */
    readonly length: number;
    /** Hands the bytes over as they come, no faster than they are taken, and calls `done` once, with what went wrong. */
    readonly writeTo: (sink: PieceSink, done: (error: Error | undefined) => void) => void;
}
/** A source of bytes broke off, and has said in the log why. */
export declare class BrokenStream extends Error {
}
/** One piece of a body. */
export type BodyPart = string | FilePart | StreamPart;
/** What a response consists of: bytes as latin1, or pieces of text, of files and of streams in order. */
export type Body = string | readonly BodyPart[];
/** A body of which every byte is at hand. */
export type FixedBody = string | readonly (string | FilePart)[];
/** How many bytes a body has; -1 where that is not known yet. */
export declare function bodyLength(body: Body): number;
/** Whether every byte of a body is at hand, so that parts of it can be taken. */
export declare function isFixed(body: Body): body is FixedBody;
//# sourceMappingURL=body.d.ts.map