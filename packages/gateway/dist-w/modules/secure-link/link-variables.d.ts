import type { VariableDefinition } from '../../config/variables.ts';
import type { Request } from '../../request/request.ts';
import type { LinkCheck } from './signed-link.ts';
/** `$secure_link` and `$secure_link_expires`, by the check of the level that a request is in. */
export declare function linkVariables(checkOf: (r: Request) => LinkCheck | undefined): readonly VariableDefinition[];
//# sourceMappingURL=link-variables.d.ts.map