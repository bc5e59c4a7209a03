import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { readReplacement, replaceFirst, replacePrefix } from './replacement.js';
import { refuseWord, ruleList } from './rule-list.js';
/** The setting where nothing gives it. */
export const REDIRECT_DEFAULTS = { proxy_redirect: undefined };
/** `proxy_redirect`. */
export const REDIRECT_DIRECTIVES = {
    proxy_redirect: {
        in: HTTP_SERVER_LOCATION,
        args: [1, 2],
        syntax: 'default | off | redirect replacement | ~regex replacement | ~*regex replacement',
        default: 'default',
        doc: "Changes the URLs in the backend's Location and Refresh fields by the first rule whose text they begin with, or whose pattern they match. By default the URL of proxy_pass becomes the name of the location.",
        ...ruleList(readReplacement, readDefault),
    },
};
/** The key under which a level keeps the rule that its `proxy_pass` makes for want of others; it is no setting. */
const DERIVED = 'proxy_pass redirect';
/** Reads `proxy_redirect default`. */
function readDefault(cf) {
    if (cf.arg(0) !== 'default')
        return refuseWord(cf);
    const passed = cf.level.has('proxy_pass') ? cf.level.own['proxy_pass'] : undefined;
    if (passed?.hasVariables)
        cf.fail('"proxy_redirect default" cannot be used with "proxy_pass" directive with variables');
    if (!passed)
        return cf.fail('"proxy_redirect default" should be placed after the "proxy_pass" directive');
    return defaultRedirect(passed.text, cf.location?.name ?? '');
}
/**
 * For `proxy_pass`, once it has set `own.proxy_pass`: without any `proxy_redirect` the URLs that the location passes to
 * become its own. As in nginx the rule that an enclosing location has got in this way goes before that of a nested one.
 * Source: ngx_http_proxy_merge_loc_conf.
 */
export function giveDefaultRedirect(cf) {
    const { level } = cf;
    const passed = level.own['proxy_pass'];
    if (passed.hasVariables)
        return;
    level.own[DERIVED] = [defaultRedirect(passed.text, cf.location?.name ?? '')];
    cf.later(() => {
        level.own['proxy_redirect'] = rulesOf(level);
    });
}
function rulesOf(level) {
    if (level.has('proxy_redirect'))
        return level.own['proxy_redirect'];
    const outer = level.parent && rulesOf(level.parent);
    return outer ?? (level.has(DERIVED) ? level.own[DERIVED] : undefined);
}
/**
 * The rule of `proxy_redirect default` for the URL of a `proxy_pass` without variables: what begins with it begins with
 * the location's name; a URL without a path is meant with `/`, and becomes `/`.
 */
export function defaultRedirect(url, locationName) {
    const prefix = hasUri(url) ? url : `${url}/`;
    const replacement = hasUri(url) ? locationName : '/';
    return replacePrefix(() => prefix, () => replacement);
}
/** Whether the URL of a `proxy_pass` has a path or a query: after `:` where it is one of a unix socket. Source: ngx_parse_url. */
function hasUri(url) {
    const address = url.replace(/^https?:\/\//i, '');
    return /^unix:/i.test(address) ? /^unix:[^:]*:./is.test(address) : /[/?]/.test(address);
}
/**
 * What the rules make of a Location of the backend's. Undefined where none applies: then the field is passed on as it
 * is, while one that is rewritten into a path becomes absolute like any other redirect (`absolute_redirect`).
 * Source: ngx_http_upstream_rewrite_location.
 */
export function rewriteLocation(r, rules, value) {
    return rules.proxy_redirect && replaceFirst(r, rules.proxy_redirect, value);
}
/** What the rules make of a Refresh of the backend's: they apply to what comes after `url=`. Source: ngx_http_upstream_rewrite_refresh. */
export function rewriteRefresh(r, rules, value) {
    if (!rules.proxy_redirect)
        return value;
    const at = value.search(/url=/i);
    if (at === -1)
        return value;
    const from = at + 'url='.length;
    const url = replaceFirst(r, rules.proxy_redirect, value.slice(from));
    return url === undefined ? value : value.slice(0, from) + url;
}
//# sourceMappingURL=redirect.js.map