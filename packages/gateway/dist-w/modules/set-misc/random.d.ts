import type { Conf } from '../../config/conf.ts';
import { type Filter, type MultiFilter } from './set-variable.ts';
/** The characters of `set_secure_random_lcalpha`. */
export declare const LCALPHA = "abcdefghijklmnopqrstuvwxyz";
/** The characters of `set_secure_random_alphanum`. */
export declare const ALPHANUM = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
/**
 * `set_random $variable from to`: a whole number between the two, bounds included and in either order. Numbers of
 * all 63 bits are reached, where the C module's rand() ends at 31.
 */
export declare function randomNumber(cf: Conf): MultiFilter;
/** `set_secure_random_… $variable [length]`: 1 to 64 characters of an alphabet. */
export declare function randomString(alphabet: string): (cf: Conf) => Filter;
//# sourceMappingURL=random.d.ts.map