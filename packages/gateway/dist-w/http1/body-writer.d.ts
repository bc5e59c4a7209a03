import type { BodyPart, PieceSink } from '../request/body.ts';
/** How much of a file or a text is written at a time, in bytes. */
export declare const PIECE: number;
/**
 * Writes the parts of a body in order, a piece at a time, no faster than the client reads. `done` is called once, with
 * an error where a file could not be read or is shorter than it was, or a stream broke off.
 */
export declare function writeParts(parts: readonly BodyPart[], sink: PieceSink, done: (error: Error | undefined) => void): void;
//# sourceMappingURL=body-writer.d.ts.map