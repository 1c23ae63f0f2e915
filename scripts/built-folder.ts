// Builds what browsers load into a folder of dist, unless what stands there is newer than all of its sources. Next to each file stands a
// compressed one.
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
import type { BuildEnvironmentOptions } from 'vite';

const root = join(import.meta.dirname, '..');

/** What is the same for everything that Kontor builds for browsers. */
export const forBrowsers = {
  emptyOutDir: true,
  // `light-dark()` stays as it is written.
  target: ['chrome123', 'firefox128', 'safari17.5'],
  // The policy allows no script in the page, and these browsers need no help to load modules.
  modulePreload: { polyfill: false },
  manifest: 'manifest.json',
  license: { fileName: 'licenses.md' },
} satisfies BuildEnvironmentOptions;

export interface BuiltFolder {
  /** Its name in dist. */
  name: string;
  /** Files and folders, seen from the root of the checkout. */
  sources: readonly string[];
  /** Also when nothing has changed. */
  force: boolean;
  /** Writes everything into a new folder. */
  build(into: string): Promise<void>;
}

/** Answers whether it has built. */
export async function builtFolder({ name, sources, force, build }: BuiltFolder): Promise<boolean> {
  const target = join(root, 'dist', name);
  if (!force && isFresh(target, [...sources, 'package-lock.json', 'scripts/built-folder.ts'])) return false;
  mkdirSync(join(root, 'dist'), { recursive: true });
  // A new folder takes the place of the old one: a build that fails leaves the old one as it was.
  const into = mkdtempSync(join(root, `dist/.${name}-`));
  try {
    await asInProduction(() => build(into));
    compress(into);
    // A temporary folder is for its owner only.
    chmodSync(into, 0o755);
    replace(target, into);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
  return true;
}

/** For a script: builds, and says how long it took. */
export async function buildAndTell(
  what: string,
  build: (options: { force: boolean }) => Promise<boolean>,
): Promise<void> {
  const begun = performance.now();
  if (await build({ force: process.argv.includes('--force') }))
    // Not on standard output, which `npm pack --json` writes.
    process.stderr.write(`${what} built in ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`);
}

/** Tests have a NODE_ENV of their own, with which libraries would come with their warnings for developers. */
export async function asInProduction<Built>(work: () => Promise<Built>): Promise<Built> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Fonts are compressed as they are. */
const compressible = /\.(js|css|svg|md)$/;

function compress(into: string): void {
  for (const file of filesIn(into).filter(one => compressible.test(one))) {
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
  }
}

function replace(target: string, into: string): void {
  const old = mkdtempSync(join(root, 'dist/.old-'));
  if (existsSync(target)) renameSync(target, join(old, 'folder'));
  try {
    renameSync(into, target);
  } catch (thrown) {
    // Another build of the same sources was quicker.
    if (!existsSync(target)) throw thrown;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

function isFresh(target: string, sources: readonly string[]): boolean {
  const made = join(target, 'manifest.json');
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
