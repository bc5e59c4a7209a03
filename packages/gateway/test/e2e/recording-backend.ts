import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { listening } from './listening.ts';

/** A backend that keeps the bytes of every request. */
export interface RecordingBackend {
  readonly port: number;
  /**
   * The bytes of the requests that have come since the last time, latin1, once there are that many: a text for each
   * that is whole, and one for what a connection has had since.
   */
  taken(whole: number): Promise<{ readonly whole: readonly string[]; readonly rest: readonly string[] }>;
  close(): void;
}

/** How long to wait for requests, in turns of 10 ms. */
const PATIENCE = 200;

/**
 * Listens on a port of its own. Node.js, which is as strict as a backend can be, tells requests apart; all are answered
 * with their target, those for `/early…` before their body has come.
 */
export async function startRecordingBackend(): Promise<RecordingBackend> {
  const unfinished = new Map<Socket, string>();
  const whole: string[] = [];
  const server = createServer((request, response) => {
    const { socket } = request;
    const answer = (): void => void response.end(`${request.method} ${request.url}\n`);
    request.on('end', () => {
      whole.push(unfinished.get(socket) ?? '');
      unfinished.set(socket, '');
      if (!response.headersSent) answer();
    });
    request.on('error', () => {});
    if (request.url?.startsWith('/early')) answer();
    request.resume();
  });
  server.on('connection', (socket) => {
    unfinished.set(socket, '');
    socket.on('data', (chunk: Buffer) => {
      unfinished.set(socket, (unfinished.get(socket) ?? '') + chunk.toString('latin1'));
    });
  });
  const port = await listening(server);
  return {
    port,
    taken: async (count) => {
      for (let turn = 0; turn < PATIENCE && whole.length < count; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const rest = [...unfinished.values()].filter((bytes) => bytes !== '');
      for (const socket of unfinished.keys()) unfinished.set(socket, '');
      return { whole: whole.splice(0), rest };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
