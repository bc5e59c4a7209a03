/** Far more than anybody means, and few enough for the sum to be exact. */
const MOST_DIGITS_OF_WEIGHT = 9;
/** The lists of each configuration by their names in lower case. They are the same at all its levels. */
const lists = new WeakMap();
/** What looks up a list of this configuration by name, without regard to case. ndk: ndk_get_upstream_list. */
export function upstreamLists(cf) {
    const own = listsOf(cf);
    return (name) => own.get(name.toLowerCase());
}
/** `upstream_list name [weight:]upstream …`, a directive of ndk. */
export function defineUpstreamList(cf) {
    const own = listsOf(cf);
    const name = cf.arg(0);
    if (own.has(name.toLowerCase()))
        cf.fail(`duplicate upstream list name "${name}"`);
    const entries = cf.args.slice(1).map((text) => readEntry(cf, text));
    own.set(name.toLowerCase(), { entries, size: entries.reduce((sum, entry) => sum + entry.weight, 0) });
}
/** The name at a place of the list, counted from 0 with every name as often as it weighs. */
export function nameAt(list, index) {
    let end = 0;
    for (const { name, weight } of list.entries) {
        end += weight;
        if (index < end)
            return name;
    }
    return '';
}
function listsOf(cf) {
    let own = lists.get(cf.http);
    if (!own) {
        own = new Map();
        lists.set(cf.http, own);
    }
    return own;
}
function readEntry(cf, text) {
    const digits = /^\d*/.exec(text)?.[0] ?? '';
    if (digits === '')
        return { name: text, weight: 1 };
    if (digits === text)
        return cf.fail(`upstream list just consists of number "${text}"`);
    if (text[digits.length] !== ':' || digits.length > MOST_DIGITS_OF_WEIGHT) {
        return cf.fail(`upstream list not correct format "${text}"`);
    }
    return { name: text.slice(digits.length + 1), weight: Number(digits) };
}
//# sourceMappingURL=upstream-list.js.map