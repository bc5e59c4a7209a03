import type { VariableDefinition } from '../../config/variables.ts';
/** Variables of the connection, its TLS session and the process. */
export declare const CONNECTION_VARIABLES: readonly VariableDefinition[];
//# sourceMappingURL=connection.d.ts.map