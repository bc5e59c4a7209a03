import type { Assertion, Node, Pattern } from './ast.ts';
import type { ByteSet } from './byte-set.ts';
/**
 * One instruction. `split` goes on at `first` and, when that fails, at `second`. A slot is a register whose former value
 * comes back on backtracking: `mark` keeps the height of the stack of choices in one, `cut` drops the choices above it,
 * `negate` also fails. `again` goes back to `body` unless the iteration since `slot` was empty.
 */
export type Instruction = {
    readonly op: 'byte';
    readonly code: number;
} | {
    readonly op: 'bytes';
    readonly set: ByteSet;
} | {
    readonly op: 'assertion';
    readonly kind: Assertion;
} | {
    readonly op: 'split';
    first: number;
    second: number;
} | {
    readonly op: 'jump';
    to: number;
} | {
    readonly op: 'save';
    readonly slot: number;
} | {
    readonly op: 'close';
    readonly group: number;
    readonly opened: number;
} | {
    readonly op: 'reference';
    readonly group: number;
    readonly caseless: boolean;
} | {
    readonly op: 'mark';
    readonly slot: number;
} | {
    readonly op: 'cut';
    readonly slot: number;
} | {
    readonly op: 'negate';
    readonly slot: number;
} | {
    readonly op: 'restore';
    readonly slot: number;
} | {
    readonly op: 'back';
    readonly count: number;
} | {
    readonly op: 'again';
    readonly slot: number;
    readonly body: number;
    readonly lazy: boolean;
} | {
    readonly op: 'match';
};
/** A pattern as instructions. Slots 2g and 2g + 1 hold the start and the end of group g; those of group 0, the match's. */
export interface Program {
    readonly code: readonly Instruction[];
    readonly captures: number;
    readonly slots: number;
}
/**
 * Turns a checked pattern into instructions; `lookbehinds` has the lengths of the branches of look-behinds. Throws
 * RegexError if the instructions get too many.
 */
export declare function assemble(pattern: Pattern, lookbehinds: ReadonlyMap<Node, number>): Program;
//# sourceMappingURL=program.d.ts.map