import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDescriptors } from './process-facts.ts';
import { freePort, makePrefix, type Running, runProgram, startProgram } from './program.ts';
import { statusesOf } from './raw-client.ts';
import { ask, openRaw } from './raw-connection.ts';

const running: Running[] = [];

afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

/** A configuration that answers with that text, on these ports. */
function conf(text: string, ports: readonly number[], more = ''): string {
  const servers = ports.map(
    (port) => `server { listen 127.0.0.1:${port}; ${more}
      location / { return 200 "${text}\\n"; }
      location /body { echo_read_request_body; echo "${text} <$request_body>"; } }`,
  );
  return `daemon off; error_log logs/error.log notice; pid logs/own.pid; events { }
    http { log_format short "$request_uri $status"; access_log logs/access.log short; ${servers.join('\n')} }`;
}

async function start(text: string, ports: readonly number[]): Promise<Running> {
  const program = await startProgram(conf(text, ports).replace('pid logs/own.pid;', ''));
  running.push(program);
  return program;
}

/** Waits until something holds; gives up after ten seconds. */
async function eventually(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < 200; i++) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

const GET = 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n';
const ON = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n';
const HALF = 'POST /body HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhello';

const bodyOf = async (port: number): Promise<string> => (await ask(port, GET)).split('\r\n\r\n')[1] ?? '';
const refused = (port: number): Promise<boolean> =>
  openRaw(port).then(
    (connection) => {
      connection.destroy();
      return false;
    },
    () => true,
  );

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('ends the program at once, whatever its connections do', async () => {
    const port = await freePort();
    const program = await start('up', [port]);
    const [idle, busy] = [await openRaw(port), await openRaw(port)];
    await busy.send(HALF);
    await idle.send(ON);
    await idle.untilResponses(1);
    program.signal(signal);
    expect(await program.ended).toBe(0);
    await idle.untilClosed();
    await busy.untilClosed();
    expect(busy.text).toBe('');
    expect(existsSync(join(program.prefix, 'logs/edgeseal.pid'))).toBe(false);
    for (const connection of [idle, busy]) connection.destroy();
  });
});

describe('SIGQUIT', () => {
  it('lets requests in hand be served, and closes idle connections', async () => {
    const port = await freePort();
    const program = await start('up', [port]);
    const [idle, busy, fresh] = [await openRaw(port), await openRaw(port), await openRaw(port)];
    await busy.send(HALF);
    await idle.send(ON);
    await idle.untilResponses(1);
    program.signal('SIGQUIT');
    await idle.untilClosed();
    expect(await eventually(() => refused(port))).toBe(true);
    expect(program.alive()).toBe(true);
    // what may have been sent before the signal is answered
    await fresh.send(ON);
    await fresh.untilClosed();
    expect(fresh.text).toContain('up\n');
    expect(fresh.text).toContain('Connection: close\r\n');
    await busy.send('world');
    await busy.untilClosed();
    expect(busy.text).toContain('up <helloworld>');
    expect(busy.text).toContain('Connection: close\r\n');
    expect(await program.ended).toBe(0);
    for (const connection of [idle, busy, fresh]) connection.destroy();
  });

  it('waits for what an earlier configuration still serves', async () => {
    const port = await freePort();
    const program = await start('one', [port]);
    const busy = await openRaw(port);
    await busy.send(HALF);
    writeFileSync(join(program.prefix, 'nginx.conf'), conf('two', [port]));
    program.signal('SIGHUP');
    expect(await eventually(async () => (await bodyOf(port)) === 'two\n')).toBe(true);
    program.signal('SIGQUIT');
    expect(await eventually(() => refused(port))).toBe(true);
    await busy.send('world');
    await busy.untilClosed();
    busy.destroy();
    expect(busy.text).toContain('one <helloworld>');
    expect(await program.ended).toBe(0);
  });
});

