import type { Node, Pattern } from './ast.ts';
import { type Cursor, fail } from './cursor.ts';

/** The options that (?i) and its like change in mid-pattern. */
export interface Options {
  readonly caseless: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
  /** (?xx): blanks in classes are skipped as well. */
  readonly extendedMore: boolean;
  /** (?n): a plain parenthesis captures nothing. */
  readonly noAutoCapture: boolean;
  /** (?U): quantifiers are lazy unless a `?` follows. */
  readonly ungreedy: boolean;
}

/** What a closed group becomes, out of its body. */
export type Close = (body: Node) => Node;

/** A group that is still open (or the whole pattern). */
export interface Frame {
  readonly close: Close;
  /** The options to go back to at its end. */
  readonly options: Options;
  /** In (?|…): the number of groups before it, from which every branch counts. */
  readonly resetTo: number | undefined;
  /** In (?|…): the highest group number of the branches so far. */
  highest: number;
  readonly branches: Node[];
  items: Node[];
}

/** A pattern that is being parsed. */
export interface ParseState extends Cursor {
  options: Options;
  /** The number of the last group opened. */
  groups: number;
  readonly names: { readonly name: string; readonly group: number }[];
  /** Where each group below 10 is first referred to. */
  readonly firstReferences: Map<number, number>;
  resets: boolean;
  readonly frames: Frame[];
  frame: Frame;
  /** Whether a quantifier may come next. */
  repeatable: boolean;
  /** Within \Q…\E. */
  quoting: boolean;
}

/** PCRE2's limit on nested parentheses. */
const maxDepth = 250;

const defaults: Options = {
  caseless: false,
  multiline: false,
  dotAll: false,
  extended: false,
  extendedMore: false,
  noAutoCapture: false,
  ungreedy: false,
};

/** The state before a pattern's first character. */
export function startParse(pattern: string, caseless: boolean): ParseState {
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

function newFrame(close: Close, options: Options, resetTo: number | undefined): Frame {
  return { close, options, resetTo, highest: resetTo ?? 0, branches: [], items: [] };
}

/** Opens a group; its items go to it until `closeGroup`. */
export function openGroup(state: ParseState, close: Close, resetTo?: number): void {
  state.frame = newFrame(close, state.options, resetTo);
  if (resetTo !== undefined) state.resets = true;
  state.frames.push(state.frame);
}

/** Throws if the pattern is nested deeper than PCRE2 allows. */
export function checkDepth(state: ParseState): void {
  if (state.frames.length - 1 > maxDepth) fail(state, 'tooDeep');
}

/** Ends a branch at a `|`. */
export function endBranch(state: ParseState): void {
  const { frame } = state;
  frame.branches.push(sequence(frame.items));
  frame.items = [];
  if (frame.resetTo === undefined) return;
  frame.highest = Math.max(frame.highest, state.groups);
  state.groups = frame.resetTo;
}

/** Ends the group that a `)` closes. */
export function closeGroup(state: ParseState): void {
  const closed = state.frame;
  const outer = state.frames.at(-2);
  if (outer === undefined) fail(state, 'groupNotOpened', state.at - 1);
  state.frames.pop();
  state.frame = outer;
  state.options = closed.options;
  if (closed.resetTo !== undefined) state.groups = Math.max(closed.highest, state.groups);
  outer.items.push(closed.close(frameBody(closed)));
  state.repeatable = true;
}

/** The finished tree, when the pattern's end is reached. */
export function finishParse(state: ParseState): Pattern {
  if (state.frames.length > 1) fail(state, 'groupNotClosed');
  return {
    source: state.pattern,
    root: frameBody(state.frame),
    captures: state.groups,
    names: state.names,
    resets: state.resets,
  };
}

function frameBody(frame: Frame): Node {
  const last = sequence(frame.items);
  return frame.branches.length === 0 ? last : { type: 'alternation', branches: [...frame.branches, last] };
}

function sequence(items: readonly Node[]): Node {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { type: 'sequence', items };
}
