import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedisServer } from './redis-server.ts';
import { type SessionGateway, startSessionGateway } from './session-gateway.ts';

/** Valkey is there where the system has it. */
const hasValkey = spawnSync('valkey-server', ['--version']).status === 0;

const SERVERS: readonly (readonly [program: string, isThere: boolean])[] = [
  ['redis-server', true],
  ['valkey-server', hasValkey],
];

for (const [name, isThere] of SERVERS) {
  describe.skipIf(!isThere)(`a store in ${name} that two gateways share`, () => {
    let redis: RedisServer;
    let gateways: readonly SessionGateway[] = [];
    let first: SessionGateway;
    let second: SessionGateway;

    beforeAll(async () => {
      redis = await RedisServer.start(() => [], name);
      const store = `encrypted_session_store redis://127.0.0.1:${redis.port}; encrypted_session_expires 1h;`;
      first = await startSessionGateway(store);
      second = await startSessionGateway(store);
      gateways = [first, second];
    });
    afterAll(async () => {
      for (const { program } of gateways) await program.stop();
      await redis.stop();
    });

    it('lets a token open once, whichever worker of whichever gateway is asked first', async () => {
      const winners = new Set<string>();
      for (let i = 0; i < 500; i++) {
        const token = await first.seal(`user${i}`);
        const answers = await Promise.all(
          [first, second, first, second].map((gateway) => gateway.ask(`/once?t=${token}`)),
        );
        const won = answers.filter((answer) => answer.endsWith(` user${i} ok`));
        expect(won, answers.join()).toHaveLength(1);
        expect(answers.filter((answer) => answer.endsWith('  replayed'))).toHaveLength(3);
        winners.add(won[0]?.split(' ')[0] ?? '');
      }
      // the tokens were contested by both gateways
      expect(winners.size).toBeGreaterThan(1);
    }, 60_000);

    it('knows everywhere what was withdrawn anywhere, used or not', async () => {
      const [token, used, other] = [await first.seal(), await first.seal(), await first.seal()];
      expect(await first.try('once', used)).toBe('alice ok');
      expect([await first.try('revoke', token), await second.try('revoke', used)]).toEqual(['[1]', '[1]']);
      for (const gateway of gateways) {
        for (const location of ['open', 'once', 'allow']) {
          expect(await gateway.try(location, token)).toBe(' revoked');
          expect(await gateway.try(location, used)).toBe(' revoked');
        }
        expect(await gateway.try('open', other)).toBe('alice ok');
      }
    });

    it('keeps a digest, as long as the token can open, and no longer than a minute more', async () => {
      await redis.ask('FLUSHALL');
      const [used, withdrawn, looked] = [await first.seal(), await first.seal(), await first.seal()];
      await first.try('once', used);
      await first.try('revoke', withdrawn);
      await first.try('open', looked);
      await first.try('once', 'AAAA');
      const keys = (await redis.ask('KEYS', '*')).split('\n');
      expect(keys).toHaveLength(2);
      for (const key of keys) {
        expect(key).toMatch(/^edgeseal:token:[A-Za-z0-9+/]{43}=$/);
        const left = Number(await redis.ask('PTTL', key));
        expect(left).toBeGreaterThan(3_600_000);
        expect(left).toBeLessThanOrEqual(3_661_000);
      }
      expect((await Promise.all(keys.map((key) => redis.ask('GET', key)))).sort()).toEqual(['revoked', 'used']);
      const digest = createHash('sha256').update(Buffer.from(used, 'base64url')).digest('base64');
      expect(await redis.ask('GET', `edgeseal:token:${digest}`)).toBe('used');
    });
  });
}
