import type { FilePart, FixedBody } from './body.ts';
/** A range of bytes: the first, and the one after the last. */
export interface ByteRange {
    readonly start: number;
    readonly end: number;
}
/**
 * Reads what follows `bytes=` in a Range field, for a body of `length` bytes: the ranges that lie in it; `whole` where
 * the field is to be ignored, because there are more than `most` or they add up to more than the body; `unsatisfiable`
 * where it is wrong or all of it lies beyond the end. Source: ngx_http_range_parse.
 */
export declare function parseRanges(text: string, length: number, most: number): readonly ByteRange[] | 'whole' | 'unsatisfiable';
/** The parts of a body that a range is made of. */
export declare function sliceBody(body: FixedBody, { start, end }: ByteRange): readonly (string | FilePart)[];
//# sourceMappingURL=byte-range.d.ts.map