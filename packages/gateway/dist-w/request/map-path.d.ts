import type { Request } from './request.ts';
/**
 * The name of the file that a URI stands for, by `root` or `alias`; a status where it stands for none: 500 for an
 * alias whose location the URI has left by `rewrite … break` (logged, as in nginx), 403 where it would lead out of
 * the root (logged; nginx would follow it), 404 for a zero byte. Source: ngx_http_map_uri_to_path.
 */
export declare function mapUriToPath(r: Request, uri?: string): string | number;
/** The path that `root` or `alias` give, before anything of the URI is added to it; a status as `mapUriToPath`. */
export declare function rootPath(r: Request): string | number;
/** A path with the rest of a URI, or a candidate of `try_files`, added to it; a status as `mapUriToPath`. */
export declare function underRoot(r: Request, root: string, rest: string): string | number;
/** `$document_root`: undefined where there is none. */
export declare function documentRoot(r: Request): string | undefined;
/** `$realpath_root`: the document root without symbolic links; undefined where it does not exist (logged). */
export declare function realDocumentRoot(r: Request): string | undefined;
/** `$request_filename`: undefined where the URI stands for no file. */
export declare function requestFilename(r: Request): string | undefined;
//# sourceMappingURL=map-path.d.ts.map