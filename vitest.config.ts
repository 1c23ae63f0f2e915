import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Every journey starts an embedded database of some 500 MB; two at a time is what small machines carry.
    maxWorkers: 2,
    pool: 'forks',
  },
});
