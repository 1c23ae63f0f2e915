// Answers for people (tables, sentences) and for machines (JSON); errors with an exit code.
import { once } from 'node:events';
import Table from 'cli-table3';
import { ApiProblem } from '../client/index.ts';
import type { Cell } from '../core/csv.ts';
import { toKontorError } from '../core/errors.ts';
import { fileReason, isFileError, unusableFile } from '../core/file-errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import { inCommands } from './in-commands.ts';
import { say as ofCli } from './sentences.ts';

export type { Cell };

/** `empty`: what is said where there are no rows. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  empty = 'There are none.',
): string {
  if (rows.length === 0) return empty;
  const cells = rows.map(row => row.map(cell => String(cell ?? '')));
  const colAligns = head.map((_, at) => (isNumeric(cells.map(row => row[at] ?? '')) ? 'right' : 'left'));
  const draw = (more: object) => {
    const table = new Table({
      head: [...head],
      colAligns,
      style: { head: [], border: [], compact: true },
      ...more,
    });
    table.push(...cells);
    return table.toString();
  };
  const whole = draw({});
  const tooWide = whole.indexOf('\n') - (process.stdout.columns ?? Number.POSITIVE_INFINITY);
  if (tooWide <= 0) return whole;
  // On a terminal the last column, which has the sentences, is wrapped; a pipe gets each row on one line.
  const last = Math.max(...cells.map(row => row.at(-1)?.length ?? 0)) + 2 - tooWide;
  if (last < narrowest) return whole;
  return draw({ colWidths: [...head.slice(1).map(() => null), last], wordWrap: true });
}

const narrowest = 20;

/** Whole columns of numbers and amounts, such as `84.82 EUR`, are aligned to the right. */
const isNumeric = (column: readonly string[]): boolean =>
  column.some(Boolean) && column.every(text => /^(-?\d+(\.\d+)?( [A-Z]{3})?)?$/.test(text));

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
/** Resolves when the reader of the output has room for more. */
export const write = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};
export const printTable = (head: string[], rows: Cell[][]) => say(tableOf(head, rows));
export const printJson = (value: unknown) => say(JSON.stringify(value, null, 2));

/** Exit codes: 1 what was asked for went wrong, 2 how it was asked for, 3 Kontor or the network. */
export function exitCodeOf(kind: string): number {
  if (kind === 'input' || kind === 'config') return 2;
  return kind === 'unavailable' || kind === 'bug' ? 3 : 1;
}

/** Prints the sentence and what to do next, and sets the exit code. */
export function fail(thrown: unknown): void {
  if (thrown instanceof ApiProblem) {
    print(thrown.message, inCommands(thrown.next));
    process.exitCode = exitCodeOf(thrown.kind);
    return;
  }
  const isLost = thrown instanceof DOMException && thrown.name === 'TimeoutError';
  if (isLost || (thrown instanceof TypeError && thrown.message === 'fetch failed')) {
    fail(ofCli.error('kontor-silent'));
    return;
  }
  const error = isFileError(thrown) ? unusableFile(thrown) : toKontorError(thrown);
  print(error.message, error.next);
  if (error.kind === 'bug' && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
  process.exitCode = exitCodeOf(error.kind);
}

/** `kontor … | head` reads as much as it wants; a full disk under the output is said, where that is still possible. */
export function sayWhenOutputFails(): void {
  process.stderr.on('error', () => {
    // The exit code is all that is left.
  });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    const also = ofCore.words.en;
    fail(ofCli.error('output-broken', { why: fileReason(error) }, { also }));
    process.exit();
  });
}

/** Next to what a command answers. */
export const warn = (text: string): void => {
  process.stderr.write(`warning: ${text}\n`);
};

function print(message: string, next: string | undefined): void {
  process.stderr.write(`error: ${message}${next === undefined ? '' : `\n       ${next}`}\n`);
}
