import { attributesIn } from './cookie-attributes.js';
import { RULES } from './rules.js';
import { Scope } from './scope.js';
const DISABLE = /^\s*edgeseal-lint-disable\s+(\S.*)$/;
/** Says what a configuration, with all that it includes, had better do otherwise; in the order of its files. */
export function lint(block, readableByAll) {
    const findings = new Map();
    visit(new Scope('main', block.directives), new Set(), readableByAll, findings);
    return [...findings.values()];
}
/** `silenced` are the rules that do not count here. */
function visit(scope, silenced, readableByAll, findings) {
    for (const directive of scope.directives) {
        const here = new Set([...silenced, ...disabledBy(directive)]);
        for (const { id, directives, check } of RULES) {
            if (!directives.includes(directive.name) || here.has(id))
                continue;
            const report = (message, { file, line }) => {
                const finding = { rule: id, message, file, line };
                // what is found at many places of use is said once, of what they use
                findings.set(JSON.stringify(finding), finding);
            };
            check(directive, scope, report, readableByAll);
        }
        follow(directive, scope);
        if (!directive.block)
            continue;
        const inner = new Scope(directive.name, directive.block.directives, scope);
        visit(inner, here, readableByAll, findings);
        // an `if` is one of the steps of its level
        if (directive.name === 'if')
            for (const [name, origins] of inner.origins)
                scope.origins.set(name, origins);
    }
}
/** What a comment before a directive, or behind it, says does not count for it and all in it. */
function disabledBy({ comments }) {
    return comments.flatMap(({ text }) => DISABLE.exec(text)?.[1]?.split(/[\s,]+/) ?? []);
}
/** Notes what a directive puts into its variable. */
function follow({ name, args }, scope) {
    if (name === 'session_cookie_open')
        return put(args[1], ['session']);
    if (!/^set(?:_|$)/.test(name))
        return;
    const [target = '', ...sources] = args;
    const from = scope.originsOf(sources.length > 0 ? sources.join(' ') : target);
    if (name === 'set_encrypt_session' || name === 'set_renew_session')
        return put(target, ['token']);
    const cookies = [...from].filter((origin) => origin.startsWith('cookie '));
    put(target, name === 'set_decrypt_session' ? ['session', ...cookies] : [...from, ...attributesIn(sources.join(' '))]);
    function put(variable, origins) {
        if (variable?.startsWith('$'))
            scope.origins.set(variable.slice(1), new Set(origins));
    }
}
//# sourceMappingURL=lint.js.map