import { describe, expect, it } from 'vitest';
import { LocalZones } from '../../src/zones/local-zones.ts';
import { ZoneClient, ZoneServer } from '../../src/zones/remote-zones.ts';

const CONNECTION = { zone: 'addr', size: 32_768, keys: '$arg_k', key: 'k', most: 2 };
const REQUEST = { zone: 'one', size: 32_768, keys: '$arg_k', rate: 1000, key: 'k', burst: 0, delay: 0 };

/** A worker's end of zones that others have too. */
function workerOf(zones: LocalZones): { readonly client: ZoneClient; readonly server: ZoneServer } {
  const client: ZoneClient = new ZoneClient((question) => server.receive(structuredClone(question)));
  const server: ZoneServer = new ZoneServer(zones, (answer) => client.receive(structuredClone(answer)));
  return { client, server };
}

describe('zones in another process', () => {
  it('are the same for all workers', async () => {
    const zones = new LocalZones(() => 0);
    const [a, b] = [workerOf(zones), workerOf(zones)];
    expect((await a.client.claimRequest([REQUEST])).refused).toBe(false);
    expect((await b.client.claimRequest([REQUEST])).refused).toBe(true);
    expect([await a.client.enter([CONNECTION]), await b.client.enter([CONNECTION])]).toEqual([-1, -1]);
    expect(await a.client.enter([CONNECTION])).toBe(0);
    b.client.leave([CONNECTION]);
    expect(await a.client.enter([CONNECTION])).toBe(-1);
  });

  it('let go of what a worker had under way when that is gone', async () => {
    const zones = new LocalZones(() => 0);
    const [a, b] = [workerOf(zones), workerOf(zones)];
    await a.client.enter([CONNECTION]);
    await a.client.enter([CONNECTION]);
    a.client.leave([CONNECTION]);
    await a.client.enter([CONNECTION]);
    expect(await b.client.enter([CONNECTION])).toBe(0);
    a.server.close();
    expect([await b.client.enter([CONNECTION]), await b.client.enter([CONNECTION])]).toEqual([-1, -1]);
  });

  it('count nothing of what a worker has said that is found only after its end', async () => {
    const zones = new LocalZones(() => 0);
    const [a, b] = [workerOf(zones), workerOf(zones)];
    await a.client.enter([CONNECTION]);
    a.server.close();
    expect(await b.client.enter([CONNECTION])).toBe(-1);
    // what was still in the channel when the process ended
    a.server.receive({ leave: [CONNECTION] });
    a.server.receive({ id: 2, enter: [CONNECTION] });
    a.server.receive({ id: 3, enter: [CONNECTION] });
    expect([await b.client.enter([CONNECTION]), await b.client.enter([CONNECTION])]).toEqual([-1, 0]);
  });

  it('answer at once what is asked for when nobody counts any more', async () => {
    const client = new ZoneClient(() => {});
    client.close();
    expect(await client.claimRequest([REQUEST])).toMatchObject({ refused: false, delay: 0 });
    expect(await client.enter([CONNECTION])).toBe(-1);
  });

  it('refuse nobody once nobody counts any more', async () => {
    const client = new ZoneClient(() => {});
    const [request, connection] = [client.claimRequest([REQUEST]), client.enter([CONNECTION])];
    client.close();
    expect(await request).toMatchObject({ refused: false, delay: 0 });
    expect(await connection).toBe(-1);
  });
});
