// Builds the elements for other pages into dist/widgets: one file for each, under a name that stays, and what they share next to them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { weighWidgets } from './budget.ts';
import { buildAndTell, builtFolder, forBrowsers } from './built-folder.ts';

const source = join(import.meta.dirname, '../src/widgets');

/** `force`: also when nothing has changed. Answers whether it has built. */
export const buildWidgets = ({ force = false } = {}): Promise<boolean> =>
  builtFolder({
    name: 'widgets',
    sources: ['src/widgets', 'scripts/build-widgets.ts', 'scripts/budget.ts'],
    force,
    async build(into) {
      await bundle(into);
      weighWidgets(into);
    },
  });

/** The files in the folder are the elements and the index of all; their parts stand in folders of it. */
const entries = () =>
  readdirSync(source)
    .filter(name => /\.tsx?$/.test(name))
    .map(name => [name.replace(/\.tsx?$/, ''), join(source, name)]);

/** The index loads the files of the elements; otherwise their code would move into files that both load. */
const indexOfFiles: Plugin = {
  name: 'index-of-files',
  enforce: 'pre',
  resolveId: (imported, importer) =>
    importer === join(source, 'index.ts')
      ? { id: imported.replace(/\.tsx?$/, '.js'), external: true }
      : undefined,
};

async function bundle(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'warn',
    plugins: [indexOfFiles],
    build: {
      ...forBrowsers,
      outDir,
      rolldownOptions: {
        input: Object.fromEntries(entries()),
        preserveEntrySignatures: 'strict',
        // In one folder: an element sees from its address where its Kontor is.
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  });
}

if (import.meta.main) await buildAndTell('The widgets were', buildWidgets);
