import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a tunnel tells whoever made it. */
export interface TunnelEvents {
  /** Bytes went one way or the other; `sent` are those that went to the client. */
  readonly moved: (sent: number) => void;
  /** It is over, because a side has ended or both were silent for too long. */
  readonly over: (timedOut: boolean) => void;
}

/** A client's connection joined to another: what comes on one goes out on the other, no faster than that one takes it. */
export class Tunnel {
  readonly #client: Socket;
  readonly #peer: Duplex;
  readonly #events: TunnelEvents;
  #over = false;

  constructor(client: Socket, peer: Duplex, events: TunnelEvents) {
    this.#client = client;
    this.#peer = peer;
    this.#events = events;
    peer.on('data', (chunk: Buffer) => this.#toClient(chunk));
    peer.on('drain', () => client.resume());
    for (const event of ['end', 'error', 'close']) peer.on(event, () => this.ended());
  }

  data(chunk: Buffer): void {
    if (this.#over || this.#peer.destroyed) return;
    this.#events.moved(0);
    if (!this.#peer.write(chunk)) this.#client.pause();
  }

  drained(): void {
    this.#peer.resume();
  }

  ended(): void {
    this.#part(false);
  }

  expired(): void {
    this.#part(true);
  }

  /** Both are closed once they have taken what was sent to them. */
  #part(timedOut: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#events.over(timedOut);
    this.#peer.end(() => this.#peer.destroy());
    this.#client.destroySoon();
  }

  #toClient(chunk: Buffer): void {
    if (this.#over || this.#client.destroyed) return;
    this.#events.moved(chunk.length);
    if (!this.#client.write(chunk)) this.#peer.pause();
  }
}
