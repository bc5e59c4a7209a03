import { syntaxError } from './error.js';
import { messages } from './messages.js';
import { branchesOf, isNullable } from './tree.js';
/** The most instructions that a pattern may become: repeated groups are written out. */
const maxCode = 65536;
/**
 * Turns a checked pattern into instructions; `lookbehinds` has the lengths of the branches of look-behinds. Throws
 * RegexError if the instructions get too many.
 */
export function assemble(pattern, lookbehinds) {
    const assembly = { pattern, lookbehinds, code: [], slots: 2 * (pattern.captures + 1) };
    assembleNode(assembly, pattern.root);
    add(assembly, { op: 'match' });
    return { code: assembly.code, captures: pattern.captures, slots: assembly.slots };
}
function add(assembly, instruction) {
    const { code, pattern } = assembly;
    if (code.push(instruction) > maxCode)
        throw syntaxError(pattern.source, pattern.source.length, messages.tooLarge);
    return instruction;
}
function assembleNode(assembly, node) {
    switch (node.type) {
        case 'byte':
            add(assembly, { op: 'byte', code: node.code });
            return;
        case 'bytes':
            add(assembly, { op: 'bytes', set: node.set });
            return;
        case 'sequence':
            for (const item of node.items)
                assembleNode(assembly, item);
            return;
        case 'alternation':
            assembleBranches(assembly, node.branches);
            return;
        case 'assertion':
            add(assembly, { op: 'assertion', kind: node.kind });
            return;
        case 'keep':
            add(assembly, { op: 'save', slot: 0 });
            return;
        case 'group':
            assembleGroup(assembly, node.capture, node.body);
            return;
        case 'atomic':
            assembleAtomic(assembly, () => assembleNode(assembly, node.body));
            return;
        case 'look':
            assembleLook(assembly, node.body, node.negative);
            return;
        case 'reference':
            add(assembly, { op: 'reference', group: node.group, caseless: node.caseless });
            return;
        case 'repeat':
            if (node.mode !== 'possessive') {
                assembleRepeat(assembly, node);
                return;
            }
            assembleAtomic(assembly, () => assembleRepeat(assembly, node));
            return;
    }
}
function assembleBranches(assembly, branches) {
    const jumps = [];
    branches.forEach((branch, index) => {
        const last = index === branches.length - 1;
        const split = last ? undefined : add(assembly, { op: 'split', first: assembly.code.length + 1, second: 0 });
        const back = assembly.lookbehinds.get(branch);
        if (back !== undefined)
            add(assembly, { op: 'back', count: back });
        assembleNode(assembly, branch);
        if (split === undefined)
            return;
        jumps.push(add(assembly, { op: 'jump', to: 0 }));
        split.second = assembly.code.length;
    });
    for (const jump of jumps)
        jump.to = assembly.code.length;
}
/** A group's value changes when it ends: a reference within it is to the value of its last time. */
function assembleGroup(assembly, capture, body) {
    if (capture === 0) {
        assembleNode(assembly, body);
        return;
    }
    const opened = assembly.slots++;
    add(assembly, { op: 'save', slot: opened });
    assembleNode(assembly, body);
    add(assembly, { op: 'close', group: capture, opened });
}
function assembleAtomic(assembly, body) {
    const slot = assembly.slots++;
    add(assembly, { op: 'mark', slot });
    body();
    add(assembly, { op: 'cut', slot });
}
function assembleLook(assembly, body, negative) {
    const slot = assembly.slots++;
    const place = assembly.slots++;
    add(assembly, { op: 'mark', slot });
    add(assembly, { op: 'save', slot: place });
    const split = negative ? add(assembly, { op: 'split', first: assembly.code.length + 1, second: 0 }) : undefined;
    assembleBranches(assembly, branchesOf(body));
    if (split === undefined) {
        add(assembly, { op: 'cut', slot });
        add(assembly, { op: 'restore', slot: place });
    }
    else {
        add(assembly, { op: 'negate', slot });
        split.second = assembly.code.length;
    }
}
/** Each required time is written out, and so is each optional one; an unlimited rest is a loop. */
function assembleRepeat(assembly, node) {
    const unlimited = node.max === Number.POSITIVE_INFINITY;
    const lazy = node.mode === 'lazy';
    const copies = unlimited ? node.min - 1 : node.min;
    for (let copy = 0; copy < copies; copy++)
        assembleNode(assembly, node.body);
    const skips = [];
    if (unlimited) {
        if (node.min === 0)
            skips.push(addOptional(assembly, lazy));
        assembleLoop(assembly, node.body, lazy);
    }
    else {
        for (let copy = node.min; copy < node.max; copy++) {
            skips.push(addOptional(assembly, lazy));
            assembleNode(assembly, node.body);
        }
    }
    for (const skip of skips)
        skip(assembly.code.length);
}
/** Adds a choice between what follows and skipping it; the function given back says where the skip ends. */
function addOptional(assembly, lazy) {
    const next = assembly.code.length + 1;
    const split = add(assembly, { op: 'split', first: next, second: next });
    return (end) => {
        if (lazy)
            split.first = end;
        else
            split.second = end;
    };
}
function assembleLoop(assembly, body, lazy) {
    const start = assembly.code.length;
    if (!isNullable(body)) {
        assembleNode(assembly, body);
        const next = assembly.code.length + 1;
        add(assembly, { op: 'split', first: lazy ? next : start, second: lazy ? start : next });
        return;
    }
    const slot = assembly.slots++;
    add(assembly, { op: 'save', slot });
    assembleNode(assembly, body);
    add(assembly, { op: 'again', slot, body: start, lazy });
}
//# sourceMappingURL=program.js.map