import { type RingKey, type SeveralFormats } from '@edgeseal/token';
import type { Conf } from '../../config/conf.ts';
import type { Place } from '../../config/place.ts';
/** Formats by the keys of a ring. Throws a ConfigError for keys that do not fit. */
type MakeFormats = (keys: readonly RingKey[]) => SeveralFormats;
/** The keys of a file, which may change while they are in use. Levels that inherit them have the same object. */
export declare class KeyRing {
    #private;
    readonly path: string;
    readonly place: Place;
    /** Every purpose that the configuration names, once all of it has been read. */
    readonly purposes: ReadonlySet<string>;
    /** Reads the file that a directive names. Throws a ConfigError for one that cannot be used. */
    constructor(cf: Conf);
    /** Formats that are those of its keys at any time. Throws a ConfigError where they do not fit now. */
    formats(make: MakeFormats): SeveralFormats;
}
/** `encrypted_session_keyring`: the keys of a level, in the place of those of `encrypted_session_key`. */
export declare function applyKeyRing(cf: Conf): void;
/** `encrypted_session_key`. */
export declare function applyKeys(cf: Conf): void;
export {};
//# sourceMappingURL=key-ring.d.ts.map