import { type Module } from '../../config/module.ts';
/** Settings of the gzip_static module. */
export interface GzipStaticSettings {
    readonly gzip_static: 'off' | 'on' | 'always';
}
/** nginx's ngx_http_gzip_static_module: answers with `FILE.gz`, which somebody has made of FILE beforehand. */
export declare const gzipStatic: Module<GzipStaticSettings>;
//# sourceMappingURL=gzip-static.d.ts.map