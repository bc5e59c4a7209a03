import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestHead, stdinHeader } from '../../../src/modules/fastcgi/records.ts';
import { parseRequest, type RawRequest } from './raw-backend.ts';

function parsed(params: readonly (readonly [string, string])[], keepConn = false): RawRequest {
  const bytes = Buffer.concat([requestHead(params, keepConn), stdinHeader(0)]);
  const result = parseRequest(bytes);
  if (result?.size !== bytes.length) throw new Error('not one request');
  return result.request;
}

const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, i) => i)).toString('latin1');

describe('the beginning of a request', () => {
  it('has the bytes of the specification', () => {
    const bytes = requestHead([['A', 'bc']], true);
    const begin = [1, 1, 0, 1, 0, 8, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const params = [1, 4, 0, 1, 0, 5, 0, 0, 1, 2, 65, 98, 99];
    expect([...bytes]).toEqual([...begin, ...params, 1, 4, 0, 1, 0, 0, 0, 0]);
  });

  it.each([
    [[], [0]],
    [[['', '']], [2, 0]],
    [[['N'.repeat(127), 'v'.repeat(127)]], [256, 0]],
    [[['N'.repeat(128), 'v'.repeat(128)]], [264, 0]],
    [[[EVERY_BYTE, EVERY_BYTE]], [520, 0]],
    [[['A', 'v'.repeat(65_529)]], [65_535, 0]],
  ] as const)('holds names and values of any length and bytes %#', (params, sizes) => {
    expect(parsed(params)).toMatchObject({ role: 1, keepConn: false, params, paramSizes: sizes });
  });

  it('has no parameter in two records that fits into one', () => {
    const params = Array.from({ length: 5 }, (_, i) => [`P${i}`, 'v'.repeat(30_000)] as const);
    const pair = 1 + 4 + 2 + 30_000;
    expect(parsed(params)).toMatchObject({ params, paramSizes: [2 * pair, 2 * pair, pair, 0] });
  });

  it('has a parameter that is too large for one in several', () => {
    const params = [
      ['A', 'b'],
      ['LARGE', 'v'.repeat(150_000)],
      ['C', 'd'],
    ] as const;
    expect(parsed(params)).toMatchObject({ params, paramSizes: [4, 65_535, 65_535, 18_940, 4, 0] });
  });

  it('gives any parameters back', () => {
    const text = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), fc.boolean(), (params, keepConn) => {
        expect(parsed(params, keepConn)).toMatchObject({ params, keepConn });
      }),
      { numRuns: 200 },
    );
  });
});
