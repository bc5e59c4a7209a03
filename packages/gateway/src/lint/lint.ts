import type { Block, Directive } from '@edgeseal/conf';
import type { Finding, ReadableByAll, Report } from './finding.ts';
import { follow, followCaptures, followIf } from './follow.ts';
import { RULES } from './rules.ts';
import { Scope } from './scope.ts';

const DISABLE = /^\s*edgeseal-lint-disable\s+(\S.*)$/;

/** What is carried out in its order before all else of a level, wherever that stands. */
const STEP = /^(?:set(?:_.*)?|if|return|rewrite|server_name|session_cookie_open)$/;

/** Which rules do not count for a directive. */
type Silenced = ReadonlyMap<Directive, ReadonlySet<string>>;

/**
 * Says what a configuration, with all that it includes, had better do otherwise; in the order of its files. It may be in
 * parts: the directives of the command line, and those of the file.
 */
export function lint(parts: readonly Block[], readableByAll: ReadableByAll): readonly Finding[] {
  const directives = parts.flatMap((part) => part.directives);
  const silenced = new Map<Directive, ReadonlySet<string>>();
  silence(directives, [], silenced);
  const maps = new Map([...silenced.keys()].flatMap((each) => (each.name === 'map' ? [[mapped(each), each]] : [])));
  const findings = visit(new Scope('main', directives, { maps, sealers: new Map() }), silenced, readableByAll);
  // what is found at many places of use is said once, of what they use
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function mapped({ args: [, variable = ''] }: Directive): string {
  return variable.slice(1);
}

/** Notes what comments silence: for the directive that they stand before or behind, and for all in it. */
function silence(
  directives: readonly Directive[],
  around: readonly string[],
  silenced: Map<Directive, ReadonlySet<string>>,
): void {
  for (const directive of directives) {
    const own = directive.comments.flatMap(({ text }) => DISABLE.exec(text)?.[1]?.split(/[\s,]+/) ?? []);
    const here = [...around, ...own];
    silenced.set(directive, new Set(here));
    silence(directive.block?.directives ?? [], here, silenced);
  }
}

/** What is found in a level and those in it. */
function visit(scope: Scope, silenced: Silenced, readableByAll: ReadableByAll): readonly Finding[] {
  const found = new Map<Directive, readonly Finding[]>();
  for (const directive of inOrderOfWork(scope.directives)) {
    const own = check(directive, scope, silenced, readableByAll);
    follow(directive, scope);
    found.set(directive, own);
    if (!directive.block || directive.name === 'map') continue;
    const inner = new Scope(directive.name, directive.block.directives, scope);
    followCaptures(directive, inner);
    found.set(directive, [...own, ...visit(inner, silenced, readableByAll)]);
    // an `if` is one of the steps of its level
    if (directive.name === 'if') followIf(inner, scope);
  }
  return scope.directives.flatMap((directive) => found.get(directive) ?? []);
}

/** Steps come first, then what asks others, then what uses the variables of both. */
function inOrderOfWork(directives: readonly Directive[]): readonly Directive[] {
  const turn = ({ name }: Directive): number => (STEP.test(name) ? 0 : name === 'auth_request_set' ? 1 : 2);
  return directives.toSorted((one, other) => turn(one) - turn(other));
}

function check(
  directive: Directive,
  scope: Scope,
  silenced: Silenced,
  readableByAll: ReadableByAll,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { id, directives, check: look } of RULES) {
    if (!directives.includes(directive.name) || silenced.get(directive)?.has(id)) continue;
    const report: Report = (message, at) => {
      const { file, line } = at.end;
      if (!silenced.get(at)?.has(id)) findings.push({ rule: id, message, file, line });
    };
    look(directive, scope, report, readableByAll);
  }
  return findings;
}
