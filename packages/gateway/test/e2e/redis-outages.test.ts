import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { descriptorsDownTo, openDescriptors } from './process-facts.ts';
import { freePort } from './program.ts';
import { RedisServer } from './redis-server.ts';
import { type SessionGateway, sessionConf, startSessionGateway } from './session-gateway.ts';

const servers: RedisServer[] = [];
const gateways: SessionGateway[] = [];
afterEach(async () => {
  for (const { program } of gateways.splice(0)) await program.stop();
  for (const server of servers.splice(0)) await server.stop();
});

const PASSWORD = 'a-password-of-redis';
const PATIENT = { timeout: 20_000, interval: 50 };

async function startRedis(): Promise<RedisServer> {
  const server = await RedisServer.start(() => ['--requirepass', PASSWORD]);
  servers.push(server);
  return server;
}

const storeAt = (port: number, more = ''): string =>
  `encrypted_session_store redis://:${PASSWORD}@127.0.0.1:${port}; encrypted_session_store_timeout 1s; ${more}`;

async function startGateway(store: string, main?: string): Promise<SessionGateway> {
  const gateway = await startSessionGateway(store, main);
  gateways.push(gateway);
  return gateway;
}

const count = (text: string, part: string): number => text.split(part).length - 1;
const ONE_WORKER = 'worker_processes 1;';

/** What has been said in the log of outages, by a gateway with one worker. */
function outages(gateway: SessionGateway): readonly string[] {
  const log = gateway.log();
  expect(log).not.toContain(PASSWORD);
  expect(log).not.toContain('[alert]');
  return log
    .split('\n')
    .filter((line) => line.includes('encrypted_session: the store'))
    .map((line) => line.replace(/^.*127\.0\.0\.1:\d+ /, ''));
}

/** Asks while the server does not answer: each in its turn, and all at once. */
async function expectDenied(gateway: SessionGateway, token: string): Promise<void> {
  expect(await gateway.try('once', token)).toBe(' unavailable');
  expect(await gateway.try('open', token)).toBe(' unavailable');
  expect(await gateway.try('revoke', token)).toBe('[]');
  const many = await Promise.all(Array.from({ length: 50 }, () => gateway.try('open', token)));
  expect(new Set(many)).toEqual(new Set([' unavailable']));
  expect(await gateway.try('allow', token)).toBe('alice ok');
  // what needs no answer of the store waits for none
  expect(await gateway.try('open', 'AAAA')).toBe(' malformed');
  expect(await gateway.try('storeless', token)).toBe('here');
}

describe('a Redis server that is gone', () => {
  it('is done without as the configuration says, and used again when it is back', async () => {
    const redis = await startRedis();
    const gateway = await startGateway(storeAt(redis.port), ONE_WORKER);
    const token = await gateway.seal();
    expect(await gateway.try('once', token)).toBe('alice ok');
    const [worker] = gateway.program.workers();
    for (let outage = 1; outage <= 2; outage++) {
      await redis.kill();
      await expect.poll(() => outages(gateway), PATIENT).toHaveLength(2 * outage - 1);
      await expectDenied(gateway, await gateway.seal());
      await redis.start();
      const fresh = await gateway.seal();
      await expect.poll(() => gateway.try('open', fresh), PATIENT).toBe('alice ok');
      expect([await gateway.try('once', fresh), await gateway.try('once', fresh)]).toEqual(['alice ok', ' replayed']);
      await expect.poll(() => outages(gateway), PATIENT).toHaveLength(2 * outage);
    }
    expect(outages(gateway).map((line) => line.replace(/ \(.*\)$/, ''))).toEqual([
      'does not answer',
      'answers again',
      'does not answer',
      'answers again',
    ]);
    expect(gateway.program.workers()).toEqual([worker]);
  }, 60_000);

  it('may be there later than the gateway', async () => {
    const redis = await startRedis();
    await redis.kill();
    const gateway = await startGateway(storeAt(redis.port), ONE_WORKER);
    await expectDenied(gateway, await gateway.seal());
    await redis.start();
    const token = await gateway.seal();
    await expect.poll(() => gateway.try('once', token), PATIENT).toBe('alice ok');
    expect(await gateway.try('once', token)).toBe(' replayed');
  }, 60_000);

  it('is noticed, and its return, without a request', async () => {
    const redis = await startRedis();
    const gateway = await startGateway(storeAt(redis.port), ONE_WORKER);
    await redis.kill();
    await expect.poll(() => outages(gateway), PATIENT).toHaveLength(1);
    expect(outages(gateway)[0]).toMatch(
      /^does not answer \((?:104: Connection reset by peer|111: Connection refused|connection closed)\)$/,
    );
    await redis.start();
    await expect.poll(() => outages(gateway).at(-1), PATIENT).toBe('answers again');
  }, 60_000);
});

