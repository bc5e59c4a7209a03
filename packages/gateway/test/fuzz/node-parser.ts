import { createServer, type IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';

/** A request as a parser has read it. All text is latin1. */
export interface ReadRequest {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  /** Names, as written, and values by turns. */
  readonly fields: readonly string[];
  readonly body: string;
  /** Whether all of the body has come. */
  readonly complete: boolean;
}

/** What Node.js makes of the bytes of a connection. */
export interface NodeReading {
  readonly requests: readonly ReadRequest[];
  /** The code of the parser's error, `HPE_…`; undefined where there was none. */
  readonly fault: string | undefined;
}

/** Has Node's own parser, strict as it is by default, read bytes as they come on one connection. */
export async function readByNode(bytes: string): Promise<NodeReading> {
  const seen: { message: IncomingMessage; pieces: Buffer[] }[] = [];
  let fault: string | undefined;
  const server = createServer({
    insecureHTTPParser: false,
    requireHostHeader: false,
    maxHeaderSize: 1 << 20,
    requestTimeout: 0,
    headersTimeout: 0,
    connectionsCheckingInterval: 2 ** 30,
  });
  server.maxHeadersCount = 0;
  const take = (message: IncomingMessage): void => {
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('error', () => {});
    seen.push({ message, pieces });
  };
  for (const event of ['request', 'checkContinue', 'checkExpectation', 'connect']) server.on(event, take);
  server.on('clientError', (error: NodeJS.ErrnoException) => {
    fault ??= error.code ?? error.message;
  });
  const connection = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
  connection.on('error', () => {});
  server.emit('connection', connection);
  connection.push(Buffer.from(bytes, 'latin1'));
  // bodies come out of their streams in turns of their own
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  const requests = seen.map(
    ({ message, pieces }): ReadRequest => ({
      method: message.method ?? '',
      target: message.url ?? '',
      version: message.httpVersion,
      fields: message.rawHeaders,
      body: Buffer.concat(pieces).toString('latin1'),
      complete: message.complete,
    }),
  );
  connection.destroy();
  server.close();
  return { requests, fault };
}
