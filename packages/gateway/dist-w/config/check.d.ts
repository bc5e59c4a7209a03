import type { Directive } from '@edgeseal/conf';
import type { Context } from './context.ts';
import type { DirectiveDefinition, Module } from './module.ts';
/** Directives by name; a name may stand for different ones in different contexts (`server`). */
export type DirectiveTable = ReadonlyMap<string, readonly DirectiveDefinition[]>;
/** The directives of all modules. Two of one name must not be allowed in the same context. */
export declare function directiveTable(modules: readonly Pick<Module, 'directives'>[]): DirectiveTable;
/**
 * Checks a directive against the tables, in nginx's order: is it known, may it stand here, does it end as it should,
 * has it the right number of arguments. Returns its definition; throws ConfigError. Source: ngx_conf_handler.
 */
export declare function checkDirective(directive: Directive, context: Context, table: DirectiveTable): DirectiveDefinition;
//# sourceMappingURL=check.d.ts.map