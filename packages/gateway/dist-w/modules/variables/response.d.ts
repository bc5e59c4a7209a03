import type { VariableDefinition } from '../../config/variables.ts';
/** Variables of the response: what it will be before it is sent, what it was afterwards. */
export declare const RESPONSE_VARIABLES: readonly VariableDefinition[];
//# sourceMappingURL=response.d.ts.map