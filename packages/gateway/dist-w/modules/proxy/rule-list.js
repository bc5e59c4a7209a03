/** No rules at all: what `off` gives a level, whatever the levels around it say. */
const OFF = Object.freeze([]);
/**
 * A directive `NAME off | …` that may be given several times at a level, though not together with `off`. Its rules, in
 * order, become the setting of its name and replace those of the outer level. `readWord` reads what is given with one
 * argument other than `off`. Source: ngx_http_proxy_redirect and its likes.
 */
export function ruleList(read, readWord = refuseWord) {
    return {
        apply: (cf) => {
            const rules = cf.level.has(cf.name) ? cf.level.own[cf.name] : undefined;
            if (rules === OFF)
                cf.refuse('is duplicate');
            if (cf.args.length > 1)
                return add(cf, rules, read(cf));
            if (cf.arg(0) !== 'off')
                return add(cf, rules, readWord(cf));
            if (rules)
                cf.refuse('is duplicate');
            cf.level.own[cf.name] = OFF;
        },
    };
}
function add(cf, rules, rule) {
    cf.level.own[cf.name] = rules ? [...rules, rule] : [rule];
}
/** Refuses a word that a directive does not know. */
export function refuseWord(cf) {
    return cf.fail(`invalid parameter "${cf.arg(0)}"`);
}
//# sourceMappingURL=rule-list.js.map