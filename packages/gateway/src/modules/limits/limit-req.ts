import type { Conf } from '../../config/conf.ts';
import { HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { flag, numberBetween, oneOf, setting } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { LEVEL } from '../../log/level.ts';
import { DONE, NEXT, type Outcome, type Result } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { RequestContext } from '../../request/request-context.ts';
import type { RequestClaim, RequestVerdict, Zones } from '../../zones/zones.ts';
import { keyOf, LOG_LEVELS, readZone, type Zone, ZoneRegister } from './zone-parameter.ts';

/** One `limit_req`. */
interface Limit {
  readonly name: string;
  readonly zone: () => Zone | undefined;
  /** Thousandths of a request. */
  readonly burst: number;
  readonly delay: number;
}

/** Settings of the limit_req module. */
export interface LimitReqSettings {
  readonly limit_req: readonly Limit[];
  readonly limit_req_status: number;
  readonly limit_req_log_level: (typeof LOG_LEVELS)[number];
  readonly limit_req_dry_run: boolean;
  /** Derived: where the zones are. */
  limit_req_zones: Zones | undefined;
}

const zones: ZoneRegister = new ZoneRegister('limit_req');

/** Longer than this no timer of Node.js runs, which would fire at once: milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What came of it, by main request: `$limit_req_status`. */
const statuses: RequestContext<string> = new RequestContext();

/** Source: ngx_http_limit_req_zone. */
function applyZone(cf: Conf): void {
  let [name, size, rate] = ['', 0, 1000];
  for (const word of cf.args.slice(1)) {
    if (word.startsWith('zone=')) ({ name, size } = readZone(cf, word));
    else if (word.startsWith('rate=')) rate = readRate(cf, word);
    else cf.fail(`invalid parameter "${word}"`);
  }
  zones.add(cf, name, size, rate);
}

function readRate(cf: Conf, word: string): number {
  const [, digits = '0', unit] = /^rate=(\d{1,9})(r\/s|r\/m)?$/.exec(word) ?? [];
  if (Number(digits) === 0) cf.fail(`invalid rate "${word}"`);
  return Math.floor((Number(digits) * 1000) / (unit === 'r/m' ? 60 : 1));
}

/** Source: ngx_http_limit_req. */
function applyLimit(cf: Conf): void {
  let [name, burst, delay] = ['', 0, 0];
  for (const word of cf.args) {
    const [, parameter, value = ''] = /^(zone|burst|delay)=(.*)$/s.exec(word) ?? [];
    if (parameter === 'zone') name = value;
    else if (parameter === 'burst') burst = readCount(cf, word, 'burst', value);
    else if (parameter === 'delay') delay = readCount(cf, word, 'delay', value);
    else if (word === 'nodelay') delay = Number.MAX_SAFE_INTEGER / 1000;
    else cf.fail(`invalid parameter "${word}"`);
  }
  if (name === '') cf.fail(`"${cf.name}" must have "zone" parameter`);
  const before = cf.level.has(cf.name) ? (cf.level.own[cf.name] as readonly Limit[]) : [];
  if (before.some((limit) => limit.name === name)) cf.refuse('is duplicate');
  const zone = zones.find(cf, name);
  cf.level.own[cf.name] = [...before, { name, zone, burst: burst * 1000, delay: delay * 1000 }];
}

function readCount(cf: Conf, word: string, parameter: string, value: string): number {
  const count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  return count > 0 ? count : cf.fail(`invalid ${parameter} value "${word}"`);
}

/** nginx's ngx_http_limit_req_module: keys may make so many requests in a time, in all workers together. */
export const limitReq: Module<LimitReqSettings> = defineModule<LimitReqSettings>({
  name: 'limit_req',
  defaults: {
    limit_req: [],
    limit_req_status: 503,
    limit_req_log_level: 'error',
    limit_req_dry_run: false,
    limit_req_zones: undefined,
  },
  directives: {
    limit_req_zone: {
      in: ['http'],
      args: [3],
      syntax: 'key zone=name:size rate=rate',
      doc: 'A zone in which the requests of each key are counted, and how many a second (`r/s`) or a minute (`r/m`) there may be; each key takes 128 bytes or more, and the one that was asked for the longest time ago gives way.',
      apply: applyZone,
    },
    limit_req: {
      in: HTTP_SERVER_LOCATION,
      args: [1, 2, 3],
      syntax: 'zone=name [burst=number] [nodelay | delay=number]',
      doc: 'Counts requests in that zone: those beyond its rate wait, those beyond `burst` are refused. The limits of a level replace those of the levels around it.',
      apply: applyLimit,
    },
    limit_req_status: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'code',
      default: '503',
      doc: 'The status of requests that are refused.',
      ...setting(numberBetween(400, 599)),
    },
    limit_req_log_level: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'info | notice | warn | error',
      default: 'error',
      doc: 'The level at which refusals are logged; delays are one level below it.',
      ...setting(oneOf(...LOG_LEVELS)),
    },
    limit_req_dry_run: {
      in: HTTP_SERVER_LOCATION,
      args: [1],
      syntax: 'on | off',
      default: 'off',
      doc: 'Whether requests are counted and logged, and neither refused nor delayed.',
      ...setting(flag),
    },
  },
  variables: [{ name: 'limit_req_status', get: (r) => statuses.get(r.main) }],
  merge: (settings, _, cf) => {
    settings.limit_req_zones = cf.environment.zones;
  },
  idle: (settings) => settings.limit_req.length === 0,
  preaccess: limit,
});

