/**
 * Values by host name and wildcard: `name`, `*.name`, `.name` (both of those) and `name.*`, all without regard to case.
 * An exact name comes before the longest wildcard of the beginning, and that before the longest of the end.
 * Source: ngx_hash_add_key, ngx_hash_find_combined.
 */
export class HostnameTable {
    #exact = new Map();
    #leading = new Map();
    #trailing = new Map();
    /** Adds a key in which nothing has a special meaning. */
    addExact(key, value) {
        return put(this.#exact, key.toLowerCase(), value);
    }
    /** Adds a key that may be a wildcard. */
    add(written, value) {
        const key = written.toLowerCase();
        const stars = key.split('*').length - 1;
        if (stars > 1 || key.includes('..') || key.includes('\0'))
            return 'invalid';
        if (key.length > 1 && key.startsWith('.'))
            return this.#addBoth(key.slice(1), value);
        if (key.length > 2 && key.startsWith('*.'))
            return put(this.#leading, key.slice(2), value);
        if (key.length > 2 && key.endsWith('.*'))
            return put(this.#trailing, key.slice(0, -2), value);
        return stars > 0 ? 'invalid' : put(this.#exact, key, value);
    }
    #addBoth(name, value) {
        if (this.#exact.has(name) || this.#leading.has(name))
            return 'conflict';
        this.#exact.set(name, value);
        return put(this.#leading, name, value);
    }
    /** The value for a name in lower case. */
    find(name) {
        const exact = this.#exact.get(name);
        if (exact !== undefined)
            return exact;
        return this.#findLeading(name) ?? this.#findTrailing(name);
    }
    #findLeading(name) {
        if (this.#leading.size === 0)
            return undefined;
        for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
            const value = this.#leading.get(name.slice(dot + 1));
            if (value !== undefined)
                return value;
        }
        return undefined;
    }
    #findTrailing(name) {
        if (this.#trailing.size === 0)
            return undefined;
        for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            const value = this.#trailing.get(name.slice(0, dot));
            if (value !== undefined)
                return value;
        }
        return undefined;
    }
}
function put(map, key, value) {
    if (map.has(key))
        return 'conflict';
    map.set(key, value);
    return 'ok';
}
//# sourceMappingURL=hostname-table.js.map