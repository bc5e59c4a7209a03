import type { ByteSet } from './byte-set.ts';
/** How a quantifier repeats: as often as it can, as seldom, or as often and never giving back. */
export type RepeatMode = 'greedy' | 'lazy' | 'possessive';
/** A condition on a place in the subject that takes no bytes. */
export type Assertion = 'subject-start' | 'subject-end' | 'subject-end-or-last-newline' | 'line-start' | 'line-end' | 'word-boundary' | 'not-word-boundary';
/** A back reference; the parser leaves a name in `target`, and `group` is filled in when all the groups are known. */
export interface Reference {
    readonly type: 'reference';
    readonly target: number | string;
    readonly caseless: boolean;
    /** Where PCRE2 reports it if there is no such group: the first place that refers to the group. */
    readonly offset: number;
    group: number;
}
/** A look-around; `offset` is where PCRE2 reports a look-behind of no fixed length. */
export interface Look {
    readonly type: 'look';
    readonly behind: boolean;
    readonly negative: boolean;
    readonly body: Node;
    readonly offset: number;
}
/** A quantified item; `max` may be Infinity. */
export interface Repeat {
    readonly type: 'repeat';
    readonly body: Node;
    readonly min: number;
    readonly max: number;
    readonly mode: RepeatMode;
    /** Where the quantifier stands, for the warning about nested ones. */
    readonly offset: number;
}
/** A parenthesised group: `capture` is its number, 0 when it captures nothing. */
export interface Group {
    readonly type: 'group';
    readonly capture: number;
    readonly body: Node;
}
/**
 * A pattern, parsed. `bytes` is one byte out of a set; case folding, `\d`, classes and `.` have all become sets. `keep`
 * is `\K`. `\R` and `\X` are
 * groups of two branches.
 */
export type Node = {
    readonly type: 'byte';
    readonly code: number;
} | {
    readonly type: 'bytes';
    readonly set: ByteSet;
} | {
    readonly type: 'sequence';
    readonly items: readonly Node[];
} | {
    readonly type: 'alternation';
    readonly branches: readonly Node[];
} | {
    readonly type: 'assertion';
    readonly kind: Assertion;
} | {
    readonly type: 'atomic';
    readonly body: Node;
} | {
    readonly type: 'keep';
} | Group | Look | Reference | Repeat;
/** A parsed pattern with its groups: `captures` is the highest group number, `names` are in the order of the groups. */
export interface Pattern {
    readonly source: string;
    readonly root: Node;
    readonly captures: number;
    readonly names: readonly {
        readonly name: string;
        readonly group: number;
    }[];
    /** Whether it has a (?|…), in which several groups may have one number. */
    readonly resets: boolean;
}
//# sourceMappingURL=ast.d.ts.map