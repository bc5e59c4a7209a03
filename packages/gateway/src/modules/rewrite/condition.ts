import { accessSync, constants, type Stats, statSync } from 'node:fs';
import type { Conf } from '../../config/conf.ts';
import type { Value } from '../../config/value.ts';
import { matches } from '../../request/find-location.ts';
import type { Request } from '../../request/request.ts';

/** Whether an `if` applies to a request. */
export type Condition = (r: Request) => boolean;

/** File tests by their letter. Source: ngx_http_script_file_code. */
const FILE_TESTS: Readonly<Record<string, (path: string) => boolean>> = {
  f: (path) => statOf(path)?.isFile() ?? false,
  d: (path) => statOf(path)?.isDirectory() ?? false,
  e: (path) => statOf(path) !== undefined,
  x: (path) => isExecutable(path),
};

/**
 * Compiles the condition of an `if`: `($x)`, `($x = text)`, `!=`, `~`, `~*`, `!~`, `!~*`, `(-f path)` and its kin.
 * Source: ngx_http_rewrite_if_condition.
 */
export function compileCondition(cf: Conf): Condition {
  const words = withoutParentheses(cf);
  const [first = ')', operator, operand] = words;
  if (first.length > 1 && first.startsWith('$')) {
    const variable = cf.variable(first.slice(1));
    if (operator === undefined) return (r) => isTrue(variable.get(r));
    if (operand === undefined || words.length > 3) return invalid(cf, first);
    return comparison(cf, (r) => variable.get(r) ?? '', operator, operand);
  }
  const test = /^(!?)-([fdex])$/.exec(first);
  if (test?.[2] === undefined || operator === undefined || words.length !== 2) return invalid(cf, first);
  return fileTest(cf, test[2], operator, test[1] === '!');
}

function invalid(cf: Conf, text: string): never {
  return cf.fail(`invalid condition "${text}"`);
}

/** The words between `(` and `)`, which may be glued to the first and last of them or stand alone. */
function withoutParentheses(cf: Conf): string[] {
  const words = [...cf.args];
  const first = words[0] ?? '';
  if (!first.startsWith('(')) invalid(cf, first);
  if (first.length === 1) words.shift();
  else words[0] = first.slice(1);
  const last = words.at(-1) ?? '(';
  if (!last.endsWith(')')) invalid(cf, last);
  if (last.length === 1) words.pop();
  else words[words.length - 1] = last.slice(0, -1);
  return words;
}

/** nginx takes the empty text and `0` for false. */
function isTrue(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0';
}

function comparison(cf: Conf, left: Value, operator: string, operand: string): Condition {
  switch (operator) {
    case '=': {
      const right = cf.value(operand);
      return (r) => left(r) === right(r);
    }
    case '!=': {
      const right = cf.value(operand);
      return (r) => left(r) !== right(r);
    }
    case '~':
    case '~*':
    case '!~':
    case '!~*':
      return regexTest(cf, left, operator, operand);
    default:
      return cf.fail(`unexpected "${operator}" in condition`);
  }
}

function regexTest(cf: Conf, left: Value, operator: string, source: string): Condition {
  const pattern = cf.pattern(source, operator.endsWith('*'));
  if (operator.startsWith('!')) return (r) => !matches(r, pattern, left(r));
  return (r) => matches(r, pattern, left(r));
}

function fileTest(cf: Conf, letter: string, operand: string, negated: boolean): Condition {
  const path = cf.value(operand);
  const test = FILE_TESTS[letter] ?? invalid(cf, `-${letter}`);
  return (r) => test(path(r)) !== negated;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(Buffer.from(path, 'latin1'), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(Buffer.from(path, 'latin1'), constants.X_OK);
    return statOf(path)?.isFile() ?? false;
  } catch {
    return false;
  }
}
