import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { lending, owned } from '../../src/http1/lending.ts';

describe('a socket that lends what it reads', () => {
  const ends: (() => void)[] = [];
  const servers: Server[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /** A client, and the socket that the server has for it. */
  async function connected(): Promise<{ readonly client: Socket; readonly served: Socket }> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepted = new Promise<Socket>((resolve) => server.once('connection', (socket) => resolve(lending(socket))));
    const client = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true });
    const served = await accepted;
    served.on('error', () => {});
    client.on('error', () => {});
    ends.push(() => {
      client.destroy();
      served.destroy();
      server.close();
    });
    return { client, served };
  }

  it('reads into one buffer for all, of which an owned chunk is a copy', async () => {
    const [one, other] = [await connected(), await connected()];
    one.client.write('the first');
    const [lent] = (await once(one.served, 'data')) as [Buffer];
    const kept = owned(lent);
    expect(lent.toString()).toBe('the first');
    other.client.write('the other');
    const [second] = (await once(other.served, 'data')) as [Buffer];
    expect(second.buffer).toBe(lent.buffer);
    expect(lent.toString()).toBe('the other');
    expect(kept.toString()).toBe('the first');
  });

  it.each([1, 2047, 2048, 2049, 65_535])('lends just the %i bytes that have come', async (size) => {
    for (const fill of ['a', 'b']) {
      const { client, served } = await connected();
      const received: Buffer[] = [];
      served.on('data', (chunk: Buffer) => received.push(owned(chunk)));
      client.end(Buffer.alloc(size, fill));
      await once(served, 'end');
      expect(Buffer.concat(received).equals(Buffer.alloc(size, fill))).toBe(true);
    }
  });

  it('leaves bytes that are nobody else’s where they are', () => {
    const bytes = Buffer.from('mine');
    expect(owned(bytes)).toBe(bytes);
  });

  it('writes, and knows its ends and its addresses', async () => {
    const { client, served } = await connected();
    served.write('hello', 'latin1');
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toBe('hello');
    expect(served.remotePort).toBe(client.localPort);
    expect(served.localPort).toBe(client.remotePort);
  });

  it('tells of the end of the other side, and can still write then', async () => {
    const { client, served } = await connected();
    served.on('data', () => {});
    client.end('last words');
    await once(served, 'end');
    const closed = once(served, 'close');
    served.end('answer');
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toBe('answer');
    await closed;
  });

  it('tells of a reset, and closes', async () => {
    const { client, served } = await connected();
    served.on('data', () => {});
    const failed = once(served, 'error');
    client.write('x');
    await once(served, 'data');
    client.resetAndDestroy();
    const [error] = (await failed) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    if (!served.closed) await once(served, 'close');
  });

  it('is not counted by the server any more, which closes at once', async () => {
    const { served } = await connected();
    const server = servers.at(-1);
    const closed = new Promise((resolve) => server?.close(resolve));
    await expect(closed).resolves.toBeUndefined();
    expect(served.destroyed).toBe(false);
  });

  it('reads nothing while it is paused, and everything afterwards', async () => {
    const { client, served } = await connected();
    const bytes = Buffer.alloc(8 << 20, 'abcdefgh');
    const received: Buffer[] = [];
    served.on('data', (chunk: Buffer) => {
      received.push(owned(chunk));
      if (received.length === 3) served.pause();
    });
    client.end(bytes);
    while (received.length < 3) await new Promise((resolve) => setImmediate(resolve));
    const before = served.bytesRead;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(served.bytesRead).toBe(before);
    expect(client.bytesWritten - client.writableLength).toBeLessThan(bytes.length);
    const ended = once(served, 'end');
    served.resume();
    await ended;
    expect(Buffer.concat(received).equals(bytes)).toBe(true);
  });
});
