// Real metadata, replies and webhooks of the systems lie in a folder next to some checkouts. Suites that read them say
// so where it is missing.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const folder = process.env.KONTOR_TEST_SAMPLES || fileURLToPath(new URL('../../../shared/', import.meta.url));

export const samplePath = (name: string): string => `${folder.replace(/\/$/, '')}/${name}`;
export const sample = (name: string): string => readFileSync(samplePath(name), 'utf8');

export function withSamples(name: string, suite: () => void): void {
  if (existsSync(samplePath('sap/edmx'))) {
    describe(name, suite);
    return;
  }
  console.info(`skipped: "${name}", because there is no folder with samples (KONTOR_TEST_SAMPLES)`);
  describe.skip(name, suite);
}
