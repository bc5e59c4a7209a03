import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { shell } from './curl.ts';
import { freePorts } from './program.ts';
import { RedisServer } from './redis-server.ts';
import { type SessionGateway, startSessionGateway } from './session-gateway.ts';

const gateways: SessionGateway[] = [];
afterEach(async () => {
  for (const { program } of gateways.splice(0)) await program.stop();
});

async function startGateway(store: string): Promise<SessionGateway> {
  const gateway = await startSessionGateway(`encrypted_session_store ${store};`, 'worker_processes 1;');
  gateways.push(gateway);
  return gateway;
}

async function expectToWork(gateway: SessionGateway): Promise<void> {
  const [token, other] = [await gateway.seal(), await gateway.seal()];
  expect(await gateway.try('once', token), gateway.log()).toBe('alice ok');
  expect(await gateway.try('once', token)).toBe(' replayed');
  expect(await gateway.try('revoke', other)).toBe('[1]');
  expect(await gateway.try('open', other)).toBe(' revoked');
  expect(gateway.log()).toBe('');
}

describe('a Redis server', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start((server) => ['--unixsocket', join(server.directory, 'redis.sock')]);
    // a user who may do no more than is needed
    await redis.ask('ACL', 'SETUSER', 'gate', 'on', '>p@ss:/w%', '~edgeseal:token:*', '+get', '+set', '+ping');
  });
  afterAll(() => redis.stop());

  it('knows its user by the password', async () => {
    await expectToWork(await startGateway(`redis://gate:p%40ss%3A%2Fw%25@127.0.0.1:${redis.port}`));
    expect(await redis.ask('ACL', 'LOG')).toBe('');
  });

  it('has a database of ours', async () => {
    await redis.ask('FLUSHALL');
    await expectToWork(await startGateway(`redis://127.0.0.1:${redis.port}/3`));
    expect([await redis.ask('DBSIZE'), await redis.ask('-n', '3', 'DBSIZE')]).toEqual(['0', '2']);
  });

  it.each(['unix:', 'unix://', 'redis+unix:'])('is found by its socket: %s', async (scheme) => {
    await redis.ask('FLUSHALL');
    await expectToWork(await startGateway(`${scheme}${redis.directory}/redis.sock?db=2`));
    expect(await redis.ask('-n', '2', 'DBSIZE')).toBe('2');
  });

  it('may be said in a file that the workers cannot read, or in the environment', async () => {
    const address = `redis://gate:p%40ss%3A%2Fw%25@127.0.0.1:${redis.port}`;
    const file = join(redis.directory, 'address');
    writeFileSync(file, `${address}\n`);
    chmodSync(file, 0o600);
    await expectToWork(await startGateway(`file:${file}`));
    process.env['EDGESEAL_TEST_STORE'] = address;
    await expectToWork(await startGateway('env:EDGESEAL_TEST_STORE'));
  });
});

describe('a Redis server with TLS', () => {
  let directory = '';
  let port = 0;
  let redis: RedisServer;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'edgeseal-'));
    const { status, stderr } = await shell(
      `key="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
      openssl req -x509 $key -days 2 -keyout ca.key -out ca.pem -subj /CN=authority &&
      for name in redis.example gateway; do
        openssl req -new $key -keyout $name.key -out $name.csr -subj /CN=$name &&
        printf "subjectAltName=DNS:$name" > $name.ext &&
        openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out $name.pem -extfile $name.ext -days 2 || exit
      done`,
      directory,
    );
    if (status !== 0) throw new Error(stderr);
    const [tls = 0, bus = 0] = await freePorts(2);
    port = tls;
    const files = { 'ca-cert': 'ca.pem', cert: 'redis.example.pem', key: 'redis.example.key' };
    const cluster = `--cluster-enabled yes --tls-cluster yes --cluster-port ${bus} --cluster-announce-ip 127.0.0.1`;
    redis = await RedisServer.start(() => [
      ...`--tls-port ${port} ${cluster}`.split(' '),
      ...(['ca-cert', 'cert', 'key'] as const).flatMap((name) => [`--tls-${name}-file`, join(directory, files[name])]),
    ]);
    await redis.ask('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await vi.waitFor(async () => expect(await redis.ask('CLUSTER', 'INFO')).toContain('cluster_state:ok'), 20_000);
  });
  afterAll(async () => {
    await redis.stop();
    rmSync(directory, { recursive: true });
  });

  const trusted = 'ssl_trusted_certificate=DIR/ca.pem';
  const client = 'ssl_certificate=DIR/gateway.pem ssl_certificate_key=DIR/gateway.key';
  const start = (parameters: string, scheme = 'rediss'): Promise<SessionGateway> =>
    startGateway(`${scheme}://127.0.0.1:${port} ${parameters.replaceAll('DIR', directory)}`);

  it.each(['rediss', 'rediss+cluster'])('and we know one another by our certificates: %s', async (scheme) => {
    await expectToWork(await start(`${trusted} ${client} ssl_name=redis.example`, scheme));
  });

  const refused: readonly (readonly [what: string, parameters: string, reason: RegExp])[] = [
    ['whose certificate is for another host', `${trusted} ${client}`, /ERR_TLS_CERT_ALTNAME_INVALID/],
    [
      'whose authority nobody knows',
      `${client} ssl_name=redis.example`,
      /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
    ],
    [
      'that wants a certificate of us',
      `${trusted} ssl_name=redis.example`,
      /CERTIFICATE_REQUIRED|Connection reset|connection closed/,
    ],
  ];
  it.each(refused)('%s is none', async (_, parameters, reason) => {
    const gateway = await start(parameters);
    expect(await gateway.try('open', await gateway.seal())).toBe(' unavailable');
    expect(gateway.log()).toMatch(reason);
  });
});
