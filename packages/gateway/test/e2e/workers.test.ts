import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { Agent, createServer as createHttpServer, get } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { listening } from './listening.ts';
import { freePort, makePrefix, NODE, PROGRAM, type Running, startProgram } from './program.ts';
import { ask, openRaw } from './raw-connection.ts';

const running: Running[] = [];

/** Takes its time. */
const backend = createHttpServer((_, response) => void setTimeout(() => response.end('0 slow\n'), 300));
let backendPort = 0;
beforeAll(async () => {
  backendPort = await listening(backend);
});
afterAll(() => {
  backend.close();
});

afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

const isRoot = process.geteuid?.() === 0;

function conf(port: number, text: string, main = '', more = ''): string {
  return `error_log logs/error.log notice; ${main}
    events { }
    http { access_log logs/access.log;
      server { listen 127.0.0.1:${port}; ${more}
        location / { return 200 "$pid ${text}\\n"; }
        location /slow { add_header X-Text "${text}"; proxy_pass http://127.0.0.1:${backendPort}; }
        location /body { echo_read_request_body; echo "${text} <$request_body>"; } } }`;
}

async function start(text: string, main: string, more = ''): Promise<{ program: Running; port: number }> {
  const port = await freePort();
  const program = await startProgram(conf(port, text, main, more));
  running.push(program);
  return { program, port };
}

const GET = 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n';
const bodyOf = async (port: number): Promise<string> => (await ask(port, GET)).split('\r\n\r\n')[1] ?? '';

async function eventually(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < 400; i++) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

/** Kills a process, unless that has ended by itself. */
function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Clients with connections of their own that are kept, each sending one request after the other, until they are told to stop. */
class Load {
  readonly bodies: Map<string, number> = new Map();
  readonly failures: string[] = [];
  readonly #agent: Agent;
  readonly #clients: Promise<void>[];
  #over = false;

  constructor(port: number, clients: number, path = '/') {
    this.#agent = new Agent({ keepAlive: true, maxSockets: clients });
    this.#clients = Array.from({ length: clients }, () => this.#client(port, path));
  }

  async stop(): Promise<void> {
    this.#over = true;
    await Promise.all(this.#clients);
    this.#agent.destroy();
  }

  async #client(port: number, path: string): Promise<void> {
    while (!this.#over) {
      try {
        const body = await this.#request(port, path);
        this.bodies.set(body, (this.bodies.get(body) ?? 0) + 1);
      } catch (error) {
        this.failures.push(error instanceof Error ? error.message : String(error));
      }
    }
  }

  #request(port: number, path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, agent: this.#agent }, (response) => {
        let body = '';
        response.setEncoding('latin1').on('data', (piece: string) => {
          body += piece;
        });
        response.on('end', () => {
          const text = response.headers['x-text'] ?? body.trim().replace(/^\d+ /, '');
          resolve(`${response.statusCode} ${text}`);
        });
        response.on('error', reject);
      }).on('error', reject);
    });
  }
}

