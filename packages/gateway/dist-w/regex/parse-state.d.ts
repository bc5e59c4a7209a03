import type { Node, Pattern } from './ast.ts';
import { type Cursor } from './cursor.ts';
/** The options that (?i) and its like change in mid-pattern. */
export interface Options {
    readonly caseless: boolean;
    readonly multiline: boolean;
    readonly dotAll: boolean;
    readonly extended: boolean;
    /** (?xx): blanks in classes are skipped as well. */
    readonly extendedMore: boolean;
    /** (?n): a plain parenthesis captures nothing. */
    readonly noAutoCapture: boolean;
    /** (?U): quantifiers are lazy unless a `?` follows. */
    readonly ungreedy: boolean;
}
/** What a closed group becomes, out of its body. */
export type Close = (body: Node) => Node;
/** A group that is still open (or the whole pattern). */
export interface Frame {
    readonly close: Close;
    /** The options to go back to at its end. */
    readonly options: Options;
    /** In (?|…): the number of groups before it, from which every branch counts. */
    readonly resetTo: number | undefined;
    /** In (?|…): the highest group number of the branches so far. */
    highest: number;
    readonly branches: Node[];
    items: Node[];
}
/** A pattern that is being parsed. */
export interface ParseState extends Cursor {
    options: Options;
    /** The number of the last group opened. */
    groups: number;
    readonly names: {
        readonly name: string;
        readonly group: number;
    }[];
    /** Where each group below 10 is first referred to. */
    readonly firstReferences: Map<number, number>;
    resets: boolean;
    readonly frames: Frame[];
    frame: Frame;
    /** Whether a quantifier may come next. */
    repeatable: boolean;
    /** Within \Q…\E. */
    quoting: boolean;
}
/** The state before a pattern's first character. */
export declare function startParse(pattern: string, caseless: boolean): ParseState;
/** Opens a group; its items go to it until `closeGroup`. */
export declare function openGroup(state: ParseState, close: Close, resetTo?: number): void;
/** Throws if the pattern is nested deeper than PCRE2 allows. */
export declare function checkDepth(state: ParseState): void;
/** Ends a branch at a `|`. */
export declare function endBranch(state: ParseState): void;
/** Ends the group that a `)` closes. */
export declare function closeGroup(state: ParseState): void;
/** The finished tree, when the pattern's end is reached. */
export declare function finishParse(state: ParseState): Pattern;
//# sourceMappingURL=parse-state.d.ts.map