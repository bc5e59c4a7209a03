import type { Directive } from '@edgeseal/conf';
import type { Context } from './context.ts';
import { ConfigError } from './error.ts';
import type { DirectiveDefinition } from './module.ts';

/**
 * Checks a directive against the tables, in nginx's order: is it known, may it stand here, does it end as it should,
 * has it the right number of arguments. Returns its definition; throws ConfigError. Source: ngx_conf_handler.
 */
export function checkDirective(
  directive: Directive,
  context: Context,
  table: ReadonlyMap<string, DirectiveDefinition>,
): DirectiveDefinition {
  const { args, block } = directive;
  // to nginx a name ends at its first NUL when it is printed
  const name = directive.name.split('\0', 1)[0] ?? '';
  const fail = (message: string): never => {
    throw new ConfigError(message, directive.end);
  };
  const definition = table.get(directive.name) ?? fail(`unknown directive "${name}"`);
  if (!definition.in.includes(context)) fail(`"${name}" directive is not allowed here`);
  if (block && !definition.block) fail(`directive "${name}" is not terminated by ";"`);
  if (!block && definition.block) fail(`directive "${name}" has no opening "{"`);
  if (!takes(definition, args.length)) fail(`invalid number of arguments in "${name}" directive`);
  return definition;
}

function takes(definition: DirectiveDefinition, count: number): boolean {
  const { args } = definition;
  return 'atLeast' in args ? count >= args.atLeast : args.includes(count);
}
