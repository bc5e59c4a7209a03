import { type Module } from '../../config/module.ts';
import type { CoreSettings } from '../../request/settings.ts';
import { type MainSettings } from './main.ts';
/** nginx's core modules: processes, servers, locations, and everything a request needs before any other module. */
export declare const core: Module<CoreSettings & MainSettings>;
//# sourceMappingURL=index.d.ts.map