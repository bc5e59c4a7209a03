import type { Conf } from '../../config/conf.ts';
import type { Read } from '../../config/directives.ts';
import type { Place } from '../../config/place.ts';
/** The keys of a level as they are written, the one to seal with first. Levels that inherit them have the same object. */
export interface WrittenKeys {
    readonly written: readonly string[];
    readonly place: Place;
    /** Every purpose that the configuration names, once all of it has been read. */
    readonly purposes: ReadonlySet<string>;
}
/** `encrypted_session_key`: whether a key has the length that its format asks for is seen once that is known. */
export declare const writtenKeys: Read<WrittenKeys>;
/** The purposes that have been named so far. */
export declare function purposesOf({ http }: Conf): Set<string>;
/** What is wrong with a key, in the C module's words for its format. */
export declare function wrongLength(format: 'classic' | 'sealed' | 'jwe'): string;
/**
 * The bytes of a key, which are those of the text where it has no form. Throws a ConfigError, without anything of the key,
 * for one that cannot be read.
 */
export declare function keyBytes(text: string, place: Place): Buffer;
//# sourceMappingURL=written-keys.d.ts.map