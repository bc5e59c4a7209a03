import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Latest } from '../../../src/modules/auth-basic/latest.ts';

describe('the latest of something', () => {
  it('is loaded once more for all who ask while it is being loaded', async () => {
    let loads = 0;
    const latest = new Latest(async () => {
      const load = ++loads;
      await setImmediate();
      return load;
    });
    const asked = [latest.get(), latest.get(), latest.get()];
    await asked[0];
    const later = [latest.get(), latest.get()];
    expect(await Promise.all([...asked, ...later])).toEqual([1, 2, 2, 3, 3]);
    expect(await latest.get()).toBe(4);
  });

  it('is never loaded twice at one time', async () => {
    let running = 0;
    let most = 0;
    const latest = new Latest(async () => {
      most = Math.max(most, ++running);
      await setImmediate();
      running--;
    });
    const asked: Promise<void>[] = [];
    for (let i = 0; i < 10; i++) {
      asked.push(latest.get(), latest.get());
      await setImmediate();
    }
    await Promise.all(asked);
    expect(most).toBe(1);
  });
});
