import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { cookieNames } from '../../upstream/cookie-names.js';
import { NO_HIDDEN_COOKIES } from '../../upstream/hide-cookie.js';
/** `proxy_hide_cookie`, `fastcgi_hide_cookie`: edgeseal's own. The setting, a CookieNames, has the directive's name. */
export const hideCookie = {
    in: HTTP_SERVER_LOCATION,
    args: { atLeast: 1 },
    syntax: 'name…',
    doc: 'Takes the cookies of those names out of the Cookie field that goes to the backend, in every form in which a backend may know them: so it never sees a token that the gateway has opened. The names of a level replace those of the levels around it.',
    apply: (cf) => {
        const before = cf.level.has(cf.name) ? cf.level.own[cf.name] : NO_HIDDEN_COOKIES;
        cf.level.own[cf.name] = new Set([...before, ...cookieNames(readNames(cf))]);
    },
};
/** Names are the tokens of RFC 6265, and what else of ASCII does not end one; `$` begins those of RFC 2965's attributes. */
function readNames(cf) {
    const wrong = cf.args.find((name) => !/^[^$"=;,\s][^"=;,\s]*$/.test(name) || /[^!-~]/.test(name));
    return wrong === undefined ? cf.args : cf.fail(`invalid cookie name "${wrong}"`);
}
//# sourceMappingURL=hide-cookie.js.map