import { readFileSync } from 'node:fs';
const ZONE_FILES = '/usr/share/zoneinfo';
/** `CET-1CEST,M3.5.0,M10.5.0/3`: a name, hours west of UTC, the name in summer, when it changes. */
const POSIX_ZONE = /^(<[^>]+>|[A-Za-z]{3,})([+-]?)(\d+)(?::(\d+))?(?::\d+)?(<[^>]+>|[A-Za-z]{3,})?/;
/**
 * The zone that TZ names, or the machine's. Node knows offsets but no abbreviations; these are in the last line of the
 * zone's file (RFC 8536 section 3.3), which is in force for times from now on. Without one, names are offsets (`+0100`).
 */
export function readTimeZone() {
    const found = POSIX_ZONE.exec(posixZone(process.env['TZ']));
    if (!found)
        return { nameAt: numericName };
    const [, standard = '', sign, hours, minutes = '0', summer = standard] = found;
    const west = Number(hours) * 3600 + Number(minutes) * 60;
    const offset = sign === '-' ? west : -west;
    return { nameAt: (at) => (at === offset ? standard : summer).replace(/[<>]/g, '') };
}
function posixZone(tz) {
    if (tz === '')
        return 'UTC0';
    const name = tz?.replace(/^:/, '');
    const file = name === undefined ? '/etc/localtime' : name.startsWith('/') ? name : `${ZONE_FILES}/${name}`;
    try {
        return readFileSync(file, 'latin1').trimEnd().split('\n').at(-1) ?? '';
    }
    catch {
        return name ?? '';
    }
}
function numericName(offset) {
    const minutes = Math.abs(offset) / 60;
    const digits = Math.trunc(minutes / 60) * 100 + (minutes % 60);
    return `${offset < 0 ? '-' : '+'}${String(digits).padStart(4, '0')}`;
}
//# sourceMappingURL=time-zone.js.map