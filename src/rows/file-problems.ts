// What DuckDB says of a file that it cannot read, as Kontor says it: where, and why.
import type { KontorError } from '../core/errors.ts';
import { excerpt } from '../core/excerpt.ts';
import type { Reason } from '../core/reasons.ts';
import { say } from './sentences.ts';

/** Answers `input/file-broken-at` or `input/file-broken`; `unavailable/duckdb-failed` when memory, the disk or the like is to blame. */
export function fileError(thrown: unknown): KontorError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (!/Invalid Input Error|CSV Error/.test(message))
    return say.error('duckdb-failed', { words: firstLineOf(message) }, { cause: thrown });
  const [, line] = /CSV Error on Line: (\d+)/.exec(message) ?? [];
  const why = whyIn(message);
  const cause = { cause: thrown };
  return line === undefined
    ? say.error('file-broken', { why }, cause)
    : say.error('file-broken-at', { line: Number(line), why }, cause);
}

function whyIn(message: string): Reason {
  const [, expected, found] = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
  if (expected !== undefined && found !== undefined)
    return say.reason('csv-other-width', { expected: Number(expected), found: Number(found) });
  if (message.includes('unterminated quote')) return say.reason('csv-open-quote');
  if (message.includes('not utf-8 encoded')) return say.reason('csv-other-encoding');
  if (message.includes('Maximum line size')) return say.reason('csv-long-line');
  if (message.includes('reached an invalid state')) return say.reason('csv-mixed-ends');
  return say.reason('duckdb-said', { words: firstLineOf(message) });
}

const firstLineOf = (message: string) => excerpt(message.split('\n', 1).join(), 300);
