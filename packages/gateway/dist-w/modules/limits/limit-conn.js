import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { flag, numberBetween, oneOf, setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { LEVEL } from '../../log/level.js';
import { DONE, NEXT } from '../../request/outcome.js';
import { keyOf, LOG_LEVELS, readZone, ZoneRegister } from './zone-parameter.js';
const zones = new ZoneRegister('limit_conn');
/** What came of it, by main request: `$limit_conn_status`. */
const statuses = new WeakMap();
/** Source: ngx_http_limit_conn_zone. */
function applyZone(cf) {
    const word = cf.arg(1);
    if (!word.startsWith('zone='))
        cf.fail(`invalid parameter "${word}"`);
    const { name, size } = readZone(cf, word);
    zones.add(cf, name, size, 0);
}
/** Source: ngx_http_limit_conn. */
function applyLimit(cf) {
    const [name = '', text = ''] = cf.args;
    const zone = zones.find(cf, name);
    const before = cf.level.has(cf.name) ? cf.level.own[cf.name] : [];
    if (before.some((limit) => limit.name === name))
        cf.refuse('is duplicate');
    const most = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    if (most <= 0)
        cf.fail(`invalid number of connections "${text}"`);
    if (most > 65_535)
        cf.fail('connection limit must be less 65536');
    cf.level.own[cf.name] = [...before, { name, zone, most }];
}
/** nginx's ngx_http_limit_conn_module: keys may have so many requests under way, in all workers together. */
export const limitConn = defineModule({
    name: 'limit_conn',
    defaults: {
        limit_conn: [],
        limit_conn_status: 503,
        limit_conn_log_level: 'error',
        limit_conn_dry_run: false,
        limit_conn_zones: undefined,
    },
    directives: {
        limit_conn_zone: {
            in: ['http'],
            args: [2],
            syntax: 'key zone=name:size',
            doc: 'A zone in which the requests of each key that are under way are counted; each key takes 128 bytes or more, and where there is no room for another its requests are refused.',
            apply: applyZone,
        },
        limit_conn: {
            in: HTTP_SERVER_LOCATION,
            args: [2],
            syntax: 'zone number',
            doc: 'How many requests of a key of that zone may be under way. The limits of a level replace those of the levels around it.',
            apply: applyLimit,
        },
        limit_conn_status: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'code',
            default: '503',
            doc: 'The status of requests that are refused.',
            ...setting(numberBetween(400, 599)),
        },
        limit_conn_log_level: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'info | notice | warn | error',
            default: 'error',
            doc: 'The level at which refusals are logged.',
            ...setting(oneOf(...LOG_LEVELS)),
        },
        limit_conn_dry_run: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'on | off',
            default: 'off',
            doc: 'Whether requests are counted and logged, and not refused.',
            ...setting(flag),
        },
    },
    variables: [{ name: 'limit_conn_status', get: (r) => statuses.get(r.main) }],
    merge: (settings, _, cf) => {
        settings.limit_conn_zones = cf.environment.zones;
    },
    preaccess: limit,
});
/** Source: ngx_http_limit_conn_handler. */
function limit(r) {
    const settings = limitConn.of(r);
    const { limit_conn_zones: where } = settings;
    if (settings.limit_conn.length === 0 || !where || statuses.has(r.main))
        return NEXT;
    const claims = settings.limit_conn.flatMap((each) => claimOf(r, each));
    if (claims.length === 0)
        return NEXT;
    const refusing = where.enter(claims);
    return typeof refusing === 'number'
        ? act(r, where, claims, refusing)
        : refusing.then((late) => act(r, where, claims, late));
}
function claimOf(r, { zone, most }) {
    const found = zone();
    const key = found && keyOf(r, found);
    return !found || key === undefined ? [] : [{ zone: found.name, size: found.size, keys: found.written, key, most }];
}
function act(r, where, claims, refusing) {
    if (refusing < 0) {
        statuses.set(r.main, 'PASSED');
        r.main.whenReleased(() => where.leave(claims));
        return r.released ? DONE : NEXT;
    }
    if (r.released)
        return DONE;
    const { limit_conn_dry_run: dry, limit_conn_log_level: level, limit_conn_status: status } = limitConn.of(r);
    r.log(LEVEL[level], `limiting connections${dry ? ', dry run,' : ''} by zone "${claims[refusing]?.zone}"`);
    statuses.set(r.main, dry ? 'REJECTED_DRY_RUN' : 'REJECTED');
    return dry ? NEXT : status;
}
//# sourceMappingURL=limit-conn.js.map