import { createServer, type Socket } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { type ClientHello, readClientHello } from '../../src/server/client-hello.ts';

/** The first message of a client of Node.js's. */
function helloOf(options: ConnectionOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket: Socket) => {
      socket.once('data', (bytes: Buffer) => {
        socket.destroy();
        server.close(() => resolve(bytes));
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      connect({ port: address.port, host: '127.0.0.1', ...options }).on('error', () => undefined);
    });
  });
}

/** The same message in records of so many octets. */
function fragmented(bytes: Buffer, size: number): Buffer {
  const message = bytes.subarray(5);
  const records: Buffer[] = [];
  for (let at = 0; at < message.length; at += size) {
    const part = message.subarray(at, at + size);
    records.push(Buffer.of(22, 3, 1, part.length >> 8, part.length & 255), part);
  }
  return Buffer.concat(records);
}

describe('readClientHello', () => {
  it('finds the name, the ciphers and the groups', async () => {
    const bytes = await helloOf({
      servername: 'A.example',
      ciphers: 'TLS_AES_128_GCM_SHA256',
      ecdhCurve: 'P-256:X25519',
    });
    const hello = readClientHello(bytes) as ClientHello;
    expect(hello.serverName).toBe('A.example');
    expect(hello.ciphers).toContain(0x1301);
    expect(hello.ciphers).not.toContain(0x1302);
    expect(hello.groups).toEqual([0x17, 0x1d]);
  });

  it('reads one that has no name', async () => {
    expect(readClientHello(await helloOf({ servername: '' }))).toMatchObject({ serverName: '' });
  });

  it.each([1, 3, 7, 100])('reads one that comes in records of %i octets', async (size) => {
    const bytes = await helloOf({ servername: 'a.example' });
    expect(readClientHello(fragmented(bytes, size))).toEqual(readClientHello(bytes));
  });

  it('takes no longer for many records, but for their number', () => {
    const drip = (octets: number): Buffer => {
      const message = Buffer.alloc(octets);
      // a message that has not all come
      message.set([1, 0, 0xff, 0xff]);
      return fragmented(Buffer.concat([Buffer.alloc(5), message]), 1);
    };
    const costOf = (bytes: Buffer): number => {
      const { user } = process.cpuUsage();
      for (let i = 0; i < 20; i++) expect(readClientHello(bytes)).toBe(bytes.length + 5);
      return process.cpuUsage().user - user;
    };
    const few = drip(1_000);
    const many = drip(10_000);
    costOf(few);
    // each looked at together with all before it, ten times as many would take a hundred times as long
    expect(costOf(many)).toBeLessThan(Math.max(costOf(few), 2_000) * 50);
  });

  it('asks for more until all has come, and never for more than there is', async () => {
    const bytes = fragmented(await helloOf({ servername: 'a.example' }), 50);
    for (let end = 0; end < bytes.length; end++) {
      const needed = readClientHello(bytes.subarray(0, end));
      expect(needed).toBeTypeOf('number');
      expect(needed).toBeGreaterThan(end);
      expect(needed).toBeLessThanOrEqual(bytes.length);
    }
  });

  it.each([
    ['another record', '1703010001000000'],
    ['another message', '160301000402000000'],
    ['an empty record', '1603010000'],
    ['a record that is too large', '1603014001'],
    ['a message that is too large', '160301000401ffffff'],
    ['a body that breaks off', '160301000501000001ff'],
    ['SSLv2', '802e0100020015'],
  ])('takes %s for malformed', (_what, hex) => {
    expect(readClientHello(Buffer.from(hex, 'hex'))).toBe('malformed');
  });

  it('survives any octet being another', async () => {
    const bytes = await helloOf({ servername: 'a.example' });
    for (let at = 0; at < bytes.length; at++) {
      for (const value of [0, 1, 127, 255]) {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        expect(['object', 'number', 'string']).toContain(typeof readClientHello(changed));
      }
    }
  });
});
