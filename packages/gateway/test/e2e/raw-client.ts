import { connect } from 'node:net';

/** What a raw exchange gave. */
export interface RawAnswer {
  /** Everything the server sent, as latin1. */
  readonly text: string;
  /** Whether the server closed the connection, rather than the time being over. */
  readonly closed: boolean;
}

/** How bytes are sent. */
export interface RawOptions {
  /** Whether each byte goes in a packet of its own. */
  readonly byteByByte?: boolean;
  /** How long to wait for more once nothing more comes, in milliseconds; default 300. */
  readonly quietFor?: number;
  /** Whether the client sends its FIN after the bytes; default false. */
  readonly end?: boolean;
}

/** Sends bytes (latin1) to a port of 127.0.0.1 and gathers what comes back until the server closes or goes quiet. */
export function exchange(port: number, bytes: string, options: RawOptions = {}): Promise<RawAnswer> {
  const { byteByByte = false, quietFor = 300, end = false } = options;
  return new Promise((resolve) => {
    let text = '';
    let settled = false;
    let quiet: NodeJS.Timeout | undefined;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    const finish = (closed: boolean): void => {
      if (settled) return;
      settled = true;
      clearTimeout(quiet);
      socket.destroy();
      resolve({ text, closed });
    };
    const waitMore = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(() => finish(false), quietFor);
    };
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      text += piece;
      if (quiet) waitMore();
    });
    socket.on('end', () => finish(true));
    socket.on('close', () => finish(true));
    // a reset is an end as well; what came before it counts
    socket.on('error', () => finish(true));
    socket.on('connect', async () => {
      for (const piece of byteByByte ? bytes : [bytes]) {
        if (settled) return;
        socket.write(piece, 'latin1');
        if (byteByByte) await new Promise((next) => setImmediate(next));
      }
      if (end) socket.end();
      waitMore();
    });
  });
}

/** The statuses of all responses in what a server sent. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));
}
