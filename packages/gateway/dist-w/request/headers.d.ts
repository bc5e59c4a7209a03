/** Header fields in the order they came or go: name, value, name, value. Bytes as latin1, names as written. */
export declare class Headers {
    #private;
    /** How many fields there are. */
    get size(): number;
    /** Adds a field after those there are. */
    add(name: string, value: string): void;
    /** The first value of a field, by its name in lower case. */
    first(lowercase: string): string | undefined;
    /** All values of a field, by its name in lower case, in order. */
    all(lowercase: string): string[];
    /** All values of a field joined as nginx joins `$http_…`: `, `, and `; ` for cookies. */
    joined(lowercase: string): string | undefined;
    /** The first value of the field that a variable such as `$http_x_name` means: `_` stands for `-` or itself. */
    byVariable(rest: string): string | undefined;
    /** Removes every field of that name (in lower case). */
    remove(lowercase: string): void;
    /** Removes all fields. */
    clear(): void;
    /** The fields as they are written on the wire, each ended by CRLF. */
    toString(): string;
    [Symbol.iterator](): IterableIterator<readonly [name: string, value: string]>;
}
//# sourceMappingURL=headers.d.ts.map