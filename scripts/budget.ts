// How much a browser loads for each page of the console, fonts included, and for each element for other pages, compressed by gzip; and the
// bounds at which the build stops.
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
  /** The page in the frame of <kontor-connect>, which loads nothing of the console's frame. */
  connectFrame: { promised: 150 * kB, stop: 200 * kB },
};

const overview = 'pages/overview/page.tsx';

/** What each element for other pages may weigh, with everything that it loads. */
const promisedOfWidgets: Record<string, number> = {
  picker: 5 * kB,
  connect: 3 * kB,
  orders: 20 * kB,
  errors: 20 * kB,
};
const stopOfWidgets = 30 * kB;

export interface Weight {
  /** The page or element. */
  name: string;
  bytes: number;
  promised: number;
}

/** Throws an Error that names the pages that are too heavy. */
export function weighPages(folder: string): Weight[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const fonts = readdirSync(join(folder, 'assets'))
    .filter(name => name.endsWith('.woff2'))
    .map(name => `assets/${name}`);
  const pages = manifest['index.html']?.dynamicImports ?? [];
  const weights = pages.map(page => {
    // What the page loads later, such as charts, counts as well; the entry names the other pages, which do not.
    const seen = new Set<string>();
    const files = [
      'index.html',
      'icon.svg',
      ...fonts,
      ...filesOf('index.html', manifest, false, seen),
      ...filesOf(page, manifest, true, seen),
    ];
    return {
      name: page,
      bytes: gzipped(folder, files),
      ...(page === overview ? bounds.overview : bounds.other),
    };
  });
  const frame = 'connect-frame.html';
  const ofFrame = [frame, 'icon.svg', ...fonts, ...filesOf(frame, manifest, true, new Set())];
  weights.push({ name: frame, bytes: gzipped(folder, ofFrame), ...bounds.connectFrame });
  refuseHeavy('pages of the console', weights);
  return weights;
}

/** An element for other pages, and the files that a browser loads for it. */
export interface BuiltWidget {
  name: string;
  files: string[];
}

/** Throws an Error that names the elements that are too heavy. */
export function weighWidgets(folder: string): Weight[] {
  const built = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as BuiltWidget[];
  const weights = built.map(({ name, files }) => ({
    name,
    bytes: gzipped(folder, files),
    promised: promisedOfWidgets[name] ?? 0,
    stop: stopOfWidgets,
  }));
  refuseHeavy('widgets', weights);
  return weights;
}

const gzipped = (folder: string, files: readonly string[]): number =>
  [...new Set(files)].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    0,
  );

/** Prints what weighs more than promised. */
function refuseHeavy(what: string, weights: readonly (Weight & { stop: number })[]): void {
  for (const { name, bytes, promised } of weights.filter(one => one.bytes > one.promised))
    process.stderr.write(`${name}: ${inKB(bytes)} kB, over the promised ${inKB(promised)}.\n`);
  const tooHeavy = weights.filter(({ bytes, stop }) => bytes > stop);
  if (tooHeavy.length === 0) return;
  const listed = tooHeavy.map(({ name, bytes, stop }) => `${name} ${inKB(bytes)} of ${inKB(stop)} kB`);
  throw new Error(`These ${what} are too heavy: ${listed.join(', ')}.`);
}

export const inKB = (bytes: number): string => (bytes / kB).toFixed(1);

function filesOf(key: string, manifest: Manifest, later: boolean, seen: Set<string>): string[] {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return [];
  seen.add(key);
  const next = [...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : [])];
  return [chunk.file, ...(chunk.css ?? []), ...next.flatMap(one => filesOf(one, manifest, later, seen))];
}

if (import.meta.main) {
  const built = (name: string) => join(import.meta.dirname, '../dist', name);
  for (const { name, bytes, promised } of [
    ...weighPages(built('console')),
    ...weighWidgets(built('widgets')),
  ])
    process.stdout.write(
      `${name.padEnd(40)} ${inKB(bytes).padStart(7)} kB of ${inKB(promised).padStart(5)} promised\n`,
    );
}
