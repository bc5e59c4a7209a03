import type { Conf } from '../../config/conf.ts';
import { HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { flag, numberBetween, oneOf, setting } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { LEVEL } from '../../log/level.ts';
import { DONE, NEXT, type Outcome, type Result } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';
import type { ConnectionClaim, Zones } from '../../zones/zones.ts';
import { keyOf, LOG_LEVELS, readZone, type Zone, ZoneRegister } from './zone-parameter.ts';

/** One `limit_conn`. */
interface Limit {
  readonly name: string;
  readonly zone: () => Zone | undefined;
  readonly most: number;
}

/** Settings of the limit_conn module. */
export interface LimitConnSettings {
  readonly limit_conn: readonly Limit[];
  readonly limit_conn_status: number;
  readonly limit_conn_log_level: (typeof LOG_LEVELS)[number];
  readonly limit_conn_dry_run: boolean;
  /** Derived: where the zones are. */
  limit_conn_zones: Zones | undefined;
}

const zones: ZoneRegister = new ZoneRegister('limit_conn');

/** What came of it, by main request: `$limit_conn_status`. */
const statuses: RequestContext<string> = new RequestContext();

/** Source: ngx_http_limit_conn_zone. */
function applyZone(cf: Conf): void {
  const word = cf.arg(1);
  if (!word.startsWith('zone=')) cf.fail(`invalid parameter "${word}"`);
  const { name, size } = readZone(cf, word);
  zones.add(cf, name, size, 0);
}

/** Source: ngx_http_limit_conn. */
function applyLimit(cf: Conf): void {
  const [name = '', text = ''] = cf.args;
  const zone = zones.find(cf, name);
  const before = cf.level.has(cf.name) ? (cf.level.own[cf.name] as readonly Limit[]) : [];
  if (before.some((limit) => limit.name === name)) cf.refuse('is duplicate');
  const most = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (most <= 0) cf.fail(`invalid number of connections "${text}"`);
  if (most > 65_535) cf.fail('connection limit must be less 65536');
  cf.level.own[cf.name] = [...before, { name, zone, most }];
}

/** nginx's ngx_http_limit_conn_module: keys may have so many requests under way, in all workers together. */
export const limitConn: Module<LimitConnSettings> = defineModule<LimitConnSettings>({
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
  idle: (settings) => settings.limit_conn.length === 0,
  preaccess: limit,
});

/** Source: ngx_http_limit_conn_handler. */
function limit(r: Request): Outcome {
  const settings = limitConn.of(r);
  const { limit_conn_zones: where } = settings;
  if (!where || statuses.get(r.main) !== undefined) return NEXT;
  const claims = settings.limit_conn.flatMap((each) => claimOf(r, each));
  if (claims.length === 0) return NEXT;
  const refusing = where.enter(claims);
  return typeof refusing === 'number'
    ? act(r, where, claims, refusing)
    : refusing.then((late) => act(r, where, claims, late));
}

function claimOf(r: Request, { zone, most }: Limit): readonly ConnectionClaim[] {
  const found = zone();
  const key = found && keyOf(r, found);
  return !found || key === undefined ? [] : [{ zone: found.name, size: found.size, keys: found.written, key, most }];
}

function act(r: Request, where: Zones, claims: readonly ConnectionClaim[], refusing: number): Result {
  if (refusing < 0) {
    statuses.set(r.main, 'PASSED');
    r.main.whenReleased(() => where.leave(claims));
    return r.released ? DONE : NEXT;
  }
  if (r.released) return DONE;
  const { limit_conn_dry_run: dry, limit_conn_log_level: level, limit_conn_status: status } = limitConn.of(r);
  r.log(LEVEL[level], `limiting connections${dry ? ', dry run,' : ''} by zone "${claims[refusing]?.zone}"`);
  statuses.set(r.main, dry ? 'REJECTED_DRY_RUN' : 'REJECTED');
  return dry ? NEXT : status;
}
