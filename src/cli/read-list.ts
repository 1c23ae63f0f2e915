// Lists of the API for the command line: all of them, or one page of as many as were asked for.
import type { Command } from 'commander';
import { count } from './command.ts';

interface List<Row> extends PromiseLike<{ result: Row[]; next_cursor: string | null }> {
  all(): Promise<Row[]>;
}

/** The most that the API answers at once. */
export const largestPage = 500;

export const withLimit = (command: Command): Command =>
  command.option('--limit <n>', `at most so many, up to ${largestPage}; left out: all`, count);

export async function readList<Row>(
  list: (page: { limit: number }) => List<Row>,
  { limit }: { limit?: string },
): Promise<{ result: Row[]; next_cursor: string | null }> {
  if (limit !== undefined) return list({ limit: Number(limit) });
  return { result: await list({ limit: largestPage }).all(), next_cursor: null };
}
