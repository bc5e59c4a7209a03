import type { Directive } from '@edgeseal/conf';
import { attributesIn } from './cookie-attributes.ts';

/** What all levels of a configuration have in common. */
export interface Shared {
  /** The `map` that each variable of one comes from, wherever that stands, by the variable's name without `$`. */
  readonly maps: ReadonlyMap<string, Directive>;
  /** By the directive of a key: what first seals with it for no purpose. */
  readonly sealers: Map<Directive, unknown>;
}

/** A level of a configuration as rules see it. */
export class Scope {
  readonly name: string;
  readonly shared: Shared;
  readonly parent: Scope | undefined;
  readonly directives: readonly Directive[];
  readonly #byName: ReadonlyMap<string, readonly Directive[]>;
  /** What is in each variable so far, by its name without `$`. */
  readonly origins: Map<string, ReadonlySet<string>>;
  /** How large that likely is, in bytes, of those of which something is known. */
  readonly sizes: Map<string, number>;

  constructor(name: string, directives: readonly Directive[], around: Scope | Shared) {
    this.name = name;
    this.parent = around instanceof Scope ? around : undefined;
    this.shared = around instanceof Scope ? around.shared : around;
    this.directives = directives;
    this.#byName = byName(directives);
    this.origins = new Map(this.parent?.origins);
    this.sizes = new Map(this.parent?.sizes);
  }

  /** The directives of a name, or of some, that count here: those of the innermost level that has any. */
  nearest(...names: readonly string[]): readonly Directive[] {
    const own = names.flatMap((name) => this.#byName.get(name) ?? []);
    return own.length > 0 || !this.parent ? own : this.parent.nearest(...names);
  }

  /** The first argument of a directive that counts here. */
  setting(name: string): string | undefined {
    return this.nearest(name)[0]?.args[0];
  }

  /** Whether a directive of a name from here outwards is one of which that is true. */
  someAround(name: string, test: (directive: Directive) => boolean): boolean {
    return this.#byName.get(name)?.some(test) || (this.parent?.someAround(name, test) ?? false);
  }

  /**
   * Where a text with `$variables` comes from: `client`, `token`, `session VARIABLE` (which that was opened into), `cookie NAME`,
   * `attribute NAME`. Maps in `within` are being looked at.
   */
  originsOf(text: string, within: readonly Directive[] = []): ReadonlySet<string> {
    return new Set(variablesIn(text).flatMap((name) => [...this.#originsIn(name, within)]));
  }

  #originsIn(name: string, within: readonly Directive[]): Iterable<string> {
    const known = this.origins.get(name);
    if (known) return known;
    const map = this.shared.maps.get(name);
    if (!map) return originsByName(name);
    if (within.includes(map)) return [];
    // a value from a list is not chosen by whoever chooses among them, unless it has a part of the source
    return entriesOf(map).flatMap(({ value, captured, rest }) => [
      ...(captured ? this.originsOf(map.args[0] ?? '', [...within, map]) : []),
      ...this.originsOf(rest, [...within, map]),
      ...attributesIn(value),
    ]);
  }
}

function byName(directives: readonly Directive[]): ReadonlyMap<string, readonly Directive[]> {
  const found = new Map<string, Directive[]>();
  for (const directive of directives) {
    const same = found.get(directive.name);
    if (same) same.push(directive);
    else found.set(directive.name, [directive]);
  }
  return found;
}

/** A value of a map. */
export interface MapEntry {
  readonly value: string;
  /** Whether it has captures of what the map looks at. */
  readonly captured: boolean;
  /** The other variables in it. */
  readonly rest: string;
}

/** A map may have thousands of values, and be used often. */
const known: WeakMap<Directive, readonly MapEntry[]> = new WeakMap();

/** The values of a map that have variables or attributes in them, and the longest of the others. */
export function entriesOf(map: Directive): readonly MapEntry[] {
  const entries = known.get(map) ?? readEntries(map);
  known.set(map, entries);
  return entries;
}

function readEntries({ block }: Directive): readonly MapEntry[] {
  const telling: MapEntry[] = [];
  let longest = '';
  for (const {
    name,
    args: [value = ''],
  } of block?.directives ?? []) {
    if (value.includes('$') || value.includes(';')) telling.push(readEntry(name, value));
    else if (value.length > longest.length) longest = value;
  }
  return [...telling, { value: longest, captured: false, rest: '' }];
}

function readEntry(key: string, value: string): MapEntry {
  const names = capturesIn(key);
  const isCapture = (variable: string): boolean => /^\d$/.test(variable) || names.includes(variable);
  const variables = variablesIn(value);
  const rest = variables.filter((variable) => !isCapture(variable)).map((variable) => `\${${variable}}`);
  return { value, captured: variables.some(isCapture), rest: rest.join('') };
}

/** The names of the variables in a text. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)].map(([, braced, plain]) => braced ?? plain ?? '');
}

/** The names of the captures in a regular expression, or in what may be one. */
export function capturesIn(text: string): readonly string[] {
  return [...text.matchAll(/\(\?P?[<'](\w+)[>']/g)].map(([, name = '']) => name);
}

/** What clients choose: arguments, cookies, fields, and the request as they have written it. */
const CHOSEN =
  /^(?:(?:arg|http|cookie)_.+|args|query_string|request|request_body|request_uri|uri|document_uri|host|content_type|proxy_add_x_forwarded_for|echo_request_body|echo_request_uri|ssl_server_name|\d)$/;

function originsByName(name: string): readonly string[] {
  if (name.startsWith('cookie_')) return ['client', `cookie ${name.slice('cookie_'.length)}`];
  return CHOSEN.test(name) ? ['client'] : [];
}
