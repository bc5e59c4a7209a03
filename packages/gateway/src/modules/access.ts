import { isIPv4, isIPv6 } from 'node:net';
import type { Conf } from '../config/conf.ts';
import { type Context, HTTP_SERVER_LOCATION } from '../config/context.ts';
import { defineModule, type Module } from '../config/module.ts';
import { LEVEL } from '../log/level.ts';
import { ALLOW, NEXT, type Result } from '../request/outcome.ts';
import type { Request } from '../request/request.ts';
import { binaryAddress } from './variables/binary-address.ts';

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
  access: (r) => checkRules(r, access.of(r).access_rules),
});

function checkRules(r: Request, rules: readonly Rule[]): Result {
  if (r.parent) return NEXT;
  for (const rule of rules) {
    if (!rule.covers(r)) continue;
    if (!rule.deny) return ALLOW;
    r.log(LEVEL.error, 'access forbidden by rule');
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
  const [address = '', prefix] = written.split(/\/(.*)/s);
  const size = isIPv4(address) ? 32 : isIPv6(address) && !address.includes('%') ? 128 : 0;
  const bits = prefix === undefined ? size : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (size === 0 || !(bits <= size)) return cf.fail(`invalid parameter "${written}"`);
  const network = masked(binaryAddress(address), bits);
  if (network !== binaryAddress(address)) cf.warn(`low address bits of ${written} are meaningless`);
  return (r) => {
    const client = clientAddress(r);
    return client.length * 8 === size && masked(client, bits) === network;
  };
}

/** A client's address as bytes: as in nginx, an IPv4 client of an IPv6 socket is one of IPv4. */
function clientAddress(r: Request): string {
  return binaryAddress(r.client.remoteAddress.replace(/^::ffff:(?=\d+\.)/i, ''));
}

/** An address with all but its first bits zero. */
function masked(address: string, bits: number): string {
  let text = '';
  for (let i = 0; i < address.length; i++) {
    const kept = Math.min(Math.max(bits - i * 8, 0), 8);
    text += String.fromCharCode(address.charCodeAt(i) & (0xff << (8 - kept)));
  }
  return text;
}
