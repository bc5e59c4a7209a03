import { type Module } from '../config/module.ts';
import type { Handler } from '../request/handler.ts';
/** The setting of the core module that this module gives. */
interface StubStatusSettings {
    handler: Handler | undefined;
}
/** nginx's ngx_http_stub_status_module: how many connections and requests there are and have been. */
export declare const stubStatus: Module<StubStatusSettings>;
export {};
//# sourceMappingURL=stub-status.d.ts.map