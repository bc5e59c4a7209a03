import { matches } from '../../request/find-location.js';
import { HostnameTable } from './hostname-table.js';
/** Reads the entries of a `map` block. Source: ngx_http_map. */
export function readEntries(cf) {
    const draft = {
        table: new HostnameTable(),
        patterns: [],
        fallback: undefined,
        hostnames: false,
        volatile: false,
    };
    for (const entry of cf.entries())
        readEntry(cf.at(entry), draft);
    const { table, patterns, fallback, hostnames, volatile } = draft;
    const find = (r, source) => {
        const value = table.find(source.toLowerCase());
        // as in nginx, patterns are not tried on an empty source
        if (value || source === '')
            return value;
        return patterns.find(({ pattern }) => matches(r, pattern, source))?.value;
    };
    return { find, fallback, hostnames, volatile };
}
function readEntry(cf, draft) {
    const key = cf.name;
    if (cf.directive.block)
        cf.fail('unexpected "{"');
    if (cf.args.length === 0 && (key === 'hostnames' || key === 'volatile')) {
        draft[key] = true;
        return;
    }
    if (cf.args.length !== 1)
        cf.fail('invalid number of the map parameters');
    const value = cf.value(cf.arg(0));
    if (key === 'default') {
        if (draft.fallback)
            cf.fail('duplicate default map parameter');
        draft.fallback = value;
    }
    else if (key.startsWith('~')) {
        const caseless = key.startsWith('~*');
        draft.patterns.push({ pattern: cf.pattern(key.slice(caseless ? 2 : 1), caseless), value });
    }
    else {
        addKey(cf, draft, key.startsWith('\\') ? key.slice(1) : key, value);
    }
}
function addKey(cf, draft, key, value) {
    const added = draft.hostnames ? draft.table.add(key, value) : draft.table.addExact(key, value);
    if (added === 'invalid')
        cf.fail(`invalid hostname or wildcard "${key}"`);
    if (added === 'conflict')
        cf.fail(`conflicting parameter "${key.toLowerCase()}"`);
}
//# sourceMappingURL=entries.js.map