import { createSecureContext } from 'node:tls';
import { formatAddress } from '../../config/address.ts';
import type { Conf } from '../../config/conf.ts';
import type { HttpDraft } from '../../config/draft.ts';
import { resolveHost } from '../../config/host-addresses.ts';
import { declareZone, readZoneSize } from '../../config/shared-zones.ts';
import { authoritiesIn } from '../ssl/authority-chains.ts';
import { checkCertificate, readPem, type TlsFile } from '../ssl/pem-file.ts';
import { readPair } from '../ssl/secure-context.ts';
import { textElsewhere } from './elsewhere.ts';
import { MARKS_ZONE, MemoryStore } from './memory-store.ts';
import { parseRedisAddress, type RedisAddress } from './redis-address.ts';
import { type RedisTls, redisClients } from './redis-client.ts';
import { KEY_PREFIX, RedisStore } from './redis-store.ts';
import type { TokenStore } from './token-store.ts';

/** What TLS takes, by its names in nginx's directives. */
const TLS_PARAMETERS = ['ssl_trusted_certificate', 'ssl_certificate', 'ssl_certificate_key', 'ssl_name'] as const;

type TlsParameters = ReadonlyMap<string, string>;

/** Stores by what is written, so that one that is named at several places has its connections once. */
const STORES: WeakMap<HttpDraft, Map<string, RedisStore>> = new WeakMap();

/** Reads `encrypted_session_store`. Nothing that may have a password in it gets into messages. */
export function readStore(cf: Conf): TokenStore {
  const { name: directive, place } = cf;
  const written = textElsewhere(cf.arg(0), { directive, noun: 'address', place }) ?? cf.arg(0);
  const parameters = readParameters(cf);
  const [, size] = /^memory:(.*)$/s.exec(written) ?? [];
  if (size === undefined) return redisStore(cf, written, parameters);
  if (parameters.size > 0) refuse(cf, 'a store in memory has no parameters');
  const bytes = readZoneSize(cf, size, written, written);
  declareZone(cf, 'encrypted_session', MARKS_ZONE, bytes);
  return new MemoryStore(bytes, cf.environment.zones);
}

function refuse(cf: Conf, fault: string): never {
  return cf.fail(`invalid store in "${cf.name}" directive: ${fault}`);
}

function readParameters(cf: Conf): TlsParameters {
  const parameters = new Map<string, string>();
  for (const word of cf.args.slice(1)) {
    const [, name = '', value = ''] = /^([a-z_]+)=(.+)$/s.exec(word) ?? [];
    if (!TLS_PARAMETERS.some((known) => known === name)) {
      refuse(cf, `its parameters are ${TLS_PARAMETERS.map((known) => `"${known}="`).join(', ')}`);
    }
    if (parameters.has(name)) refuse(cf, `"${name}=" is given twice`);
    parameters.set(name, value);
  }
  return parameters;
}

function redisStore(cf: Conf, written: string, parameters: TlsParameters): RedisStore {
  const address = parseRedisAddress(written);
  if ('fault' in address) return refuse(cf, address.fault);
  const tls = tlsOf(cf, address, parameters);
  for (const node of address.nodes) {
    if ('host' in node && resolveHost(formatHost(node.host)).length === 0) refuse(cf, `host not found "${node.host}"`);
  }
  const known = STORES.get(cf.http) ?? new Map<string, RedisStore>();
  STORES.set(cf.http, known);
  const identity = JSON.stringify([written, ...parameters]);
  const store =
    known.get(identity) ??
    new RedisStore(
      redisClients(address, tls, KEY_PREFIX),
      address.nodes.map(formatAddress).join(','),
      cf.environment.now,
    );
  if (!known.has(identity)) cf.whileServing(store);
  known.set(identity, store);
  return store;
}

function formatHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Certificates are read now: the account of the workers needs no access to them. */
function tlsOf(cf: Conf, address: RedisAddress, parameters: TlsParameters): RedisTls | undefined {
  if (!address.tls) {
    if (parameters.size > 0) refuse(cf, 'its parameters need "rediss:"');
    return undefined;
  }
  const file = (name: (typeof TLS_PARAMETERS)[number]): TlsFile | undefined => {
    const written = parameters.get(name);
    return written === undefined ? undefined : { path: cf.path(written, 'conf'), written, place: cf.place };
  };
  const [trusted, certificate, key] = TLS_PARAMETERS.map(file);
  if (!certificate !== !key) refuse(cf, '"ssl_certificate=" and "ssl_certificate_key=" need one another');
  const pair = certificate && key ? readPair(certificate, key) : undefined;
  const authorities = trusted && readPem(trusted, 'certificate');
  if (trusted && authorities) checkCertificate(trusted, authorities);
  const context = createSecureContext({
    ...(authorities ? { ca: authoritiesIn(authorities) } : {}),
    ...(pair ? { cert: pair.cert, key: [pair.key] } : {}),
  });
  return { context, name: parameters.get('ssl_name') };
}
