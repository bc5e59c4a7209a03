import { hasVariables } from '../../config/value.js';
import { fails } from './set-variable.js';
import { nameAt, upstreamLists } from './upstream-list.js';
/** `set_hashed_upstream $variable list key`: the name of a list that a key leads to, always the same one. */
export function hashedUpstream(cf) {
    const find = upstreamLists(cf);
    const name = cf.arg(1);
    if (!hasVariables(name)) {
        const list = find(name) ?? cf.fail(undefinedList(name));
        return ([, key = '']) => choose(list, key);
    }
    return ([wanted = '', key = ''], r) => {
        const list = find(wanted);
        return list ? choose(list, key) : fails(r, undefinedList(wanted));
    };
}
function choose(list, key) {
    return list.size === 0 ? '' : nameAt(list, hashLowerCase(key) % list.size);
}
/** nginx's hash without regard to the case of ASCII letters, its last 32 bits. nginx: ngx_hash_key_lc. */
export function hashLowerCase(key) {
    let hash = 0;
    for (let i = 0; i < key.length; i++) {
        const byte = key.charCodeAt(i);
        hash = (Math.imul(hash, 31) + (byte >= 65 && byte <= 90 ? byte | 32 : byte)) | 0;
    }
    return hash >>> 0;
}
function undefinedList(name) {
    return `set_hashed_upstream: upstream list "${name}" not defined yet`;
}
//# sourceMappingURL=hashed-upstream.js.map