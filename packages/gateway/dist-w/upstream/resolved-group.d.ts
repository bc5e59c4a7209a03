import type { PeerGroup } from './peer.ts';
/** A group of the addresses that a name was found to have: they take turns, from one of them on. */
export declare function resolvedGroup(name: string, addresses: readonly string[], port: number, start: number): PeerGroup;
//# sourceMappingURL=resolved-group.d.ts.map