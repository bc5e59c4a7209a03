import { number, setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { LEVEL } from '../../log/level.js';
import { readEntries } from './entries.js';
/** How many maps may ask for each other's variables: nginx's limit for all of its variables. */
const DEPTH = 100;
let depth = 0;
/** Reads `map source $variable { … }`. Source: ngx_http_map_block. */
function applyMap(cf) {
    const source = cf.value(cf.arg(0));
    const name = cf.variableName(cf.arg(1));
    const entries = readEntries(cf);
    const compute = (r) => guarded(r, name, () => valueFor(r, source(r), entries));
    if (entries.volatile)
        return cf.compute(cf.arg(1), compute);
    const slot = cf.slot();
    cf.compute(cf.arg(1), (r) => {
        const known = r.variables[slot];
        if (known !== undefined)
            return known;
        const value = compute(r);
        r.variables[slot] = value;
        return value;
    });
}
function valueFor(r, text, entries) {
    const source = entries.hostnames && text.endsWith('.') ? text.slice(0, -1) : text;
    const value = entries.find(r, source) ?? entries.fallback;
    return value ? value(r) : '';
}
/** Maps that need each other's values have none. */
function guarded(r, name, compute) {
    if (depth === DEPTH) {
        r.log(LEVEL.error, `cycle while evaluating variable "${name}"`);
        return '';
    }
    depth++;
    try {
        return compute();
    }
    finally {
        depth--;
    }
}
/** Variables whose values depend on others by a table: nginx's map. */
export const map = defineModule({
    name: 'map',
    directives: {
        map: {
            in: ['http'],
            args: [2],
            block: true,
            syntax: 'source $variable { key value; … }',
            doc: 'A variable whose value is that of the key that the source is: a text, a pattern after ~ or ~*, a wildcard after hostnames, or else default.',
            apply: applyMap,
        },
        map_hash_max_size: {
            in: ['http'],
            args: [1],
            syntax: 'size',
            default: '2048',
            doc: 'Accepted; has no effect.',
            ...setting(number),
        },
        map_hash_bucket_size: {
            in: ['http'],
            args: [1],
            syntax: 'size',
            default: '32 | 64 | 128',
            doc: 'Accepted; has no effect.',
            ...setting(number),
        },
    },
});
//# sourceMappingURL=index.js.map