import type { NamedHost } from '../../config/address.ts';
import type { Conf } from '../../config/conf.ts';
import { ConfigError } from '../../config/error.ts';
import type { Place } from '../../config/place.ts';
import type { Peer, PeerGroup } from '../../upstream/peer.ts';
import { peerSet } from '../../upstream/peer-set.ts';
import { DEFAULT_SERVER, PeerState } from '../../upstream/peer-state.ts';
import { roundRobin } from '../../upstream/round-robin.ts';
import type { ServerEntry, UpstreamBlock } from './block.ts';
import { peersOf } from './host-peers.ts';
import { keepaliveOf } from './keepalive.ts';

/** A host that a directive or a request names, with the port that it has or that is usual for it. */
export interface HostKey {
  /** The path where it is a socket. */
  readonly host: string;
  /** 0 for an `upstream` block, a socket, or a host that needs a port and has none. */
  readonly port: number;
  /** Whether no port was written. */
  readonly portless: boolean;
}

/** The key of a host; `usualPort` is 0 where there has to be a port. */
function hostKey(host: NamedHost, usualPort: number): HostKey {
  if ('path' in host) return { host: host.path, port: 0, portless: false };
  const { name, port } = host;
  return { host: name, port: port === undefined ? usualPort : Number(port), portless: port === undefined };
}

/** Who is meant by a host: an `upstream` block, or the host itself; nginx: ngx_http_upstream_srv_conf_t. */
export interface Upstream {
  /** As it was first named. */
  key: HostKey;
  readonly place: Place;
  readonly isSocket: boolean;
  block: UpstreamBlock | undefined;
  /** Undefined until loading ends. */
  group: PeerGroup | undefined;
}

/** All upstreams of a configuration in the order in which they are named; nginx: ngx_http_upstream_main_conf_t. */
export class Upstreams {
  readonly #now: () => number;
  readonly #list: Upstream[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes an `upstream` block; a directive before it may have named it. */
  define(cf: Conf, name: string, block: UpstreamBlock): void {
    const key: HostKey = { host: name, port: 0, portless: true };
    const other = this.#known(cf, key, block);
    if (!other) return this.#add({ key, place: cf.place, isSocket: false, block, group: undefined });
    other.block = block;
    other.key = { ...other.key, port: 0 };
  }

  /** The upstream of a host that a directive names. */
  named(cf: Conf, host: NamedHost, usualPort: number): Upstream {
    const key = hostKey(host, usualPort);
    const other = this.#known(cf, key, undefined);
    if (other) return other;
    const upstream: Upstream = { key, place: cf.place, isSocket: 'path' in host, block: undefined, group: undefined };
    this.#add(upstream);
    return upstream;
  }

  /** The group of a host that a request names. Source: ngx_http_upstream_init_request. */
  find({ host, port, portless }: HostKey): PeerGroup | undefined {
    const lower = host.toLowerCase();
    return this.#list.find(
      ({ key }) => ((key.port === 0 && portless) || key.port === port) && key.host.toLowerCase() === lower,
    )?.group;
  }

  /** Makes the groups, when all blocks are known. Source: ngx_http_upstream_init_main_conf. */
  finish(): void {
    for (const upstream of this.#list) {
      const { block } = upstream;
      upstream.group = block ? this.#blockGroup(upstream, block) : this.#hostGroup(upstream);
    }
  }

  #add(upstream: Upstream): void {
    this.#list.push(upstream);
  }

  /** Source: ngx_http_upstream_add. */
  #known(cf: Conf, { host, port, portless }: HostKey, block: UpstreamBlock | undefined): Upstream | undefined {
    const lower = host.toLowerCase();
    for (const other of this.#list) {
      const { key } = other;
      if (key.host.toLowerCase() !== lower) continue;
      if (block && other.block) cf.fail(`duplicate upstream "${host}"`);
      if (other.block && !portless) cf.fail(`upstream "${host}" may not have port ${port}`);
      if (block && !key.portless) {
        throw new ConfigError(`upstream "${host}" may not have port ${key.port}`, other.place);
      }
      if (key.port === 0 || port === 0 || key.port === port) return other;
    }
    return undefined;
  }

  #blockGroup({ key: { host: name }, place }: Upstream, block: UpstreamBlock): PeerGroup {
    const peers = statesOf(block.servers.filter(({ backup }) => !backup));
    if (peers.length === 0) throw new ConfigError(`no servers in upstream "${name}"`, place);
    const set = peerSet(peers, statesOf(block.servers.filter(({ backup }) => backup)));
    const balancing = block.balancing ?? roundRobin;
    try {
      return { name, keepalive: keepaliveOf(block), select: balancing(set, this.#now) };
    } catch (error) {
      if (error instanceof RangeError) throw new ConfigError(`${error.message} in upstream "${name}"`, place);
      throw error;
    }
  }

  /** Source: ngx_http_upstream_init_round_robin. */
  #hostGroup({ key: { host, port }, isSocket, place }: Upstream): PeerGroup {
    if (!isSocket && port === 0) throw new ConfigError(`no port in upstream "${host}"`, place);
    const peers = peersOf(isSocket ? { path: host } : { name: host, port: undefined }, port, host);
    if (peers.length === 0) throw new ConfigError(`host not found in upstream "${host}"`, place);
    const set = peerSet(peers.map((peer) => new PeerState(peer, DEFAULT_SERVER)));
    return { name: host, keepalive: undefined, select: roundRobin(set, this.#now) };
  }
}

function statesOf(servers: readonly ServerEntry[]): readonly PeerState[] {
  return servers.flatMap(({ peers, options }) => peers.map((peer: Peer) => new PeerState(peer, options)));
}