/** Source: ngx_http_limit_req_handler. */
function limit(r: Request): Outcome {
  const settings = limitReq.of(r);
  if (statuses.get(r.main) !== undefined) return NEXT;
  const claims = settings.limit_req.flatMap((each) => claimOf(r, each));
  if (claims.length === 0 || !settings.limit_req_zones) return NEXT;
  const verdict = settings.limit_req_zones.claimRequest(claims);
  return verdict instanceof Promise ? verdict.then((late) => act(r, claims, late)) : act(r, claims, verdict);
}

function claimOf(r: Request, { zone, burst, delay }: Limit): readonly RequestClaim[] {
  const found = zone();
  const key = found && keyOf(r, found);
  if (!found || key === undefined) return [];
  return [{ zone: found.name, size: found.size, keys: found.written, rate: found.rate, key, burst, delay }];
}

function act(r: Request, claims: readonly RequestClaim[], verdict: RequestVerdict): Outcome {
  if (r.released) return DONE;
  const { limit_req_dry_run: dry, limit_req_log_level: name, limit_req_status: status } = limitReq.of(r);
  const { refused, delay } = verdict;
  if (!refused && delay <= 0) return note(r, 'PASSED');
  const level = LEVEL[name];
  const excess = `${Math.floor(verdict.excess / 1000)}.${String(verdict.excess % 1000).padStart(3, '0')}`;
  const zone = claims[verdict.claim]?.zone ?? '';
  const mode = dry ? ', dry run' : '';
  if (refused) r.log(level, `limiting requests${mode}, excess: ${excess} by zone "${zone}"`);
  else r.log(level + 1, `delaying request${mode}, excess: ${excess}, by zone "${zone}"`);
  if (dry) return note(r, refused ? 'REJECTED_DRY_RUN' : 'DELAYED_DRY_RUN');
  note(r, refused ? 'REJECTED' : 'DELAYED');
  return refused ? status : wait(r, delay);
}

function note(r: Request, status: string): Result {
  statuses.set(r.main, status);
  return NEXT;
}

/** Lets a request go on after that time, or not at all where its client goes away. */
function wait(r: Request, ms: number): Promise<Result> {
  const { main } = r;
  return new Promise((resolve) => {
    const over = (result: Result): void => {
      clearTimeout(timer);
      main.clientEnded = undefined;
      resolve(result);
    };
    const timer = setTimeout(() => over(NEXT), Math.min(ms, LONGEST_TIMER));
    const gone = (): void => {
      main.response.status = 499;
      main.output.abort(main);
    };
    main.clientEnded = gone;
    main.whenReleased(() => over(DONE));
    if (main.clientHasEnded) gone();
  });
}
