import { defineConfig } from 'vitest/config';

/** What takes minutes, and is no part of `npm test`. */
export default defineConfig({
  test: { include: ['packages/*/test/soak/*.soak.ts'], testTimeout: 0, hookTimeout: 60_000 },
});
