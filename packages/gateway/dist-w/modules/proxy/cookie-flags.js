import { hasVariables } from '../../config/value.js';
import { matches } from '../../request/find-location.js';
/** The attributes that flags are about: those that add one with a value, the first of several going first, and the one that removes it. */
const ATTRIBUTES = [
    { name: 'Secure', adds: [['secure', undefined]], removes: 'nosecure' },
    { name: 'HttpOnly', adds: [['httponly', undefined]], removes: 'nohttponly' },
    {
        name: 'SameSite',
        adds: [
            ['samesite=strict', 'Strict'],
            ['samesite=lax', 'Lax'],
            ['samesite=none', 'None'],
        ],
        removes: 'nosamesite',
    },
];
const FLAGS = new Set(ATTRIBUTES.flatMap(({ adds, removes }) => [...adds.map(([flag]) => flag), removes]));
/** Reads `cookie flag…`; a flag that is none, which nginx says nothing of, is warned of. Source: ngx_http_proxy_cookie_flags. */
export function readCookieFlags(cf) {
    const covers = readCookieName(cf);
    const flags = cf.args.slice(1).map((flag) => {
        if (!hasVariables(flag) && !FLAGS.has(flag.toLowerCase()))
            cf.warn(`invalid proxy_cookie_flags flag "${flag}"`);
        return cf.value(flag);
    });
    return { covers, flags };
}
/** `name`, or `~regex`: both without regard to case. */
function readCookieName(cf) {
    const written = cf.arg(0);
    if (written.startsWith('~')) {
        const pattern = cf.pattern(written.slice(1), true);
        return (r, name) => matches(r, pattern, name);
    }
    const wanted = cf.value(written);
    return (r, name) => wanted(r).toLowerCase() === name.toLowerCase();
}
/**
 * A cookie's attributes with the flags of the first rule for it; undefined where there is none, or one without flags.
 * Source: ngx_http_proxy_rewrite_cookie_flags.
 */
export function flagCookie(r, rules, cookie) {
    const name = cookie[0]?.name ?? '';
    const rule = rules.find(({ covers }) => covers(r, name));
    if (!rule)
        return undefined;
    const given = new Set(rule.flags.map((flag) => flag(r).toLowerCase()).filter((flag) => FLAGS.has(flag)));
    if (given.size === 0)
        return undefined;
    return ATTRIBUTES.reduce((attributes, flagged) => applyFlags(attributes, flagged, given), cookie);
}
/**
 * As in nginx each value that is to be added is spent on an attribute that is there, which is removed where it comes
 * after all of them and the flag to remove it is given as well. Source: ngx_http_proxy_edit_cookie_flags.
 */
function applyFlags(cookie, { name, adds, removes }, given) {
    const pending = adds.filter(([flag]) => given.has(flag)).map(([, value]) => ({ name, value }));
    const edited = cookie.flatMap((attribute, i) => {
        if (i === 0 || attribute.name.toLowerCase() !== name.toLowerCase())
            return [attribute];
        const wanted = pending.shift();
        if (!wanted)
            return given.has(removes) ? [] : [attribute];
        return [isAlready(attribute, wanted) ? attribute : wanted];
    });
    return pending[0] ? [...edited, pending[0]] : edited;
}
/** An attribute that takes no value is left as it is, whatever it has. */
function isAlready(attribute, wanted) {
    return wanted.value === undefined || attribute.value?.toLowerCase() === wanted.value.toLowerCase();
}
//# sourceMappingURL=cookie-flags.js.map