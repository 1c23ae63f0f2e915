// Builds the elements for other pages into dist/widgets: one file for each, under a name that stays.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { type BuiltWidget, weighWidgets } from './budget.ts';
import { buildAndTell, builtFolder, forBrowsers } from './built-folder.ts';

const source = join(import.meta.dirname, '../src/widgets');

/** `force`: also when nothing has changed. Answers whether it has built. */
export const buildWidgets = ({ force = false } = {}): Promise<boolean> =>
  builtFolder({
    name: 'widgets',
    sources: ['src/widgets', 'scripts/build-widgets.ts', 'scripts/budget.ts'],
    force,
    async build(into) {
      const built: BuiltWidget[] = [];
      for (const group of groups()) built.push(...(await bundle(group, into)));
      writeFileSync(join(into, 'manifest.json'), JSON.stringify(built));
      weighWidgets(into);
    },
  });

/**
 * The files in the folder are the elements and the index of all; their parts stand in folders of it. Those that draw with Preact share it; each
 * other one stands alone, which is lighter for a page that has only that one.
 */
function groups(): string[][] {
  const files = readdirSync(source).filter(name => /\.tsx?$/.test(name));
  const drawing = files.filter(name => name.endsWith('.tsx'));
  return [drawing, ...files.filter(name => !drawing.includes(name)).map(name => [name])];
}

/** The index loads the files of the elements. */
const indexOfFiles: Plugin = {
  name: 'index-of-files',
  enforce: 'pre',
  resolveId: (imported, importer) =>
    importer === join(source, 'index.ts')
      ? { id: imported.replace(/\.tsx?$/, '.js'), external: true }
      : undefined,
};

async function bundle(files: readonly string[], outDir: string): Promise<BuiltWidget[]> {
  const drawing = files.some(name => name.endsWith('.tsx'));
  const { output } = (await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'warn',
    plugins: [indexOfFiles],
    build: {
      ...forBrowsers,
      // One list of all, below; and what is bundled is bundled into those that draw.
      manifest: false,
      license: drawing && forBrowsers.license,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(
          files.map(name => [name.replace(/\.tsx?$/, ''), join(source, name)] as const),
        ),
        preserveEntrySignatures: 'strict',
        // In one folder: an element sees from its address where its Kontor is.
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = output.filter(one => one.type === 'chunk');
  const filesOf = (fileName: string): string[] => {
    const { imports = [] } = chunks.find(one => one.fileName === fileName) ?? {};
    return [fileName, ...imports.flatMap(filesOf)];
  };
  return chunks
    .filter(({ isEntry, name }) => isEntry && name !== 'index')
    .map(({ name, fileName }) => ({ name, files: filesOf(fileName) }));
}

if (import.meta.main) await buildAndTell('The widgets were', buildWidgets);
