import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A record, as a backend sends it. */
export function record(type: number, content: string | Uint8Array, padding = 0): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const header = Buffer.from([1, type, 0, 1, bytes.length >> 8, bytes.length & 0xff, padding, 0]);
  return Buffer.concat([header, bytes, Buffer.alloc(padding)]);
}

export const stdout = (content: string | Uint8Array): Buffer => record(6, content);
export const stderr = (content: string): Buffer => record(7, content);
export const endRequest = (protocolStatus = 0): Buffer => record(3, Buffer.from([0, 0, 0, 0, protocolStatus, 0, 0, 0]));

/** A request as a backend gets it. */
export interface RawRequest {
  readonly role: number;
  readonly keepConn: boolean;
  readonly params: readonly (readonly [string, string])[];
  /** How many bytes each PARAMS record had, and each STDIN record. */
  readonly paramSizes: readonly number[];
  readonly stdinSizes: readonly number[];
  readonly stdin: Buffer;
}

/** A backend on a socket of a temporary directory. */
export interface RawBackend {
  readonly path: string;
  /** The connections it has had. */
  readonly sockets: readonly Socket[];
  stop(): Promise<void>;
}

/** Starts a backend that does as it likes with its connections. */
export async function startRawBackend(serve: (socket: Socket) => void): Promise<RawBackend> {
  const directory = mkdtempSync(join(tmpdir(), 'edgeseal-fastcgi-'));
  const path = join(directory, 'backend.sock');
  const sockets: Socket[] = [];
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    path,
    sockets,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Starts a backend that calls `answer` for each request that it has got whole. */
export function startBackend(answer: (socket: Socket, request: RawRequest) => void): Promise<RawBackend> {
  return startRawBackend((socket) => {
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let parsed = parseRequest(bytes); parsed; parsed = parseRequest(bytes)) {
        bytes = bytes.subarray(parsed.size);
        answer(socket, parsed.request);
      }
    });
  });
}

/** Reads a request; undefined while it is not whole. */
export function parseRequest(bytes: Buffer): { readonly request: RawRequest; readonly size: number } | undefined {
  const streams: Record<number, Buffer[]> = { 1: [], 4: [], 5: [] };
  let at = 0;
  while (bytes.length - at >= 8) {
    const length = bytes.readUInt16BE(at + 4);
    const end = at + 8 + length + bytes.readUInt8(at + 6);
    if (bytes.readUInt8(at) !== 1 || bytes.readUInt16BE(at + 2) !== 1) throw new Error('not a record of request 1');
    if (end > bytes.length) return undefined;
    const stream = streams[bytes.readUInt8(at + 1)];
    if (!stream) throw new Error('not a record of a request');
    stream.push(bytes.subarray(at + 8, at + 8 + length));
    at = end;
    if (stream !== streams[5] || length > 0) continue;
    return { request: requestOf(streams[1] ?? [], streams[4] ?? [], streams[5] ?? []), size: at };
  }
  return undefined;
}

function requestOf(begin: Buffer[], params: Buffer[], stdin: Buffer[]): RawRequest {
  const [first] = begin;
  if (begin.length !== 1 || first?.length !== 8) throw new Error('not one BEGIN_REQUEST');
  if (params.at(-1)?.length !== 0) throw new Error('the PARAMS stream is not closed');
  const sizes = (stream: Buffer[]): number[] => stream.map((piece) => piece.length);
  return {
    role: first.readUInt16BE(0),
    keepConn: first.readUInt8(2) === 1,
    params: parseParams(Buffer.concat(params)),
    paramSizes: sizes(params),
    stdinSizes: sizes(stdin),
    stdin: Buffer.concat(stdin),
  };
}

/** Reads name-value pairs. */
export function parseParams(bytes: Buffer): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  let at = 0;
  const length = (): number => {
    const long = bytes.readUInt8(at) >= 0x80;
    const value = long ? bytes.readUInt32BE(at) - 0x8000_0000 : bytes.readUInt8(at);
    at += long ? 4 : 1;
    return value;
  };
  const take = (size: number): string => {
    if (at + size > bytes.length) throw new Error('a pair is cut off');
    at += size;
    return bytes.toString('latin1', at - size, at);
  };
  while (at < bytes.length) {
    const [nameSize, valueSize] = [length(), length()];
    pairs.push([take(nameSize), take(valueSize)]);
  }
  return pairs;
}
