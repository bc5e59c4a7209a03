import { LEVEL } from '../log/level.ts';
import type { Variable } from '../request/handler.ts';
import type { Request } from '../request/request.ts';
import type { Place } from './place.ts';

/** A variable that a module offers. `get` gives undefined for what nginx calls not found (empty, or `-` in a log). */
export interface VariableDefinition {
  /** The name without `$`; a family such as `arg_` ends in `_` and has `family` in place of `get`. */
  readonly name: string;
  readonly get?: (r: Request) => string | undefined;
  /** Makes the getter of one member of a family from the rest of the name, once, when loading. */
  readonly family?: (rest: string) => (r: Request) => string | undefined;
  /** What `set` does to it; absent for a variable that cannot be changed. */
  readonly set?: (r: Request, value: string) => void;
}

interface Entry extends Variable {
  defined: boolean;
  changeable: boolean;
  readonly firstUse: Place;
}

/** Makes the getter of a variable whose value is in a slot. */
type Getter = (slot: number) => Variable['get'];

const NOT_RESOLVED = (): undefined => undefined;

/** The names of one configuration: what is used, what is defined, and the slot of each value that a request keeps. */
export class Variables {
  readonly #entries: Map<string, Entry> = new Map();
  readonly #builtin: Map<string, VariableDefinition> = new Map();
  readonly #families: VariableDefinition[] = [];
  /** The slots of the variables that nothing but `set` and captures give values to. */
  readonly #slotsOfSet: Map<string, number> = new Map();
  #slots = 0;

  constructor(definitions: Iterable<VariableDefinition>) {
    for (const definition of definitions) {
      if (definition.family) this.#families.push(definition);
      else this.#builtin.set(definition.name, definition);
    }
  }

  /** How many values a request keeps in its `variables`. */
  get slots(): number {
    return this.#slots;
  }

  /** A new slot in every request's `variables`. */
  slot(): number {
    return this.#slots++;
  }

  /** The variable of that name, which may be defined later; names are matched without regard to case, as in nginx. */
  use(name: string, place: Place): Variable {
    const key = name.toLowerCase();
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { name, get: NOT_RESOLVED, set: undefined, defined: false, changeable: false, firstUse: place };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  /**
   * A variable that `set` and the like give a value to. Several directives may give one variable; the use of one that
   * has been given none is logged, once a request. Returns undefined where nginx says `the duplicate "NAME" variable`.
   */
  define(name: string, place: Place): Variable | undefined {
    return this.#define(name, place, (slot) => (r) => (r.variables[slot] ??= uninitialized(r, name)));
  }

  /** As `define`, but a variable that nothing else has defined before is not found while it has no value, which is not logged. */
  defineUnlogged(name: string, place: Place): Variable | undefined {
    return this.#define(name, place, (slot) => (r) => r.variables[slot]);
  }

  /** A variable that a named group gives a value to: as `define`, but one without a value is not found, which is not logged. */
  defineCapture(name: string, place: Place): Variable | undefined {
    const get: Getter = (slot) => (r) => r.variables[slot];
    const variable = this.#define(name, place, get);
    const slot = this.#slotsOfSet.get(name.toLowerCase());
    if (variable && slot !== undefined) variable.get = get(slot);
    return variable;
  }

  #define(name: string, place: Place, getter: Getter): Variable | undefined {
    const entry = this.use(name, place) as Entry;
    if (entry.defined) return entry.changeable ? entry : undefined;
    const builtin = this.#builtin.get(name.toLowerCase());
    if (builtin && !builtin.set) return undefined;
    entry.defined = true;
    entry.changeable = true;
    if (builtin?.get) {
      entry.get = builtin.get;
      entry.set = builtin.set;
      return entry;
    }
    const slot = this.slot();
    this.#slotsOfSet.set(name.toLowerCase(), slot);
    entry.get = getter(slot);
    entry.set = (r, value) => {
      r.variables[slot] = value;
    };
    return entry;
  }

  /** A variable with a getter of its own (`map`). Returns false where the name is taken by one that cannot change. */
  compute(name: string, get: (r: Request) => string | undefined, place: Place): boolean {
    const entry = this.use(name, place) as Entry;
    const builtin = this.#builtin.get(name.toLowerCase());
    if (builtin && !builtin.set) return false;
    entry.defined = true;
    entry.changeable = true;
    entry.set = this.#overrides(entry, get);
    this.#slotsOfSet.delete(name.toLowerCase());
    return true;
  }

  /** Gives every used name its getter; the first that nothing defines, in order of use, is returned. */
  resolve(): { readonly name: string; readonly place: Place } | undefined {
    for (const entry of this.#entries.values()) {
      if (entry.defined) continue;
      const get = this.#find(entry.name.toLowerCase());
      if (!get) return { name: entry.name, place: entry.firstUse };
      entry.get = get;
    }
    return undefined;
  }

  #find(name: string): ((r: Request) => string | undefined) | undefined {
    const builtin = this.#builtin.get(name);
    if (builtin?.get) return builtin.get;
    const family = this.#families.find((f) => name.startsWith(f.name) && name.length > f.name.length);
    return family?.family?.(name.slice(family.name.length));
  }

  /** `set` on a computed variable gives it a value for the rest of the request. */
  #overrides(entry: Entry, get: (r: Request) => string | undefined): (r: Request, value: string) => void {
    const slot = this.slot();
    entry.get = (r) => r.variables[slot] ?? get(r);
    return (r, value) => {
      r.variables[slot] = value;
    };
  }
}

function uninitialized(r: Request, name: string): string {
  if (r.settings['uninitialized_variable_warn'] !== false) {
    r.log(LEVEL.warn, `using uninitialized "${name}" variable`);
  }
  return '';
}
