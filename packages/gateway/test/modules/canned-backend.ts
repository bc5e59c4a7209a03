import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A backend that answers by path, with bytes that a test gives. */
export interface CannedBackend {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** Heads of the requests so far, as they came (latin1). */
  readonly heads: readonly string[];
  /** How many connections have been taken. */
  readonly connections: () => number;
  /** How many of them are open. */
  readonly open: () => number;
  close(): void;
}

/**
 * Starts a backend: `answers` are bytes (latin1) by path, nothing for the others. It closes a connection once it has
 * answered, unless the path is one of `stays` or it `keeps` all.
 */
export async function startCannedBackend(
  answers: Readonly<Record<string, string>>,
  { stays = [], keeps = false }: { readonly stays?: readonly string[]; readonly keeps?: boolean } = {},
): Promise<CannedBackend> {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // whoever asked may have gone
    socket.on('error', () => {});
    onHeads(socket, (head) => {
      heads.push(head);
      const path = /^\S+ ([^ ?]*)/.exec(head)?.[1] ?? '';
      socket.write(answers[path] ?? '', 'latin1');
      if (!keeps && !stays.includes(path)) socket.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, heads, connections: () => connections, open: () => sockets.size, close };
}

/** Gives the head of each request; bodies in between are passed over. */
function onHeads(socket: Socket, take: (head: string) => void): void {
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (piece: string) => {
    text += piece;
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const head = text.slice(0, end + 2);
      const length = Number(/\r\ncontent-length: (\d+)\r\n/i.exec(head)?.[1] ?? 0);
      if (text.length < end + 4 + length) return;
      text = text.slice(end + 4 + length);
      take(head);
    }
  });
}
