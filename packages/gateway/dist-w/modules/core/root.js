/** Reads `root path` or `alias path`, of which a level has one. Source: ngx_http_core_root. */
export function applyRoot(cf) {
    const alias = cf.name === 'alias';
    if (cf.level.has('root')) {
        const other = cf.level.own['root'];
        if (other.alias === alias)
            cf.refuse('is duplicate');
        cf.refuse(`is duplicate, "${alias ? 'root' : 'alias'}" directive was specified earlier`);
    }
    if (alias && cf.location?.kind === 'named')
        cf.fail('the "alias" directive cannot be used inside the named location');
    const path = rootPath(cf, alias);
    cf.level.own['root'] = {
        path: absoluteValue(cf, path),
        alias,
        replaces: alias ? replaced(cf) : 0,
        climbs: cf.path(path).includes('..'),
    };
}
/** How much of a URI an alias stands for. */
function replaced(cf) {
    const { kind, name } = cf.location ?? { kind: 'prefix', name: '' };
    return kind === 'regex' ? Number.POSITIVE_INFINITY : name.length;
}
/** A path that starts with a variable may turn out to be relative when it is asked for. */
function absoluteValue(cf, path) {
    const value = cf.value(path);
    return path.startsWith('$') ? (r) => cf.path(value(r)) : value;
}
function rootPath(cf, alias) {
    const written = cf.arg(0);
    for (const name of ['document_root', 'realpath_root']) {
        if (written.includes(`$${name}`) || written.includes(`\${${name}`)) {
            cf.fail(`the $${name} variable cannot be used in the "${cf.name}" directive`);
        }
    }
    if (written.startsWith('$'))
        return written;
    const path = cf.path(written);
    return alias ? path : path.replace(/\/$/, '');
}
//# sourceMappingURL=root.js.map