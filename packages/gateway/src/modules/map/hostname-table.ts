/** What came of adding a key to a table: it is in, it is no host name or wildcard, it is there already. */
export type Added = 'ok' | 'invalid' | 'conflict';

/**
 * Values by host name and wildcard: `name`, `*.name`, `.name` (both of those) and `name.*`, all without regard to case.
 * An exact name comes before the longest wildcard of the beginning, and that before the longest of the end.
 * Source: ngx_hash_add_key, ngx_hash_find_combined.
 */
export class HostnameTable<T> {
  readonly #exact: Map<string, T> = new Map();
  readonly #leading: Map<string, T> = new Map();
  readonly #trailing: Map<string, T> = new Map();

  /** Adds a key in which nothing has a special meaning. */
  addExact(key: string, value: T): Added {
    return put(this.#exact, key.toLowerCase(), value);
  }

  /** Adds a key that may be a wildcard. */
  add(written: string, value: T): Added {
    const key = written.toLowerCase();
    const stars = key.split('*').length - 1;
    if (stars > 1 || key.includes('..') || key.includes('\0')) return 'invalid';
    if (key.length > 1 && key.startsWith('.')) return this.#addBoth(key.slice(1), value);
    if (key.length > 2 && key.startsWith('*.')) return put(this.#leading, key.slice(2), value);
    if (key.length > 2 && key.endsWith('.*')) return put(this.#trailing, key.slice(0, -2), value);
    return stars > 0 ? 'invalid' : put(this.#exact, key, value);
  }

  #addBoth(name: string, value: T): Added {
    if (this.#exact.has(name) || this.#leading.has(name)) return 'conflict';
    this.#exact.set(name, value);
    return put(this.#leading, name, value);
  }

  /** The value for a name in lower case. */
  find(name: string): T | undefined {
    const exact = this.#exact.get(name);
    if (exact !== undefined) return exact;
    return this.#findLeading(name) ?? this.#findTrailing(name);
  }

  #findLeading(name: string): T | undefined {
    if (this.#leading.size === 0) return undefined;
    for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
      const value = this.#leading.get(name.slice(dot + 1));
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #findTrailing(name: string): T | undefined {
    if (this.#trailing.size === 0) return undefined;
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const value = this.#trailing.get(name.slice(0, dot));
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

function put<T>(map: Map<string, T>, key: string, value: T): Added {
  if (map.has(key)) return 'conflict';
  map.set(key, value);
  return 'ok';
}
