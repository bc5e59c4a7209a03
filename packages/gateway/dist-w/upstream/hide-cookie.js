import { cookieNames, isNamed, isNameless, isSeparator } from './cookie-names.js';
/** No names. */
export const NO_HIDDEN_COOKIES = cookieNames([]);
/**
 * A Cookie field's value without the cookies of those names, all of them; '' where nothing is left. Every other byte
 * stays as it is, with one exception: servers do not agree on whether a comma or a blank ends a value, so a hidden name
 * after one of these counts as a cookie, and goes with all that comes after it up to the next `;`. As in RFC 6265 quotes
 * have no meaning: a `;` between them ends the cookie too. Takes time in proportion to the field.
 * Source: RFC 6265 section 5.4, and `isNamed`.
 */
export function withoutCookies(names, field) {
    const pairs = field.split(';');
    const kept = pairs.map((pair) => withoutNamed(pair, names));
    if (kept.every((pair, i) => pair === pairs[i]))
        return field;
    const left = kept.filter((pair) => pair !== undefined).join(';');
    const text = kept[0] === undefined ? left.replace(/^[ \t]+/, '') : left;
    return /^[\s;]*$/.test(text) ? '' : text;
}
/** What is left of the text between two `;`; undefined for nothing. */
function withoutNamed(pair, names) {
    // some servers pass over a `=` before the name
    let leading = true;
    let from = 0;
    for (let equals = pair.indexOf('='); equals !== -1; equals = pair.indexOf('=', from)) {
        const name = pair.slice(from, equals);
        if (leading && isNamed(name, names))
            return undefined;
        const word = from + lastWord(name);
        if (word > from && isNamed(pair.slice(word, equals), names))
            return beforeWord(pair, word, names);
        leading &&= isNameless(name);
        from = equals + 1;
    }
    // PHP has an empty cookie where there is no value
    return leading && isNamed(pair.slice(from), names) ? undefined : pair;
}
/** What is left before a hidden cookie, without the separators between them: it may be another one without a value. */
function beforeWord(pair, word, names) {
    let end = word;
    while (end > 0 && isSeparator(pair[end - 1]))
        end--;
    return end === 0 ? undefined : withoutNamed(pair.slice(0, end), names);
}
/** Where the last word of a text begins. */
function lastWord(text) {
    let at = text.length;
    while (at > 0 && isSeparator(text[at - 1]))
        at--;
    while (at > 0 && !isSeparator(text[at - 1]))
        at--;
    return at;
}
//# sourceMappingURL=hide-cookie.js.map