import { declareZone, readZoneSize } from '../../config/shared-zones.js';
import { LEVEL } from '../../log/level.js';
/** The zones of one kind, by configuration. */
export class ZoneRegister {
    #use;
    #zones = new WeakMap();
    /** `use` is the module that they are for. */
    constructor(use) {
        this.#use = use;
    }
    /** Takes in the zone of a `…_zone key zone=name:size` directive. */
    add(cf, name, size, rate) {
        if (name === '')
            cf.fail(`"${cf.name}" must have "zone" parameter`);
        declareZone(cf, this.#use, name, size);
        const zones = this.#of(cf);
        const known = zones.get(name);
        if (known)
            cf.fail(`${cf.name} "${name}" is already bound to key "${known.written}"`);
        zones.set(name, { name, size, key: cf.value(cf.arg(0)), written: cf.arg(0), rate });
    }
    /** The zone of that name, which may be declared further down; to be called once all has been read. */
    find(cf, name) {
        declareZone(cf, this.#use, name, 0);
        const zones = this.#of(cf);
        return () => zones.get(name);
    }
    #of(cf) {
        const { http } = cf;
        const known = this.#zones.get(http);
        if (known)
            return known;
        const zones = new Map();
        this.#zones.set(http, zones);
        return zones;
    }
}
/** Reads `zone=name:size`. */
export function readZone(cf, word) {
    const [, name, size] = /^zone=([^:]*):(.*)$/s.exec(word) ?? [];
    if (name === undefined || size === undefined)
        return cf.fail(`invalid zone size "${word}"`);
    return { name, size: readZoneSize(cf, size, word, word) };
}
/** The levels that refusals can be logged at. */
export const LOG_LEVELS = ['info', 'notice', 'warn', 'error'];
/** The key of a request in a zone; undefined for one that is not counted. */
export function keyOf(r, { key, written }) {
    const text = key(r);
    if (text === '')
        return undefined;
    if (text.length <= 65_535)
        return text;
    r.log(LEVEL.error, `the value of the "${written}" key is more than 65535 bytes: "${text.slice(0, 64)}…"`);
    return undefined;
}
//# sourceMappingURL=zone-parameter.js.map