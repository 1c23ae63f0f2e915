// Metadata of real systems, served by the sandbox with data.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEdmx } from '../../src/sandbox/s4hana/own-metadata/read-edmx.ts';
import { sandboxSystem } from '../sandbox-system.ts';
import { sample, samplePath, withSamples } from './folder.ts';

withSamples('the metadata of a real system', () => {
  test('is served, and every set of it answers', async () => {
    const files = readdirSync(samplePath('sap/edmx')).filter(name => name.endsWith('.edmx'));
    for (const file of files) {
      const own = readEdmx(sample(`sap/edmx/${file}`), file);
      const { sandbox, system } = await sandboxSystem({ metadata: [own] });
      const service = await system.service(sandbox.pathOf(own.namespace) ?? '');
      expect(service.model.sets.size, file).toBe(own.model.sets.size);
      for (const [name, { requiresFilter }] of service.model.sets) {
        if (requiresFilter) continue;
        const rows = await service.set(name).list({ top: 2 });
        expect(rows, `${file} ${name}`).toBeInstanceOf(Array);
      }
    }
  });
});