describe('SIGHUP', () => {
  it('takes up a changed file; what was begun is ended by the old one', async () => {
    const [port, other] = [await freePort(), await freePort()];
    const program = await start('one', [port]);
    const [busy, idle] = [await openRaw(port), await openRaw(port)];
    await busy.send(HALF);
    await idle.send(ON);
    await idle.untilResponses(1);
    writeFileSync(join(program.prefix, 'nginx.conf'), conf('two', [port, other]));
    program.signal('SIGHUP');
    expect(await eventually(async () => (await bodyOf(port)) === 'two\n')).toBe(true);
    expect(await bodyOf(other)).toBe('two\n');
    await idle.untilClosed();
    await busy.send('world');
    await busy.untilClosed();
    expect(busy.text).toContain('one <helloworld>');
    for (const connection of [busy, idle]) connection.destroy();
  });

  it('loses no request of those that come while it happens', async () => {
    const port = await freePort();
    const program = await start('up', [port]);
    const answers = new Map<string, number>();
    let over = false;
    const client = async (): Promise<void> => {
      while (!over) {
        const body = await bodyOf(port);
        answers.set(body, (answers.get(body) ?? 0) + 1);
      }
    };
    const clients = [client(), client(), client(), client()];
    for (let i = 0; i < 20; i++) {
      program.signal('SIGHUP');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    over = true;
    await Promise.all(clients);
    expect([...answers.keys()]).toEqual(['up\n']);
  });

  it('closes the sockets that are no longer listened on', async () => {
    const [port, other] = [await freePort(), await freePort()];
    const program = await start('one', [port, other]);
    writeFileSync(join(program.prefix, 'nginx.conf'), conf('two', [port]));
    program.signal('SIGHUP');
    expect(await eventually(() => refused(other))).toBe(true);
    expect(await bodyOf(port)).toBe('two\n');
  });

  it.each([
    ['cannot be parsed', 'http {', /\[emerg\] .*unexpected end of file, expecting "}"/],
    ['has an unknown directive', 'events { } nonsense;', /\[emerg\] .*unknown directive "nonsense"/],
    [
      'names a socket that cannot be bound',
      'events { } http { server { listen 203.0.113.1:80; } }',
      /\[emerg\] .*bind\(\) to 203\.0\.113\.1:80 failed \(99: Cannot assign requested address\)/,
    ],
    [
      'names a log that cannot be opened',
      'events { } http { access_log missing/access.log; server { listen 127.0.0.1:1; } }',
      /\[emerg\] .*open\(\) ".*missing\/access\.log" failed \(2: No such file or directory\)/,
    ],
  ])('keeps the configuration there is where the new one %s', async (_, text, message) => {
    const port = await freePort();
    const program = await start('one', [port]);
    writeFileSync(join(program.prefix, 'nginx.conf'), text);
    program.signal('SIGHUP');
    expect(await eventually(() => message.test(program.read('logs/error.log')))).toBe(true);
    expect(await bodyOf(port)).toBe('one\n');
    writeFileSync(join(program.prefix, 'nginx.conf'), conf('two', [port]));
    program.signal('SIGHUP');
    expect(await eventually(async () => (await bodyOf(port)) === 'two\n')).toBe(true);
  });

  it('leaves no descriptors behind, be the new configuration good or bad', async () => {
    const port = await freePort();
    const program = await start('round 0', [port]);
    await bodyOf(port);
    const before = openDescriptors(program.worker());
    for (let round = 1; round <= 5; round++) {
      writeFileSync(join(program.prefix, 'nginx.conf'), `${conf(`bad ${round}`, [port])} nonsense;`);
      program.signal('SIGHUP');
      const complaints = (): number => program.read('logs/error.log').match(/nonsense/g)?.length ?? 0;
      expect(await eventually(() => complaints() === round)).toBe(true);
      writeFileSync(join(program.prefix, 'nginx.conf'), conf(`round ${round}`, [port]));
      program.signal('SIGHUP');
      expect(await eventually(async () => (await bodyOf(port)) === `round ${round}\n`)).toBe(true);
    }
    writeFileSync(
      join(program.prefix, 'nginx.conf'),
      conf('unbound', [port]).replace('http {', 'http { access_log logs/other.log; server { listen 203.0.113.1:80; }'),
    );
    program.signal('SIGHUP');
    expect(await eventually(() => program.read('logs/error.log').includes('203.0.113.1'))).toBe(true);
    expect(await eventually(() => openDescriptors(program.worker()) <= before)).toBe(true);
  });
});

describe('SIGUSR1', () => {
  it('opens the log files anew, so that they can be moved away', async () => {
    const port = await freePort();
    const program = await start('up', [port]);
    const log = join(program.prefix, 'logs/access.log');
    await ask(port, GET.replace('/', '/before'));
    expect(await eventually(() => program.read('logs/access.log').includes('/before 200'))).toBe(true);
    renameSync(log, `${log}.1`);
    program.signal('SIGUSR1');
    expect(await eventually(() => existsSync(log))).toBe(true);
    await ask(port, GET.replace('/', '/after'));
    expect(await eventually(() => program.read('logs/access.log') === '/after 200\n')).toBe(true);
    expect(program.read('logs/access.log.1')).not.toContain('/after');
  });
});

describe('the program in the background', () => {
  it('is started by daemon on, writes its pid file and is told what to do by -s', async () => {
    const port = await freePort();
    const prefix = makePrefix({ 'nginx.conf': conf('one', [port]).replace('daemon off', 'daemon on') });
    try {
      expect(await runProgram(['-p', prefix])).toEqual({ status: 0, stdout: '', stderr: '' });
      // it serves by the time that the one in front has ended
      expect(await bodyOf(port)).toBe('one\n');
      expect(existsSync(join(prefix, 'logs/own.pid'))).toBe(true);
      writeFileSync(join(prefix, 'nginx.conf'), conf('two', [port]));
      expect((await runProgram(['-p', prefix, '-s', 'reload'])).status).toBe(0);
      expect(await eventually(async () => (await bodyOf(port)) === 'two\n')).toBe(true);
      expect((await runProgram(['-p', prefix, '-s', 'stop'])).status).toBe(0);
      expect(await eventually(() => refused(port))).toBe(true);
      expect(await eventually(() => !existsSync(join(prefix, 'logs/own.pid')))).toBe(true);
    } finally {
      await runProgram(['-p', prefix, '-s', 'stop']);
      rmSync(prefix, { recursive: true });
    }
  });

  it('is not started where it cannot serve, which the one in front says', async () => {
    const port = await freePort();
    const program = await start('taken', [port]);
    const prefix = makePrefix({
      'nginx.conf': conf('one', [port])
        .replace('daemon off', 'daemon on')
        .replace(/listen [^;]*/, 'listen 203.0.113.1:80'),
    });
    const { status, stderr } = await runProgram(['-p', prefix]);
    expect(status).toBe(1);
    expect(stderr).toContain('[emerg] bind() to 203.0.113.1:80 failed (99: Cannot assign requested address)');
    expect(existsSync(join(prefix, 'logs/own.pid'))).toBe(false);
    expect(program.alive()).toBe(true);
    rmSync(prefix, { recursive: true });
  });
});

describe('a unix socket', () => {
  it('is there while the program runs, and can be bound again after it', async () => {
    const directory = makePrefix({});
    const path = join(directory, 'http.sock');
    for (const text of ['one', 'two']) {
      const program = await startProgram(
        `daemon off; events { } http { access_log off; server { listen unix:${path}; return 200 "${text}\\n"; } }`,
      );
      expect(statusesOf(await ask(0, GET, { path }))).toEqual([200]);
      await program.stop();
      expect(existsSync(path)).toBe(false);
    }
    rmSync(directory, { recursive: true });
  });
});
