import { createServer, type Socket } from 'node:net';

/** What a backend does with a connection once a request's head has come. */
export type Behaviour = (socket: Socket, head: string) => void;

/** A backend that sends whatever bytes a test wants. */
export interface RawBackend {
  readonly port: number;
  /** The heads of the requests that have come, latin1. */
  readonly heads: string[];
  close(): void;
}

/** Listens on a port of its own, or a unix socket, and leaves the connections to a behaviour. */
export async function startRawBackend(behaviour: Behaviour, path?: string): Promise<RawBackend> {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', read);
      heads.push(text.slice(0, end + 4));
      socket.resume();
      behaviour(socket, text);
    };
    socket.on('data', read);
  });
  await new Promise<void>((resolve) => {
    if (path === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(path, resolve);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    heads,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The path that a request's head asks for. */
export function pathOf(head: string): string {
  return /^\S+ (\S+)/.exec(head)?.[1] ?? '';
}

/** Sends bytes (latin1), then ends the connection, resets it once they are on their way, or leaves it open. */
export function sends(bytes: string, then: 'end' | 'reset' | 'silence'): Behaviour {
  return (socket) => {
    const after = (): void => {
      if (then === 'end') socket.end();
      // in a packet of its own, or the bytes would be lost with it
      else if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 100);
    };
    if (bytes === '') after();
    else socket.write(Buffer.from(bytes, 'latin1'), after);
  };
}
