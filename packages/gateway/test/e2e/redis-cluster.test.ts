import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { descriptorsDownTo, openDescriptors } from './process-facts.ts';
import { freePort } from './program.ts';
import { RedisServer } from './redis-server.ts';
import { type SessionGateway, sessionConf, startSessionGateway } from './session-gateway.ts';

const SLOTS = 16_384;
const PATIENT = { timeout: 30_000, interval: 100 };

/** Three nodes with a third of the slots each, and one that keeps what the first one has. */
let masters: readonly RedisServer[] = [];
let replica: RedisServer;
const gateways: SessionGateway[] = [];

async function startNode(): Promise<RedisServer> {
  const bus = await freePort();
  const options = { 'cluster-enabled': 'yes', 'cluster-port': `${bus}`, 'cluster-node-timeout': '1000' };
  const more = { 'cluster-require-full-coverage': 'no', 'cluster-replica-validity-factor': '0' };
  const server = await RedisServer.start(() =>
    Object.entries({ ...options, ...more }).flatMap(([name, value]) => [`--${name}`, value]),
  );
  buses.set(server, bus);
  return server;
}

const buses = new Map<RedisServer, number>();

beforeAll(async () => {
  masters = [await startNode(), await startNode(), await startNode()];
  replica = await startNode();
  const [first] = masters;
  for (const [i, node] of masters.entries()) {
    const [from, to] = [i, i + 1].map((part) => Math.floor((SLOTS * part) / masters.length));
    await node.ask('CLUSTER', 'ADDSLOTSRANGE', `${from}`, `${(to ?? 0) - 1}`);
    await node.ask('CLUSTER', 'SET-CONFIG-EPOCH', `${i + 1}`);
  }
  for (const node of [...masters.slice(1), replica]) {
    await first?.ask('CLUSTER', 'MEET', '127.0.0.1', `${node.port}`, `${buses.get(node)}`);
  }
  const until = async (node: RedisServer, command: string, expected: string): Promise<void> =>
    vi.waitFor(async () => expect(await node.ask(...command.split(' '))).toContain(expected), PATIENT);
  for (const node of [...masters, replica]) {
    await until(node, 'CLUSTER INFO', 'cluster_state:ok');
    await until(node, 'CLUSTER INFO', 'cluster_known_nodes:4');
  }
  await until(replica, `CLUSTER REPLICATE ${await first?.ask('CLUSTER', 'MYID')}`, 'OK');
  await until(replica, 'INFO replication', 'master_link_status:up');
}, 60_000);

afterEach(async () => {
  for (const { program } of gateways.splice(0)) await program.stop();
});
afterAll(async () => {
  for (const node of [...masters, replica]) await node.stop();
});

function store(): string {
  const nodes = masters.map(({ port }) => `127.0.0.1:${port}`).join();
  return `encrypted_session_store redis+cluster://${nodes}; encrypted_session_store_timeout 1s;`;
}

async function startGateway(main?: string): Promise<SessionGateway> {
  const gateway = await startSessionGateway(store(), main);
  gateways.push(gateway);
  return gateway;
}

/** So many that each node has some. */
const seal = (gateway: SessionGateway): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: 40 }, () => gateway.seal()));

/** How often what has come of the tokens. */
async function outcomes(
  gateway: SessionGateway,
  location: string,
  tokens: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const answer of await Promise.all(tokens.map((token) => gateway.try(location, token)))) {
    const status = answer.split(' ')[1] ?? answer;
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

describe('a cluster of Redis servers', () => {
  it('keeps the marks of tokens, each where it belongs', async () => {
    const [gateway, other] = [await startGateway(), await startGateway()];
    const tokens = await seal(gateway);
    expect(await outcomes(gateway, 'once', tokens)).toEqual({ ok: 40 });
    expect(await outcomes(other, 'once', tokens)).toEqual({ replayed: 40 });
    const sizes = await Promise.all(masters.map((node) => node.ask('DBSIZE')));
    expect(sizes.map(Number).reduce((sum, size) => sum + size)).toBe(40);
    for (const size of sizes) expect(Number(size)).toBeGreaterThan(0);
  });

  it('is connected to by the configuration in use alone', async () => {
    const gateway = await startGateway('master_process off;');
    const { program } = gateway;
    const clients = async (): Promise<number> => {
      const lists = await Promise.all(masters.map((node) => node.ask('CLIENT', 'LIST', 'TYPE', 'normal')));
      // redis-cli is one as well
      return lists.join('\n').split('fd=').length - 1 - masters.length;
    };
    expect(await outcomes(gateway, 'open', await seal(gateway))).toEqual({ ok: 40 });
    await expect.poll(clients, PATIENT).toBe(masters.length);
    const descriptors = openDescriptors(program.pid);
    for (let i = 1; i <= 20; i++) {
      const conf = sessionConf(gateway.port, store(), 'master_process off;').replace(' here"', ` reloaded ${i}"`);
      writeFileSync(join(program.prefix, 'nginx.conf'), conf);
      program.signal('SIGHUP');
      await expect.poll(() => gateway.ask('/storeless'), PATIENT).toContain(`reloaded ${i}`);
      expect(await outcomes(gateway, 'open', await seal(gateway))).toEqual({ ok: 40 });
    }
    await expect.poll(clients, PATIENT).toBe(masters.length);
    expect(await descriptorsDownTo(program.pid, descriptors)).toBeLessThanOrEqual(descriptors);
  }, 60_000);

  it('of which a node is gone answers for the others, also to who comes then, and for all when it is back', async () => {
    const gateway = await startGateway();
    const lost = masters[1];
    const tokens = await seal(gateway);
    expect(await outcomes(gateway, 'open', tokens)).toEqual({ ok: 40 });
    await lost?.kill();
    const late = await startGateway();
    const partly = await outcomes(gateway, 'open', tokens);
    expect(Object.keys(partly).sort()).toEqual(['ok', 'unavailable']);
    expect(await outcomes(late, 'open', tokens)).toEqual(partly);
    for (const each of [gateway, late]) {
      expect(
        Object.keys(await outcomes(each, 'allow', tokens)).filter((status) => !/^(?:ok|replayed)$/.test(status)),
      ).toEqual([]);
    }
    await lost?.start();
    for (const each of [gateway, late]) {
      await expect.poll(() => outcomes(each, 'open', tokens), PATIENT).toEqual({ ok: 40 });
      await expect.poll(() => each.log(), PATIENT).toContain('answers again');
      expect(each.log()).not.toContain('[alert]');
    }
  }, 90_000);

  it('in which a replica takes over is used on, and has forgotten nothing', async () => {
    const gateway = await startGateway();
    const tokens = await seal(gateway);
    expect(await outcomes(gateway, 'once', tokens)).toEqual({ ok: 40 });
    // what the replica has yet to be sent would be lost
    await masters[0]?.ask('WAIT', '1', '5000');
    await masters[0]?.kill();
    await expect.poll(() => outcomes(gateway, 'once', tokens), PATIENT).toEqual({ replayed: 40 });
    expect(gateway.log()).not.toContain('[alert]');
  }, 90_000);
});
