import { afterEach, describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { core } from '../../src/modules/core/index.ts';
import { echo } from '../../src/modules/echo/index.ts';
import { MODULES } from '../../src/modules/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { stubStatus } from '../../src/modules/stub-status.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { Gateway } from '../../src/server/gateway.ts';
import { freePort } from '../e2e/program.ts';
import { openRaw, type RawConnection } from '../e2e/raw-connection.ts';
import { loadText } from '../load-text.ts';
import { loadFailure, loadModules, serverConf } from '../module-harness.ts';
import { startCannedBackend } from './canned-backend.ts';

/** For what is sure to come. */
const PATIENCE = { timeout: 10_000 };

const ALONE = [variables, rewrite, echo, stubStatus] as readonly Module[];

describe('what stub_status answers', () => {
  const harness = loadModules(
    serverConf(`
      location = /s { stub_status; }
      location = /off { stub_status off; }
      location = /status.html { stub_status; types { text/html html; } default_type image/gif; }
      location = /twice { stub_status; stub_status on; }
      location = /if { stub_status; if ($arg_a) { set $x 1; } }
      location /outer { stub_status; location /outer/inner { return 200 inner; } }
      location = /echo { echo_location /s; }`),
    ALONE,
  );
  const TEXT =
    /^Active connections: 0 \nserver accepts handled requests\n \d+ \d+ \d+ \nReading: 0 Writing: 0 Waiting: 0 \n$/;

  it.each(['/s', '/off', '/status.html', '/twice', '/if', '/outer/x', '/echo'])(
    'is word for word what nginx does for %s',
    async (target) => {
      const { status, body } = await harness.request({ target });
      expect({ status, body }).toEqual({ status: 200, body: expect.stringMatching(TEXT) });
    },
  );

  it('is plain text of a known length, whatever the types', async () => {
    const { fields } = await harness.request({ target: '/status.html' });
    expect(fields).toEqual(expect.arrayContaining(['Content-Type: text/plain', 'Content-Length: 97']));
  });

  it('has no body for HEAD, and the length of one', async () => {
    const { status, fields, body } = await harness.request({ method: 'HEAD', target: '/s' });
    expect({ status, body }).toEqual({ status: 200, body: '' });
    expect(fields).toContain('Content-Length: 97');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('is 405 for %s', async (method) => {
    expect((await harness.request({ method, target: '/s' })).status).toBe(405);
  });

  it.each(['/if?a=1', '/outer/inner'])('is nothing for %s, which does not get the handler', async (target) => {
    expect((await harness.request({ target })).body).not.toMatch(TEXT);
  });
});

describe('mistakes', () => {
  it.each([
    [serverConf('stub_status on off;'), 'invalid number of arguments in "stub_status" directive in nginx.conf:1'],
    ['http { stub_status; server { } }', '"stub_status" directive is not allowed here in nginx.conf:1'],
    [
      serverConf('location / { if ($arg_a) { stub_status; } }'),
      '"stub_status" directive is not allowed here in nginx.conf:1',
    ],
    [
      serverConf('location / { limit_except GET { stub_status; } }'),
      '"stub_status" directive is not allowed here in nginx.conf:1',
    ],
    [serverConf('set $connections_active 1;'), 'the duplicate "connections_active" variable in nginx.conf:1'],
  ])('in %s end loading', (text, message) => {
    expect(loadFailure(text, ALONE)).toBe(message);
  });
});

describe('the numbers', () => {
  const modules = [...MODULES.filter((module) => module !== stubStatus && module !== core), stubStatus];
  const open: RawConnection[] = [];
  const after: (() => void)[] = [];

  afterEach(() => {
    for (const connection of open.splice(0)) connection.destroy();
    for (const action of after.splice(0)) action();
  });

  /** Starts serving on a port of its own; what is at `/backend` never answers. */
  async function start(connections = 512) {
    const backend = await startCannedBackend({}, { keeps: true });
    const port = await freePort();
    const load = () =>
      loadText(
        `error_log /dev/null; events { worker_connections ${connections}; } http { access_log off; server {
          listen 127.0.0.1:${port}; location = /s { stub_status; } location /backend { proxy_pass http://${backend.address}; }
          location = /v { return 200 "$connections_active $connections_reading $connections_writing $connections_waiting"; }
          location = /ok { echo ok; }
        } }`,
        [core, ...modules],
      );
    const gateway = new Gateway({ now: Date.now, randomBytes: (size) => new Uint8Array(size) });
    await gateway.serve(load());
    after.push(() => gateway.stop(), backend.close);
    const connect = async (bytes: string): Promise<RawConnection> => {
      const connection = await openRaw(port);
      open.push(connection);
      await connection.send(bytes);
      return connection;
    };
    return { connect, reload: () => gateway.serve(load()) };
  }

  const get = (path: string, fields = ''): string => `GET ${path} HTTP/1.1\r\nHost: h\r\n${fields}\r\n`;

  /** Asks on a connection that is open: the text, line by line. */
  async function ask(connection: RawConnection, path = '/s'): Promise<string[]> {
    const from = connection.text.length;
    await connection.send(get(path));
    await connection.until(() => /\r\n\r\n(?:.*\n){4}$|\r\n\r\n[\d ]+$/.test(connection.text.slice(from)), 'answer');
    return connection.text.slice(from).split('\r\n\r\n')[1]?.split('\n') ?? [];
  }

  /** Accepted, handled, and requests. */
  async function totals(connection: RawConnection): Promise<number[]> {
    return ((await ask(connection))[2] ?? '').trim().split(' ').map(Number);
  }

  it.each([
    ['a connection without a request', '', 'Reading: 0 Writing: 1 Waiting: 1 '],
    ['some of a head', 'GET / HT', 'Reading: 1 Writing: 1 Waiting: 0 '],
    ['an empty line before a head', '\r\n', 'Reading: 1 Writing: 1 Waiting: 0 '],
    ['a connection after its request', get('/ok'), 'Reading: 0 Writing: 1 Waiting: 1 '],
    ['a second head', `${get('/ok')}GET`, 'Reading: 1 Writing: 1 Waiting: 0 '],
    ['a request that waits for its response', get('/backend'), 'Reading: 0 Writing: 2 Waiting: 0 '],
    [
      'a body that is thrown away after the response',
      get('/ok', 'Content-Length: 9\r\n'),
      'Reading: 0 Writing: 2 Waiting: 0 ',
    ],
    [
      'a connection that lingers',
      get('/ok', 'Content-Length: 9\r\nConnection: close\r\n'),
      'Reading: 0 Writing: 2 Waiting: 0 ',
    ],
  ])('tell of %s', async (_about, bytes, line) => {
    const { connect } = await start();
    const status = await connect('');
    await connect(bytes);
    await expect.poll(async () => (await ask(status))[3], PATIENCE).toBe(line);
    expect((await ask(status))[0]).toBe('Active connections: 2 ');
    const [, reading, writing, waiting] = /(\d) .*?(\d) .*?(\d) /.exec(line) ?? [];
    expect(await ask(status, '/v')).toEqual([`2 ${reading} ${writing} ${waiting}`]);
  });

  it('are of the connections that are still open', async () => {
    const { connect } = await start();
    const status = await connect('');
    const other = await connect(get('/ok'));
    await expect.poll(async () => (await ask(status))[0], PATIENCE).toBe('Active connections: 2 ');
    other.destroy();
    await expect.poll(async () => (await ask(status))[0], PATIENCE).toBe('Active connections: 1 ');
  });

  it('count connections when they come and requests when they begin', async () => {
    const { connect } = await start();
    const status = await connect('');
    const [accepted = 0, handled = 0, requests = 0] = await totals(status);
    const other = await connect(`${get('/ok')}${get('/ok')}GET`);
    await other.untilResponses(2);
    await expect.poll(async () => (await ask(status))[3], PATIENCE).toBe('Reading: 1 Writing: 1 Waiting: 0 ');
    const before = await totals(status);
    expect(before.slice(0, 2)).toEqual([accepted + 1, handled + 1]);
    await other.send(' /ok HTTP/1.1\r\nHost: h\r\n\r\n');
    await other.untilResponses(3);
    // the rest of a head does not make another request of it; each of our own questions is one
    expect((await totals(status))[2]).toBe((before[2] ?? 0) + 1);
    expect(before[2]).toBeGreaterThanOrEqual(requests + 4);
  });

  it('tell of connections that there was no room for', async () => {
    const { connect } = await start(3);
    const status = await connect(get('/ok'));
    await connect(get('/ok'));
    await connect(get('/ok'));
    await expect.poll(async () => (await ask(status))[0], PATIENCE).toBe('Active connections: 3 ');
    const [accepted = 0, handled = 0] = await totals(status);
    const refused = await connect('');
    await refused.untilClosed();
    expect((await totals(status)).slice(0, 2)).toEqual([accepted + 1, handled]);
  });

  it('go on when the configuration is loaded anew', async () => {
    const { connect, reload } = await start();
    const status = await connect('');
    const [accepted = 0, handled = 0] = await totals(status);
    const busy = await connect(get('/backend'));
    await expect.poll(async () => (await ask(status))[3], PATIENCE).toBe('Reading: 0 Writing: 2 Waiting: 0 ');
    await reload();
    await status.untilClosed();
    const again = await connect('');
    expect((await ask(again)).slice(0, 3)).toEqual([
      'Active connections: 2 ',
      'server accepts handled requests',
      expect.stringMatching(new RegExp(`^ ${accepted + 2} ${handled + 2} `)),
    ]);
    expect(busy.closed).toBe(false);
  });
});
