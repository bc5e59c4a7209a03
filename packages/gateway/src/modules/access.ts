import type { Conf } from '../config/conf.ts';
import { type Context, HTTP_SERVER_LOCATION } from '../config/context.ts';
import { defineModule, type Module } from '../config/module.ts';
import { LEVEL } from '../log/level.ts';
import { ALLOW, NEXT, type Result } from '../request/outcome.ts';
import type { Request } from '../request/request.ts';
import { addressBytes, isInCidr, readCidr } from './core/cidr.ts';

/** One `allow` or `deny`. */
interface Rule {
  readonly deny: boolean;
  readonly covers: (r: Request) => boolean;
}

/** Settings of the access module. */
export interface AccessSettings {
  /** The rules of `allow` and `deny`; the first that covers a client counts. */
  readonly access_rules: readonly Rule[];
}

const LEVELS: readonly Context[] = [...HTTP_SERVER_LOCATION, 'limit_except'];

/** nginx's ngx_http_access_module: clients are let in or not by their address. */
export const access: Module<AccessSettings> = defineModule<AccessSettings>({
  name: 'access',
  defaults: { access_rules: [] },
  directives: {
    allow: {
      in: LEVELS,
      args: [1],
      syntax: 'address | CIDR | unix: | all',
      doc: 'Lets clients of that address in, unless a rule before it says otherwise.',
      apply: addRule,
    },
    deny: {
      in: LEVELS,
      args: [1],
      syntax: 'address | CIDR | unix: | all',
      doc: 'Answers clients of that address 403, unless a rule before it says otherwise.',
      apply: addRule,
    },
  },
  idle: (settings) => settings.access_rules.length === 0,
  access: (r) => checkRules(r, access.of(r).access_rules),
});

function checkRules(r: Request, rules: readonly Rule[]): Result {
  for (const rule of rules) {
    if (!rule.covers(r)) continue;
    if (!rule.deny) return ALLOW;
    // where another handler may still let the request in, that is said at the end of the phase
    if (r.settings.satisfy === 'all') r.log(LEVEL.error, 'access forbidden by rule');
    return 403;
  }
  return NEXT;
}

/** Source: ngx_http_access_rule. */
function addRule(cf: Conf): void {
  const before = cf.level.has('access_rules') ? (cf.level.own['access_rules'] as readonly Rule[]) : [];
  const rule: Rule = { deny: cf.name === 'deny', covers: readAddress(cf) };
  cf.level.own['access_rules'] = [...before, rule];
}

function readAddress(cf: Conf): Rule['covers'] {
  const written = cf.arg(0);
  if (written === 'all') return () => true;
  if (written === 'unix:') return (r) => r.client.remoteAddress === 'unix:';
  const cidr = readCidr(cf, written) ?? cf.fail(`invalid parameter "${written}"`);
  return (r) => isInCidr(cidr, addressBytes(r.client.remoteAddress));
}
