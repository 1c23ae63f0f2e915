import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

// Commands that tests start read their sources compiled, from the second start on.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/kontor-test');

const measuring = ['test/chaos/noisy-reader.test.ts'];

const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Modules do nothing when they are imported, so all files of a worker share them.
    isolate: false,
    pool: 'forks',
    // Two cores; a journey waits for half of its time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // What needs neither a running Kontor nor a database.
        extends: true,
        test: {
          name: 'units',
          include: ['src/**/*.test.ts', 'test/samples/*.test.ts', 'test/connectors/*.test.ts'],
          exclude: ['src/store/**', 'src/engine/**'],
          ...patient,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: [
            'test/journeys/*.test.ts',
            'test/heart/*.test.ts',
            'src/store/**/*.test.ts',
            'src/engine/**/*.test.ts',
          ],
          globalSetup: ['test/global-setup.ts'],
          ...patient,
        },
      },
      {
        // The console in a Chromium, after the other tests: `npm run test:console`.
        extends: true,
        test: {
          name: 'console',
          sequence: { groupOrder: 3 },
          include: ['test/console/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          ...patient,
        },
      },
      {
        // Short campaigns of faults and kills: `npm run test:chaos`.
        extends: true,
        test: {
          name: 'chaos',
          include: ['test/chaos/*.test.ts'],
          exclude: measuring,
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
      {
        // After the campaigns, and alone: what it measures is not the load of other tests.
        extends: true,
        test: {
          name: 'measured',
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          include: measuring,
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Campaigns and full matrices: `npm run test:long`. One file at a time: most of them measure.
        extends: true,
        test: {
          name: 'long',
          fileParallelism: false,
          // Projects of one group have as many workers as each other.
          sequence: { groupOrder: 1 },
          include: ['test/long/*.test.ts', 'test/console/long/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
