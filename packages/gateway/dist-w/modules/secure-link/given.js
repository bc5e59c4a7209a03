/** The setting under which a level keeps what it says. */
export const GIVEN = 'secure_link_given';
/** A directive that gives one part, once a level. nginx puts up with both modes in `http`, where only one counts. */
export function giving(part, read) {
    return {
        apply: (cf) => {
            const given = ownGiven(cf);
            if (given[part] !== undefined)
                cf.refuse('is duplicate');
            given[part] = read(cf);
            if (cf.level.context !== 'http' && given.secret !== undefined && hasValues(given)) {
                cf.fail('"secure_link_secret" cannot be mixed with "secure_link" and "secure_link_md5"');
            }
        },
    };
}
function ownGiven(cf) {
    const { level } = cf;
    if (level.has(GIVEN))
        return level.own[GIVEN];
    const outer = () => level.parent?.own[GIVEN];
    const given = { outer, link: undefined, text: undefined, secret: undefined };
    level.own[GIVEN] = given;
    return given;
}
function hasValues(given) {
    return given.link !== undefined || given.text !== undefined;
}
/**
 * The mode of a level: each of the two values may come from further out, but not from beyond a secret, nor a secret
 * from beyond a value. Source: ngx_http_secure_link_merge_conf.
 */
export function linkMode(given) {
    if (!given)
        return { link: undefined, text: undefined };
    if (given.secret !== undefined && !hasValues(given))
        return { secret: given.secret };
    const outer = linkMode(given.outer());
    const values = 'secret' in outer ? undefined : outer;
    return { link: given.link ?? values?.link, text: given.text ?? values?.text };
}
//# sourceMappingURL=given.js.map