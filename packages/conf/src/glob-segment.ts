/** One path segment of a glob(3) pattern. */
export interface GlobSegment {
  /** The one name it matches, when the segment has no `*`, `?` or `[…]`. */
  readonly literal: string | undefined;
  readonly matches: (name: string) => boolean;
}

type Element = '*' | ((char: string) => boolean);

/** Compiles a path segment as fnmatch(3) reads it in the C locale; an unclosed `[` stands for itself. */
export function compileGlob(segment: string): GlobSegment {
  const elements: Element[] = [];
  let literal: string | undefined = '';
  const unclosed = new Set<number>();
  let at = 0;
  while (at < segment.length) {
    const bracket = segment[at] === '[' ? readBracket(segment, at, unclosed) : undefined;
    if (bracket !== undefined) {
      elements.push(bracket.test);
      literal = undefined;
      at = bracket.next;
      continue;
    }
    const wildcard = segment[at] === '*' || segment[at] === '?';
    if (!wildcard && segment[at] === '\\' && at + 1 < segment.length) at += 1;
    const char = segment.charAt(at);
    elements.push(!wildcard ? (found) => found === char : char === '*' ? '*' : () => true);
    literal = wildcard || literal === undefined ? undefined : literal + char;
    at += 1;
  }
  if (literal !== undefined) return { literal, matches: (name) => name === literal };
  const hidden = segment.startsWith('.') || segment.startsWith('\\.');
  return { literal, matches: (name) => (hidden || !name.startsWith('.')) && name !== '' && matchAll(elements, name) };
}

/** Greedy matching that only ever goes back to the last `*`: quadratic at worst, where recursion is exponential. */
function matchAll(elements: readonly Element[], name: string): boolean {
  let element = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < name.length) {
    const test = elements[element];
    if (test === '*') {
      star = element;
      starAt = at;
      element += 1;
    } else if (test?.(name.charAt(at))) {
      element += 1;
      at += 1;
    } else if (star >= 0) {
      element = star + 1;
      starAt += 1;
      at = starAt;
    } else {
      return false;
    }
  }
  while (elements[element] === '*') element += 1;
  return element === elements.length;
}

interface Bracket {
  readonly test: (char: string) => boolean;
  readonly next: number;
}

/**
 * Reads a bracket expression; undefined for one without an end. `unclosed` has where such have come by: whoever comes by
 * there as well has no end either, and any number of them is read in time linear in the segment.
 */
function readBracket(segment: string, open: number, unclosed: Set<number>): Bracket | undefined {
  let at = open + 1;
  const negated = segment[at] === '!' || segment[at] === '^';
  if (negated) at += 1;
  const first = at;
  const tests: ((char: string) => boolean)[] = [];
  const passed: number[] = [];
  while (at < segment.length && !unclosed.has(at)) {
    if (at > first) {
      if (segment[at] === ']') return { test: (char) => tests.some((test) => test(char)) !== negated, next: at + 1 };
      passed.push(at);
    }
    const named = /^\[:([a-z]+):\]/.exec(segment.slice(at, at + 12));
    if (named !== null) {
      const allowed = CLASSES[named[1] ?? ''];
      tests.push((char) => allowed?.test(char) ?? false);
      at += named[0].length;
      continue;
    }
    const low = readMember(segment, at);
    at = low.next;
    let high = low.char;
    if (segment[at] === '-' && at + 1 < segment.length && segment[at + 1] !== ']') {
      const end = readMember(segment, at + 1);
      high = end.char;
      at = end.next;
    }
    tests.push((char) => char >= low.char && char <= high);
  }
  for (const place of passed) unclosed.add(place);
  return undefined;
}

function readMember(segment: string, at: number): { readonly char: string; readonly next: number } {
  const escaped = segment[at] === '\\' && at + 1 < segment.length ? 1 : 0;
  return { char: segment.charAt(at + escaped), next: at + escaped + 1 };
}

// The POSIX classes in the C locale.
const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t-\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};
