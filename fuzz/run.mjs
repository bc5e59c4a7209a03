// Long fuzzing: `npm run fuzz -- MINUTES` (10 by default) runs everything in test/fuzz again and again, each time from
// another seed, until the time is up or something fails. What failed is run again with the seed that it has printed:
// `FUZZ_SEED=… FUZZ_SECONDS=… npx vitest run test/fuzz`.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) {
  console.error('usage: npm run fuzz -- [MINUTES]');
  process.exit(2);
}

const until = Date.now() + minutes * 60_000;
const seconds = process.env['FUZZ_SECONDS'] ?? String(Math.min(10, minutes));
for (let round = 1; Date.now() < until; round++) {
  const seed = (round === 1 ? process.env['FUZZ_SEED'] : undefined) ?? String(randomInt(2 ** 31));
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/fuzz'], {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_SEED: seed, FUZZ_SECONDS: seconds },
  });
  if (status !== 0) process.exit(status ?? 1);
  console.log(`round ${round}: nothing found`);
}
