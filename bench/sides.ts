// The checkouts that a benchmark measures in one run: with `--compare DIR` another one (after `npm ci` in it), such as
// the commit before, and this one.
import { resolve } from 'node:path';

export interface Side {
  name: 'before' | 'now';
  folder: string;
}

export const here = resolve(import.meta.dirname, '..');

export function sides(): Side[] {
  const at = process.argv.indexOf('--compare');
  const before = at < 0 ? undefined : process.argv[at + 1];
  return [
    ...(before === undefined ? [] : [{ name: 'before', folder: resolve(before) } as const]),
    { name: 'now', folder: here },
  ];
}

/** In another order each round, so that none of them is always the one that runs after the most costly. */
export function inTurn<T>(all: readonly T[], round: number): T[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}
