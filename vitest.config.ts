import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that look at a whole built site; the others look at one room each. */
const onSites = ['test/dist/**/*.test.ts', 'test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'];
const shared = { testTimeout: 60_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    // vitest leaves one core free, which of two is half of all.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { ...shared, name: 'rooms', include: ['test/**/*.test.ts'], exclude: [...onSites, 'test/fixtures/**'] } },
      { test: { ...shared, name: 'sites', include: onSites, globalSetup: 'test/sites/setup.ts' } },
    ],
  },
});
