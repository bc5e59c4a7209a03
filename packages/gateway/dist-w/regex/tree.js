/** The nodes directly within a node, in the pattern's order. */
export function childrenOf(node) {
    switch (node.type) {
        case 'sequence':
            return node.items;
        case 'alternation':
            return node.branches;
        case 'group':
        case 'atomic':
        case 'look':
        case 'repeat':
            return [node.body];
        default:
            return [];
    }
}
/** The branches of a group's body; one if it has no `|`. */
export function branchesOf(body) {
    return body.type === 'alternation' ? body.branches : [body];
}
/** The numbers of the groups within a node, its own included; a number that (?|…) gives twice comes twice. */
export function capturesWithin(node, found = []) {
    if (node.type === 'group' && node.capture > 0)
        found.push(node.capture);
    for (const child of childrenOf(node))
        capturesWithin(child, found);
    return found;
}
/** Whether a node may match without taking a byte; true when in doubt (a reference to an empty group). */
export function isNullable(node) {
    switch (node.type) {
        case 'byte':
        case 'bytes':
            return false;
        case 'sequence':
            return node.items.every(isNullable);
        case 'alternation':
            return node.branches.some(isNullable);
        case 'group':
        case 'atomic':
            return isNullable(node.body);
        case 'repeat':
            return node.min === 0 || isNullable(node.body);
        default:
            return true;
    }
}
//# sourceMappingURL=tree.js.map