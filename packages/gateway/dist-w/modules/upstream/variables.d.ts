import type { VariableDefinition } from '../../config/variables.ts';
/** What backends have been asked, and what they said. */
export declare const UPSTREAM_VARIABLES: readonly VariableDefinition[];
//# sourceMappingURL=variables.d.ts.map