import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectFrames,
  type Field,
  FLAG,
  type FrameClient,
  frame,
  getFields,
  headerBlock,
  headersFrame,
  number32,
  TYPE,
} from '../http2/frames.ts';
import { curl } from './curl.ts';
import { listening } from './listening.ts';
import { openDescriptors, residentMemory } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';

/** How much the server's memory may grow by what a client sends, in kilobytes. */
const MOST_GROWTH = 60 * 1024;

let port = 0;
let program: Running;

/** Says nothing. */
const silent = createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
});

beforeAll(async () => {
  const silentPort = await listening(silent);
  port = await freePort();
  program = await startProgram(
    `error_log logs/error.log info;
    events {}
    http {
      access_log off; http2 on; keepalive_requests 1000000;
      keepalive_timeout 2s; lingering_timeout 1s; client_header_timeout 1s; client_body_timeout 1s; send_timeout 1s;
      client_max_body_size 100m;
      server { listen 127.0.0.1:${port};
        location / { return 200 "ok\\n"; }
        location /wait { proxy_pass http://127.0.0.1:${silentPort}; }
        location /read { echo_read_request_body; echo done; }
        location /large { alias html/large; } } }`,
    { 'html/large': 'x'.repeat(5_000_000) },
  );
});
afterAll(async () => {
  await program.stop();
  silent.close();
});

const log = (): string => program.read('logs/error.log');

