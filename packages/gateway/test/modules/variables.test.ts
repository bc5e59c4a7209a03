import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { VERSION } from '../../src/version.ts';
import { loadFailure, loadModules, serverConf } from '../module-harness.ts';
import { expectSameBodies, type RecordedCase } from '../recorded-answers.ts';
import vectors from '../vectors/variables.json' with { type: 'json' };

const MODULES: readonly Module[] = [variables, rewrite] as readonly Module[];

const CASES: readonly RecordedCase[] = vectors.cases;

function returning(text: string, options: Parameters<typeof loadModules>[2] = {}): ReturnType<typeof loadModules> {
  return loadModules(serverConf(`location / { return 200 "${text}"; }`), MODULES, options);
}

describe('variables', () => {
  it.each(CASES)('have the values that they have in nginx: $about', (recorded) => expectSameBodies(recorded, MODULES));

  it('tell the time to the millisecond', async () => {
    const now = (): number => 1_700_000_000_007;
    expect(await returning('$msec $request_time', { environment: { now } }).get('/')).toBe('1700000000.007 0.000');
  });

  it('tell the local time in two formats', async () => {
    const body = await returning('$time_local|$time_iso8601').get('/');
    const [local = '', iso = ''] = body.split('|');
    expect(local).toMatch(/^1[45]\/Nov\/2023:\d\d:\d\d:20 [+-]\d{4}$/);
    expect(Date.parse(iso)).toBe(1_700_000_000_000);
    expect(iso.slice(-6).replace(':', '')).toBe(local.slice(-5));
  });

  it('give a request one id of 32 hexadecimal digits', async () => {
    let calls = 0;
    const randomBytes = (size: number): Uint8Array => new Uint8Array(size).fill(0xa0 + calls++);
    const harness = returning('$request_id $request_id', { environment: { randomBytes } });
    expect(await harness.get('/')).toBe(`${'a0'.repeat(16)} ${'a0'.repeat(16)}`);
    expect(await harness.get('/')).toBe(`${'a1'.repeat(16)} ${'a1'.repeat(16)}`);
  });

  it('name the host and the process', async () => {
    const body = await returning('$hostname $pid $nginx_version').get('/');
    expect(body).toBe(`${hostname().toLowerCase()} ${process.pid} ${VERSION}`);
  });

  it('tell the connection', async () => {
    expect(await returning('$remote_port $server_port $connection $connection_requests').get('/')).toBe(
      '50000 8080 1 1',
    );
  });

  it('log a rate that is none', async () => {
    const harness = loadModules(serverConf('location / { set $limit_rate 4x; return 200; }'), MODULES);
    await harness.get('/');
    expect(harness.log).toEqual(['[error] invalid $limit_rate "4x"']);
  });

  it.each(['host', 'uri', 'http_host', 'sent_http_location', 'request_id', 'remote_addr', 'ssl_cipher'])(
    'let nobody set $%s',
    (name) => {
      expect(loadFailure(serverConf(`set $${name} x;`), MODULES)).toBe(
        `the duplicate "${name}" variable in nginx.conf:1`,
      );
    },
  );
});
