import type { Peer, PeerAddress } from './peer.ts';

/** What a `server` of an upstream says besides its address. */
export interface ServerOptions {
  readonly weight: number;
  /** How many connections it may have at once; 0 for any number. */
  readonly maxConns: number;
  /** How often it may fail within `failTimeout`; 0 for as often as it will. */
  readonly maxFails: number;
  /** Seconds in which failures are counted, and for which a server that has failed too often is left alone. */
  readonly failTimeout: number;
  readonly down: boolean;
}

/** What a `server` is without parameters. */
export const DEFAULT_SERVER: ServerOptions = { weight: 1, maxConns: 0, maxFails: 1, failTimeout: 10, down: false };

/** A peer and how it fares; nginx: ngx_http_upstream_rr_peer_t. Times are Unix seconds. */
export class PeerState implements Peer {
  readonly name: string;
  readonly address: PeerAddress;
  readonly server: string;
  readonly weight: number;
  /** The weight that counts: less after failures, and slowly more again. */
  effectiveWeight: number;
  /** Grows with every choice that does not fall on this peer. */
  currentWeight: number = 0;
  /** Connections at the moment. */
  conns: number = 0;
  readonly #options: ServerOptions;
  #fails = 0;
  #accessed = 0;
  #checked = 0;

  constructor(peer: Peer, options: ServerOptions) {
    this.name = peer.name;
    this.address = peer.address;
    this.server = peer.server;
    this.weight = options.weight;
    this.effectiveWeight = options.weight;
    this.#options = options;
  }

  get down(): boolean {
    return this.#options.down;
  }

  /** Whether it can have another connection, failures aside. */
  get hasRoom(): boolean {
    const { down, maxConns } = this.#options;
    return !down && (maxConns === 0 || this.conns < maxConns);
  }

  /** Whether it is one to choose at that time. */
  isAvailable(now: number): boolean {
    return this.hasRoom && !(this.#failsTooOften() && now - this.#checked <= this.#options.failTimeout);
  }

  /** Counts a connection. */
  take(now: number): void {
    this.conns++;
    if (now - this.#checked > this.#options.failTimeout) this.#checked = now;
  }

  /** Notes an attempt that failed; returns whether it is now left alone for a while. */
  fail(now: number): boolean {
    const { maxFails } = this.#options;
    this.#fails++;
    this.#accessed = now;
    this.#checked = now;
    if (maxFails === 0) return false;
    this.effectiveWeight = Math.max(0, this.effectiveWeight - Math.floor(this.weight / maxFails));
    return this.#failsTooOften();
  }

  /** Notes an attempt that did not fail: the first after a pause makes up for earlier failures. */
  succeed(): void {
    if (this.#accessed < this.#checked) this.#fails = 0;
  }

  #failsTooOften(): boolean {
    const { maxFails } = this.#options;
    return maxFails !== 0 && this.#fails >= maxFails;
  }
}
