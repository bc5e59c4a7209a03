import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { flagCookie, readCookieFlags } from './cookie-flags.js';
import { inOneLine, readReplacement, replaceFirst, replaceMatching } from './replacement.js';
import { ruleList } from './rule-list.js';
import { parseSetCookie, writeSetCookie } from './set-cookie.js';
/** The settings where no directive gives them. */
export const COOKIE_DEFAULTS = {
    proxy_cookie_domain: [],
    proxy_cookie_path: [],
    proxy_cookie_flags: [],
};
/** `proxy_cookie_domain`, `proxy_cookie_path` and `proxy_cookie_flags`. */
export const COOKIE_DIRECTIVES = {
    proxy_cookie_domain: {
        in: HTTP_SERVER_LOCATION,
        args: [1, 2],
        syntax: 'off | domain replacement | ~regex replacement',
        default: 'off',
        doc: 'Changes the Domain attribute of cookies that the backend sets, where it is that domain or matches that pattern, without regard to case and to a dot at the beginning.',
        ...ruleList(readDomain),
    },
    proxy_cookie_path: {
        in: HTTP_SERVER_LOCATION,
        args: [1, 2],
        syntax: 'off | path replacement | ~regex replacement | ~*regex replacement',
        default: 'off',
        doc: 'Changes the Path attribute of cookies that the backend sets, where it begins with that path or matches that pattern.',
        ...ruleList(readReplacement),
    },
    proxy_cookie_flags: {
        in: HTTP_SERVER_LOCATION,
        args: [1, 2, 3, 4],
        syntax: 'off | cookie flag… | ~regex flag…',
        default: 'off',
        doc: 'Adds attributes to cookies of that name that the backend sets (secure, httponly, samesite=strict, samesite=lax, samesite=none) or takes them away (nosecure, nohttponly, nosamesite); any other flag is warned of and has no effect.',
        ...ruleList(readCookieFlags),
    },
};
/** Reads `domain replacement` or `~regex replacement`. Source: ngx_http_proxy_cookie_domain. */
function readDomain(cf) {
    const [written = '', replacement = ''] = cf.args;
    if (written.startsWith('~'))
        return replaceMatching(cf.pattern(written.slice(1), true), cf.value(replacement));
    return replaceDomain(cf.value(withoutDot(written)), cf.value(withoutDot(replacement)));
}
/** A dot before the domain stays where it is. Source: ngx_http_proxy_rewrite_domain_handler. */
function replaceDomain(domain, replacement) {
    return (r, text) => {
        const name = withoutDot(text);
        if (name.toLowerCase() !== domain(r).toLowerCase())
            return undefined;
        return (name === text ? '' : '.') + inOneLine(replacement(r));
    };
}
function withoutDot(domain) {
    return domain.startsWith('.') ? domain.slice(1) : domain;
}
/**
 * What the settings make of one Set-Cookie field of the backend's. A field in which something is replaced, were it by
 * the same, is written anew, with `; ` between the attributes; any other is left as it is, byte for byte.
 * Source: ngx_http_proxy_rewrite_cookie.
 */
export function rewriteSetCookie(r, settings, field) {
    const { proxy_cookie_domain: domains, proxy_cookie_path: paths, proxy_cookie_flags: flags } = settings;
    if (domains.length === 0 && paths.length === 0 && flags.length === 0)
        return field;
    const cookie = parseSetCookie(field);
    if (cookie[0]?.value === undefined)
        return field;
    const replaced = replaceValues(r, settings, cookie);
    const flagged = flagCookie(r, flags, replaced ?? cookie) ?? replaced;
    return flagged ? writeSetCookie(flagged) : field;
}
/** The attributes with their domains and paths replaced; undefined where no rule applies. */
function replaceValues(r, settings, cookie) {
    let replaced = false;
    const attributes = cookie.map((attribute, i) => {
        const rules = i === 0 || attribute.value === undefined ? [] : rulesFor(attribute.name, settings);
        const value = replaceFirst(r, rules, attribute.value ?? '');
        if (value === undefined)
            return attribute;
        replaced = true;
        return { name: attribute.name, value };
    });
    return replaced ? attributes : undefined;
}
function rulesFor(attribute, settings) {
    switch (attribute.toLowerCase()) {
        case 'domain':
            return settings.proxy_cookie_domain;
        case 'path':
            return settings.proxy_cookie_path;
        default:
            return [];
    }
}
//# sourceMappingURL=cookie-attributes.js.map