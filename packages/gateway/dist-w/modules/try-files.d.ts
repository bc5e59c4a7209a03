import { type Module } from '../config/module.ts';
/** nginx's ngx_http_try_files_module: the request goes on with the first of several files that exists. */
export declare const tryFiles: Module;
//# sourceMappingURL=try-files.d.ts.map