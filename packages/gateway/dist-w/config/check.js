import { ConfigError } from './error.js';
/** The directives of all modules. Two of one name must not be allowed in the same context. */
export function directiveTable(modules) {
    const table = new Map();
    for (const module of modules) {
        for (const [name, definition] of Object.entries(module.directives ?? {})) {
            const others = table.get(name) ?? [];
            const clashes = others.some((other) => other.in.some((context) => definition.in.includes(context)));
            if (clashes)
                throw new Error(`two modules define the directive "${name}"`);
            table.set(name, [...others, definition]);
        }
    }
    return table;
}
/**
 * Checks a directive against the tables, in nginx's order: is it known, may it stand here, does it end as it should,
 * has it the right number of arguments. Returns its definition; throws ConfigError. Source: ngx_conf_handler.
 */
export function checkDirective(directive, context, table) {
    const { args, block } = directive;
    // to nginx a name ends at its first NUL when it is printed
    const name = directive.name.split('\0', 1)[0] ?? '';
    const fail = (message) => {
        throw new ConfigError(message, directive.end);
    };
    const known = table.get(directive.name) ?? fail(`unknown directive "${name}"`);
    const definition = known.find((each) => each.in.includes(context)) ?? fail(`"${name}" directive is not allowed here`);
    if (block && !definition.block)
        fail(`directive "${name}" is not terminated by ";"`);
    if (!block && definition.block)
        fail(`directive "${name}" has no opening "{"`);
    if (!takes(definition, args.length))
        fail(`invalid number of arguments in "${name}" directive`);
    return definition;
}
function takes(definition, count) {
    const { args } = definition;
    return 'atLeast' in args ? count >= args.atLeast : args.includes(count);
}
//# sourceMappingURL=check.js.map