import { Agent, get } from 'node:http';
import { classic } from '@edgeseal/token';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startProgram } from './program.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz123456';
const REQUESTS = 10_000;
const CONNECTIONS = 64;

/** A kind of session cookie, and what it must be answered. */
interface Kind {
  readonly cookie: (n: number) => string;
  readonly status: number;
  readonly body: (n: number) => string;
}

const key = Buffer.from(KEY);
const valid = classic({ key });
const past = classic({ key, now: () => 1_000_000_000 });
const base64 = (token: Uint8Array): string => Buffer.from(token).toString('base64');
const user = (n: number): string => `user-${n}-${'x'.repeat(n % 97)}`;

function tampered(n: number): string {
  const token = valid.seal(Buffer.from(user(n)), 3600);
  const at = n % token.length;
  token[at] = (token[at] ?? 0) ^ (1 << (n % 8));
  return base64(token);
}

const KINDS: readonly Kind[] = [
  { cookie: (n) => base64(valid.seal(Buffer.from(user(n)), 3600)), status: 200, body: (n) => `Welcome, ${user(n)}!\n` },
  { cookie: (n) => base64(valid.seal(Buffer.from(user(n)), 0)), status: 200, body: (n) => `Welcome, ${user(n)}!\n` },
  { cookie: (n) => base64(past.seal(Buffer.from(user(n)), 60)), status: 401, body: () => 'Unauthorized\n' },
  { cookie: tampered, status: 401, body: () => 'Unauthorized\n' },
];

describe('ten thousand requests over 64 keep-alive connections', () => {
  let program: Running;
  let port: number;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  beforeAll(async () => {
    port = await freePort();
    program = await startProgram(`
      events {}
      http {
        access_log logs/access.log;
        encrypted_session_key "${KEY}";
        server {
          listen 127.0.0.1:${port};
          keepalive_requests 100000;
          location /protected {
            set_decode_base64 $session $cookie_session;
            set_decrypt_session $uid $session;
            if ($uid = "") { return 401 "Unauthorized\\n"; }
            return 200 "Welcome, $uid!\\n";
          }
        }
      }`);
  });
  afterAll(async () => {
    agent.destroy();
    await program.stop();
  });

  const ask = (cookie: string): Promise<{ status: number; body: string; port: number }> =>
    new Promise((resolve, reject) => {
      const request = get(
        { port, agent, path: '/protected', headers: { Cookie: `a=b; session=${cookie}` } },
        (response) => {
          const local = response.socket.localPort ?? 0;
          let body = '';
          response.setEncoding('latin1').on('data', (piece: string) => {
            body += piece;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body, port: local }));
        },
      );
      request.on('error', reject);
    });

  it('are all answered right, and logged', async () => {
    const wrong: string[] = [];
    const ports = new Set<number>();
    await Promise.all(
      Array.from({ length: REQUESTS }, async (_, n) => {
        const kind = KINDS[n % KINDS.length];
        if (!kind) return;
        const answer = await ask(kind.cookie(n));
        ports.add(answer.port);
        if (answer.status !== kind.status || answer.body !== kind.body(n))
          wrong.push(`${n}: ${answer.status} ${answer.body}`);
      }),
    );
    expect(wrong).toEqual([]);
    expect(ports.size).toBe(CONNECTIONS);
    program.signal('SIGQUIT');
    expect(await program.ended).toBe(0);
    expect(program.read('logs/access.log').split('\n').length - 1).toBe(REQUESTS);
  });
});
