import type { VariableDefinition } from '../../config/variables.ts';
/** What the header of the PROXY protocol says; not found without one. Source: ngx_http_variable_proxy_protocol_tlv and its like. */
export declare const PROXY_PROTOCOL_VARIABLES: readonly VariableDefinition[];
//# sourceMappingURL=proxy-protocol.d.ts.map