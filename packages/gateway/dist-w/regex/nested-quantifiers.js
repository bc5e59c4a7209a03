import { byteRanges, intersects, union } from './byte-set.js';
import { childrenOf, isNullable } from './tree.js';
const none = byteRanges();
const all = byteRanges([0, 255]);
/**
 * Finds a quantifier without limit within another whose pieces can be parted in several ways, as in `(a+)+`: a subject
 * that nearly matches then takes time exponential in its length.
 *
 * The rule: the bytes that the inner one repeats over meet the bytes that may come next, which are those that the rest
 * of the outer one's body starts with and, if that rest can be empty, those that the body itself starts with. So
 * `(?:/[^/]+)*` and `(?:[^/]+/)*` are harmless, `(?:\w+\.?)*` is not. Atomic groups and possessive quantifiers give
 * nothing back and are left out. Returns the outer quantifier's offset, or undefined.
 */
export function findNestedQuantifier(pattern) {
    return search(pattern.root, new Map());
}
/** A repetition of at most this many times is too short to take long, whatever is in it. */
const fewTimes = 8;
/**
 * Whether matching a pattern may take time exponential in the length of the subject: it has a nested quantifier, or
 * something repeated whose branches start alike, as in `(a|aa)+`, or that can be empty, as in `(a?){30}`.
 */
export function mayTakeLong(pattern) {
    const firsts = new Map();
    return search(pattern.root, firsts) !== undefined || repeatsAlike(pattern.root, false, firsts);
}
function repeatsAlike(node, repeated, firsts) {
    if (repeated && node.type === 'alternation' && startAlike(node.branches, firsts))
        return true;
    const many = node.type === 'repeat' && node.max > fewTimes && node.mode !== 'possessive';
    if (many && node.max !== Number.POSITIVE_INFINITY && isNullable(node.body))
        return true;
    return childrenOf(node).some((child) => repeatsAlike(child, repeated || many, firsts));
}
function startAlike(branches, firsts) {
    let before = none;
    return branches.some((branch) => {
        const first = firstOf(branch, firsts);
        const alike = intersects(before, first);
        before = union(before, first);
        return alike;
    });
}
function search(node, firsts) {
    if (isUnlimited(node)) {
        const { body } = node;
        if (isAmbiguous(body, firstOf(body, firsts), firsts))
            return node.offset;
    }
    for (const child of childrenOf(node)) {
        const offset = search(child, firsts);
        if (offset !== undefined)
            return offset;
    }
    return undefined;
}
function isUnlimited(node) {
    return node.type === 'repeat' && node.max === Number.POSITIVE_INFINITY && node.mode !== 'possessive';
}
/** Whether something unlimited within `node` may give bytes to what follows, which may start with `next`. */
function isAmbiguous(node, next, firsts) {
    switch (node.type) {
        case 'sequence': {
            let after = next;
            for (const item of node.items.toReversed()) {
                if (isAmbiguous(item, after, firsts))
                    return true;
                after = isNullable(item) ? union(firstOf(item, firsts), after) : firstOf(item, firsts);
            }
            return false;
        }
        case 'alternation':
            return node.branches.some((branch) => isAmbiguous(branch, next, firsts));
        case 'group':
            return isAmbiguous(node.body, next, firsts);
        case 'repeat': {
            if (node.mode === 'possessive')
                return false;
            if (isUnlimited(node) && intersects(firstOf(node.body, firsts), next))
                return true;
            return isAmbiguous(node.body, node.max > 1 ? union(next, firstOf(node.body, firsts)) : next, firsts);
        }
        default:
            return false;
    }
}
/** The bytes that a match of `node` may start with. */
function firstOf(node, firsts) {
    const known = firsts.get(node);
    if (known !== undefined)
        return known;
    const first = computeFirst(node, firsts);
    firsts.set(node, first);
    return first;
}
function computeFirst(node, firsts) {
    switch (node.type) {
        case 'byte':
            return byteRanges([node.code, node.code]);
        case 'bytes':
            return node.set;
        case 'sequence': {
            const past = node.items.findIndex((item) => !isNullable(item));
            const starters = past < 0 ? node.items : node.items.slice(0, past + 1);
            return union(...starters.map((item) => firstOf(item, firsts)));
        }
        case 'alternation':
            return union(...node.branches.map((branch) => firstOf(branch, firsts)));
        case 'group':
        case 'atomic':
        case 'repeat':
            return firstOf(node.body, firsts);
        case 'reference':
            return all;
        default:
            return none;
    }
}
//# sourceMappingURL=nested-quantifiers.js.map