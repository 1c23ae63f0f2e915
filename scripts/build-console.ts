// Builds the console into dist/console, with `routes.json`: the addresses of the pages, for the server.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { weighPages } from './budget.ts';
import { buildAndTell, builtFolder, forBrowsers } from './built-folder.ts';

const source = join(import.meta.dirname, '../src/console');

export interface BuiltPage {
  /** As the router writes it: `/documents/$id`. */
  path: string;
}

/** `force`: also when nothing has changed. Answers whether it has built. */
export const buildConsole = ({ force = false } = {}): Promise<boolean> =>
  builtFolder({
    name: 'console',
    sources: [
      'src/console',
      'src/client',
      'src/widgets/connect',
      'scripts/build-console.ts',
      'scripts/budget.ts',
    ],
    force,
    async build(into) {
      await bundle(into);
      await writeRoutes(into);
      weighPages(into);
    },
  });

async function bundle(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: source,
    // The server writes the path below which Kontor is reached; scripts find each other relative to themselves.
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    // No image or font as a data: address, which the policy refuses for fonts.
    build: {
      ...forBrowsers,
      outDir,
      assetsInlineLimit: 0,
      // The console, and the page in the frame of <kontor-connect>.
      rolldownOptions: { input: ['index.html', 'connect-frame.html'].map(name => join(source, name)) },
    },
  });
}

async function writeRoutes(into: string): Promise<void> {
  // The console has a configuration of its own for TypeScript, so its types are not followed from here.
  const list: string = new URL('../src/console/pages.ts', import.meta.url).href;
  const { pages } = (await import(list)) as { pages: readonly { options: { path: string } }[] };
  const routes: BuiltPage[] = pages.map(({ options: { path } }) => ({ path }));
  writeFileSync(join(into, 'routes.json'), JSON.stringify(routes));
}

if (import.meta.main) await buildAndTell('The console was', buildConsole);
