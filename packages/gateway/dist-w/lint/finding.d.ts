import type { Position } from '@edgeseal/conf';
/** Something that a configuration had better do otherwise. */
export interface Finding {
    /** The rule's id, under which docs/lint.md has it. */
    readonly rule: string;
    readonly message: string;
    readonly file: string;
    readonly line: number;
}
/** A finding as warnings are printed. */
export declare function findingText({ rule, message, file, line }: Finding): string;
/** Where and why: rules put their own id to it. */
export type Report = (message: string, at: Position) => void;
/** Whether others than the owner and the group of a file may read it; false where that is not known. */
export type ReadableByAll = (path: string) => boolean;
//# sourceMappingURL=finding.d.ts.map