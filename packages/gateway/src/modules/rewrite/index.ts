import type { Conf } from '../../config/conf.ts';
import { type Context, REWRITE } from '../../config/context.ts';
import { flag, setting, step } from '../../config/directives.ts';
import { Level } from '../../config/level.ts';
import { defineModule, type Module } from '../../config/module.ts';
import type { Step } from '../../request/handler.ts';
import { NEXT, STOP } from '../../request/outcome.ts';
import { runSteps } from '../../request/phases.ts';
import type { Request } from '../../request/request.ts';
import { compileCondition } from './condition.ts';
import { compileReturn } from './return.ts';
import { compileRewrite } from './rewrite.ts';

/** Settings of the rewrite module. */
export interface RewriteSettings {
  readonly rewrite_log: boolean;
}

const LEVELS: readonly Context[] = ['http', 'server', 'server if', 'location', 'location if'];

/** Whether a request's steps are logged: as in nginx, what an `if` says of that does not count. */
function logs(r: Request): boolean {
  return rewrite.of(r.settings.location ?? r).rewrite_log;
}

/** An `if` that applies in a location gives the request its own settings, for the steps within it and all that comes after. */
function compileIf(cf: Conf): Step {
  const condition = compileCondition(cf, logs);
  const context: Context = cf.level.context === 'server' ? 'server if' : 'location if';
  const level = new Level(context, cf.level, cf.place);
  cf.enter(level);
  const settings = level.settings;
  const { steps } = level;
  // as in nginx, the request keeps the server's settings until it has a location
  if (context === 'server if') return (r) => (condition(r) ? runSteps(r, steps) : NEXT);
  return (r) => {
    if (!condition(r)) return NEXT;
    r.settings = settings;
    return runSteps(r, steps);
  };
}

function compileSet(cf: Conf): Step {
  const variable = cf.define(cf.arg(0));
  const value = cf.stepValue(cf.arg(1));
  return (r) => {
    variable.set?.(r, value(r));
    return NEXT;
  };
}

function compileBreak(): Step {
  return (r) => {
    r.uriChanged = false;
    return STOP;
  };
}

/** nginx's rewrite module. */
export const rewrite: Module<RewriteSettings> = defineModule<RewriteSettings>({
  name: 'rewrite',
  defaults: { rewrite_log: false },
  directives: {
    set: { in: REWRITE, args: [2], syntax: '$variable value', doc: 'Gives a variable a value.', ...step(compileSet) },
    if: {
      in: ['server', 'location'],
      args: { atLeast: 1 },
      block: true,
      syntax: '(condition) { … }',
      doc: 'Runs its directives, and gives the request its settings, where the condition holds.',
      ...step(compileIf),
    },
    return: {
      in: REWRITE,
      args: [1, 2],
      syntax: 'code [text] | code URL | URL',
      doc: 'Answers the request with that status; 444 closes the connection without an answer.',
      ...step(compileReturn),
    },
    rewrite: {
      in: REWRITE,
      args: [2, 3],
      syntax: 'regex replacement [last | break | redirect | permanent]',
      doc: 'Changes the URI where the pattern matches it.',
      ...step((cf) => compileRewrite(cf, logs)),
    },
    break: {
      in: REWRITE,
      args: [0],
      syntax: '',
      doc: 'Ends the rewrite directives of this level.',
      ...step(compileBreak),
    },
    rewrite_log: {
      in: LEVELS,
      args: [1],
      syntax: 'on | off',
      default: 'off',
      doc: 'Whether what `rewrite` does is logged, at the level notice.',
      ...setting(flag),
    },
    uninitialized_variable_warn: {
      in: LEVELS,
      args: [1],
      syntax: 'on | off',
      default: 'on',
      doc: 'Whether the use of a variable that has been given no value is logged.',
      ...setting(flag),
    },
  },
});
