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
  readonly #patience: number;
  #over = false;

  /** `patience` is how long a side may take for what it was sent before the end, in milliseconds. */
  constructor(client: Socket, peer: Duplex, patience: number, events: TunnelEvents) {
    this.#client = client;
    this.#peer = peer;
    this.#events = events;
    this.#patience = patience;
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
    if (this.#over) this.#client.destroy();
    else this.#part(true);
  }

  /** Both are closed once they have taken what was sent to them; at once where they were silent. */
  #part(timedOut: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#events.over(timedOut);
    const peer = this.#peer;
    if (timedOut) {
      peer.destroy();
      this.#client.destroy();
      return;
    }
    const late = setTimeout(() => peer.destroy(), this.#patience);
    peer.on('close', () => clearTimeout(late));
    peer.end(() => peer.destroy());
    this.#client.destroySoon();
  }

  #toClient(chunk: Buffer): void {
    if (this.#over || this.#client.destroyed) return;
    this.#events.moved(chunk.length);
    if (!this.#client.write(chunk)) this.#peer.pause();
  }
}
