import { type ParseState } from './parse-state.ts';
/** Reads what stands behind a `(`, and opens the group or changes the options. */
export declare function readGroupOpening(state: ParseState): void;
/** Adds a back reference to the open group; PCRE2 remembers only the first `offset` for a group below 10. */
export declare function addReference(state: ParseState, target: number | string, offset: number): void;
//# sourceMappingURL=parse-group.d.ts.map