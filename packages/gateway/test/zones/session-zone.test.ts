import { describe, expect, it } from 'vitest';
import { SessionZone } from '../../src/zones/session-zone.ts';

const session = 'c'.repeat(1000);

describe('a zone of TLS sessions', () => {
  it('keeps sessions until their time', () => {
    const zone = new SessionZone(32_768);
    zone.keep('a', session, 100);
    expect([zone.find('a', 99), zone.find('a', 100), zone.find('a', 99), zone.find('b', 0)]).toEqual([
      session,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives up the oldest where there is no room, and takes none that it has no room for at all', () => {
    const zone = new SessionZone(4000);
    for (const id of ['a', 'b', 'c', 'd']) zone.keep(id, session, 100);
    expect(['a', 'b', 'c', 'd'].map((id) => zone.find(id, 0) !== undefined)).toEqual([false, true, true, true]);
    zone.keep('e', 'c'.repeat(5000), 100);
    expect(zone.find('e', 0)).toBeUndefined();
    expect(zone.find('d', 0)).toBe(session);
  });

  it('counts one that is kept again once', () => {
    const zone = new SessionZone(4000);
    for (let i = 0; i < 100; i++) zone.keep('a', session, 100);
    for (const id of ['b', 'c']) zone.keep(id, session, 100);
    expect(zone.find('a', 0)).toBe(session);
  });
});
