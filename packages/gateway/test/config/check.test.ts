import { parse } from '@edgeseal/conf';
import { describe, expect, it } from 'vitest';
import { checkDirective, directiveTable } from '../../src/config/check.ts';
import type { Context } from '../../src/config/context.ts';
import type { DirectiveDefinition } from '../../src/config/module.ts';

function definition(where: readonly Context[], args: readonly number[]): DirectiveDefinition {
  return { in: where, args, syntax: '', doc: '', apply: () => {} };
}

const ofServer = definition(['http', 'server'], [1]);
const ofUpstream = definition(['upstream'], [2]);
const table = directiveTable([{ directives: { same: ofServer } }, { directives: { same: ofUpstream } }]);

function check(text: string, context: Context): DirectiveDefinition {
  const [directive] = parse(text, 'nginx.conf').block.directives;
  if (!directive) throw new Error('no directive');
  return checkDirective(directive, context, table);
}

describe('a directive that two modules define for different contexts', () => {
  it('is the one of the context that it stands in', () => {
    expect(check('same a;', 'server')).toBe(ofServer);
    expect(check('same a b;', 'upstream')).toBe(ofUpstream);
  });

  it('is checked by that one', () => {
    expect(() => check('same a b;', 'server')).toThrow('invalid number of arguments in "same" directive');
    expect(() => check('same a;', 'upstream')).toThrow('invalid number of arguments in "same" directive');
  });

  it('is not allowed where neither is', () => {
    expect(() => check('same a;', 'location')).toThrow('"same" directive is not allowed here');
  });

  it('is a mistake of the program where both could be meant', () => {
    const clashing = [
      { directives: { same: ofServer } },
      { directives: { same: definition(['server', 'location'], [1]) } },
    ];
    expect(() => directiveTable(clashing)).toThrow('two modules define the directive "same"');
  });
});
