import { randomInt } from 'node:crypto';
import { literalAddress, type NamedHost } from '../../config/address.ts';
import { LEVEL } from '../../log/level.ts';
import type { Request } from '../../request/request.ts';
import { ResolveError } from '../../upstream/name-resolver.ts';
import type { PeerGroup } from '../../upstream/peer.ts';
import { resolvedGroup } from '../../upstream/resolved-group.ts';
import { resolver } from '../resolver.ts';
import { groupAt } from './peer-groups.ts';

/** Looks up a group that the configuration names: an `upstream` block, or a host of another directive. */
export type FindGroup = (name: string, port: number, portless: boolean) => PeerGroup | undefined;

/**
 * Who is meant by a host that a request gives: an upstream block that `find` knows, an address, or a name that the
 * level's resolver is asked for. A status, with a log line, where that is nobody. `usual` is the port of a host without
 * one, 0 where there has to be one. Source: ngx_http_upstream_init_request.
 */
export function groupOf(
  r: Request,
  host: NamedHost,
  usual: number,
  find: FindGroup,
): PeerGroup | number | Promise<PeerGroup | number> {
  if ('path' in host) return groupAt({ path: host.path });
  const { name, port: written = '' } = host;
  const port = written === '' ? usual : Number(written);
  const known = find(name, port, written === '');
  if (known) return known;
  if (port === 0) {
    r.log(LEVEL.error, `no port in upstream "${name}"`);
    return 500;
  }
  const address = literalAddress(name);
  return address === undefined ? resolved(r, name, port) : groupAt({ host: address, port });
}

function resolved(r: Request, name: string, port: number): PeerGroup | number | Promise<PeerGroup | number> {
  const { resolver: names, resolver_timeout: timeout } = resolver.of(r);
  if (!names) {
    r.log(LEVEL.error, `no resolver defined to resolve ${name}`);
    return 502;
  }
  const found = names.resolve(name, timeout);
  const toGroup = (addresses: readonly string[]): PeerGroup =>
    resolvedGroup(name, addresses, port, randomInt(addresses.length));
  if (!(found instanceof Promise)) return toGroup(found);
  return found.then(toGroup, (error: unknown) => {
    if (!(error instanceof ResolveError)) throw error;
    r.log(LEVEL.error, `${name} could not be resolved (${error.message})`);
    return 502;
  });
}
