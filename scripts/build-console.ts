// Builds the console into dist/console, unless what stands there is newer than all of its sources. Next to each file it writes a compressed
// one, and `routes.json`: the addresses of the pages, for the server.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { weighPages } from './budget.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'dist/console');
const sources = ['src/console', 'src/client', 'package-lock.json', 'scripts/build-console.ts'];

export interface BuiltPage {
  /** As the router writes it: `/documents/$id`. */
  path: string;
}

/** `force`: also when nothing has changed. Answers whether it has built. */
export async function buildConsole({ force = false } = {}): Promise<boolean> {
  if (!force && isFresh()) return false;
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Vite writes into a new folder, which then takes the place of the old one: a build that fails leaves the old one as it was.
  const into = mkdtempSync(join(root, 'dist/.console-'));
  try {
    await asInProduction(() => bundle(into));
    await writeRoutes(into);
    weighPages(into);
    compress(into);
    // A temporary folder is for its owner only.
    chmodSync(into, 0o755);
    replace(into);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
  return true;
}

/** Tests have a NODE_ENV of their own, with which React would come with its warnings for developers. */
async function asInProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function bundle(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(root, 'src/console'),
    // The server writes the path below which Kontor is reached; scripts find each other relative to themselves.
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      // `light-dark()` stays as it is written.
      target: ['chrome123', 'firefox128', 'safari17.5'],
      // No image or font as a data: address, which the policy refuses for fonts.
      assetsInlineLimit: 0,
      // The policy allows no script in the page, and these browsers need no help to load modules.
      modulePreload: { polyfill: false },
      manifest: 'manifest.json',
      license: { fileName: 'licenses.md' },
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

/** Fonts are compressed as they are. */
const compressible = /\.(js|css|svg|md)$/;

function compress(into: string): void {
  for (const name of filesIn(into).filter(one => compressible.test(one))) {
    const bytes = readFileSync(name);
    writeFileSync(`${name}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${name}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
  }
}

function replace(into: string): void {
  const old = mkdtempSync(join(root, 'dist/.console-old-'));
  if (existsSync(target)) renameSync(target, join(old, 'console'));
  try {
    renameSync(into, target);
  } catch (thrown) {
    // Another build of the same sources was quicker.
    if (!existsSync(target)) throw thrown;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function isFresh(): boolean {
  const made = join(target, 'routes.json');
  if (!existsSync(made)) return false;
  const { mtimeMs } = statSync(made);
  return sources.flatMap(name => filesIn(join(root, name))).every(name => statSync(name).mtimeMs <= mtimeMs);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

if (import.meta.main) {
  const begun = performance.now();
  if (await buildConsole({ force: process.argv.includes('--force') }))
    // Not on standard output, which `npm pack --json` writes.
    process.stderr.write(`The console was built in ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`);
}
