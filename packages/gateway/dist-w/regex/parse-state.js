import { fail } from './cursor.js';
/** PCRE2's limit on nested parentheses. */
const maxDepth = 250;
const defaults = {
    caseless: false,
    multiline: false,
    dotAll: false,
    extended: false,
    extendedMore: false,
    noAutoCapture: false,
    ungreedy: false,
};
/** The state before a pattern's first character. */
export function startParse(pattern, caseless) {
    const options = { ...defaults, caseless };
    const frame = newFrame((body) => body, options, undefined);
    return {
        pattern,
        at: 0,
        options,
        groups: 0,
        names: [],
        firstReferences: new Map(),
        resets: false,
        frames: [frame],
        frame,
        repeatable: false,
        quoting: false,
    };
}
function newFrame(close, options, resetTo) {
    return { close, options, resetTo, highest: resetTo ?? 0, branches: [], items: [] };
}
/** Opens a group; its items go to it until `closeGroup`. */
export function openGroup(state, close, resetTo) {
    state.frame = newFrame(close, state.options, resetTo);
    if (resetTo !== undefined)
        state.resets = true;
    state.frames.push(state.frame);
}
/** Throws if the pattern is nested deeper than PCRE2 allows. */
export function checkDepth(state) {
    if (state.frames.length - 1 > maxDepth)
        fail(state, 'tooDeep');
}
/** Ends a branch at a `|`. */
export function endBranch(state) {
    const { frame } = state;
    frame.branches.push(sequence(frame.items));
    frame.items = [];
    if (frame.resetTo === undefined)
        return;
    frame.highest = Math.max(frame.highest, state.groups);
    state.groups = frame.resetTo;
}
/** Ends the group that a `)` closes. */
export function closeGroup(state) {
    const closed = state.frame;
    const outer = state.frames.at(-2);
    if (outer === undefined)
        fail(state, 'groupNotOpened', state.at - 1);
    state.frames.pop();
    state.frame = outer;
    state.options = closed.options;
    if (closed.resetTo !== undefined)
        state.groups = Math.max(closed.highest, state.groups);
    outer.items.push(closed.close(frameBody(closed)));
    state.repeatable = true;
}
/** The finished tree, when the pattern's end is reached. */
export function finishParse(state) {
    if (state.frames.length > 1)
        fail(state, 'groupNotClosed');
    return {
        source: state.pattern,
        root: frameBody(state.frame),
        captures: state.groups,
        names: state.names,
        resets: state.resets,
    };
}
function frameBody(frame) {
    const last = sequence(frame.items);
    return frame.branches.length === 0 ? last : { type: 'alternation', branches: [...frame.branches, last] };
}
function sequence(items) {
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { type: 'sequence', items };
}
//# sourceMappingURL=parse-state.js.map