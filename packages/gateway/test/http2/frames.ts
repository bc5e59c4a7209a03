import { connect, type Socket } from 'node:net';

/** How long a test waits for what must come, in milliseconds. */
const PATIENCE = 10_000;

/** What a client sends first (RFC 9113 section 3.4). */
export const PREFACE: Buffer = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** Types of frames (RFC 9113 section 6). */
export const TYPE = {
  data: 0,
  headers: 1,
  priority: 2,
  rstStream: 3,
  settings: 4,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

/** Flags of frames; ACK has the value of END_STREAM. */
export const FLAG = { ack: 1, endStream: 1, endHeaders: 4 } as const;

/** How large a frame may be unless the server says otherwise. */
const LARGEST = 16_384;

/** A frame as it came. */
export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

/** A field of a request's head. */
export type Field = readonly [name: string, value: string];

/** The bytes of a frame. */
export function frame(type: number, flags: number, stream: number, payload: Uint8Array = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** Four bytes of a number, as RST_STREAM and WINDOW_UPDATE have them. */
export function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A head in HPACK, every field a literal without indexing or Huffman code, so that anything can be said. */
export function headerBlock(fields: readonly Field[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

function text(value: string): Buffer {
  return Buffer.concat([integer(value.length), Buffer.from(value, 'latin1')]);
}

/** An integer with a prefix of seven bits (RFC 7541 section 5.1). */
function integer(value: number): Buffer {
  if (value < 127) return Buffer.from([value]);
  const bytes = [127];
  let rest = value - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

/** Statuses that HPACK has (RFC 7541 appendix A), and those of this server that Huffman's code makes shorter. */
const STATUSES: readonly number[] = [200, 204, 206, 304, 400, 404, 500];
const CODED: Readonly<Record<string, number>> = { '6402': 302, '680d3f': 413, '680dff': 405, '6841': 421 };

function statusIn(block: Buffer): number {
  // a change of the table's size may come first
  const at = (block.readUInt8() & 0xe0) === 0x20 ? 1 : 0;
  const first = block.readUInt8(at);
  if ((first & 0x80) > 0) return STATUSES[(first & 0x7f) - 8] ?? 0;
  const length = block.readUInt8(at + 1);
  const value = block.subarray(at + 2, at + 2 + (length & 0x7f));
  return (length & 0x80) > 0 ? (CODED[value.toString('hex')] ?? 0) : Number(value);
}

/** The fields of a plain GET. */
export function getFields(path: string, ...more: readonly Field[]): Field[] {
  return [[':method', 'GET'], [':scheme', 'http'], [':path', path], [':authority', 'h'], ...more];
}

/** The frames of a request: a head, in as many as it takes, and a body in one. */
export function requestFrames(stream: number, fields: readonly Field[], body?: string): Buffer[] {
  const block = headerBlock(fields);
  const frames: Buffer[] = [];
  for (let at = 0; at < block.length; at += LARGEST) {
    const last = at + LARGEST >= block.length ? FLAG.endHeaders : 0;
    const end = at === 0 && body === undefined ? FLAG.endStream : 0;
    frames.push(
      frame(at === 0 ? TYPE.headers : TYPE.continuation, last | end, stream, block.subarray(at, at + LARGEST)),
    );
  }
  if (body !== undefined) frames.push(frame(TYPE.data, FLAG.endStream, stream, Buffer.from(body, 'latin1')));
  return frames;
}

/** A HEADERS frame with a whole head. */
export function headersFrame(stream: number, fields: readonly Field[], endStream = true): Buffer {
  return frame(TYPE.headers, FLAG.endHeaders | (endStream ? FLAG.endStream : 0), stream, headerBlock(fields));
}

/** A client that sends what it is told to, frame by frame, and keeps what comes. */
export class FrameClient {
  readonly #socket: Socket;
  readonly frames: Frame[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #waiting: (() => void) | undefined = undefined;
  /** Whether the server has closed the connection. */
  closed = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('end', () => this.#end());
    socket.on('close', () => this.#end());
    socket.on('error', () => this.#end());
  }

  send(...frames: readonly Uint8Array[]): void {
    if (!this.#socket.destroyed) this.#socket.write(Buffer.concat(frames));
  }

  /** Sends all of it, no faster than it is taken, until the server closes. */
  async flood(count: number, next: (i: number) => Uint8Array): Promise<void> {
    for (let i = 0; i < count && !this.closed; i += 200) {
      const some = Array.from({ length: Math.min(200, count - i) }, (_, j) => next(i + j));
      await new Promise<void>((resolve) => this.#socket.write(Buffer.concat(some), () => resolve()));
    }
  }

  /** Resolves with the first frame that fits; throws where none comes. */
  async frame(fits: (frame: Frame) => boolean, what: string): Promise<Frame> {
    await this.until(() => this.frames.some(fits), what);
    const found = this.frames.find(fits);
    if (found) return found;
    throw new Error(`no ${what}`);
  }

  /** Waits until something holds; throws when it does not come about. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`still no ${what}, but ${this.frames.map((f) => f.type).slice(-20)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#waiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** The body of a stream's response, once it has ended. */
  async body(stream: number): Promise<string> {
    const ends = (f: Frame): boolean => f.stream === stream && f.type <= TYPE.headers && (f.flags & FLAG.endStream) > 0;
    await this.frame(ends, `end of stream ${stream}`);
    const data = this.frames.filter((f) => f.stream === stream && f.type === TYPE.data);
    return Buffer.concat(data.map((f) => f.payload)).toString('latin1');
  }

  /** The status of a stream's response: one that HPACK has in its table, or that is not compressed. */
  async status(stream: number): Promise<number> {
    const isHead = (f: Frame): boolean => f.stream === stream && f.type === TYPE.headers;
    const { payload } = await this.frame(isHead, `response on stream ${stream}`);
    return statusIn(payload);
  }

  /** How a stream ended: the status and a body of one line, or `reset` or `goaway` with the code. */
  async outcome(stream: number): Promise<string> {
    const isEnd = (f: Frame): boolean => f.type <= TYPE.headers && (f.flags & FLAG.endStream) > 0;
    const ends = (f: Frame): boolean => f.stream === stream && (f.type === TYPE.rstStream || isEnd(f));
    await this.until(() => this.closed || this.frames.some(ends), `end of stream ${stream}`);
    const last = this.frames.find(ends);
    if (!last) return `goaway ${await this.goaway()}`;
    if (last.type === TYPE.rstStream) return `reset ${last.payload.readUInt32BE()}`;
    const body = (await this.body(stream)).replace(/\n$/, '');
    const status = await this.status(stream);
    return body === '' || body.includes('\n') ? `${status}` : `${status} ${body}`;
  }

  /** The error code that a stream was reset with. */
  async resetOf(stream: number): Promise<number> {
    const { payload } = await this.frame((f) => f.type === TYPE.rstStream && f.stream === stream, `reset of ${stream}`);
    return payload.readUInt32BE();
  }

  /** The error code of the GOAWAY that the connection ends with. */
  async goaway(): Promise<number> {
    const { payload } = await this.frame((f) => f.type === TYPE.goaway, 'GOAWAY');
    return payload.readUInt32BE(4);
  }

  /** Stops reading, or goes on. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const length = this.#rest.length < 9 ? Infinity : 9 + this.#rest.readUIntBE(0, 3);
      if (this.#rest.length < length) break;
      const head = this.#rest;
      this.frames.push({
        type: head.readUInt8(3),
        flags: head.readUInt8(4),
        stream: head.readUInt32BE(5),
        payload: head.subarray(9, length),
      });
      this.#rest = this.#rest.subarray(length);
    }
    this.#waiting?.();
  }

  #end(): void {
    this.closed = true;
    this.#waiting?.();
  }
}

/** Connects to a port of 127.0.0.1; `greeting` is what is sent at once: the preface and empty settings unless given. */
export async function connectFrames(
  port: number,
  greeting: Uint8Array = Buffer.concat([PREFACE, frame(TYPE.settings, 0, 0)]),
): Promise<FrameClient> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const client = new FrameClient(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  client.send(greeting);
  return client;
}
