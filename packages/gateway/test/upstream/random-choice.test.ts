import { describe, expect, it } from 'vitest';
import { attempt, type Chooser, loadUpstream } from './selections.ts';

/** An upstream whose random numbers are those, over and over. */
function loadRandom(directives: string, numbers: readonly number[]): Chooser {
  let at = 0;
  const randomBytes = (size: number): Uint8Array => {
    const bytes = Buffer.alloc(size);
    bytes.writeUInt32LE(numbers[at++ % numbers.length] ?? 0);
    return bytes;
  };
  return loadUpstream(directives, { environment: { randomBytes } });
}

const SERVERS = 'server 10.0.0.1; server 10.0.0.2 weight=3; server 10.0.0.3;';

describe('random', () => {
  it('gives each server a share of the numbers that is its weight', () => {
    const { group, request } = loadRandom(`random; ${SERVERS}`, [0, 1, 2, 3, 4, 5, 4_294_967_295]);
    const names = Array.from({ length: 7 }, () => attempt(group, request(), () => false).names[0]);
    expect(names.map((name) => name?.slice(7, 8))).toEqual(['1', '2', '2', '2', '3', '1', '1']);
  });

  it('does not ask a server twice for one request', () => {
    const { group, request } = loadRandom(`random; ${SERVERS}`, [4]);
    expect(attempt(group, request(), () => true).names.toSorted()).toEqual([
      '10.0.0.1:80',
      '10.0.0.2:80',
      '10.0.0.3:80',
    ]);
  });

  it('lets the servers take turns where the numbers do not lead to one that can be asked', () => {
    const { group, request } = loadRandom('random; server 10.0.0.1 down; server 10.0.0.2; server 10.0.0.3;', [0]);
    const names = Array.from({ length: 4 }, () => attempt(group, request(), () => false).names[0]);
    expect(names).toEqual(['10.0.0.2:80', '10.0.0.3:80', '10.0.0.2:80', '10.0.0.3:80']);
  });
});

describe('random two', () => {
  it('takes the one of two with fewer connections for its weight, else the second', () => {
    const { group, request } = loadRandom(`random two least_conn; ${SERVERS}`, [0, 1]);
    const names = Array.from({ length: 6 }, () => attempt(group, request(), () => false).names[0]);
    // the connections stay open: 10.0.0.2 takes three times as many
    expect(names.map((name) => name?.slice(7, 8))).toEqual(['2', '1', '2', '2', '2', '1']);
  });
});
