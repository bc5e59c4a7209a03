import { ConfigError } from './error.js';
import { parseSize } from './size.js';
/** nginx's least: eight pages. */
const LEAST_SIZE = 32_768;
/** The zones of a configuration. */
const zones = new WeakMap();
/** Declares a zone of a module, or names it without a size. Source: ngx_shared_memory_add. */
export function declareZone(cf, use, name, size) {
    const declared = zonesOf(cf);
    const known = declared.get(name);
    if (!known)
        return void declared.set(name, { use, size });
    if (known.use !== use)
        cf.fail(`the shared memory zone "${name}" is already declared for a different use`);
    if (known.size !== 0 && size !== 0 && known.size !== size) {
        cf.fail(`the size ${size} of shared memory zone "${name}" conflicts with already declared size ${known.size}`);
    }
    known.size ||= size;
}
/** The size of a zone once all has been read, in bytes. */
export function sizeOfZone(cf, name) {
    const declared = zonesOf(cf);
    return () => declared.get(name)?.size ?? 0;
}
/** Reads the size of a zone; `shown` is what messages name. */
export function readZoneSize(cf, text, shown, zone) {
    const size = parseSize(text) ?? cf.fail(`invalid zone size "${shown}"`);
    return size < LEAST_SIZE ? cf.fail(`zone "${zone}" is too small`) : size;
}
function zonesOf(cf) {
    const { http } = cf;
    const known = zones.get(http);
    if (known)
        return known;
    const declared = new Map();
    zones.set(http, declared);
    cf.later(() => {
        for (const [name, { size }] of declared) {
            if (size === 0)
                throw new ConfigError(`zero size shared memory zone "${name}"`);
        }
    });
    return declared;
}
//# sourceMappingURL=shared-zones.js.map