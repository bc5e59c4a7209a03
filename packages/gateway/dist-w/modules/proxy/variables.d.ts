import type { VariableDefinition } from '../../config/variables.ts';
import type { Request } from '../../request/request.ts';
import { type ProxyUrl } from './target.ts';
/** Notes the URL that a request is passed on to, for the variables. */
export declare function setTarget(r: Request, url: ProxyUrl): void;
/** `$proxy_host`, '' for a request that is not passed on. */
export declare function proxyHost(r: Request): string;
/** The variables of the proxy module. */
export declare const PROXY_VARIABLES: readonly VariableDefinition[];
//# sourceMappingURL=variables.d.ts.map