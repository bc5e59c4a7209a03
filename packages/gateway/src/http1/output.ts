import type { Socket } from 'node:net';
import { flushSoon, type Gathering } from './write-behind.ts';

/** How many bytes of text are gathered before they are written. */
const WRITE_BEHIND = 65_536;

/** What goes to a client: short pieces are gathered, so that a response, or several, go out in one write. */
export class Output {
  readonly #socket: Socket;
  #gathered = '';
  #awaited = false;
  #resume: (() => void) | undefined = undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Whether enough has gathered to be written now. */
  get full(): boolean {
    return this.#gathered.length >= WRITE_BEHIND;
  }

  /** Whether somebody waits until the client has taken what was written. */
  get waiting(): boolean {
    return this.#resume !== undefined;
  }

  /** Adds text (latin1) to what is gathered. */
  add(text: string): void {
    this.#gathered += text;
  }

  /** Has its owner write what has gathered, once all that came in this turn of the event loop has been looked at. */
  flushSoon(owner: Gathering): void {
    if (this.#awaited || this.#gathered === '') return;
    this.#awaited = true;
    flushSoon(owner);
  }

  /** Writes what has gathered; false where the client is not reading fast enough. */
  flush(): boolean {
    this.#awaited = false;
    const text = this.#gathered;
    if (text === '') return true;
    this.#gathered = '';
    return this.#socket.destroyed || this.#socket.write(text, 'latin1');
  }

  /** Writes what has gathered and then bytes; false where the client is not reading fast enough. */
  write(bytes: Uint8Array): boolean {
    this.flush();
    return this.#socket.destroyed || this.#socket.write(bytes);
  }

  /** Calls back once the client has taken what was written. One at a time may wait. */
  whenDrained(resume: () => void): void {
    this.#resume = resume;
  }

  /** The client has taken everything: whoever waits goes on. */
  drained(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }
}