describe('a Redis server that answers nothing', () => {
  it('is waited for no longer than the configuration says, and used again when it goes on', async () => {
    const redis = await startRedis();
    const gateway = await startGateway(storeAt(redis.port), ONE_WORKER);
    const before = await gateway.seal();
    expect(await gateway.try('once', before)).toBe('alice ok');
    redis.signal('SIGSTOP');
    await expectDenied(gateway, await gateway.seal());
    // by then the connection is given up, and others are made, of which none gets an answer
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await expectDenied(gateway, await gateway.seal());
    expect(outages(gateway)).toEqual(['does not answer in time']);
    redis.signal('SIGCONT');
    const token = await gateway.seal();
    await expect.poll(() => gateway.try('open', token), PATIENT).toBe('alice ok');
    expect(await gateway.try('once', before)).toBe(' replayed');
    await expect.poll(() => outages(gateway).at(-1), PATIENT).toBe('answers again');
    expect(outages(gateway)).toHaveLength(2);
  }, 60_000);

  it('is waited for by those alone who need it, and may answer late', async () => {
    const redis = await startRedis();
    const gateway = await startGateway(storeAt(redis.port).replace('1s', '20s'), ONE_WORKER);
    const token = await gateway.seal();
    expect(await gateway.try('open', token)).toBe('alice ok');
    redis.signal('SIGSTOP');
    let answered = false;
    const answer = gateway.try('once', token).finally(() => {
      answered = true;
    });
    for (let i = 0; i < 20; i++) {
      expect(await gateway.try('open', 'AAAA')).toBe(' malformed');
      expect(await gateway.try('storeless', token)).toBe('here');
    }
    expect(answered).toBe(false);
    redis.signal('SIGCONT');
    expect(await answer).toBe('alice ok');
    expect(outages(gateway)).toEqual([]);
  });

  it('does not keep a gateway from ending', async () => {
    const redis = await startRedis();
    const gateway = await startGateway(storeAt(redis.port), ONE_WORKER);
    redis.signal('SIGSTOP');
    await gateway.try('open', await gateway.seal());
    gateway.program.signal('SIGQUIT');
    expect(await gateway.program.ended).toBe(0);
  });
});

