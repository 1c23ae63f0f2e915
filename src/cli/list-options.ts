// What the commands of long lists have in common: the period, how many, and all of them as CSV.
import { type Command, Option } from 'commander';
import { largestPage } from './api.ts';
import { fromOneUpTo, instant } from './command.ts';
import { write } from './output.ts';

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

/** It is complete if nothing is thrown. */
export async function printCsv(pieces: AsyncIterable<string>): Promise<undefined> {
  for await (const piece of pieces) await write(piece);
}
