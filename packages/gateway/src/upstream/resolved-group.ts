import type { Peer, PeerGroup } from './peer.ts';

/** A group of the addresses that a name was found to have: they take turns, from one of them on. */
export function resolvedGroup(name: string, addresses: readonly string[], port: number, start: number): PeerGroup {
  const peers = addresses.map((host): Peer => {
    const text = host.includes(':') ? `[${host}]` : host;
    return { name: `${text}:${port}`, address: { host, port }, server: name };
  });
  return {
    name,
    keepalive: undefined,
    select: () => {
      let next = start;
      return { tries: peers.length, next: () => peers[next++ % peers.length], free: () => {} };
    },
  };
}
