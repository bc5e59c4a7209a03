import { LEVEL } from '../../log/level.js';
const requests = new WeakMap();
function knownOf(r) {
    let known = requests.get(r);
    if (!known) {
        known = { phase: 'unasked', value: undefined, expiry: undefined, expiryAsked: false };
        requests.set(r, known);
    }
    return known;
}
/** `$secure_link` and `$secure_link_expires`, by the check of the level that a request is in. */
export function linkVariables(checkOf) {
    return [
        { name: 'secure_link', get: (r) => linkValue(r, checkOf) },
        { name: 'secure_link_expires', get: linkExpiry },
    ];
}
function linkValue(r, checkOf) {
    const known = knownOf(r);
    if (known.phase === 'checking')
        r.log(LEVEL.error, 'cycle while evaluating variable "secure_link"');
    if (known.phase !== 'unasked')
        return known.value;
    known.phase = 'checking';
    known.value = checkOf(r)?.(r, (written) => {
        if (!known.expiryAsked)
            known.expiry = written;
    });
    known.phase = 'checked';
    return known.value;
}
/** One that is asked for before the link was checked is none, and stays none. */
function linkExpiry(r) {
    const known = knownOf(r);
    known.expiryAsked = true;
    return known.expiry;
}
//# sourceMappingURL=link-variables.js.map