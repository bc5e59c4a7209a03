import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';

// What fast-check makes up is new in every run, and the same again with the seed that was printed.
const seed = process.env['FUZZ_SEED'] ?? String(randomInt(2 ** 31));
const seconds = process.env['FUZZ_SECONDS'] ?? '0.2';
process.env['FUZZ_SEED'] = seed;
process.env['FUZZ_SECONDS'] = seconds;
console.log(`made-up inputs: FUZZ_SEED=${seed}, FUZZ_SECONDS=${seconds} for each property of test/fuzz`);

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts'],
    setupFiles: ['fuzz/set-up.mjs'],
    testTimeout: 30_000 + Number(seconds) * 1000,
    hookTimeout: 60_000,
  },
});
