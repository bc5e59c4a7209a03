import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descriptorsDownTo, openDescriptors, residentMemory } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { statusesOf } from './raw-client.ts';
import { ask, openRaw } from './raw-connection.ts';

/** What a client sends, and what must come of it; see the notes in the file. */
interface HostileCase {
  readonly name: string;
  readonly send: string | readonly (string | readonly [text: string, times: number])[];
  readonly statuses: readonly number[];
  readonly or?: readonly number[];
  readonly closes: boolean;
  readonly fin?: boolean;
  readonly includes?: string;
}

const { cases } = JSON.parse(readFileSync(new URL('../vectors/hostile-requests.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly HostileCase[];
};

const GOOD = 'GET /alive HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n';

/** A long case is sent in so many packets at most: more would take time and show nothing. */
const MOST_PIECES = 4000;

let port = 0;
let slowPort = 0;
let program: Running;

beforeAll(async () => {
  [port, slowPort] = [await freePort(), await freePort()];
  program = await startProgram(`
    daemon off;
    error_log logs/error.log info;
    events { worker_connections 512; }
    http {
      access_log off;
      default_type text/plain;
      server {
        listen 127.0.0.1:${port};
        # a reset while the client still sends would take the answer away from it
        lingering_close always;
        location / { return 200 "ok\\n"; }
        location /small { client_max_body_size 10; return 200 "ok\\n"; }
        location /read { echo_read_request_body; echo ok; }
        location /readsmall { client_max_body_size 10; echo_read_request_body; echo ok; }
        location /show { return 200 "$uri|$args|$host\\n"; }
        location /fields { return 200 "<$http_x_a>|<$http_x_b>\\n"; }
      }
      server {
        listen 127.0.0.1:${slowPort};
        client_header_timeout 300ms;
        keepalive_timeout 300ms;
        lingering_timeout 300ms;
        return 200 "ok\\n";
      }
    }`);
});

afterAll(() => program.stop());

function bytesOf({ send }: HostileCase): string {
  if (typeof send === 'string') return send;
  return send.map((piece) => (typeof piece === 'string' ? piece : piece[0].repeat(piece[1]))).join('');
}

/** Sends a case, and a good request after it where the connection is to stay; gives all that came until the server closed. */
async function play(hostile: HostileCase, pieces: number): Promise<string> {
  const bytes = bytesOf(hostile);
  const connection = await openRaw(port);
  try {
    await connection.sendInPieces(bytes, Math.max(1, Math.ceil(bytes.length / pieces)));
    if (hostile.fin) connection.end();
    if (!hostile.closes) {
      await connection.untilResponses(hostile.statuses.length);
      await connection.send(GOOD);
    }
    await connection.untilClosed();
    return connection.text;
  } finally {
    connection.destroy();
  }
}

function expectAnswer({ statuses, or = statuses, closes, includes = '' }: HostileCase, text: string): void {
  const after = closes ? [] : [200];
  expect([
    [...statuses, ...after],
    [...or, ...after],
  ]).toContainEqual(statusesOf(text));
  expect(text).toContain(includes);
}

describe.each([
  { how: 'in one piece', pieces: 1 },
  { how: 'byte by byte', pieces: MOST_PIECES },
])('a request sent $how', ({ pieces }) => {
  it.each(cases)('is answered as it deserves: $name', async (hostile) => {
    expectAnswer(hostile, await play(hostile, pieces));
    expect(statusesOf(await ask(port, GOOD))).toEqual([200]);
  });
});

describe('a client that goes away', () => {
  const request =
    'POST /show?a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nX: y\r\n\r\n';
  const places = Array.from({ length: request.length + 1 }, (_, place) => place);

  it.each([
    { how: 'a FIN', leave: 'end' as const },
    { how: 'a reset', leave: 'resetNow' as const },
  ])('by $how after any byte does no harm', async ({ leave }) => {
    const before = openDescriptors(program.worker());
    for (const place of places) {
      const connection = await openRaw(port);
      await connection.send(request.slice(0, place));
      connection[leave]();
      if (leave === 'end') {
        await connection.untilClosed();
        expect(connection.statuses.length).toBeLessThanOrEqual(1);
      }
      connection.destroy();
    }
    expect(await descriptorsDownTo(program.worker(), before)).toBeLessThanOrEqual(before);
    expect(statusesOf(await ask(port, GOOD))).toEqual([200]);
  });
});

describe('a client that is slow', () => {
  it('to begin is left without a word', async () => {
    expect(await ask(slowPort, '')).toBe('');
  });

  it.each(['G', 'GET / HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost: h\r\nX-A: ', '\r\n'])(
    'to end what began with %j is answered 408',
    async (beginning) => {
      expect(statusesOf(await ask(slowPort, beginning))).toEqual([408]);
    },
  );

  it('but sends a byte now and then is answered 408 all the same', async () => {
    const connection = await openRaw(slowPort);
    for (let i = 0; i < 200 && !connection.closed; i++) {
      await connection.send('GET / HTTP/1.1\r\nHost: h\r\nX-A: '.charAt(i) || 'a');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    connection.destroy();
    expect(connection.statuses).toEqual([408]);
  });

  it('to send another request is left without a word', async () => {
    expect(statusesOf(await ask(slowPort, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n'))).toEqual([200]);
  });

  it('to end another request is answered 408', async () => {
    const text = await ask(slowPort, 'GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HT');
    expect(statusesOf(text)).toEqual([200, 408]);
  });

  it('to send a body nobody wants is left once it has its answer', async () => {
    const text = await ask(slowPort, 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhello');
    expect(statusesOf(text)).toEqual([200]);
  });
});

describe('after all of that', () => {
  it('the program has no more memory or descriptors than before', async () => {
    const round = async (): Promise<void> => {
      let next = 0;
      const worker = async (): Promise<void> => {
        for (let i = next++; i < cases.length; i = next++) {
          const hostile = cases[i];
          if (hostile) await play(hostile, 50);
        }
      };
      await Promise.all(Array.from({ length: 8 }, worker));
    };
    for (let i = 0; i < 4; i++) await round();
    const descriptors = openDescriptors(program.worker());
    const memory = residentMemory(program.worker());
    for (let i = 0; i < 8; i++) await round();
    expect(await descriptorsDownTo(program.worker(), descriptors)).toBeLessThanOrEqual(descriptors);
    expect(residentMemory(program.worker()) / memory).toBeLessThan(1.4);
    expect(program.stderr()).toBe('');
    expect(program.read('logs/error.log')).not.toMatch(/\[(alert|crit|emerg)\]/);
  }, 120_000);
});
