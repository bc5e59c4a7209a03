import { capturesWithin, childrenOf, isNullable } from './tree.js';
/** Finds out whether a pattern may be left to JavaScript's engine; in doubt it may not. */
export function surveyExactness(pattern) {
    const survey = {
        duplicates: duplicatesOf(capturesWithin(pattern.root)),
        set: new Set(),
        trail: [],
        atomic: false,
        references: false,
        emptyLoop: false,
        matching: true,
        captures: true,
    };
    visit(survey, pattern.root, false);
    const matching = survey.matching && !(survey.emptyLoop && (survey.atomic || survey.references));
    return { matching, captures: matching && survey.captures && !survey.emptyLoop };
}
function duplicatesOf(numbers) {
    const once = new Set();
    return new Set(numbers.filter((number) => once.size === once.add(number).size));
}
/** Walks a node, adding the groups that are surely set after it. */
function visit(survey, node, behind) {
    switch (node.type) {
        case 'alternation':
            visitBranches(survey, node.branches, behind);
            return;
        case 'repeat':
            visitRepeat(survey, node, behind);
            return;
        case 'look': {
            const mark = survey.trail.length;
            visit(survey, node.body, behind || node.behind);
            if (node.negative)
                forgetSince(survey, mark);
            return;
        }
        case 'reference':
            survey.references = true;
            if (!isExactReference(survey, node, behind))
                survey.matching = false;
            return;
        case 'keep':
            survey.captures = false;
            return;
        case 'atomic':
            survey.atomic = true;
            break;
        default:
    }
    for (const child of childrenOf(node))
        visit(survey, child, behind);
    if (node.type === 'group' && node.capture > 0)
        remember(survey, node.capture);
}
function remember(survey, group) {
    if (survey.set.has(group))
        return;
    survey.set.add(group);
    survey.trail.push(group);
}
/** Takes back what was added since the trail had the length `mark`. */
function forgetSince(survey, mark) {
    const added = survey.trail.splice(mark);
    for (const group of added)
        survey.set.delete(group);
    return added;
}
/** A group is surely set after an alternation if every branch sets it. */
function visitBranches(survey, branches, behind) {
    const mark = survey.trail.length;
    const counts = new Map();
    for (const branch of branches) {
        visit(survey, branch, behind);
        for (const group of forgetSince(survey, mark))
            counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    for (const [group, count] of counts)
        if (count === branches.length)
            remember(survey, group);
}
function isExactReference(survey, node, behind) {
    return !behind && !node.caseless && survey.set.has(node.group) && !survey.duplicates.has(node.group);
}
function visitRepeat(survey, node, behind) {
    if (node.mode === 'possessive')
        survey.atomic = true;
    const mark = survey.trail.length;
    visit(survey, node.body, behind);
    if (node.max > 1) {
        if (capturesWithin(node.body).some((group) => !survey.set.has(group)))
            survey.captures = false;
        if (isNullable(node.body))
            survey.emptyLoop = true;
    }
    if (node.min === 0)
        forgetSince(survey, mark);
}
//# sourceMappingURL=exactness.js.map