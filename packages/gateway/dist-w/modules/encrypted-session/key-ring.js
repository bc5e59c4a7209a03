import { EdgesealError, parseKeyRing } from '@edgeseal/token';
import { ConfigError } from '../../config/error.js';
import { purposesOf, writtenKeys } from './written-keys.js';
/** The keys of a file, which may change while they are in use. Levels that inherit them have the same object. */
export class KeyRing {
    path;
    place;
    /** Every purpose that the configuration names, once all of it has been read. */
    purposes;
    #keys;
    #uses = [];
    /** Reads the file that a directive names. Throws a ConfigError for one that cannot be used. */
    constructor(cf) {
        this.path = cf.path(cf.arg(0), 'conf');
        this.place = cf.place;
        this.purposes = purposesOf(cf);
        this.#keys = reading(cf, () => parse(this.path, cf.watch(this.path, (text) => this.#prepare(text))));
    }
    /** Formats that are those of its keys at any time. Throws a ConfigError where they do not fit now. */
    formats(make) {
        let current = make(this.#keys);
        this.#uses.push((keys) => {
            const next = make(keys);
            return () => {
                current = next;
            };
        });
        return {
            seal: (value, lifetime, issuedAt) => current.seal(value, lifetime, issuedAt),
            open: (token) => current.open(token),
        };
    }
    /** All or none of those that use the ring get the new keys. */
    #prepare(text) {
        const keys = parse(this.path, text);
        const ready = this.#uses.map((use) => use(keys));
        return () => {
            for (const use of ready)
                use();
        };
    }
}
/** Has what is wrong with a file said where it is named. */
function reading(cf, read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof EdgesealError)
            return cf.fail(`${cf.name}: ${error.message}`);
        throw error;
    }
}
function parse(path, text) {
    try {
        return parseKeyRing(text);
    }
    catch (error) {
        if (error instanceof EdgesealError)
            throw new ConfigError(`"${path}": ${error.message}`);
        throw error;
    }
}
/** `encrypted_session_keyring`: the keys of a level, in the place of those of `encrypted_session_key`. */
export function applyKeyRing(cf) {
    requireNoKeys(cf);
    cf.level.own[KEYS] = new KeyRing(cf);
}
/** `encrypted_session_key`. */
export function applyKeys(cf) {
    requireNoKeys(cf);
    cf.level.own[KEYS] = writtenKeys(cf);
}
const KEYS = 'encrypted_session_key';
function requireNoKeys(cf) {
    if (!cf.level.has(KEYS))
        return;
    if (cf.level.own[KEYS] instanceof KeyRing === (cf.name !== KEYS))
        cf.refuse('is duplicate');
    cf.fail(`"${KEYS}" and "encrypted_session_keyring" exclude one another`);
}
//# sourceMappingURL=key-ring.js.map