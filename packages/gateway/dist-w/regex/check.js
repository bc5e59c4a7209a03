import { anyByte, escapeClasses, notNewline } from './byte-classes.js';
import { syntaxError } from './error.js';
import { messages } from './messages.js';
import { branchesOf, childrenOf } from './tree.js';
/** PCRE2's longest look-behind, and its largest compiled pattern (with links of two bytes). */
const maxLookbehind = 65535;
const maxSize = 65536;
/**
 * Makes the checks that need the whole pattern, in PCRE2's order: look-behinds have a fixed length, references have a
 * group, `\K` stands in no look-around, and the pattern is not too large. Fills in `group` of the references.
 * Gives the length of every branch of a look-behind. Throws RegexError.
 */
export function checkPattern(pattern) {
    const check = {
        pattern,
        groups: new Map(),
        names: new Map(pattern.names.map(({ name, group }) => [name, group])),
        lengths: new Map(),
        lookbehinds: new Map(),
    };
    collectGroups(check, pattern.root);
    checkLookbehinds(check, pattern.root);
    resolveReferences(check, pattern.root, false);
    if (compiledSize(pattern.root) > maxSize)
        throw syntaxError(pattern.source, pattern.source.length, messages.tooLarge);
    return check.lookbehinds;
}
function collectGroups(check, node) {
    if (node.type === 'group' && node.capture > 0)
        check.groups.set(node.capture, node);
    for (const child of childrenOf(node))
        collectGroups(check, child);
}
function resolveReferences(check, node, inLook) {
    const { source } = check.pattern;
    if (node.type === 'keep' && inLook)
        throw syntaxError(source, source.length, messages.keepInLookaround);
    if (node.type === 'reference') {
        const group = groupOf(check, node);
        if (group === undefined)
            throw syntaxError(source, node.offset, messages.noSuchGroup);
        node.group = group.capture;
    }
    for (const child of childrenOf(node))
        resolveReferences(check, child, inLook || node.type === 'look');
}
function groupOf(check, reference) {
    const { target } = reference;
    const number = typeof target === 'number' ? target : check.names.get(target);
    return number === undefined ? undefined : check.groups.get(number);
}
function checkLookbehinds(check, node) {
    if (node.type === 'look' && node.behind)
        checkLookbehind(check, node);
    for (const child of childrenOf(node))
        checkLookbehinds(check, child);
}
/** The branches of a look-behind itself may differ in length, those of a group within it may not. */
function checkLookbehind(check, look) {
    for (const branch of branchesOf(look.body)) {
        const length = fixedLength(check, branch);
        const { source } = check.pattern;
        if (length === undefined)
            throw syntaxError(source, look.offset, messages.lookbehindNotFixed);
        if (length > maxLookbehind)
            throw syntaxError(source, look.offset, messages.lookbehindTooLong);
        check.lookbehinds.set(branch, length);
    }
}
/** How many bytes a node takes, if it is always the same; a group that is within its own length has none. */
function fixedLength(check, node) {
    if (check.lengths.has(node))
        return check.lengths.get(node);
    check.lengths.set(node, undefined);
    const length = measure(check, node);
    check.lengths.set(node, length);
    return length;
}
function measure(check, node) {
    switch (node.type) {
        case 'byte':
        case 'bytes':
            return 1;
        case 'assertion':
        case 'keep':
            return 0;
        case 'look':
            if (node.behind)
                checkLookbehind(check, node);
            return 0;
        case 'group':
        case 'atomic':
            return fixedLength(check, node.body);
        case 'sequence':
            return measureSequence(check, node.items);
        case 'alternation':
            return measureBranches(check, node.branches);
        case 'repeat':
            return measureRepeat(check, node);
        case 'reference':
            return measureReference(check, node);
    }
}
/** Stops at the first item without a fixed length, as PCRE2 does: mistakes behind it are not seen. */
function measureSequence(check, items) {
    let sum = 0;
    for (const item of items) {
        const length = fixedLength(check, item);
        if (length === undefined)
            return undefined;
        sum += length;
    }
    return sum;
}
function measureBranches(check, branches) {
    let common;
    for (const branch of branches) {
        const length = fixedLength(check, branch);
        if (length === undefined || (common !== undefined && length !== common))
            return undefined;
        common = length;
    }
    return common;
}
function measureRepeat(check, node) {
    const length = fixedLength(check, node.body);
    // PCRE2 overlooks the quantifier of a look-ahead, but not that of a look-behind.
    if (node.body.type === 'look' && !node.body.behind)
        return 0;
    return length === undefined || node.min !== node.max ? undefined : length * node.min;
}
/** With a (?|…) in the pattern, PCRE2 takes no reference for fixed, and does not even look a number up. */
function measureReference(check, reference) {
    const { pattern } = check;
    if (pattern.resets && typeof reference.target === 'number')
        return undefined;
    const group = groupOf(check, reference);
    if (group === undefined)
        throw syntaxError(pattern.source, reference.offset, messages.noSuchGroup);
    return pattern.resets ? undefined : fixedLength(check, group);
}
/** The sets that PCRE2 writes in one byte; it writes a class in 33, and a caseless letter in two. */
const shortSets = new Set([...escapeClasses.values(), notNewline, anyByte]);
/** About the bytes of PCRE2's compiled form, in which a repeated group is written out once for each time it may need. */
function compiledSize(node) {
    switch (node.type) {
        case 'bytes':
            return shortSets.has(node.set) ? 1 : node.set.reduce((count, member) => count + member, 0) <= 2 ? 2 : 33;
        case 'byte':
        case 'reference':
        case 'assertion':
        case 'keep':
            return 2;
        case 'sequence':
            return node.items.reduce((sum, item) => sum + compiledSize(item), 0);
        case 'alternation':
            return node.branches.reduce((sum, branch) => sum + compiledSize(branch) + 3, 0);
        case 'repeat': {
            const single = node.body.type === 'byte' || node.body.type === 'bytes';
            const copies = single ? 1 : Math.max(1, node.min, Number.isFinite(node.max) ? node.max : 0);
            return 1 + compiledSize(node.body) * copies;
        }
        default:
            return 8 + compiledSize(node.body);
    }
}
//# sourceMappingURL=check.js.map