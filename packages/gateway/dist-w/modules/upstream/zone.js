import { declareZone, readZoneSize } from '../../config/shared-zones.js';
/** Checks `zone name [size]`: what is known of the servers is known to each worker alone. Source: ngx_http_upstream_zone. */
export function checkZone(cf) {
    const [name = '', text] = cf.args;
    if (name === '')
        cf.fail(`invalid zone name "${name}"`);
    declareZone(cf, 'upstream', name, text === undefined ? 0 : readZoneSize(cf, text, text, name));
}
//# sourceMappingURL=zone.js.map