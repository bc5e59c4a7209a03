import type { Socket } from 'node:net';
import type { Deadlines, Expiring } from '../http1/deadlines.ts';

/**
 * Waits for the first byte of a client and looks at it: `then` gets the socket as if nothing had been read, paused.
 * A client that says nothing until the deadline (milliseconds since the Unix epoch), or leaves, is not heard of again.
 */
export function peekFirstByte(
  socket: Socket,
  deadlines: Deadlines,
  deadline: number,
  then: (byte: number) => void,
): void {
  const waiting: Expiring = { deadline, expire: () => void socket.destroy() };
  const leave = (): void => void socket.destroy();
  deadlines.add(waiting);
  socket.once('close', () => deadlines.remove(waiting));
  socket.on('error', leave);
  socket.once('end', leave);
  socket.once('data', (chunk: Buffer) => {
    deadlines.remove(waiting);
    socket.off('end', leave);
    socket.pause();
    socket.unshift(chunk);
    then(chunk[0] ?? 0);
  });
}
