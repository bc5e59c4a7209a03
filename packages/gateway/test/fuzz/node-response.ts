import { request } from 'node:http';
import { Duplex } from 'node:stream';

/** A response as Node.js reads it. All text is latin1. */
export interface ReadResponse {
  readonly status: number;
  /** Names, as written, and values by turns. */
  readonly fields: readonly string[];
  readonly body: string;
  /** Whether it ended where it said. */
  readonly complete: boolean;
}

/** Has Node's own parser, strict as it is by default, read the bytes that came until the end of a connection; undefined where it refuses them. */
export function readResponse(bytes: string, method = 'GET'): Promise<ReadResponse | undefined> {
  return new Promise((resolve) => {
    const connection = new Duplex({
      read: () => {},
      write: (_chunk, _encoding, done) => {
        done();
        // it is read once the request is written
        setImmediate(() => {
          connection.push(Buffer.from(bytes, 'latin1'));
          connection.push(null);
        });
      },
    });
    connection.on('error', () => {});
    const asked = request({ method, createConnection: () => connection, insecureHTTPParser: false });
    // a response that has begun is told of when it closes
    const refused = (): void => {
      if (!begun) resolve(undefined);
    };
    asked.on('error', refused);
    let begun = false;
    asked.on('response', (message) => {
      begun = true;
      const pieces: Buffer[] = [];
      message.on('data', (piece: Buffer) => pieces.push(piece));
      message.on('error', () => {});
      message.on('close', () =>
        resolve({
          status: message.statusCode ?? 0,
          fields: message.rawHeaders,
          body: Buffer.concat(pieces).toString('latin1'),
          complete: message.complete,
        }),
      );
    });
    asked.on('upgrade', () => resolve(undefined));
    asked.on('close', refused);
    asked.end();
  });
}
