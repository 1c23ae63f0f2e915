import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a Chromium is: `KONTOR_CHROMIUM`, or the first of the usual names on the PATH. */
export function findChromium(): string | undefined {
  const given = process.env.KONTOR_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const known = ['chromium', 'google-chrome'].flatMap(name => folders.map(folder => join(folder, name)));
  return [...(given ? [given] : []), ...known].find(existsSync);
}
