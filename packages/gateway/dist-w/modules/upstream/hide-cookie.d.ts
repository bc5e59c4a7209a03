import type { DirectiveDefinition } from '../../config/module.ts';
/** `proxy_hide_cookie`, `fastcgi_hide_cookie`: edgeseal's own. The setting, a CookieNames, has the directive's name. */
export declare const hideCookie: DirectiveDefinition;
//# sourceMappingURL=hide-cookie.d.ts.map