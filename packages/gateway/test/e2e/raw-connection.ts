import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { statusesOf } from './raw-client.ts';

/** How long a test waits for what must come, in milliseconds. */
const PATIENCE = 10_000;

/** A connection that a test drives step by step: it waits for what comes, not for time to pass. */
export class RawConnection {
  readonly #socket: Socket;
  readonly #watchers: Set<() => void> = new Set();
  /** Everything the server has sent, as latin1. */
  text: string = '';
  /** Whether the server has closed its side, by a FIN or a reset. */
  closed: boolean = false;
  /** Whether it was a reset. */
  reset: boolean = false;

  /** Drives a socket that is about to be connected. */
  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('data', (piece: string) => this.#change(() => (this.text += piece)));
    socket.on('end', () => this.#change(() => (this.closed = true)));
    socket.on('close', () => this.#change(() => (this.closed = true)));
    socket.on('error', () => this.#change(() => (this.reset = true)));
  }

  /** The statuses of the responses so far. */
  get statuses(): number[] {
    return statusesOf(this.text);
  }

  /** Sends bytes (latin1); resolves once the system has them, or the connection is gone. */
  send(bytes: string): Promise<void> {
    if (this.#socket.destroyed || bytes === '') return Promise.resolve();
    return new Promise((resolve) => this.#socket.write(bytes, 'latin1', () => resolve()));
  }

  /** Sends bytes in pieces of that size, each in a packet of its own, until the server closes. */
  async sendInPieces(bytes: string, size: number): Promise<void> {
    for (let at = 0; at < bytes.length && !this.closed; at += size) await this.send(bytes.slice(at, at + size));
  }

  /** Waits until something holds; returns at once when the server closes first. Throws when neither comes. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const started = Date.now();
    while (!holds() && !this.closed) {
      const left = started + PATIENCE - Date.now();
      if (left <= 0) throw new Error(`still no ${what}, but ${JSON.stringify(this.text.slice(-300))}`);
      await this.#nextChange(left);
    }
  }

  /** Waits until the server has sent that many responses, or closed. */
  untilResponses(count: number): Promise<void> {
    return this.until(() => this.statuses.length >= count, `response number ${count}`);
  }

  /** Waits until the server closes its side. */
  untilClosed(): Promise<void> {
    return this.until(() => false, 'end of the connection');
  }

  /** Stops reading, or goes on. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Sends a FIN. */
  end(): void {
    this.#socket.end();
  }

  /** Sends a reset. */
  resetNow(): void {
    this.#socket.resetAndDestroy();
  }

  /** Lets the connection go. */
  destroy(): void {
    this.#socket.destroy();
  }

  #change(change: () => void): void {
    change();
    for (const watcher of [...this.#watchers]) watcher();
  }

  #nextChange(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#watchers.add(done);
    });
  }
}

/** Connects to a port of 127.0.0.1, or wherever the options say. */
export async function openRaw(port: number, options: Partial<NetConnectOpts> = {}): Promise<RawConnection> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, ...options } as NetConnectOpts);
  const connection = new RawConnection(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return connection;
}

/** One request and everything that comes back until the server closes. */
export async function ask(port: number, request: string, options: Partial<NetConnectOpts> = {}): Promise<string> {
  const connection = await openRaw(port, options);
  await connection.send(request);
  await connection.untilClosed();
  connection.destroy();
  return connection.text;
}
