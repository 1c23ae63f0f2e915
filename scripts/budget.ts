// How much a browser loads for each page of the console, compressed by gzip, fonts included; and the bounds at which the build stops.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}
type Manifest = Record<string, Chunk>;

const kB = 1_000;
/** `promised` is printed when it is missed; at `stop` the build fails. */
const bounds = {
  overview: { promised: 220 * kB, stop: 300 * kB },
  other: { promised: 260 * kB, stop: 300 * kB },
};

const overview = 'pages/overview/page.tsx';

export interface PageWeight {
  page: string;
  bytes: number;
  promised: number;
}

/** Throws an Error that names the pages that are too heavy. */
export function weighPages(folder: string): PageWeight[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const gzipped = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  const fonts = readdirSync(join(folder, 'assets'))
    .filter(name => name.endsWith('.woff2'))
    .map(name => `assets/${name}`);
  const pages = manifest['index.html']?.dynamicImports ?? [];
  const weights = pages.map(page => {
    // What the page loads later, such as charts, counts as well; the entry names the other pages, which do not.
    const seen = new Set<string>();
    const files = new Set([
      'index.html',
      'icon.svg',
      ...fonts,
      ...filesOf('index.html', manifest, false, seen),
      ...filesOf(page, manifest, true, seen),
    ]);
    const bytes = [...files].reduce((sum, file) => sum + gzipped(file), 0);
    return { page, bytes, ...(page === overview ? bounds.overview : bounds.other) };
  });
  const tooHeavy = weights.filter(({ bytes, stop }) => bytes > stop);
  if (tooHeavy.length > 0) {
    const said = tooHeavy.map(({ page, bytes, stop }) => `${page} ${inKB(bytes)} of ${inKB(stop)} kB`);
    throw new Error(`These pages of the console are too heavy: ${said.join(', ')}.`);
  }
  return weights;
}

export const inKB = (bytes: number): string => (bytes / kB).toFixed(1);

function filesOf(key: string, manifest: Manifest, later: boolean, seen: Set<string>): string[] {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return [];
  seen.add(key);
  const next = [...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : [])];
  return [chunk.file, ...(chunk.css ?? []), ...next.flatMap(one => filesOf(one, manifest, later, seen))];
}

if (import.meta.main)
  for (const { page, bytes, promised } of weighPages(join(import.meta.dirname, '../dist/console')))
    process.stdout.write(
      `${page.padEnd(40)} ${inKB(bytes).padStart(7)} kB${bytes > promised ? `, over the promised ${inKB(promised)}` : ''}\n`,
    );
