import type { Conf } from '../../config/conf.ts';
import type { DirectiveDefinition } from '../../config/module.ts';
import type { Request } from '../../request/request.ts';
import { type Replacement } from './replacement.ts';
/** The setting of `proxy_redirect`. */
export interface RedirectSettings {
    /** Rules for Location and Refresh, of which the first that applies counts; undefined where there are none. */
    readonly proxy_redirect: readonly Replacement[] | undefined;
}
/** The setting where nothing gives it. */
export declare const REDIRECT_DEFAULTS: RedirectSettings;
/** What `proxy_pass` leaves in `own.proxy_pass` of its level, as far as `proxy_redirect` goes by it. */
export interface PassedUrl {
    /** The URL as written. */
    readonly text: string;
    readonly hasVariables: boolean;
}
/** `proxy_redirect`. */
export declare const REDIRECT_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
/**
 * For `proxy_pass`, once it has set `own.proxy_pass`: without any `proxy_redirect` the URLs that the location passes to
 * become its own. As in nginx the rule that an enclosing location has got in this way goes before that of a nested one.
 * Source: ngx_http_proxy_merge_loc_conf.
 */
export declare function giveDefaultRedirect(cf: Conf): void;
/**
 * The rule of `proxy_redirect default` for the URL of a `proxy_pass` without variables: what begins with it begins with
 * the location's name; a URL without a path is meant with `/`, and becomes `/`.
 */
export declare function defaultRedirect(url: string, locationName: string): Replacement;
/**
 * What the rules make of a Location of the backend's. Undefined where none applies: then the field is passed on as it
 * is, while one that is rewritten into a path becomes absolute like any other redirect (`absolute_redirect`).
 * Source: ngx_http_upstream_rewrite_location.
 */
export declare function rewriteLocation(r: Request, rules: RedirectSettings, value: string): string | undefined;
/** What the rules make of a Refresh of the backend's: they apply to what comes after `url=`. Source: ngx_http_upstream_rewrite_refresh. */
export declare function rewriteRefresh(r: Request, rules: RedirectSettings, value: string): string;
//# sourceMappingURL=redirect.d.ts.map