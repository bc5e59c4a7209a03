import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { openDescriptors } from './process-facts.ts';
import { freePort, type Running, startProgram } from './program.ts';
import { ask } from './raw-connection.ts';

const running: Running[] = [];

afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

async function start(main: string, http: string, server = ''): Promise<{ program: Running; port: number }> {
  const port = await freePort();
  const program = await startProgram(
    `${main} error_log logs/error.log notice; events { }
      http { log_format u '$arg_n'; ${http} server { listen 127.0.0.1:${port}; ${server} location / { return 200 x; } } }`,
    { 'html/.keep': '' },
  );
  running.push(program);
  return { program, port };
}

/** Waits until something holds; gives up after ten seconds. */
async function eventually(holds: () => boolean): Promise<boolean> {
  for (let i = 0; i < 400; i++) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

/** Clients that each send one numbered request after the other. */
class NumberedRequests {
  sent = 0;
  readonly failures: string[] = [];
  readonly #agent: Agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #clients: Promise<void>[];
  #over = false;

  constructor(port: number) {
    this.#clients = Array.from({ length: 16 }, () => this.#client(port));
  }

  /** Resolves to the numbers of all requests that were answered. */
  async stop(): Promise<string[]> {
    this.#over = true;
    await Promise.all(this.#clients);
    this.#agent.destroy();
    return Array.from({ length: this.sent }, (_, i) => `${i}`);
  }

  async #client(port: number): Promise<void> {
    while (!this.#over) {
      await new Promise<void>((resolve) => {
        get({ port, agent: this.#agent, path: `/?n=${this.sent++}` }, (response) => {
          if (response.statusCode !== 200) this.failures.push(`${response.statusCode}`);
          response.resume().on('end', resolve);
        }).on('error', (error) => {
          this.failures.push(error.message);
          resolve();
        });
      });
    }
  }
}

/** The lines of all logs whose names start so, sorted by number; those of `.gz` files as zcat has them. */
async function linesOf(prefix: string, name: string): Promise<string[]> {
  const { stdout, stderr } = await shell(
    `cat /dev/null ${join(prefix, 'logs', name)}* | ${name.endsWith('.gz') ? 'zcat' : 'cat'}`,
  );
  expect(stderr).toBe('');
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout
    .split('\n')
    .slice(0, -1)
    .sort((a, b) => Number(a) - Number(b));
}

const LOGS = ['plain.log', 'buffered.log', 'packed.gz', 'by-x.log'] as const;
const SET = `access_log logs/plain.log u; access_log logs/buffered.log u buffer=300 flush=1s;
  access_log logs/packed.gz u gzip buffer=500;
  access_log logs/by-$name.log u; open_log_file_cache off;`;
const NAMED = `set $name x; location /never { return 204; }`;
const KEPT = `access_log logs/kept-$name.log u; open_log_file_cache max=10 valid=1h;`;

describe.each(['master_process off;', 'worker_processes 2;'])('logs of a program with %s', (main) => {
  it('have each request once after they were moved away ten times under load', async () => {
    const { program, port } = await start(main, '', `${NAMED} ${SET}`);
    const load = new NumberedRequests(port);
    for (let round = 1; round <= 10; round++) {
      const before = load.sent;
      expect(await eventually(() => load.sent > before + 100)).toBe(true);
      for (const name of LOGS) {
        const log = join(program.prefix, 'logs', name);
        if (existsSync(log)) renameSync(log, `${log}.${round}`);
      }
      program.signal('SIGUSR1');
      expect(await eventually(() => existsSync(join(program.prefix, 'logs/plain.log')))).toBe(true);
    }
    const numbers = await load.stop();
    expect(load.failures).toEqual([]);
    program.signal('SIGQUIT');
    expect(await program.ended).toBe(0);
    for (const name of LOGS) expect([name, await linesOf(program.prefix, name)]).toEqual([name, numbers]);
    expect(readdirSync(join(program.prefix, 'logs')).filter((name) => name.startsWith('plain.log')).length).toBe(11);
  });

  it('that are kept open by name are moved away like others', async () => {
    const { program, port } = await start(main, '', `${NAMED} ${KEPT}`);
    const load = new NumberedRequests(port);
    const log = join(program.prefix, 'logs/kept-x.log');
    for (let round = 1; round <= 5; round++) {
      expect(await eventually(() => existsSync(log) && statSync(log).size > 300)).toBe(true);
      renameSync(log, `${log}.${round}`);
      program.signal('SIGUSR1');
    }
    const numbers = await load.stop();
    expect(load.failures).toEqual([]);
    expect(await linesOf(program.prefix, 'kept-x.log')).toEqual(numbers);
  });

  it.each(['SIGTERM', 'SIGQUIT', 'SIGHUP'] as const)('have what was held back after %s', async (signal) => {
    const { program, port } = await start(main, 'access_log logs/a.log u buffer=64k; access_log logs/b.gz u gzip;');
    for (let i = 0; i < 20; i++) await ask(port, `GET /?n=${i} HTTP/1.0\r\n\r\n`);
    expect(program.read('logs/a.log')).toBe('');
    program.signal(signal);
    if (signal === 'SIGHUP') expect(await eventually(() => program.read('logs/b.gz') !== '')).toBe(true);
    else expect(await program.ended).toBe(0);
    const numbers = Array.from({ length: 20 }, (_, i) => `${i}`);
    for (const name of ['a.log', 'b.gz']) await expect.poll(() => linesOf(program.prefix, name)).toEqual(numbers);
  });
});

describe('logs that clients name', () => {
  it('stay where they belong, and as many of them open as the cache holds', async () => {
    const http = `access_log logs/hosts/$host.log u; access_log logs/hosts/$arg_f u; open_log_file_cache max=5;`;
    const { program, port } = await start('', http);
    mkdirSync(join(program.prefix, 'logs/hosts'));
    await ask(port, 'GET /?f=first HTTP/1.0\r\nHost: first\r\n\r\n');
    const before = openDescriptors(program.worker());
    for (let i = 0; i < 50; i++) await ask(port, `GET /?f=${i} HTTP/1.0\r\nHost: host-${i}\r\n\r\n`);
    expect(openDescriptors(program.worker())).toBeLessThanOrEqual(before + 5);
    for (const name of ['../out', '..', 'a/../../out', './../out', '../../out', 'x/', '/', '']) {
      await ask(port, `GET /?f=${name} HTTP/1.0\r\nHost: ${name}\r\n\r\n`);
      await ask(port, `GET /?f=${name} HTTP/1.0\r\n\r\n`);
    }
    await ask(port, `GET /?f=${'l'.repeat(3000)} HTTP/1.0\r\nHost: ${'h'.repeat(300)}\r\n\r\n`);
    expect(readdirSync(program.prefix).sort()).toEqual(
      ['client_body_temp', 'html', 'logs', 'nginx.conf'].filter((name) => existsSync(join(program.prefix, name))),
    );
    expect(readdirSync(join(program.prefix, 'logs')).sort()).toEqual(['edgeseal.pid', 'error.log', 'hosts']);
    expect(program.read('logs/error.log')).toContain(
      `"${program.prefix}/logs/hosts/../out" is not a safe name for a log`,
    );
    expect(program.alive()).toBe(true);
  });

  it.runIf(process.geteuid?.() === 0)('are made by the account of the workers', async () => {
    const { program, port } = await start('user nobody nogroup;', 'access_log logs/open/$arg_f.log u;');
    await shell(`chmod 755 ${program.prefix} ${program.prefix}/logs; mkdir -m 777 ${program.prefix}/logs/open`);
    await ask(port, 'GET /?f=a HTTP/1.0\r\n\r\n');
    const { stdout } = await shell(`stat -c %U ${program.prefix}/logs/open/a.log`);
    expect(stdout).toBe('nobody\n');
  });
});

describe('a log on a full disk', () => {
  it('is told of in the error log, once', async () => {
    const { program, port } = await start('', 'access_log /dev/full u; access_log /dev/full$arg_none u;');
    for (let i = 0; i < 5; i++) await ask(port, `GET /?n=${i} HTTP/1.0\r\n\r\n`);
    expect(await eventually(() => program.read('logs/error.log').includes('[alert]'))).toBe(true);
    await ask(port, `GET /?n=5 HTTP/1.0\r\n\r\n`);
    const alerts = program
      .read('logs/error.log')
      .split('\n')
      .filter((line) => line.includes('[alert]'));
    expect(alerts.length).toBe(2);
    for (const line of alerts) expect(line).toContain('write() to "/dev/full" failed (28: No space left on device)');
  });
});
