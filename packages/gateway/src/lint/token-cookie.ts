import type { Directive } from '@edgeseal/conf';
import { attributesIn, COOKIE_ATTRIBUTES } from './cookie-attributes.ts';
import type { Scope } from './scope.ts';

/** Which of the attributes the cookie of a token lacks that a directive sets, if it sets one. */
export function missingAttributes(directive: Directive, scope: Scope): readonly string[] {
  const [name = '', value = ''] = directive.args;
  if (directive.name !== 'add_header') {
    const off = directive.args.slice(2).map((word) => word.toLowerCase());
    return COOKIE_ATTRIBUTES.filter((attribute) => off.includes(`${attribute.toLowerCase()}=off`));
  }
  const origins = scope.originsOf(value);
  if (name.toLowerCase() !== 'set-cookie' || !origins.has('token')) return [];
  const given = new Set([...attributesIn(value), ...origins, ...flagsFor(value, scope)]);
  return COOKIE_ATTRIBUTES.filter((attribute) => !given.has(`attribute ${attribute}`));
}

/** What `set_cookie_flag` adds to a cookie, or to all that it does not name. */
function flagsFor(value: string, scope: Scope): readonly string[] {
  const cookie = value.slice(0, value.indexOf('=')).trim().toLowerCase();
  const rules = scope.nearest('set_cookie_flag').map(({ args: [name = '', ...flags] }) => ({ name, flags }));
  const own = rules.filter(({ name }) => name.toLowerCase() === cookie);
  const counting = own.length > 0 ? own : rules.filter(({ name }) => name === '*');
  return counting.flatMap(({ flags }) => flags.flatMap((flag) => attributesIn(`;${flag}`)));
}
