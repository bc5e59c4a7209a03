import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descriptorsDownTo, openDescriptors } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { pathOf, type RawBackend, startRawBackend } from './raw-backend.ts';
import { openRaw, type RawConnection } from './raw-connection.ts';

const SWITCHING = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n';

/** More than the sockets on the way take. */
const MUCH = 'x'.repeat(8_000_000);

describe('a tunnel whose end does not read', () => {
  let backend: RawBackend;
  let program: Running;
  let port: number;
  let idle: number;

  beforeAll(async () => {
    backend = await startRawBackend((socket, head) => {
      socket.pause();
      socket.write(SWITCHING);
      if (pathOf(head) === '/flood') socket.write(MUCH);
      if (pathOf(head) === '/flood-and-end') socket.end(MUCH);
    });
    port = await freePort();
    program = await startProgram(`
      error_log logs/error.log info;
      events {}
      http {
        access_log off;
        send_timeout 300ms;
        server {
          listen 127.0.0.1:${port};
          proxy_read_timeout 300ms;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $http_connection;
          location / { proxy_pass http://127.0.0.1:${backend.port}; }
        }
      }`);
    idle = openDescriptors(program.worker());
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  const join = async (path: string): Promise<RawConnection> => {
    const client = await openRaw(port);
    await client.send(`GET ${path} HTTP/1.1\r\nHost: h\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n`);
    await client.until(() => client.text.includes('101 Switching'), 'answer');
    return client;
  };

  it('is closed in time, be it the backend that does not read', async () => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => join('/')));
    for (const client of clients) void client.send(MUCH);
    // one goes away before its bytes were taken
    clients[0]?.destroy();
    expect(await descriptorsDownTo(program.worker(), idle)).toBeLessThanOrEqual(idle);
    for (const client of clients) client.destroy();
  });

  it.each(['/flood', '/flood-and-end'])('is closed in time, be it the client that does not read (%s)', async (path) => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => join(path)));
    for (const client of clients) client.pause();
    expect(await descriptorsDownTo(program.worker(), idle)).toBeLessThanOrEqual(idle);
    for (const client of clients) client.destroy();
  });
});
