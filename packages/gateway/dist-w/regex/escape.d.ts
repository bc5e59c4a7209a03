import { type ByteSet } from './byte-set.ts';
import { type Cursor } from './cursor.ts';
/** What a backslash and what follows it mean. */
export type Escape = {
    readonly type: 'code';
    readonly code: number;
} | {
    readonly type: 'set';
    readonly set: ByteSet;
    readonly inClass: boolean;
} | {
    readonly type: 'reference';
    readonly target: number | string;
    readonly offset: number;
} | {
    readonly type: 'letter';
    readonly letter: string;
};
/**
 * Reads an escape; the cursor stands behind its backslash. `groups` is the number of groups opened so far. The letters
 * that stand for no byte and no set (`A`, `b`, `Q`, `R`, …) are given back for the caller to judge.
 */
export declare function readEscape(cursor: Cursor, groups: number, inClass: boolean): Escape;
//# sourceMappingURL=escape.d.ts.map