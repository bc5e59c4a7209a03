import { createServer, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening } from './listening.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { ask, openRaw } from './raw-connection.ts';

describe.each(['on', 'off'])('limits that all workers share (master_process %s)', (master) => {
  /** Holds its answers back until it is told to give them. */
  const held: ServerResponse[] = [];
  const backend = createServer((_, response) => void held.push(response));
  const answerAll = (): void => {
    for (const response of held.splice(0)) response.end('ok');
  };
  let program: Running;
  let port: number;
  beforeAll(async () => {
    const backendPort = await listening(backend);
    port = await freePort();
    program = await startProgram(`
      worker_processes 3;
      master_process ${master};
      error_log logs/error.log info;
      events {}
      http {
        log_format limits '$request_uri $status $limit_req_status $limit_conn_status';
        access_log logs/access.log limits;
        limit_req_zone $arg_k zone=minute:1m rate=1r/m;
        limit_req_zone $arg_k zone=quick:1m rate=10r/s;
        limit_conn_zone $arg_k zone=addr:1m;
        server {
          listen 127.0.0.1:${port};
          location /minute { limit_req zone=minute burst=4 nodelay; limit_req_status 429; echo in; }
          location /quick { limit_req zone=quick burst=3; echo in; }
          location /dry { limit_req zone=minute; limit_req_dry_run on; limit_req_log_level warn; echo in; }
          location /held { limit_conn addr 2; proxy_pass http://127.0.0.1:${backendPort}; }
        }
      }`);
  });
  afterAll(async () => {
    await program.stop();
    backend.close();
  });

  const get = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`;
  const statuses = async (target: string, count: number): Promise<Record<string, number>> => {
    const answers = await Promise.all(Array.from({ length: count }, () => ask(port, get(target))));
    const found: Record<string, number> = {};
    for (const answer of answers) found[answer.slice(9, 12)] = (found[answer.slice(9, 12)] ?? 0) + 1;
    return found;
  };
  const logged = async (text: string): Promise<void> => {
    for (let i = 0; i < 200 && !program.read('logs/access.log').includes(text); i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(program.read('logs/access.log')).toContain(text);
  };

  it('let in so many requests of a key, and no more', async () => {
    expect(await statuses('/minute?k=a', 12)).toEqual({ 200: 5, 429: 7 });
    expect(await statuses('/minute?k=b', 3)).toEqual({ 200: 3 });
    // without a key there is no limit
    expect(await statuses('/minute', 12)).toEqual({ 200: 12 });
    expect(program.read('logs/error.log')).toMatch(
      /\[error\] .* limiting requests, excess: 5\.000 by zone "minute", client: /,
    );
    await logged('/minute?k=a 429 REJECTED -');
  });

  it('have requests wait for their turn', async () => {
    const started = performance.now();
    expect(await statuses('/quick?k=a', 4)).toEqual({ 200: 4 });
    // three tenths of a second for three, which timers keep
    expect(performance.now() - started).toBeGreaterThan(250);
    expect(program.read('logs/error.log')).toMatch(
      /\[warn\] .* delaying request, excess: \d\.\d{3}, by zone "quick", client: /,
    );
    await logged('/quick?k=a 200 DELAYED -');
  });

  it('forget those who go away while they wait', async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, () => openRaw(port)));
    for (const client of clients) await client.send(get('/quick?k=gone'));
    for (const client of clients) client.destroy();
    await logged('/quick?k=gone 499 DELAYED -');
  });

  it('only say what they would do in a dry run', async () => {
    expect(await statuses('/dry?k=d', 3)).toEqual({ 200: 3 });
    expect(program.read('logs/error.log')).toContain('limiting requests, dry run, excess: ');
    await logged('/dry?k=d 200 REJECTED_DRY_RUN -');
  });

  it('let so many requests be under way, and others once these are over', async () => {
    const first = await Promise.all(Array.from({ length: 2 }, () => openRaw(port)));
    for (const client of first) await client.send(get('/held?k=a'));
    for (let i = 0; i < 200 && held.length < 2; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await statuses('/held?k=a', 3)).toEqual({ 503: 3 });
    expect(program.read('logs/error.log')).toMatch(/\[error\] .* limiting connections by zone "addr", client: /);
    answerAll();
    for (const client of first) await client.untilClosed();
    expect(first.map(({ statuses: [status] }) => status)).toEqual([200, 200]);
    await logged('/held?k=a 200 - PASSED');
    const again = await openRaw(port);
    await again.send(get('/held?k=a'));
    for (let i = 0; i < 200 && held.length < 1; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    answerAll();
    await again.untilClosed();
    expect(again.statuses).toEqual([200]);
  });

  it('are as they were after a reload', async () => {
    expect(await statuses('/minute?k=r', 12)).toEqual({ 200: 5, 429: 7 });
    const before = program.worker();
    program.signal('SIGHUP');
    for (let i = 0; i < 200 && master === 'on' && program.worker() === before; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await statuses('/minute?k=r', 3)).toEqual({ 429: 3 });
  });

  it.runIf(master === 'on')('do not count what a worker had under way that is gone', async () => {
    const clients = await Promise.all(Array.from({ length: 2 }, () => openRaw(port)));
    for (const client of clients) await client.send(get('/held?k=killed'));
    for (let i = 0; i < 200 && held.length < 2; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await statuses('/held?k=killed', 1)).toEqual({ 503: 1 });
    for (const pid of program.workers()) process.kill(pid, 'SIGKILL');
    for (const client of clients) await client.untilClosed();
    held.length = 0;
    const again = await openRaw(port);
    await again.send(get('/held?k=killed'));
    for (let i = 0; i < 400 && held.length < 1; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    answerAll();
    await again.untilClosed();
    expect(again.statuses).toEqual([200]);
  });
});
