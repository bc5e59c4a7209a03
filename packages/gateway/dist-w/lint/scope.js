/** A level of a configuration as rules see it. */
export class Scope {
    name;
    parent;
    directives;
    /** What is in each variable so far, by its name without `$`. */
    origins;
    constructor(name, directives, parent) {
        this.name = name;
        this.parent = parent;
        this.directives = directives;
        this.origins = new Map(parent?.origins);
    }
    /** The directives of a name that count here: those of the innermost level that has any. */
    nearest(name) {
        const own = this.directives.filter((directive) => directive.name === name);
        return own.length > 0 || !this.parent ? own : this.parent.nearest(name);
    }
    /** The first argument of a directive that counts here. */
    setting(name) {
        return this.nearest(name)[0]?.args[0];
    }
    /** Whether any level from here outwards has a directive of which that is true. */
    someAround(test) {
        return this.directives.some(test) || (this.parent?.someAround(test) ?? false);
    }
    /** Where a text with `$variables` comes from: `client`, `token`, `session`, `cookie NAME`, `attribute NAME`. */
    originsOf(text) {
        return new Set(variablesIn(text).flatMap((name) => [...(this.origins.get(name) ?? originOf(name))]));
    }
}
/** The names of the variables in a text. */
export function variablesIn(text) {
    return [...text.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)].map(([, braced, plain]) => braced ?? plain ?? '');
}
/** What clients choose: arguments, cookies, fields, and the request as they have written it. */
function originOf(name) {
    if (name.startsWith('cookie_'))
        return ['client', `cookie ${name.slice('cookie_'.length)}`];
    return /^(?:arg|http)_|^(?:args|query_string|request_body|request_uri|uri|document_uri|\d)$/.test(name)
        ? ['client']
        : [];
}
//# sourceMappingURL=scope.js.map