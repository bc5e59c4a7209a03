import { describe, expect, it } from 'vitest';
import { Respawn } from '../../src/processes/respawn.ts';

describe('a worker that has died', () => {
  it('is replaced at once, however often that happens', () => {
    const respawn = new Respawn();
    for (let i = 0; i < 20; i++) expect(respawn.after(5000)).toBe(0);
  });

  it('is replaced ever later where workers die as soon as they start, until one does not', () => {
    const respawn = new Respawn();
    const pauses = Array.from({ length: 10 }, () => respawn.after(100));
    expect(pauses).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect([respawn.after(5000), respawn.after(100)]).toEqual([0, 0]);
  });
});
