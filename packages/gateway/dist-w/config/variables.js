import { LEVEL } from '../log/level.js';
const NOT_RESOLVED = () => undefined;
/** The names of one configuration: what is used, what is defined, and the slot of each value that a request keeps. */
export class Variables {
    #entries = new Map();
    #builtin = new Map();
    #families = [];
    /** The slots of the variables that nothing but `set` and captures give values to. */
    #slotsOfSet = new Map();
    #slots = 0;
    constructor(definitions) {
        for (const definition of definitions) {
            if (definition.family)
                this.#families.push(definition);
            else
                this.#builtin.set(definition.name, definition);
        }
    }
    /** How many values a request keeps in its `variables`. */
    get slots() {
        return this.#slots;
    }
    /** A new slot in every request's `variables`. */
    slot() {
        return this.#slots++;
    }
    /** The variable of that name, which may be defined later; names are matched without regard to case, as in nginx. */
    use(name, place) {
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
    define(name, place) {
        return this.#define(name, place, (slot) => (r) => (r.variables[slot] ??= uninitialized(r, name)));
    }
    /** As `define`, but a variable that nothing else has defined before is not found while it has no value, which is not logged. */
    defineUnlogged(name, place) {
        return this.#define(name, place, (slot) => (r) => r.variables[slot]);
    }
    /** A variable that a named group gives a value to: as `define`, but one without a value is not found, which is not logged. */
    defineCapture(name, place) {
        const get = (slot) => (r) => r.variables[slot];
        const variable = this.#define(name, place, get);
        const slot = this.#slotsOfSet.get(name.toLowerCase());
        if (variable && slot !== undefined)
            variable.get = get(slot);
        return variable;
    }
    #define(name, place, getter) {
        const entry = this.use(name, place);
        if (entry.defined)
            return entry.changeable ? entry : undefined;
        const builtin = this.#builtin.get(name.toLowerCase());
        if (builtin && !builtin.set)
            return undefined;
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
    compute(name, get, place) {
        const entry = this.use(name, place);
        const builtin = this.#builtin.get(name.toLowerCase());
        if (builtin && !builtin.set)
            return false;
        entry.defined = true;
        entry.changeable = true;
        entry.set = this.#overrides(entry, get);
        this.#slotsOfSet.delete(name.toLowerCase());
        return true;
    }
    /** Gives every used name its getter; the first that nothing defines, in order of use, is returned. */
    resolve() {
        for (const entry of this.#entries.values()) {
            if (entry.defined)
                continue;
            const get = this.#find(entry.name.toLowerCase());
            if (!get)
                return { name: entry.name, place: entry.firstUse };
            entry.get = get;
        }
        return undefined;
    }
    #find(name) {
        const builtin = this.#builtin.get(name);
        if (builtin?.get)
            return builtin.get;
        const family = this.#families.find((f) => name.startsWith(f.name) && name.length > f.name.length);
        return family?.family?.(name.slice(family.name.length));
    }
    /** `set` on a computed variable gives it a value for the rest of the request. */
    #overrides(entry, get) {
        const slot = this.slot();
        entry.get = (r) => r.variables[slot] ?? get(r);
        return (r, value) => {
            r.variables[slot] = value;
        };
    }
}
function uninitialized(r, name) {
    if (r.settings['uninitialized_variable_warn'] !== false) {
        r.log(LEVEL.warn, `using uninitialized "${name}" variable`);
    }
    return '';
}
//# sourceMappingURL=variables.js.map