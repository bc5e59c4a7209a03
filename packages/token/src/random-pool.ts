import { randomFillSync } from 'node:crypto';

/** How much is asked of the system at a time, in bytes: asking costs more than what is given. */
const POOL = 4096;

/** Makes a source of random bytes; what it gives holds until it is asked again. */
export function randomPool(): (size: number) => Uint8Array {
  const pool = Buffer.alloc(POOL);
  let used = POOL;
  return (size) => {
    if (used + size > POOL) {
      randomFillSync(pool);
      used = 0;
    }
    used += size;
    return pool.subarray(used - size, used);
  };
}
