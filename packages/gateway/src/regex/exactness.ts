import type { Node, Pattern, Reference, Repeat } from './ast.ts';
import { capturesWithin, childrenOf, isNullable } from './tree.ts';

/**
 * What of a pattern a JavaScript regular expression gets right. Where it differs from PCRE2, `machine.ts` runs the
 * pattern instead. The differences:
 *
 * - PCRE2 keeps a group's last value when a later iteration of the loop around it passes the group by; JavaScript
 *   forgets it. Matters to the captures.
 * - PCRE2 takes an empty iteration and leaves the loop; JavaScript tries the iteration's other ways first. Matters to
 *   the captures, and to the match itself in the presence of an atomic group or of a reference.
 * - A reference to a group that is not set fails in PCRE2 and matches the empty string in JavaScript.
 * - JavaScript matches a look-behind backwards, and folds more than ASCII in a caseless reference.
 * - JavaScript has no `\K`.
 */
export interface Exactness {
  /** RegExp finds a match, at the right place, exactly when PCRE2 does. */
  readonly matching: boolean;
  /** RegExp's captures are PCRE2's as well. */
  readonly captures: boolean;
}

interface Survey {
  /** The numbers that (?|…) gives to several groups. */
  readonly duplicates: ReadonlySet<number>;
  /** The groups that are surely set at this point, and the order in which they were added. */
  readonly set: Set<number>;
  readonly trail: number[];
  atomic: boolean;
  references: boolean;
  emptyLoop: boolean;
  matching: boolean;
  captures: boolean;
}

/** Finds out whether a pattern may be left to JavaScript's engine; in doubt it may not. */
export function surveyExactness(pattern: Pattern): Exactness {
  const survey: Survey = {
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

function duplicatesOf(numbers: readonly number[]): ReadonlySet<number> {
  const once = new Set<number>();
  return new Set(numbers.filter((number) => once.size === once.add(number).size));
}

/** Walks a node, adding the groups that are surely set after it. */
function visit(survey: Survey, node: Node, behind: boolean): void {
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
      if (node.negative) forgetSince(survey, mark);
      return;
    }
    case 'reference':
      survey.references = true;
      if (!isExactReference(survey, node, behind)) survey.matching = false;
      return;
    case 'keep':
      survey.captures = false;
      return;
    case 'atomic':
      survey.atomic = true;
      break;
    default:
  }
  for (const child of childrenOf(node)) visit(survey, child, behind);
  if (node.type === 'group' && node.capture > 0) remember(survey, node.capture);
}

function remember(survey: Survey, group: number): void {
  if (survey.set.has(group)) return;
  survey.set.add(group);
  survey.trail.push(group);
}

/** Takes back what was added since the trail had the length `mark`. */
function forgetSince(survey: Survey, mark: number): readonly number[] {
  const added = survey.trail.splice(mark);
  for (const group of added) survey.set.delete(group);
  return added;
}

/** A group is surely set after an alternation if every branch sets it. */
function visitBranches(survey: Survey, branches: readonly Node[], behind: boolean): void {
  const mark = survey.trail.length;
  const counts = new Map<number, number>();
  for (const branch of branches) {
    visit(survey, branch, behind);
    for (const group of forgetSince(survey, mark)) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  for (const [group, count] of counts) if (count === branches.length) remember(survey, group);
}

function isExactReference(survey: Survey, node: Reference, behind: boolean): boolean {
  return !behind && !node.caseless && survey.set.has(node.group) && !survey.duplicates.has(node.group);
}

function visitRepeat(survey: Survey, node: Repeat, behind: boolean): void {
  if (node.mode === 'possessive') survey.atomic = true;
  const mark = survey.trail.length;
  visit(survey, node.body, behind);
  if (node.max > 1) {
    if (capturesWithin(node.body).some((group) => !survey.set.has(group))) survey.captures = false;
    if (isNullable(node.body)) survey.emptyLoop = true;
  }
  if (node.min === 0) forgetSince(survey, mark);
}
