import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net';

/** What all sockets of the process that lend what they read read into, one after the other. */
const LENT: Buffer = Buffer.allocUnsafeSlow(65_536);

/** Views of the first bytes of it by their number, of small numbers: most reads bring a request, and many as long a one. */
const BEGINNINGS: (Buffer | undefined)[] = new Array<Buffer | undefined>(2048);

function beginning(size: number): Buffer {
  if (size >= BEGINNINGS.length) return LENT.subarray(0, size);
  BEGINNINGS[size] ??= LENT.subarray(0, size);
  return BEGINNINGS[size];
}

/** What a socket reads through. Node.js has no public name for it. */
interface Handle {
  useUserBuffer?(buffer: Uint8Array): void;
}
type Handed = Socket & { _handle: Handle | null };

/**
 * A socket for that connection, which nothing has been read of, that lends what it reads: what `data` brings may be
 * looked at until its listener returns, and is then overwritten. Otherwise there is a buffer of 64 KiB to make, to
 * cut down and to throw away for each request. The same socket where the runtime cannot do that.
 */
export function lending(socket: Socket): Socket {
  const { _handle: handle } = socket as Handed;
  if (typeof handle?.useUserBuffer !== 'function') return socket;
  (socket as Handed)._handle = null;
  const callback = (size: number): boolean => {
    lent.emit('data', beginning(size));
    return true;
  };
  const options: SocketConstructorOpts & ConnectOpts & { handle: Handle } = {
    handle,
    allowHalfOpen: socket.allowHalfOpen,
    readable: true,
    writable: true,
    onread: { buffer: LENT, callback },
  };
  const lent = new Socket(options);
  // its server would count it for ever
  socket.destroy();
  return lent;
}

/** Bytes that may be kept: a copy of them where they are lent. */
export function owned(bytes: Buffer): Buffer {
  return bytes.buffer === LENT.buffer ? Buffer.from(bytes) : bytes;
}
