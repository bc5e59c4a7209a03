import { byteSource, setSource } from './byte-set.js';
import { branchesOf } from './tree.js';
/**
 * Writes a pattern as a JavaScript regular expression. Everything that a flag would change is spelled out, so that it
 * means the same whatever (?i), (?m) or (?s) was on. Takes patterns for which `surveyExactness` says `matching`.
 */
export function emitPattern(pattern) {
    const emission = { groups: Array.from({ length: pattern.captures }, () => []), count: 0 };
    const source = emitBranches(emission, pattern.root, false);
    const { groups, count } = emission;
    return {
        source,
        groups,
        sameNumbers: count === groups.length && groups.every(([first], index) => first === index + 1),
    };
}
function emitBranches(emission, body, behind) {
    return branchesOf(body)
        .map((branch) => emit(emission, branch, behind))
        .join('|');
}
function emit(emission, node, behind) {
    switch (node.type) {
        case 'byte':
            return byteSource(node.code);
        case 'bytes':
            return setSource(node.set);
        case 'sequence':
            return node.items.map((item) => emit(emission, item, behind)).join('');
        case 'alternation':
            return `(?:${emitBranches(emission, node, behind)})`;
        case 'assertion':
            return assertions[node.kind];
        case 'keep':
            return '';
        case 'group':
            return emitGroup(emission, node.capture, node.body, behind);
        case 'atomic':
            return emitAtomic(emission, (inner) => emitBranches(inner, node.body, behind), behind);
        case 'look':
            return emitLook(emission, node);
        case 'repeat':
            return emitRepeat(emission, node, behind);
        case 'reference':
            return `(?:\\${emission.groups[node.group - 1]?.[0] ?? 0})`;
    }
}
const assertions = {
    'subject-start': '^',
    'subject-end': '$',
    'subject-end-or-last-newline': '(?=\\n?$)',
    // PCRE2 finds no line after a newline that ends the subject.
    'line-start': '(?:^|(?<=\\n)(?!$))',
    'line-end': '(?![^\\n])',
    'word-boundary': '\\b',
    'not-word-boundary': '\\B',
};
function emitGroup(emission, capture, body, behind) {
    if (capture === 0)
        return `(?:${emitBranches(emission, body, behind)})`;
    emission.groups[capture - 1]?.push(++emission.count);
    return `(${emitBranches(emission, body, behind)})`;
}
/**
 * A look-ahead gives nothing back, so capturing in one and referring to it at once is an atomic group. Within a
 * look-behind every part has its one length, so that a plain group does.
 */
function emitAtomic(emission, body, behind) {
    if (behind)
        return `(?:${body(emission)})`;
    const group = ++emission.count;
    return `(?=(${body(emission)}))(?:\\${group})`;
}
function emitLook(emission, node) {
    const opening = `(?${node.behind ? '<' : ''}${node.negative ? '!' : '='}`;
    return `${opening}${emitBranches(emission, node.body, node.behind)})`;
}
function emitRepeat(emission, node, behind) {
    if (node.mode !== 'possessive')
        return emitQuantified(emission, node, behind);
    return emitAtomic(emission, (inner) => emitQuantified(inner, node, behind), behind);
}
/** An optional item is an alternative to nothing: JavaScript's `?` refuses to match the empty string, PCRE2's does not. */
function emitQuantified(emission, node, behind) {
    const { body, min, max } = node;
    const item = emit(emission, body, behind);
    const lazy = node.mode === 'lazy' ? '?' : '';
    if (min === 1 && max === 1)
        return item;
    if (body.type === 'byte' || body.type === 'bytes')
        return item + quantifier(min, max) + lazy;
    if (min === 0 && max === 1)
        return lazy ? `(?:|${item})` : `(?:${item}|)`;
    return `${body.type === 'group' ? item : `(?:${item})`}${quantifier(min, max)}${lazy}`;
}
function quantifier(min, max) {
    if (max === Number.POSITIVE_INFINITY)
        return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
    return min === 0 && max === 1 ? '?' : min === max ? `{${min}}` : `{${min},${max}}`;
}
//# sourceMappingURL=emit.js.map