describe('workers', () => {
  it('are as many as are asked for, with a master that serves nothing', async () => {
    const { program, port } = await start('up', 'worker_processes 3;');
    expect(program.workers()).toHaveLength(3);
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) seen.add((await bodyOf(port)).split(' ')[0] ?? '');
    for (const pid of seen) expect(program.workers().map(String)).toContain(pid);
    expect(seen.has(String(program.pid))).toBe(false);
  });

  it('tell the counts of all of them, also what those that are gone have counted', async () => {
    const { program, port } = await start('up', 'worker_processes 2;', 'location = /status { stub_status; }');
    const kept = await Promise.all(Array.from({ length: 8 }, () => openRaw(port)));
    for (const connection of kept) await connection.send('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    for (const connection of kept) await connection.untilResponses(1);
    const statusOf = async (): Promise<string> => {
      const answer = await ask(port, 'GET /status HTTP/1.0\r\n\r\n');
      return answer.split('\r\n\r\n')[1] ?? '';
    };
    expect(await eventually(async () => /^Active connections: 9 \n.*Waiting: 8 \n$/s.test(await statusOf()))).toBe(
      true,
    );
    process.kill(program.worker(), 'SIGKILL');
    expect(await eventually(async () => Number(/\n (\d+) /.exec(await statusOf())?.[1]) >= 9)).toBe(true);
    for (const connection of kept) connection.destroy();
  });

  it('are none where master_process is off', async () => {
    const { program, port } = await start('up', 'worker_processes 3; master_process off;');
    expect(program.workers()).toEqual([program.pid]);
    expect(await bodyOf(port)).toBe(`${program.pid} up\n`);
  });

  it('are as many as there are processors with auto', async () => {
    const { program } = await start('up', 'worker_processes auto;');
    expect(String(program.workers().length)).toBe((await shell('nproc')).stdout.trim());
  });

  it('lose no request in twenty reloads under load, each with another configuration', {
    timeout: 120_000,
  }, async () => {
    const { program, port } = await start('number 0', 'worker_processes 2;');
    const loads = [new Load(port, 6), new Load(port, 2, '/slow')];
    for (let i = 1; i <= 20; i++) {
      writeFileSync(join(program.prefix, 'nginx.conf'), conf(port, `number ${i}`, 'worker_processes 2;'));
      program.signal('SIGHUP');
      expect(await eventually(async () => (await bodyOf(port)).endsWith(` number ${i}\n`))).toBe(true);
    }
    for (const load of loads) await load.stop();
    expect(loads.flatMap((load) => load.failures)).toEqual([]);
    for (const load of loads) {
      expect([...load.bodies.keys()].every((body) => /^200 number \d+$/.test(body))).toBe(true);
      expect(load.bodies.size).toBeGreaterThan(10);
    }
    // the workers of earlier configurations have ended
    expect(await eventually(() => program.workers().length === 2)).toBe(true);
    expect(program.read('logs/error.log')).not.toMatch(/\[(?:alert|emerg|crit|error)\]/);
  });

  it.each([1, 3])(
    'of which one is killed are replaced, and only what it had in hand is lost (%i)',
    { timeout: 60_000 },
    async (count) => {
      const { program, port } = await start('up', `worker_processes ${count};`);
      const load = new Load(port, 8);
      for (let i = 0; i < 5; i++) {
        await pause(200);
        const [victim = 0] = program.workers();
        process.kill(victim, 'SIGKILL');
        expect(await eventually(() => !isAlive(victim))).toBe(true);
        expect(await bodyOf(port)).toMatch(/^\d+ up\n$/);
        expect(await eventually(() => program.workers().length === count && program.workers()[0] !== program.pid)).toBe(
          true,
        );
      }
      await load.stop();
      // each connection has one request in hand at most; nobody was ever refused
      expect(load.failures.length).toBeLessThanOrEqual(8 * 5);
      expect(load.failures.filter((message) => message.includes('ECONNREFUSED'))).toEqual([]);
      expect(program.read('logs/error.log').match(/\[alert\] .* exited on signal 9\n/g)).toHaveLength(5);
    },
  );

  it('that die as soon as they start are not started in a tight loop', async () => {
    const { program } = await start('up', 'worker_processes 1;');
    const until = Date.now() + 2500;
    while (Date.now() < until) {
      for (const pid of program.workers()) if (pid !== program.pid) killIfAlive(pid);
      await pause(5);
    }
    const starts = program.read('logs/error.log').match(/start worker process/g)?.length ?? 0;
    expect(starts).toBeGreaterThanOrEqual(2);
    expect(starts).toBeLessThanOrEqual(8);
    expect(program.alive()).toBe(true);
  });

  it('that replace others have the configuration that was loaded, whatever the files are now', async () => {
    const { program, port } = await start('old', 'worker_processes 1;');
    writeFileSync(join(program.prefix, 'nginx.conf'), 'nonsense');
    process.kill(program.worker(), 'SIGKILL');
    expect(await bodyOf(port)).toMatch(/ old\n$/);
  });

  it.each([
    ['has a mistake in it', 'nonsense on;', '', 'unknown directive "nonsense" in '],
    [
      'has an address that is in use',
      '',
      'listen 127.0.0.1:TAKEN;',
      'bind() to 127.0.0.1:TAKEN failed (98: Address already in use)',
    ],
    [
      'has a log that cannot be opened',
      '',
      'access_log /nowhere/at.log;',
      'open() "/nowhere/at.log" failed (2: No such file or directory)',
    ],
  ])('go on as they were where the new configuration %s', async (_, main, more, message) => {
    const taken = createServer();
    const takenPort = await listening(taken);
    const { program, port } = await start('old', 'worker_processes 2;');
    const before = program.workers();
    writeFileSync(
      join(program.prefix, 'nginx.conf'),
      conf(port, 'new', main, more).replace('TAKEN', String(takenPort)),
    );
    program.signal('SIGHUP');
    const wanted = message.replace('TAKEN', String(takenPort));
    expect(await eventually(() => program.read('logs/error.log').includes(wanted))).toBe(true);
    expect(await bodyOf(port)).toMatch(/ old\n$/);
    expect(program.workers()).toEqual(before);
    taken.close();
  });

  it('end what they have in hand on SIGQUIT, within worker_shutdown_timeout', async () => {
    const { program, port } = await start('up', 'worker_processes 2; worker_shutdown_timeout 700ms;');
    const [slow, stuck] = [await openRaw(port), await openRaw(port)];
    await slow.send('GET /slow HTTP/1.1\r\nHost: h\r\n\r\n');
    await stuck.send('POST /body HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhello');
    await pause(100);
    program.signal('SIGQUIT');
    expect(await program.ended).toBe(0);
    await slow.untilClosed();
    expect(slow.text).toContain('0 slow\n');
    expect(stuck.text).toBe('');
    for (const connection of [slow, stuck]) connection.destroy();
    expect(existsSync(join(program.prefix, 'logs/edgeseal.pid'))).toBe(false);
  });

  it.each(['SIGTERM', 'SIGQUIT', 'SIGINT'] as const)(
    'end on %s also while some of them have yet to start',
    async (signal) => {
      const port = await freePort();
      const prefix = makePrefix({ 'nginx.conf': conf(port, 'up', 'worker_processes 4;') });
      const child = spawn(NODE, [PROGRAM, '-p', prefix], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('close', resolve));
      expect(await eventually(async () => (await shell(`curl -s http://127.0.0.1:${port}/`)).status === 0)).toBe(true);
      const workers = (await shell(`ps -o pid= --ppid ${child.pid}`)).stdout.trim().split(/\s+/).map(Number);
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(await eventually(() => workers.every((pid) => !isAlive(pid)))).toBe(true);
      expect(existsSync(join(prefix, 'logs/edgeseal.pid'))).toBe(false);
      rmSync(prefix, { recursive: true });
    },
  );

  it('are replaced once for many signals that come while they are', async () => {
    const { program, port } = await start('old', 'worker_processes 1;');
    writeFileSync(join(program.prefix, 'nginx.conf'), conf(port, 'new', 'worker_processes 1;'));
    const count = (): number => program.read('logs/error.log').match(/reconfiguring/g)?.length ?? 0;
    program.signal('SIGHUP');
    expect(await eventually(() => count() === 1)).toBe(true);
    for (let i = 0; i < 10; i++) {
      program.signal('SIGHUP');
      await pause(10);
    }
    expect(await eventually(async () => (await bodyOf(port)).endsWith(' new\n'))).toBe(true);
    await pause(4000);
    expect(count()).toBeLessThan(5);
  });

  it('have a master that leaves the pid file of another alone, and moves its own with the configuration', async () => {
    const { program, port } = await start('up', 'worker_processes 1;');
    const second = spawn(NODE, [PROGRAM, '-p', program.prefix], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise((resolve) => second.on('close', resolve));
    await new Promise((resolve) => second.stderr.once('data', resolve));
    second.kill('SIGINT');
    await ended;
    expect(program.read('logs/edgeseal.pid')).toBe(`${program.pid}\n`);
    const reload = async (more: string, message: RegExp): Promise<void> => {
      writeFileSync(join(program.prefix, 'nginx.conf'), conf(port, more, `worker_processes 1; ${more}`));
      program.signal('SIGHUP');
      expect(await eventually(async () => message.test(program.read('logs/error.log') + (await bodyOf(port))))).toBe(
        true,
      );
    };
    await reload('pid nowhere/at.pid;', /\[emerg\] .*: open\(\) ".*\/nowhere\/at.pid" failed \(2: No such file/);
    expect(program.read('logs/edgeseal.pid')).toBe(`${program.pid}\n`);
    await reload('pid logs/new.pid;', /pid logs\/new.pid;\n$/);
    expect(await eventually(() => program.read('logs/edgeseal.pid') === '')).toBe(true);
    expect(program.read('logs/new.pid')).toBe(`${program.pid}\n`);
    // ended in the middle of the next change
    writeFileSync(join(program.prefix, 'nginx.conf'), conf(port, '', 'pid logs/next.pid;'));
    program.signal('SIGHUP');
    expect(await eventually(() => program.read('logs/next.pid') !== '')).toBe(true);
    program.signal('SIGTERM');
    await program.ended;
    for (const name of ['new', 'next']) expect(program.read(`logs/${name}.pid`)).toBe('');
  });

  it('end when their master is gone, so that another can take its place', async () => {
    const { program, port } = await start('up', 'worker_processes 2;');
    const workers = program.workers();
    program.signal('SIGKILL');
    expect(await eventually(() => workers.every((pid) => !isAlive(pid)))).toBe(true);
    await expect(openRaw(port)).rejects.toThrow('ECONNREFUSED');
  });

  it('write to logs that were moved away until SIGUSR1, and then to new ones', async () => {
    const { program, port } = await start('up', 'worker_processes 2;');
    await ask(port, 'GET /before HTTP/1.0\r\n\r\n');
    expect(await eventually(() => program.read('logs/access.log').includes('/before'))).toBe(true);
    renameSync(join(program.prefix, 'logs/access.log'), join(program.prefix, 'logs/moved.log'));
    await ask(port, 'GET /between HTTP/1.0\r\n\r\n');
    expect(await eventually(() => program.read('logs/moved.log').includes('/between'))).toBe(true);
    program.signal('SIGUSR1');
    expect(await eventually(() => existsSync(join(program.prefix, 'logs/access.log')))).toBe(true);
    await pause(200);
    for (let i = 0; i < 10; i++) await ask(port, 'GET /after HTTP/1.0\r\n\r\n');
    expect(await eventually(() => program.read('logs/access.log').match(/\/after/g)?.length === 10)).toBe(true);
    expect(program.read('logs/moved.log')).not.toContain('/after');
  });

  it.runIf(isRoot)('are given log files by the master, and never the devices that logs may be', async () => {
    const device = join(makePrefix({}), 'null');
    // the null device under a name of its own
    expect((await shell(`mknod ${device} c 1 3`)).status).toBe(0);
    const { program } = await start('up', 'user nobody nogroup;', `access_log ${device}; access_log logs/own.log;`);
    program.signal('SIGUSR1');
    expect(await eventually(() => statSync(join(program.prefix, 'logs/own.log')).uid !== 0)).toBe(true);
    await pause(100);
    expect(statSync(device).uid).toBe(0);
    rmSync(dirname(device), { recursive: true });
  });

  it('open no debugger where SIGUSR1 comes while they start, and stay on SIGUSR2', async () => {
    const { program, port } = await start('up', 'worker_processes 2;');
    program.signal('SIGHUP');
    for (let i = 0; i < 60; i++) {
      program.signal('SIGUSR1');
      await pause(10);
    }
    program.signal('SIGUSR2');
    for (const pid of program.workers()) process.kill(pid, 'SIGUSR2');
    await pause(100);
    expect(await bodyOf(port)).toMatch(/ up\n$/);
    expect(program.alive()).toBe(true);
    expect(program.stderr()).toBe('');
  });

  it('lose no line of a log that is moved away under load, and write none twice', { timeout: 60_000 }, async () => {
    const { program, port } = await start('up', 'worker_processes 2;');
    const load = new Load(port, 6);
    const names = ['access.log'];
    for (let i = 0; i < 5; i++) {
      await pause(200);
      names.push(`moved${i}.log`);
      renameSync(join(program.prefix, 'logs/access.log'), join(program.prefix, `logs/moved${i}.log`));
      program.signal('SIGUSR1');
      expect(await eventually(() => existsSync(join(program.prefix, 'logs/access.log')))).toBe(true);
    }
    await pause(200);
    await load.stop();
    expect(load.failures).toEqual([]);
    const requests = [...load.bodies.values()].reduce((sum, count) => sum + count, 0);
    const lines = (): string[] => names.flatMap((name) => program.read(`logs/${name}`).split('\n').slice(0, -1));
    expect(await eventually(() => lines().length >= requests)).toBe(true);
    expect(lines()).toHaveLength(requests);
    expect(lines().every((line) => /^127\.0\.0\.1 - - \[.*\] "GET \/ HTTP\/1\.1" 200 /.test(line))).toBe(true);
    expect(program.read('logs/access.log')).not.toBe('');
  });

  it('have the limits, the priority and the directory that the configuration gives them', async () => {
    const { program } = await start('up', 'worker_rlimit_nofile 1234; worker_priority 5; working_directory /usr;');
    const proc = `/proc/${program.worker()}`;
    expect(readFileSync(`${proc}/limits`, 'latin1')).toMatch(/^Max open files +1234 +1234 /m);
    expect(readlinkSync(`${proc}/cwd`)).toBe('/usr');
    expect((await shell(`ps -o ni= -p ${program.worker()}`)).stdout.trim()).toBe('5');
  });

  it('serve on a unix socket that stays through a reload and is gone at the end', async () => {
    const port = await freePort();
    const program = await startProgram(
      conf(port, 'up', 'worker_processes 2;', 'listen unix:own.sock;').replace(
        'unix:own.sock',
        `unix:/tmp/edgeseal-${port}.sock`,
      ),
    );
    running.push(program);
    const url = `--unix-socket /tmp/edgeseal-${port}.sock http://h/`;
    expect((await shell(`curl -s ${url}`)).stdout).toMatch(/ up\n$/);
    const before = program.worker();
    program.signal('SIGHUP');
    expect(await eventually(() => !isAlive(before))).toBe(true);
    expect((await shell(`curl -s ${url}`)).stdout).toMatch(/ up\n$/);
    await program.stop();
    expect(existsSync(`/tmp/edgeseal-${port}.sock`)).toBe(false);
  });

  it.runIf(isRoot)('become the user that is named, who can read no key file, and still get new logs', async () => {
    const port = await freePort();
    const files = { 'html/secret.key': 'secret', 'html/open.txt': 'open' };
    const text = conf(port, 'up', 'worker_processes 2; user nobody nogroup;', 'location /files/ { alias html/; }');
    const program = await startProgram(text, files);
    running.push(program);
    chmodSync(program.prefix, 0o755);
    chmodSync(join(program.prefix, 'html/secret.key'), 0o600);
    for (const pid of program.workers()) {
      const status = readFileSync(`/proc/${pid}/status`, 'latin1');
      const uids = /^Uid:\t(\d+)\t(\d+)\t(\d+)\t(\d+)/m.exec(status)?.slice(1);
      expect(new Set(uids)).toEqual(new Set([(await shell('id -u nobody')).stdout.trim()]));
      expect(/^Groups:\t(.*?) *$/m.exec(status)?.[1]).toBe((await shell('id -G nobody')).stdout.trim());
    }
    expect(await ask(port, 'GET /files/open.txt HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
    const body = 'x'.repeat(100_000);
    const large = `POST /body HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    expect(await ask(port, large)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask(port, 'GET /files/secret.key HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /);
    renameSync(join(program.prefix, 'logs/access.log'), join(program.prefix, 'logs/moved.log'));
    program.signal('SIGUSR1');
    expect(await eventually(() => existsSync(join(program.prefix, 'logs/access.log')))).toBe(true);
    await pause(200);
    await ask(port, 'GET /after HTTP/1.0\r\n\r\n');
    expect(await eventually(() => program.read('logs/access.log').includes('/after'))).toBe(true);
    expect(program.read('logs/error.log')).not.toMatch(/\[(?:alert|emerg|crit)\]/);
  });
});
