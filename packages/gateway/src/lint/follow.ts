import type { Directive } from '@edgeseal/conf';
import { attributesIn } from './cookie-attributes.ts';
import { capturesIn, type Scope } from './scope.ts';
import { SIZES_MADE, sizeAfter } from './value-size.ts';

/** Notes what a directive puts into its variable. */
export function follow({ name, args }: Directive, scope: Scope): void {
  const [target = '', ...sources] = args;
  if (name === 'rewrite' || name === 'server_name') {
    for (const capture of args.flatMap(capturesIn)) scope.origins.set(capture, new Set(['client']));
  }
  if (name === 'session_cookie_open') return put(args[1], [`session ${args[1]?.slice(1)}`]);
  if (!/^(?:auth_request_)?set(?:_|$)/.test(name) || !target.startsWith('$')) return;
  const source = sources.length > 0 ? sources.join(' ') : target;
  const from = [...scope.originsOf(source)];
  const cookies = from.filter((origin) => origin.startsWith('cookie '));
  const size = sizeAfter(name, target, sources, scope);
  if (name === 'set_encrypt_session' || name === 'set_renew_session') put(target, ['token']);
  else if (name === 'set_decrypt_session') put(target, [`session ${target.slice(1)}`, ...cookies]);
  else if (name === 'set_if_empty') put(target, [...scope.originsOf(target), ...from].filter(isNoSession));
  // a digest or a number by chance is nothing that anybody has chosen
  else if (name in SIZES_MADE || name === 'set_revoke_session') put(target, []);
  else put(target, [...from, ...attributesIn(sources.join(' '))]);
  scope.sizes.set(target.slice(1), size);

  function put(variable: string | undefined, origins: readonly string[]): void {
    if (variable?.startsWith('$')) scope.origins.set(variable.slice(1), new Set(origins));
  }
}

function isNoSession(origin: string): boolean {
  return !origin.startsWith('session ');
}

/** Notes what is in variables behind an `if`, which may have been carried out, or not. */
export function followIf(inner: Scope, scope: Scope): void {
  for (const [name, origins] of inner.origins) {
    const before = scope.originsOf(`\${${name}}`);
    scope.origins.set(name, eitherOf(before, origins));
  }
  for (const [name, size] of inner.sizes) scope.sizes.set(name, Math.max(size, scope.sizes.get(name) ?? 0));
}

/** What is in a variable that has come from one of two places: an attribute only if every token there has it. */
function eitherOf(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  const certain = (origin: string): boolean =>
    !origin.startsWith('attribute ') || [one, other].every((origins) => origins.has(origin) || !origins.has('token'));
  return new Set([...one, ...other].filter(certain));
}

/** Notes the captures of a block that has a regular expression: of a location by the URI, of an `if` by what it looks at. */
export function followCaptures({ name, args }: Directive, inner: Scope): void {
  const [tested = ''] = args;
  const origins = name === 'if' ? inner.originsOf(tested) : new Set(['client']);
  if (name === 'if' && !args.some((word) => /^!?~\*?$/.test(word))) return;
  for (const capture of args.flatMap(capturesIn)) inner.origins.set(capture, origins);
}
