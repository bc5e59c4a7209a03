import type { Block, Directive } from '@edgeseal/conf';
import { attributesIn } from './cookie-attributes.ts';
import type { Finding, ReadableByAll } from './finding.ts';
import { RULES } from './rules.ts';
import { Scope } from './scope.ts';
import { likelySize, sizeAfter } from './value-size.ts';

const DISABLE = /^\s*edgeseal-lint-disable\s+(\S.*)$/;

/**
 * Says what a configuration, with all that it includes, had better do otherwise; in the order of its files. It may be in
 * parts: the directives of the command line, and those of the file.
 */
export function lint(parts: readonly Block[], readableByAll: ReadableByAll): readonly Finding[] {
  const findings = new Map<string, Finding>();
  const directives = parts.flatMap((part) => part.directives);
  visit(new Scope('main', directives), new Set(), readableByAll, findings);
  return [...findings.values()];
}

/** `silenced` are the rules that do not count here. */
function visit(
  scope: Scope,
  silenced: ReadonlySet<string>,
  readableByAll: ReadableByAll,
  findings: Map<string, Finding>,
): void {
  // a variable of a map is there wherever the map stands
  for (const directive of scope.directives) if (directive.name === 'map') followMap(directive, scope);
  for (const directive of scope.directives) {
    const here = new Set([...silenced, ...disabledBy(directive)]);
    for (const { id, directives, check } of RULES) {
      if (!directives.includes(directive.name) || here.has(id)) continue;
      const report = (message: string, { file, line }: { readonly file: string; readonly line: number }): void => {
        const finding = { rule: id, message, file, line };
        // what is found at many places of use is said once, of what they use
        findings.set(JSON.stringify(finding), finding);
      };
      check(directive, scope, report, readableByAll);
    }
    follow(directive, scope);
    if (!directive.block || directive.name === 'map') continue;
    const inner = new Scope(directive.name, directive.block.directives, scope);
    visit(inner, here, readableByAll, findings);
    // an `if` is one of the steps of its level
    if (directive.name === 'if') {
      for (const [name, origins] of inner.origins) scope.origins.set(name, origins);
      for (const [name, size] of inner.sizes) scope.sizes.set(name, size);
    }
  }
}

/** What a comment before a directive, or behind it, says does not count for it and all in it. */
function disabledBy({ comments }: Directive): readonly string[] {
  return comments.flatMap(({ text }) => DISABLE.exec(text)?.[1]?.split(/[\s,]+/) ?? []);
}

/** Notes what may be in the variable of a map: what its values may have, one of which may be a part of the source. */
function followMap({ args: [, target = ''], block }: Directive, scope: Scope): void {
  const values = block?.directives.map((entry) => entry.args.join(' ')) ?? [];
  scope.origins.set(target.slice(1), scope.originsOf(values.join(' ')));
  scope.sizes.set(target.slice(1), Math.max(0, ...values.map((value) => likelySize(value, scope))));
}

/** Notes what a directive puts into its variable. */
function follow({ name, args }: Directive, scope: Scope): void {
  if (name === 'session_cookie_open') return put(args[1], ['session']);
  if (!/^set(?:_|$)/.test(name)) return;
  const [target = '', ...sources] = args;
  if (target.startsWith('$')) scope.sizes.set(target.slice(1), sizeAfter(name, sources.join(' ') || target, scope));
  const from = scope.originsOf(sources.length > 0 ? sources.join(' ') : target);
  if (name === 'set_encrypt_session' || name === 'set_renew_session') return put(target, ['token']);
  const cookies = [...from].filter((origin) => origin.startsWith('cookie '));
  put(target, name === 'set_decrypt_session' ? ['session', ...cookies] : [...from, ...attributesIn(sources.join(' '))]);

  function put(variable: string | undefined, origins: readonly string[]): void {
    if (variable?.startsWith('$')) scope.origins.set(variable.slice(1), new Set(origins));
  }
}
