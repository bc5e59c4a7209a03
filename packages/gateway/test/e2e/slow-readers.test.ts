import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descriptorsDownTo, openDescriptors, residentMemory } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { statusesOf } from './raw-client.ts';
import { ask, openRaw } from './raw-connection.ts';

const MEGABYTE = 1_000_000;
const FILE = 50 * MEGABYTE;

let port = 0;
let hastyPort = 0;
let program: Running;

beforeAll(async () => {
  [port, hastyPort] = [await freePort(), await freePort()];
  const locations = `
    location / { }
    location /text { echo_duplicate ${FILE} x; }
    location /short { return 200 "0123456789abcdef0123456789abcdef0123456789abcdef\\n"; }`;
  program = await startProgram(
    `
    daemon off;
    error_log logs/error.log info;
    events { worker_connections 64; }
    http {
      access_log logs/access.log;
      keepalive_requests 1000000;
      server { listen 127.0.0.1:${port}; ${locations} }
      server { listen 127.0.0.1:${hastyPort}; send_timeout 500ms; ${locations} }
    }`,
    { 'html/large': `${'x'.repeat(FILE)}\n` },
  );
});

afterAll(() => program.stop());

const get = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: h\r\n\r\n`;
const LAST = 'GET /short HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a client that reads slowly', () => {
  it('is waited for, and what it has not read is not kept in memory', async () => {
    // once around, so that what is needed at all is there
    expect((await ask(port, get('/large') + LAST)).length).toBeGreaterThan(FILE);
    const before = residentMemory(program.worker());
    const connections = await Promise.all(Array.from({ length: 4 }, () => openRaw(port)));
    for (const connection of connections) {
      await connection.send(get('/large') + LAST);
      await connection.untilResponses(1);
      connection.pause();
    }
    await pause(500);
    expect(residentMemory(program.worker()) - before).toBeLessThan(40 * 1024);
    for (const connection of connections) {
      connection.resume();
      await connection.untilClosed();
      connection.destroy();
      expect(connection.text.length).toBeGreaterThan(FILE);
      expect(connection.statuses).toEqual([200, 200]);
    }
  });

  it.each(['/large', '/text'])('is not cut by send_timeout while it goes on reading %s', async (target) => {
    const connection = await openRaw(hastyPort);
    await connection.send(get(target) + LAST);
    // longer together than the timeout, by steps that are shorter
    for (let i = 0; i < 8; i++) {
      connection.pause();
      await pause(200);
      const { length } = connection.text;
      connection.resume();
      await connection.until(() => connection.text.length > length + 2 * MEGABYTE, 'more of the body');
    }
    await connection.untilClosed();
    connection.destroy();
    expect(connection.statuses).toEqual([200, 200]);
    expect(connection.text.length).toBeGreaterThan(FILE);
  });

  it.each(['/large', '/text'])('is cut by send_timeout where it stops reading %s', async (target) => {
    const before = openDescriptors(program.worker());
    const connection = await openRaw(hastyPort);
    await connection.send(get(target));
    await connection.untilResponses(1);
    connection.pause();
    expect(await descriptorsDownTo(program.worker(), before)).toBeLessThanOrEqual(before);
    connection.resume();
    await connection.untilClosed();
    connection.destroy();
    expect(connection.text.length).toBeLessThan(FILE);
    expect(program.read('logs/error.log')).toContain('client timed out');
  });

  it('gets no more answers to pipelined requests than it reads, and all of them in the end', async () => {
    const before = residentMemory(program.worker());
    const connection = await openRaw(port);
    connection.pause();
    const count = 100_000;
    const sent = connection.send(get('/short').repeat(count) + LAST);
    await pause(500);
    expect(residentMemory(program.worker()) - before).toBeLessThan(40 * 1024);
    connection.resume();
    await sent;
    await connection.untilClosed();
    connection.destroy();
    expect(statusesOf(connection.text)).toHaveLength(count + 1);
  });

  it('of pipelined answers is cut by send_timeout where it stops reading', async () => {
    const before = openDescriptors(program.worker());
    const connection = await openRaw(hastyPort);
    connection.pause();
    void connection.send(get('/short').repeat(100_000));
    await pause(200);
    expect(openDescriptors(program.worker())).toBeGreaterThan(before);
    expect(await descriptorsDownTo(program.worker(), before)).toBeLessThanOrEqual(before);
    connection.destroy();
  });
});
