import type { Group, Look, Node, Pattern, Repeat } from './ast.ts';
import { syntaxError } from './error.ts';
import { messages } from './messages.ts';
import { branchesOf, childrenOf } from './tree.ts';

/** PCRE2's longest look-behind, and its largest compiled pattern (with links of two bytes). */
const maxLookbehind = 65535;
const maxSize = 65536;

interface Check {
  readonly pattern: Pattern;
  readonly groups: Map<number, Group>;
  /** Set when (?|…) gives a number to several groups: no reference has a fixed length then. */
  duplicates: boolean;
  readonly lengths: Map<Node, number | undefined>;
  readonly lookbehinds: Map<Node, number>;
}

/**
 * Makes the checks that need the whole pattern, in PCRE2's order: look-behinds have a fixed length, references have a
 * group, `\K` stands in no look-around, and the pattern is not too large. Fills in `group` of the references.
 * Gives the length of every branch of a look-behind. Throws RegexError.
 */
export function checkPattern(pattern: Pattern): ReadonlyMap<Node, number> {
  const check: Check = { pattern, groups: new Map(), duplicates: false, lengths: new Map(), lookbehinds: new Map() };
  collectGroups(check, pattern.root);
  checkLookbehinds(check, pattern.root);
  resolveReferences(pattern);
  checkKeep(pattern, pattern.root, false);
  if (compiledSize(pattern.root) > maxSize) throw syntaxError(pattern.source, pattern.source.length, messages.tooLarge);
  return check.lookbehinds;
}

function collectGroups(check: Check, node: Node): void {
  if (node.type === 'group' && node.capture > 0) {
    if (check.groups.has(node.capture)) check.duplicates = true;
    check.groups.set(node.capture, node);
  }
  for (const child of childrenOf(node)) collectGroups(check, child);
}

function resolveReferences(pattern: Pattern): void {
  const byName = new Map(pattern.names.map(({ name, group }) => [name, group]));
  for (const reference of pattern.references) {
    const { target, offset } = reference;
    const group = typeof target === 'string' ? byName.get(target) : target;
    if (group === undefined || group > pattern.captures) {
      throw syntaxError(pattern.source, offset, messages.noSuchGroup);
    }
    reference.group = group;
  }
}

function checkKeep(pattern: Pattern, node: Node, inLook: boolean): void {
  if (node.type === 'keep' && inLook) {
    throw syntaxError(pattern.source, pattern.source.length, messages.keepInLookaround);
  }
  for (const child of childrenOf(node)) checkKeep(pattern, child, inLook || node.type === 'look');
}

function checkLookbehinds(check: Check, node: Node): void {
  if (node.type === 'look' && node.behind) checkLookbehind(check, node);
  for (const child of childrenOf(node)) checkLookbehinds(check, child);
}

/** The branches of a look-behind itself may differ in length, those of a group within it may not. */
function checkLookbehind(check: Check, look: Look): void {
  for (const branch of branchesOf(look.body)) {
    const length = fixedLength(check, branch);
    const { source } = check.pattern;
    if (length === undefined) throw syntaxError(source, look.offset, messages.lookbehindNotFixed);
    if (length > maxLookbehind) throw syntaxError(source, look.offset, messages.lookbehindTooLong);
    check.lookbehinds.set(branch, length);
  }
}

/** How many bytes a node takes, if it is always the same; a group that is within its own length has none. */
function fixedLength(check: Check, node: Node): number | undefined {
  if (check.lengths.has(node)) return check.lengths.get(node);
  check.lengths.set(node, undefined);
  const length = measure(check, node);
  check.lengths.set(node, length);
  return length;
}

function measure(check: Check, node: Node): number | undefined {
  switch (node.type) {
    case 'byte':
    case 'bytes':
      return 1;
    case 'assertion':
    case 'keep':
      return 0;
    case 'look':
      if (node.behind) checkLookbehind(check, node);
      return 0;
    case 'group':
    case 'atomic':
      return fixedLength(check, node.body);
    case 'sequence':
      return total(node.items.map((item) => fixedLength(check, item)));
    case 'alternation': {
      const [first, ...others] = node.branches.map((branch) => fixedLength(check, branch));
      return others.every((length) => length === first) ? first : undefined;
    }
    case 'repeat':
      return measureRepeat(check, node);
    case 'reference':
      return measureReference(check, node.target, node.offset);
  }
}

function total(lengths: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const length of lengths) {
    if (length === undefined) return undefined;
    sum += length;
  }
  return sum;
}

function measureRepeat(check: Check, node: Repeat): number | undefined {
  const length = fixedLength(check, node.body);
  if (node.body.type === 'look') return 0;
  return length === undefined || node.min !== node.max ? undefined : length * node.min;
}

function measureReference(check: Check, target: number | string, offset: number): number | undefined {
  if (check.duplicates) return undefined;
  const { names, source } = check.pattern;
  const number = typeof target === 'number' ? target : names.find(({ name }) => name === target)?.group;
  const group = number === undefined ? undefined : check.groups.get(number);
  if (group === undefined) throw syntaxError(source, offset, messages.noSuchGroup);
  return fixedLength(check, group);
}

/** About the bytes of PCRE2's compiled form, in which a repeated group is written out once for each required time. */
function compiledSize(node: Node): number {
  switch (node.type) {
    case 'bytes':
      return 33;
    case 'byte':
    case 'reference':
    case 'assertion':
    case 'keep':
      return 2;
    case 'repeat': {
      const single = node.body.type === 'byte' || node.body.type === 'bytes';
      const copies = single ? 1 : Math.max(1, node.min, Number.isFinite(node.max) ? node.max : 0);
      return 6 + compiledSize(node.body) * copies;
    }
    default:
      return childrenOf(node).reduce((sum, child) => sum + compiledSize(child) + 3, 3);
  }
}
