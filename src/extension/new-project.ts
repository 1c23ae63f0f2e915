// Writes a new project folder: the example that comes with Kontor, under another name.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extensionApi } from './extension.ts';
import { say } from './sentences.ts';

/** `version`: the version of Kontor that the project depends on. Throws `input/folder-not-empty`. */
export function writeProject(given: string, version: string): void {
  const folder = resolve(given);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw say.error('folder-not-empty', { folder });
  mkdirSync(folder, { recursive: true });
  cpSync(fileURLToPath(new URL('../../examples/project/', import.meta.url)), folder, { recursive: true });
  // npm does not pack files named .gitignore.
  renameSync(join(folder, 'gitignore'), join(folder, '.gitignore'));
  const file = join(folder, 'package.json');
  const { name: _, dependencies, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  const project = {
    name: basename(folder)
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]/g, '-'),
    ...rest,
    kontor: { extensionApi },
    dependencies: { ...dependencies, kontor: version },
  };
  writeFileSync(file, `${JSON.stringify(project, undefined, 2)}\n`);
}
