// What the commands of lists have in common: the period, how many, and all of them as CSV.
import { type Command, Option } from 'commander';
import type { AnswerOf, TableName } from '../client/index.ts';
import { api, type Columns, inTable, largestPage, type Page } from './api.ts';
import { fromOneUpTo, instant } from './command.ts';
import { write } from './output.ts';
import { say } from './sentences.ts';

export interface Listing {
  since?: string;
  until?: string;
  csv?: boolean;
  limit: string;
}

/** Adds the options. `done`: what happened to a record in the period, `received`. */
export const listing = (command: Command, done: string, usual = '50'): Command =>
  inPeriod(limited(command, usual), done);

export const limited = (command: Command, usual: string): Command =>
  command
    .addOption(csvOption())
    .option('--limit <n>', `how many, up to ${largestPage}`, fromOneUpTo(largestPage), usual);

export const inPeriod = (command: Command, done: string): Command =>
  command
    .option('--since <time>', `${done} from this day or instant on`, instant)
    .option('--until <time>', `${done} before this day or instant`, instant);

export const csvOption = (description = 'print all that match as CSV', not = ['limit', 'json']) =>
  new Option('--csv', description).conflicts(not);

/** It is complete if nothing is thrown. Throws `unavailable/table-cut`. */
export async function printCsv(pieces: AsyncIterable<string>): Promise<undefined> {
  try {
    for await (const piece of pieces) await write(piece);
  } catch (thrown) {
    // So `fetch` says that a body has broken off.
    if (thrown instanceof TypeError && thrown.message === 'terminated')
      throw say.error('table-cut', { cause: thrown });
    throw thrown;
  }
}

type ListName = Extract<TableName, `list${string}`>;
type RowOf<Name extends ListName> = AnswerOf<Name> extends { result: (infer Row)[] } ? Row : never;
type ListOf<Row> = (page: { limit: number }) => PromiseLike<Page<Row>> & { all(): Promise<Row[]> };

/** The command `list`: all of them, or one page of as many as were asked for. */
export const addList = <Name extends ListName>(
  parent: Command,
  list: Name,
  columns: Columns<RowOf<Name>>,
): Command =>
  api(
    parent,
    'list',
    'list them',
    async (client, { limit, csv }: { limit?: string; csv?: boolean }) => {
      if (csv) return printCsv(client.csv(list as 'listKeys'));
      const asked = client[list] as unknown as ListOf<RowOf<Name>>;
      return limit === undefined
        ? { result: await asked({ limit: largestPage }).all(), next_cursor: null }
        : asked({ limit: Number(limit) });
    },
    inTable(columns),
  )
    .addOption(csvOption('print them as CSV'))
    .option('--limit <n>', `at most so many, up to ${largestPage}; left out: all`, fromOneUpTo(largestPage));
