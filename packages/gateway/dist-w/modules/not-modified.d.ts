import { type Module } from '../config/module.ts';
/** nginx's ngx_http_not_modified_filter_module: conditional requests (RFC 9110 section 13). */
export declare const notModified: Module;
/** Whether a list of entity tags has that one in it, or is `*`. Source: ngx_http_test_if_match. */
export declare function listsEtag(list: string, etag: string | undefined, weak: boolean): boolean;
//# sourceMappingURL=not-modified.d.ts.map