describe('a Redis server that refuses', () => {
  it('a password is logged by the kind of its error alone', async () => {
    const redis = await RedisServer.start(() => ['--requirepass', 'another']);
    servers.push(redis);
    const gateway = await startGateway(storeAt(redis.port), ONE_WORKER);
    expect(await gateway.try('open', await gateway.seal())).toBe(' unavailable');
    await redis.ask('-a', 'another', 'CONFIG', 'SET', 'requirepass', PASSWORD);
    await expect.poll(async () => gateway.try('open', await gateway.seal()), PATIENT).toBe('alice ok');
    await expect.poll(() => outages(gateway), PATIENT).toEqual(['does not answer (WRONGPASS)', 'answers again']);
  }, 60_000);

  it('to keep more than it has room for does not let a token open twice', async () => {
    const redis = await startRedis();
    const gateway = await startGateway(storeAt(redis.port), ONE_WORKER);
    const [used, token] = [await gateway.seal(), await gateway.seal()];
    expect(await gateway.try('once', used)).toBe('alice ok');
    const admin = ['--no-auth-warning', '-a', PASSWORD, 'CONFIG', 'SET'] as const;
    await redis.ask(...admin, 'maxmemory', '1');
    expect(await gateway.try('once', token)).toBe(' unavailable');
    expect(await gateway.try('once', used)).toBe(' unavailable');
    // who has filled it must not gain by that
    expect(await gateway.try('allow', token)).toBe(' unavailable');
    expect(await gateway.try('open', token)).toBe('alice ok');
    await redis.ask(...admin, 'maxmemory', '0');
    expect(await gateway.try('once', token)).toBe('alice ok');
    expect(await gateway.try('once', used)).toBe(' replayed');
    await expect.poll(() => outages(gateway), PATIENT).toEqual(['does not answer (OOM)', 'answers again']);
  }, 60_000);
});

describe('connections to Redis', () => {
  it.each([
    ['with workers', 'worker_processes 2;'],
    ['without', 'master_process off;'],
  ])(
    'are closed when a configuration is given up, %s',
    async (_, main) => {
      const redis = await startRedis();
      const gateway = await startGateway(storeAt(redis.port), main);
      const { program } = gateway;
      const clients = async (): Promise<number> =>
        count(await redis.ask('--no-auth-warning', '-a', PASSWORD, 'CLIENT', 'LIST', 'TYPE', 'normal'), 'fd=') - 1;
      const expected = program.workers().length;
      await gateway.try('once', await gateway.seal());
      await expect.poll(clients, PATIENT).toBe(expected);
      const descriptors = openDescriptors(program.pid);
      for (let i = 1; i <= 20; i++) {
        // a new configuration, so that it is seen when it is in use
        writeFileSync(
          join(program.prefix, 'nginx.conf'),
          sessionConf(gateway.port, storeAt(redis.port), main).replace(' here"', ` reloaded ${i}"`),
        );
        program.signal('SIGHUP');
        await expect.poll(() => gateway.ask('/storeless'), PATIENT).toContain(`reloaded ${i}`);
        expect(await gateway.try('once', await gateway.seal())).toBe('alice ok');
      }
      await expect.poll(clients, PATIENT).toBe(expected);
      expect(await descriptorsDownTo(program.pid, descriptors)).toBeLessThanOrEqual(descriptors);
      expect(outages(gateway)).toEqual([]);
      program.signal('SIGQUIT');
      expect(await program.ended).toBe(0);
      await expect.poll(clients, PATIENT).toBe(0);
    },
    120_000,
  );

  it('that are being made when a configuration is given up are closed as well', async () => {
    const redis = await startRedis();
    redis.signal('SIGSTOP');
    const gateway = await startGateway(storeAt(redis.port), 'master_process off;');
    const { program } = gateway;
    const unused = await freePort();
    await gateway.try('open', await gateway.seal());
    const descriptors = openDescriptors(program.pid);
    for (let i = 1; i <= 20; i++) {
      const store = i === 20 ? 'encrypted_session_store memory:1m;' : storeAt(i % 2 === 0 ? redis.port : unused);
      writeFileSync(
        join(program.prefix, 'nginx.conf'),
        sessionConf(gateway.port, store, 'master_process off;').replace(' here"', ` reloaded ${i}"`),
      );
      program.signal('SIGHUP');
      await expect.poll(() => gateway.ask('/storeless'), PATIENT).toContain(`reloaded ${i}`);
    }
    expect(await descriptorsDownTo(program.pid, descriptors)).toBeLessThanOrEqual(descriptors);
    redis.signal('SIGCONT');
    const clients = async (): Promise<number> =>
      count(await redis.ask('--no-auth-warning', '-a', PASSWORD, 'CLIENT', 'LIST', 'TYPE', 'normal'), 'fd=') - 1;
    await expect.poll(clients, PATIENT).toBe(0);
  }, 120_000);
});
