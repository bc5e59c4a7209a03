import { isFieldName } from './field-name.ts';

/** Header fields in the order they came or go: name, value, name, value. Bytes as latin1, names as written. */
export class Headers {
  readonly #fields: string[] = [];

  /** How many fields there are. */
  get size(): number {
    return this.#fields.length >> 1;
  }

  /** Adds a field after those there are. */
  add(name: string, value: string): void {
    this.#fields.push(name, value);
  }

  /** The first value of a field, by its name in lower case. */
  first(lowercase: string): string | undefined {
    const fields = this.#fields;
    for (let i = 0; i < fields.length; i += 2) {
      if (isFieldName(fields[i] ?? '', lowercase)) return fields[i + 1];
    }
    return undefined;
  }

  /** All values of a field, by its name in lower case, in order. */
  all(lowercase: string): string[] {
    const fields = this.#fields;
    let values: string[] | undefined;
    for (let i = 0; i < fields.length; i += 2) {
      const value = fields[i + 1];
      if (value === undefined || !isFieldName(fields[i] ?? '', lowercase)) continue;
      if (values) values.push(value);
      else values = [value];
    }
    return values ?? [];
  }

  /** All values of a field joined as nginx joins `$http_…`: `, `, and `; ` for cookies. */
  joined(lowercase: string): string | undefined {
    const values = this.all(lowercase);
    return values.length === 0 ? undefined : values.join(lowercase === 'cookie' ? '; ' : ', ');
  }

  /** The first value of the field that a variable such as `$http_x_name` means: `_` stands for `-` or itself. */
  byVariable(rest: string): string | undefined {
    const fields = this.#fields;
    let found: string[] | undefined;
    for (let i = 0; i < fields.length; i += 2) {
      const value = fields[i + 1];
      if (value === undefined || fields[i]?.toLowerCase().replaceAll('-', '_') !== rest) continue;
      if (found) found.push(value);
      else found = [value];
    }
    return found?.join(rest === 'cookie' ? '; ' : ', ');
  }

  /** Removes every field of that name (in lower case). */
  remove(lowercase: string): void {
    const fields = this.#fields;
    for (let i = fields.length - 2; i >= 0; i -= 2) {
      if (isFieldName(fields[i] ?? '', lowercase)) fields.splice(i, 2);
    }
  }

  /** Removes all fields. */
  clear(): void {
    this.#fields.length = 0;
  }

  /** The fields as they are written on the wire, each ended by CRLF. */
  toString(): string {
    const fields = this.#fields;
    let text = '';
    for (let i = 0; i < fields.length; i += 2) text += `${fields[i]}: ${fields[i + 1]}\r\n`;
    return text;
  }

  *[Symbol.iterator](): IterableIterator<readonly [name: string, value: string]> {
    const fields = this.#fields;
    for (let i = 0; i < fields.length; i += 2) yield [fields[i] ?? '', fields[i + 1] ?? ''];
  }
}
