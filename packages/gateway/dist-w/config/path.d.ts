/** An absolute path as it is, any other under the directory that counts for it. Source: ngx_get_full_name. */
export declare function resolvePath(path: string, directory: string): string;
//# sourceMappingURL=path.d.ts.map