import { type Module } from '../config/module.ts';
/** nginx's ngx_http_static_module: answers with the file that the URI stands for. */
export declare const staticFiles: Module;
//# sourceMappingURL=static.d.ts.map