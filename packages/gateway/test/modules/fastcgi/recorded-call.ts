import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { type FastcgiOptions, fastcgiProtocol } from '../../../src/modules/fastcgi/protocol.ts';
import { rewrite } from '../../../src/modules/rewrite/index.ts';
import type { Request } from '../../../src/request/request.ts';
import type { BackendCall, BackendHead, Connection, Fault } from '../../../src/upstream/protocol.ts';
import { loadModules, serverConf } from '../../module-harness.ts';

/** What a test calls a backend with. */
export interface CallOptions extends Partial<FastcgiOptions> {
  readonly method?: string;
  readonly body?: string | Buffer | (() => Readable);
  /** Told of each piece of the body; false holds the backend back. */
  readonly data?: (call: BackendCall, chunk: Uint8Array) => boolean;
  /** A connection that a call before has left. */
  readonly connection?: Connection;
}

/** What has come of a call, once it is over. */
export interface Called {
  /** `sent`, `head`, `data`, `stderr`, `end` and `fail` in their order, those in a row once. */
  readonly order: readonly string[];
  readonly head: BackendHead | undefined;
  readonly body: Buffer;
  readonly stderr: readonly string[];
  readonly fault: Fault | undefined;
  readonly reusable: boolean | undefined;
  readonly moved: number;
  readonly connection: Connection;
  /** Lines of the error log. */
  readonly log: readonly string[];
}

/** Connects to a backend. */
export async function open(path: string): Promise<Connection> {
  const socket: Socket = connect(path);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.removeAllListeners('error').on('error', () => {});
  return { socket, state: undefined, requests: 0, openedAt: Date.now() };
}

/** A request of that method, and the lines that it logs. */
export async function makeRequest(method = 'GET'): Promise<{ readonly r: Request; readonly log: readonly string[] }> {
  const harness = loadModules(serverConf('return 204;'), [rewrite], { logLevel: 'warn' });
  const { request } = await harness.request({ method, headers: [['Host', 'example.com']] });
  return { r: request, log: harness.log };
}

/** Puts a request to the backend at that path and waits until it is over. */
export async function callBackend(path: string, options: CallOptions = {}): Promise<Called> {
  const connection = options.connection ?? (await open(path));
  const { r, log } = await makeRequest(options.method);
  const protocol = fastcgiProtocol({
    keepConn: false,
    bufferSize: 4096,
    catchStderr: [],
    params: () => [],
    ...options,
  });
  const { body = '' } = options;
  const order: string[] = [];
  const note = (event: string): void => {
    if (order.at(-1) !== event) order.push(event);
  };
  let head: BackendHead | undefined;
  let moved = 0;
  const chunks: Uint8Array[] = [];
  const errors: string[] = [];
  return new Promise((resolve) => {
    const over = (fault: Fault | undefined, reusable: boolean | undefined): void =>
      resolve({ order, head, body: Buffer.concat(chunks), stderr: errors, fault, reusable, moved, connection, log });
    const call: BackendCall = protocol.call(
      connection,
      r,
      {
        length: -1,
        fault: 0,
        repeatable: true,
        open: () =>
          typeof body === 'function' ? body() : typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      },
      {
        moved: () => {
          moved++;
        },
        sent: () => note('sent'),
        head: (given) => {
          note('head');
          head = given;
        },
        data: (chunk) => {
          note('data');
          chunks.push(chunk);
          return options.data?.(call, chunk) ?? true;
        },
        stderr: (text) => {
          note('stderr');
          errors.push(text);
        },
        end: (_, reusable) => {
          note('end');
          over(undefined, reusable);
        },
        upgraded: () => note('upgraded'),
        fail: (fault) => {
          note('fail');
          over(fault, undefined);
        },
      },
    );
  });
}
