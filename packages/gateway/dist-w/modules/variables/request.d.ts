import type { VariableDefinition } from '../../config/variables.ts';
/** Variables of what a client asked for: the request line, the header, and what became of the URI. */
export declare const REQUEST_VARIABLES: readonly VariableDefinition[];
//# sourceMappingURL=request.d.ts.map