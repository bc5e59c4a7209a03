import { execFile } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descriptorsDownTo, openDescriptors, residentMemory } from './process-facts.ts';
import { freePort, NODE, type Running, startProgram } from './program.ts';

/** How many slow clients there are of each kind. */
const EACH = 500;

/** The timeouts of the configuration, in milliseconds: what takes a second a byte takes longer than any. */
const TIMEOUT = 3000;
const BODY_TIMEOUT = 700;

const HEAD = 'GET /quick HTTP/1.1\r\nHost: h\r\n';

/** A kind of slow client: what it sends at once, what it sends a byte a second of, and the timeout that it runs into. */
interface Kind {
  readonly first: string;
  readonly drip: string;
  readonly reads: boolean;
  readonly timeout: number;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'sends its head a byte a second': {
    first: '',
    drip: `${HEAD}X-Long: ${'x'.repeat(100)}`,
    reads: true,
    timeout: TIMEOUT,
  },
  'sends its body a byte a second': {
    first: 'POST /body HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n',
    drip: 'b'.repeat(100),
    reads: true,
    timeout: BODY_TIMEOUT,
  },
  'does not read its response': {
    first: 'GET /large HTTP/1.1\r\nHost: h\r\n\r\n',
    drip: '',
    reads: false,
    timeout: TIMEOUT,
  },
  'asks for nothing more': { first: `${HEAD}\r\n`, drip: '', reads: true, timeout: TIMEOUT },
};

let port = 0;
let program: Running;

beforeAll(async () => {
  port = await freePort();
  program = await startProgram(
    `
    error_log logs/error.log info;
    worker_rlimit_nofile 10000;
    events { worker_connections 4096; }
    http {
      access_log off;
      keepalive_requests 1000000;
      client_header_timeout ${TIMEOUT}ms;
      client_body_timeout ${BODY_TIMEOUT}ms;
      send_timeout ${TIMEOUT}ms;
      keepalive_timeout ${TIMEOUT}ms;
      server {
        listen 127.0.0.1:${port};
        location /quick { return 200 "quick\\n"; }
        location /body { echo_read_request_body; echo done; }
      }
    }`,
    { 'html/large': 'x'.repeat(50_000_000) },
  );
});
afterAll(() => program.stop());

/** How long a client of that kind was left, in milliseconds; `dripping` are those that still have something to send. */
function slow({ first, drip, reads }: Kind, dripping: Set<() => void>): Promise<number> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let startedAt = 0;
    let at = 0;
    const send = (): void => void (at < drip.length && socket.write(drip.charAt(at++)));
    socket.on('error', () => {});
    socket.on('connect', () => {
      startedAt = performance.now();
      if (first !== '') socket.write(first);
      if (drip !== '') dripping.add(send);
      // one that does not read learns of the end only by writing
      if (!reads) return void setInterval(() => socket.write('\r\n'), 1000).unref();
      socket.resume();
    });
    if (!reads) socket.pause();
    socket.on('close', () => {
      dripping.delete(send);
      resolve(performance.now() - startedAt);
    });
  });
}

const CLIENT = `
  const { Agent, get } = require('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = [];
  const next = () => {
    const startedAt = performance.now();
    get({ host: '127.0.0.1', port: process.argv[1], path: '/quick', agent }, (response) => {
      response.resume().on('end', () => {
        times.push(performance.now() - startedAt);
        if (times.length < 500) return setTimeout(next, 2);
        agent.destroy();
        console.log(times.sort((a, b) => a - b)[250]);
      });
    });
  };
  next();`;

/** The median time that a request of a client in a process of its own takes, in milliseconds. */
async function latency(): Promise<number> {
  const { stdout } = await promisify(execFile)(NODE, ['-e', CLIENT, String(port)]);
  return Number(stdout);
}

describe(`${4 * EACH} slow clients`, () => {
  it('are cut at the timeouts while others are served as ever, and cost no more than a little memory', async () => {
    const usual = await latency();
    const worker = program.worker();
    const descriptors = openDescriptors(worker);
    const memory = residentMemory(worker);
    const dripping = new Set<() => void>();
    const dripper = setInterval(() => {
      for (const send of dripping) send();
    }, 1000);
    const clients = Object.entries(KINDS).map(
      async ([name, kind]) =>
        [name, await Promise.all(Array.from({ length: EACH }, () => slow(kind, dripping)))] as const,
    );
    // the second of two: by then all are there, and none of those with the longer timeouts is gone
    await latency();
    const meanwhile = await latency();
    const grown = residentMemory(worker) - memory;
    const left = new Map(await Promise.all(clients));
    clearInterval(dripper);
    for (const [name, times] of left) {
      const { timeout = 0 } = KINDS[name] ?? {};
      expect(Math.min(...times), `who ${name}`).toBeGreaterThan(timeout * 0.9);
      expect(times, `who ${name}`).toHaveLength(EACH);
    }
    expect(meanwhile / usual).toBeLessThan(5);
    expect(grown).toBeLessThan(4 * EACH * 100);
    expect(await descriptorsDownTo(worker, descriptors)).toBeLessThanOrEqual(descriptors);
    expect(program.read('logs/error.log')).not.toMatch(/\[(?:alert|crit|emerg|error)\]/);
  }, 120_000);
});
