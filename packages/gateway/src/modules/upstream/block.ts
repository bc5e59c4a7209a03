import type { Conf } from '../../config/conf.ts';
import type { Level } from '../../config/level.ts';
import type { Peer } from '../../upstream/peer.ts';
import type { ServerOptions } from '../../upstream/peer-state.ts';
import type { Balancing } from '../../upstream/round-robin.ts';

/** One `server` of an upstream, a peer for each of its addresses. */
export interface ServerEntry {
  readonly peers: readonly Peer[];
  readonly options: ServerOptions;
  readonly backup: boolean;
}

/** An `upstream` block while it is being read. */
export interface UpstreamBlock {
  readonly servers: ServerEntry[];
  /** How requests are spread; undefined for round robin. */
  balancing: Balancing | undefined;
  /** Whether a method has been chosen, `keepalive` being one to nginx. */
  hasMethod: boolean;
  /** Whether the method chosen so far has backup servers. */
  takesBackup: boolean;
  /** How many idle connections `keepalive` says are kept. */
  keepalive: number | undefined;
  /** Whether they are: as in nginx, not where a method is chosen after `keepalive`. */
  keepsConnections: boolean;
  requests: number | undefined;
  /** Milliseconds. */
  time: number | undefined;
  /** Milliseconds. */
  timeout: number | undefined;
}

/** The blocks by their levels. */
const blocks: WeakMap<Level, UpstreamBlock> = new WeakMap();

/** A block without anything in it, for a level. */
export function openBlock(level: Level): UpstreamBlock {
  const block: UpstreamBlock = {
    servers: [],
    balancing: undefined,
    hasMethod: false,
    takesBackup: true,
    keepalive: undefined,
    keepsConnections: false,
    requests: undefined,
    time: undefined,
    timeout: undefined,
  };
  blocks.set(level, block);
  return block;
}

/** The block that a directive stands in. */
export function blockOf(cf: Conf): UpstreamBlock {
  return blocks.get(cf.level) ?? cf.refuse('is not allowed here');
}
