import { wordSet } from '../../config/directives.js';
/** Protocol versions as nginx names them; those that Node's TLS no longer has are accepted and left out. */
const PROTOCOLS = {
    SSLv2: undefined,
    SSLv3: undefined,
    TLSv1: 'TLSv1',
    'TLSv1.1': 'TLSv1.1',
    'TLSv1.2': 'TLSv1.2',
    'TLSv1.3': 'TLSv1.3',
};
/** Reads versions for `ssl_protocols` and the like; several directives of a level add up. Source: ngx_conf_set_bitmask_slot. */
export function applyProtocols(cf) {
    const key = `${cf.name} words`;
    const before = cf.level.has(key) ? cf.level.own[key] : [];
    const words = wordSet(cf, Object.keys(PROTOCOLS), before);
    cf.level.own[key] = words;
    cf.level.own[cf.name] = [...words].flatMap((word) => PROTOCOLS[word] ?? []);
}
const ORDER = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
/** Versions as options of a context: from the lowest of them to the highest. */
export function versionOptions(wanted) {
    const found = ORDER.filter((version) => wanted.includes(version));
    const [min] = found;
    const max = found.at(-1);
    return min && max ? { minVersion: min, maxVersion: max } : {};
}
//# sourceMappingURL=protocols.js.map