/** That the server is there for others, and has kept nothing of what came. */
async function isWell(before: { readonly memory: number; readonly files: number }): Promise<void> {
  expect(await curl(`--http2-prior-knowledge http://127.0.0.1:${port}/`)).toBe('ok\n');
  expect(residentMemory(program.worker()) - before.memory).toBeLessThan(MOST_GROWTH);
  for (let i = 0; i < 200 && openDescriptors(program.worker()) > before.files; i++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  expect(openDescriptors(program.worker())).toBeLessThanOrEqual(before.files);
}

async function state(): Promise<{ memory: number; files: number }> {
  await curl(`--http2-prior-knowledge http://127.0.0.1:${port}/`);
  return { memory: residentMemory(program.worker()), files: openDescriptors(program.worker()) };
}

/** A head that begins and goes on, but never ends. */
const neverEnding = (i: number): Uint8Array =>
  i === 0
    ? frame(TYPE.headers, FLAG.endStream, 1, headerBlock(getFields('/')))
    : frame(TYPE.continuation, 0, 1, headerBlock([[`x-${i}`, 'y'.repeat(1000)]]));

/** A large value in the table of HPACK, and a head that names it thousands of times. */
const bomb = (i: number): Uint8Array => {
  const entry = Buffer.concat([Buffer.from([0x40, 1, 0x78, 0x7f, 0xa1, 0x1e]), Buffer.alloc(4000, 'z')]);
  const block = Buffer.concat([headerBlock(getFields('/')), entry, Buffer.alloc(12_000, 0xbe)]);
  return frame(TYPE.headers, FLAG.endHeaders | FLAG.endStream, 2 * i + 1, block);
};

const reset = (stream: number): Buffer => frame(TYPE.rstStream, 0, stream, number32(8));
const many = (count: number): Field[] => Array.from({ length: count }, (_, i): Field => [`x${i}`, '']);

const FLOODS: readonly (readonly [what: string, count: number, next: (i: number) => Uint8Array])[] = [
  [
    'streams that are reset as soon as they are open',
    200_000,
    (i) => Buffer.concat([headersFrame(2 * i + 1, getFields('/wait')), reset(2 * i + 1)]),
  ],
  [
    'streams that are reset in the middle of their bodies',
    200_000,
    (i) => Buffer.concat([headersFrame(2 * i + 1, getFields('/read'), false), reset(2 * i + 1)]),
  ],
  ['CONTINUATION without an end', 200_000, neverEnding],
  ['empty CONTINUATION without an end', 2_000_000, (i) => (i === 0 ? neverEnding(0) : frame(TYPE.continuation, 0, 1))],
  ['fields without number', 1000, (i) => headersFrame(2 * i + 1, [...getFields('/'), ...many(1500)])],
  ['fields that grow when they are unpacked', 100, bomb],
  ['PING', 2_000_000, (i) => frame(TYPE.ping, 0, 0, Buffer.concat([number32(0), number32(i)]))],
  ['SETTINGS', 2_000_000, () => frame(TYPE.settings, 0, 0, Buffer.from([0, 3, 0, 0, 0, 100]))],
  ['PRIORITY', 2_000_000, (i) => frame(TYPE.priority, 0, 2 * (i % 1000) + 1001, Buffer.from([0, 0, 0, 0, 7]))],
  ['WINDOW_UPDATE', 2_000_000, () => frame(TYPE.windowUpdate, 0, 0, number32(1))],
  ['frames of no known type', 2_000_000, () => frame(0x77, 0, 0, Buffer.alloc(8))],
  ['empty DATA', 3_000_000, (i) => (i === 0 ? headersFrame(1, getFields('/read'), false) : frame(TYPE.data, 0, 1))],
];

describe('a client of HTTP/2', () => {
  it.each(FLOODS)(
    'that floods the server with %s is cut off, and others are served',
    { timeout: 60_000 },
    async (_, count, next) => {
      const before = await state();
      const client = await connectFrames(port);
      await client.flood(count, next);
      await client.until(() => client.closed, 'end of the connection');
      client.destroy();
      await isWell(before);
    },
  );

  it('that resets as many streams as a browser may is not cut off', async () => {
    const client = await connectFrames(port);
    for (let i = 0; i < 90; i++) client.send(headersFrame(2 * i + 1, getFields('/wait')), reset(2 * i + 1));
    client.send(headersFrame(1001, getFields('/')));
    expect(await client.outcome(1001)).toBe('200 ok');
    client.destroy();
  });

  it('that opens the windows of what it takes in small steps is not cut off', { timeout: 60_000 }, async () => {
    const step = 12;
    const client = await connectFrames(port);
    client.send(headersFrame(1, getFields('/large')));
    let taken = 0;
    for (let seen = 0; taken < 5_000_000; seen++) {
      await client.until(() => client.closed || client.frames.length > seen, 'frames');
      const come = client.frames[seen];
      if (come === undefined) break;
      if (come.type !== TYPE.data) continue;
      taken += come.payload.length;
      const updates = [0, 1].map((stream) => frame(TYPE.windowUpdate, 0, stream, number32(step)));
      const steps = Math.ceil(come.payload.length / step);
      client.send(...Array.from({ length: steps }, () => updates).flat());
    }
    expect(taken).toBe(5_000_000);
    // what comes is looked at every second
    await new Promise((resolve) => setTimeout(resolve, 1500));
    client.send(headersFrame(3, getFields('/')));
    expect(await client.outcome(3)).toBe('200 ok');
    client.destroy();
  });

  it.each<[string, (client: FrameClient) => void]>([
    ['says nothing after its first frame', () => {}],
    [
      'leaves a head unfinished',
      (client) => client.send(frame(TYPE.headers, FLAG.endStream, 1, headerBlock(getFields('/')))),
    ],
  ])('that %s is cut off', async (_, begin) => {
    const before = await state();
    const client = await connectFrames(port);
    begin(client);
    await client.until(() => client.closed, 'end of the connection');
    await isWell(before);
  });

  it('that leaves a body unfinished loses its stream, and its connection once that rests', async () => {
    const client = await connectFrames(port);
    client.send(headersFrame(1, getFields('/read'), false), headersFrame(3, getFields('/')));
    expect(await client.outcome(3)).toBe('200 ok');
    expect(await client.outcome(1)).toMatch(/^(408|reset \d)$/);
    client.send(headersFrame(5, getFields('/')));
    expect(await client.outcome(5)).toBe('200 ok');
    client.destroy();
    expect(log()).toContain('client timed out');
  });

  it('that takes nothing of a response loses its stream, and nothing is kept for it', async () => {
    const before = await state();
    const client = await connectFrames(port);
    // the window is 64 KB as long as nobody opens it
    client.send(...Array.from({ length: 100 }, (_, i) => headersFrame(2 * i + 1, getFields('/large'))));
    await client.until(() => client.frames.filter((f) => f.type === TYPE.rstStream).length >= 100, 'resets');
    client.destroy();
    await isWell(before);
  });

  it('that reads nothing at all is cut off', async () => {
    const before = await state();
    const client = await connectFrames(port);
    client.send(frame(TYPE.settings, 0, 0, Buffer.concat([Buffer.from([0, 4]), number32(0x7fffffff)])));
    client.send(frame(TYPE.windowUpdate, 0, 0, number32(0x7fff0000)));
    client.send(...Array.from({ length: 20 }, (_, i) => headersFrame(2 * i + 1, getFields('/large'))));
    client.pause();
    await isWell({ ...before, files: before.files + 1 });
    for (let i = 0; i < 400 && openDescriptors(program.worker()) > before.files; i++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await isWell(before);
    client.destroy();
  });

  it.each([
    ['a frame on a stream that it may not open', frame(TYPE.headers, FLAG.endHeaders, 2, headerBlock(getFields('/')))],
    ['a frame that is too large', frame(TYPE.data, 0, 1, Buffer.alloc(20_000))],
    ['HPACK that makes no sense', frame(TYPE.headers, FLAG.endHeaders, 1, Buffer.from([0xff, 0xff, 0xff, 0xff]))],
    [
      'a window that overflows',
      Buffer.concat([number32(0), number32(0)].map(() => frame(TYPE.windowUpdate, 0, 0, number32(0x7fffffff)))),
    ],
    ['SETTINGS of a wrong size', frame(TYPE.settings, 0, 0, Buffer.alloc(5))],
    ['a PING of a wrong size', frame(TYPE.ping, 0, 0, Buffer.alloc(5))],
    ['HTTP/1.1 after the preface', Buffer.from('GET / HTTP/1.1\r\nHost: h\r\n\r\n'.repeat(2000))],
  ])('that sends %s is told so, and cut off', async (_, bytes) => {
    const client = await connectFrames(port);
    client.send(bytes);
    expect(await client.goaway()).toBeGreaterThan(0);
    await client.until(() => client.closed, 'end of the connection');
    client.destroy();
  });
});
