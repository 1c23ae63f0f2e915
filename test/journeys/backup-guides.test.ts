// docs/guides/backup.md and upgrade.md are followed: their commands are typed as they stand, at files and folders of the test.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../databases.ts';
import { runIn } from '../project.ts';
import { ownKontor, placePaid } from '../running-kontor.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));

describe.each([
  ['backup', 'kontor.backup', '.kontor-restored', ['making', 'checking', 'restoring', 'looking']],
  ['upgrade', 'before-upgrade.backup', '.kontor-before', ['looking', 'making', 'restoring']],
] as const)('the commands of the guide %s', (name, file, data, steps) => {
  test('make a backup of a Kontor that runs, and another one of it', async () => {
    const kontor = await ownKontor({ scene: { flows: true } });
    placePaid(kontor);
    await kontor.idle();
    const place = temporaryFolder();
    onTestFinished(() => rmSync(place, { recursive: true, force: true, maxRetries: 3 }));
    const guide = readFileSync(`${checkout}docs/guides/${name}.md`, 'utf8')
      .replaceAll(file, join(place, file))
      .replaceAll(data, join(place, data));
    const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
    expect(blocks).toHaveLength(steps.length);
    mkdirSync(join(place, data));
    copyFileSync(join(kontor.folder, 'encryption.key'), join(place, data, 'encryption.key'));
    const said: Record<string, string> = {};
    for (const [at, step] of steps.entries()) {
      const environment = {
        KONTOR_URL: kontor.app.url,
        KONTOR_API_KEY: kontor.app.apiKey,
        KONTOR_DATA: kontor.folder,
        // The other one has a private database.
        KONTOR_DATABASE_URL: step === 'restoring' ? '' : kontor.databaseUrl,
      };
      const { code, output } = await runIn(checkout, blocks[at] ?? '', environment);
      expect([step, code, output]).toEqual([step, 0, output]);
      said[step] = output;
    }
    expect(said.making).toMatch(/The backup of .* is in /);
    expect(said.restoring).toMatch(/It was restored at /);
  });
});
