import type { Socket } from 'node:net';
import type { Deadlines, Expiring } from '../http1/deadlines.ts';

/**
 * Waits for the first bytes of a client and looks at them: `then` is given what `judge` makes of them, and the socket is
 * then paused, as if nothing had been read. `judge` returns how many bytes there have to be where there are too few. A
 * client that has not said enough by the deadline (milliseconds since the Unix epoch), or leaves, is not heard of again.
 */
export function peek<Seen>(
  socket: Socket,
  deadlines: Deadlines,
  deadline: number,
  judge: (bytes: Buffer) => { readonly seen: Seen } | number,
  then: (seen: Seen) => void,
): void {
  let bytes: Buffer = Buffer.alloc(0);
  let need = 1;
  const waiting: Expiring = { deadline, expire: () => void socket.destroy() };
  const leave = (): void => void socket.destroy();
  const look = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length < need) return;
    const verdict = judge(bytes);
    if (typeof verdict === 'number') {
      need = verdict;
      return;
    }
    deadlines.remove(waiting);
    socket.off('data', look);
    socket.off('end', leave);
    socket.pause();
    socket.unshift(bytes);
    then(verdict.seen);
  };
  deadlines.add(waiting);
  socket.once('close', () => deadlines.remove(waiting));
  socket.on('error', leave);
  socket.once('end', leave);
  socket.on('data', look);
}
