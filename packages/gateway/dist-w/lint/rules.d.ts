import type { Directive } from '@edgeseal/conf';
import type { ReadableByAll, Report } from './finding.ts';
import { type Scope } from './scope.ts';
/** What a rule looks at: one directive, in its level, with the origins of variables as they are before it. */
export interface Rule {
    readonly id: string;
    /** The directives that it looks at. */
    readonly directives: readonly string[];
    readonly check: (directive: Directive, scope: Scope, report: Report, readableByAll: ReadableByAll) => void;
}
/** The rules, in the order in which findings at one place are given. */
export declare const RULES: readonly Rule[];
//# sourceMappingURL=rules.d.ts.map