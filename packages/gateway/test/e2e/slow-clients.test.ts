import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frame, getFields, headersFrame, number32, PREFACE, TYPE } from '../http2/frames.ts';
import { makeCertificate } from './certificate.ts';
import { descriptorsDownTo, openDescriptors, residentMemory } from './process-facts.ts';
import { freePorts, NODE, type Running, startProgram } from './program.ts';

/** How many slow clients there are of each kind. */
const EACH = 500;

/** The timeouts of the configuration, in milliseconds: what takes a second a byte takes longer than any. */
const TIMEOUT = 3000;
const BODY_TIMEOUT = 700;

const HEAD = 'GET /quick HTTP/1.1\r\nHost: h\r\n';

/** What opens a connection of HTTP/2 whose windows are as wide as they can be. */
const GREETING = Buffer.concat([
  PREFACE,
  frame(TYPE.settings, 0, 0, Buffer.concat([Buffer.from([0, 4]), number32(0x7fffffff)])),
  frame(TYPE.windowUpdate, 0, 0, number32(0x7fff0000)),
]).toString('latin1');

const HTTP2_REQUEST = Buffer.from(headersFrame(1, getFields('/large'))).toString('latin1');

/** A record of TLS with a ClientHello of 508 bytes, as far as that is known from its beginning. */
const HELLO = '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03';

/**
 * A kind of slow client: what it sends at once, and a byte a second of (both latin1), whether that is how it reads as well,
 * and the timeout that it runs into.
 */
interface Kind {
  readonly first: string;
  readonly drip?: string;
  readonly readsSlowly?: true;
  readonly timeout?: number;
  readonly to?: 'http2' | 'tls';
}

const KINDS: Readonly<Record<string, Kind>> = {
  'sends its head a byte a second': { first: '', drip: `${HEAD}X-Long: ${'x'.repeat(100)}` },
  'sends its body a byte a second': {
    first: 'POST /body HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n',
    drip: 'b'.repeat(100),
    timeout: BODY_TIMEOUT,
  },
  'reads its response a byte a second': { first: 'GET /large HTTP/1.1\r\nHost: h\r\n\r\n', readsSlowly: true },
  'asks for nothing more': { first: `${HEAD}\r\n` },
  'shakes hands a byte a second': { first: HELLO, drip: 'r'.repeat(100), to: 'tls' },
  'sends a request of HTTP/2 a byte a second': { first: GREETING, drip: HTTP2_REQUEST, to: 'http2' },
  'reads a response of HTTP/2 a byte a second': { first: GREETING + HTTP2_REQUEST, readsSlowly: true, to: 'http2' },
};

const COUNT = EACH * Object.keys(KINDS).length;

let directory = '';
let port = 0;
const ports: Record<'http2' | 'tls', number> = { http2: 0, tls: 0 };
let program: Running;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
  await makeCertificate(directory, 'h');
  [port = 0, ports.http2 = 0, ports.tls = 0] = await freePorts(3);
  program = await startProgram(
    `
    error_log logs/error.log info;
    worker_rlimit_nofile 10000;
    events { worker_connections 8192; }
    http {
      access_log off;
      keepalive_requests 1000000;
      client_header_timeout ${TIMEOUT}ms;
      client_body_timeout ${BODY_TIMEOUT}ms;
      send_timeout ${TIMEOUT}ms;
      keepalive_timeout ${TIMEOUT}ms;
      server {
        listen 127.0.0.1:${port};
        listen 127.0.0.1:${ports.http2} http2;
        listen 127.0.0.1:${ports.tls} ssl;
        ssl_certificate ${directory}/h.pem;
        ssl_certificate_key ${directory}/h.key;
        location /quick { return 200 "quick\\n"; }
        location /body { echo_read_request_body; echo done; }
      }
    }`,
    { 'html/large': 'x'.repeat(50_000_000) },
  );
});
afterAll(async () => {
  await program?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** How long a client of that kind was left, in milliseconds; each second all that `dripping` has is called. */
function slow({ first, drip = '', readsSlowly, to }: Kind, dripping: Set<() => void>): Promise<number> {
  return new Promise((resolve) => {
    // a byte is read, and no other until there has been a drip
    const onread = { buffer: Buffer.alloc(1), callback: () => false };
    const address = { port: to ? ports[to] : port, host: '127.0.0.1', noDelay: true };
    const socket: Socket = connect(readsSlowly ? { ...address, onread } : address);
    let startedAt = 0;
    let at = 0;
    const dripped = (): void => {
      if (at < drip.length) socket.write(drip.charAt(at++), 'latin1');
      // who has not read all that has come learns of the end only by writing
      if (readsSlowly) socket.resume().write('\r\n');
    };
    socket.on('error', () => {});
    socket.on('connect', () => {
      startedAt = performance.now();
      if (first !== '') socket.write(first, 'latin1');
      dripping.add(dripped);
      socket.resume();
    });
    socket.on('close', () => {
      dripping.delete(dripped);
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

describe(`${COUNT} slow clients`, () => {
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
      const { timeout = TIMEOUT } = KINDS[name] ?? {};
      expect(Math.min(...times), `who ${name}`).toBeGreaterThan(timeout * 0.9);
      expect(times, `who ${name}`).toHaveLength(EACH);
    }
    expect(meanwhile / usual).toBeLessThan(5);
    expect(grown).toBeLessThan(COUNT * 100);
    expect(await descriptorsDownTo(worker, descriptors)).toBeLessThanOrEqual(descriptors);
    expect(program.read('logs/error.log')).not.toMatch(/\[(?:alert|crit|emerg|error)\]/);
  }, 120_000);
});
