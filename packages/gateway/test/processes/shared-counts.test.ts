import { describe, expect, it } from 'vitest';
import { CountsBoard } from '../../src/processes/shared-counts.ts';
import { NO_COUNTS } from '../../src/request/connection-counts.ts';

describe('the counts of all workers', () => {
  it('are told to each of them once, however many of them have told theirs meanwhile', async () => {
    const told: [string, number][] = [];
    const board = new CountsBoard<string>((worker, { requests }) => void told.push([worker, requests]));
    for (let requests = 1; requests <= 10; requests++) {
      for (const worker of ['a', 'b', 'c']) board.set(worker, { ...NO_COUNTS, requests });
    }
    board.remove('c');
    const all = new Promise((resolve) => setTimeout(resolve, 400));
    await all;
    expect(told).toEqual([
      ['a', 20],
      ['b', 20],
    ]);
  });
});
