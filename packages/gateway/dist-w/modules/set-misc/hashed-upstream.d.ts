import type { Conf } from '../../config/conf.ts';
import { type MultiFilter } from './set-variable.ts';
/** `set_hashed_upstream $variable list key`: the name of a list that a key leads to, always the same one. */
export declare function hashedUpstream(cf: Conf): MultiFilter;
/** nginx's hash without regard to the case of ASCII letters, its last 32 bits. nginx: ngx_hash_key_lc. */
export declare function hashLowerCase(key: string): number;
//# sourceMappingURL=hashed-upstream.d.ts.map