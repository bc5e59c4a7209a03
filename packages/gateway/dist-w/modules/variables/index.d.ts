import type { Environment } from '../../config/environment.ts';
import { type Module } from '../../config/module.ts';
/** What the variables need of their surroundings. */
export interface VariablesSettings {
    environment: Environment;
}
/** The variables of nginx's core: requests, connections, responses, time. Those of `$ssl_…` are empty without TLS. */
export declare const variables: Module<VariablesSettings>;
//# sourceMappingURL=index.d.ts.map