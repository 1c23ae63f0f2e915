// Answers that no system should give. They are that system's fault, and the sentence says so.
import { Decimal } from 'decimal.js';
import { isExplained, KontorError } from './errors.ts';

/** An answer that no system should give: 502, because neither the caller nor Kontor can do anything about it. */
export const brokenAnswerCode = 'broken-answer';

/** True of reads. Code that has written says otherwise. */
export const nothingChanged = 'nothing was changed';

/** `what`: `S/4HANA answered a list in which row 3 is null`. */
export function brokenAnswer(what: string, cause?: unknown): KontorError {
  return new KontorError(
    'unavailable',
    brokenAnswerCode,
    `${what}. This is a fault of that system; ${nothingChanged}.`,
    {
      ...(cause === undefined ? {} : { cause }),
      next: 'Look at the recorded call (kontor connections calls), and report it to those who run the system or the proxy in front of it.',
    },
  );
}

/** A list that a system has answered; its rows may be anything. Throws what `brokenAnswer` says for what is no list. */
export function listOf(list: unknown, of: string): unknown[] {
  if (!Array.isArray(list)) throw brokenAnswer(`${of} is ${kindOf(list)} and not a list`);
  return list;
}

/** Rows of a list, all of which are records. Throws what `brokenAnswer` says when one is not. */
export function rowsOf<Row>(answered: unknown, of: string): Row[] {
  const list = listOf(answered, of);
  const bad = list.findIndex(row => typeof row !== 'object' || row === null || Array.isArray(row));
  if (bad >= 0)
    throw brokenAnswer(`${of} is a list in which row ${bad + 1} is ${kindOf(list[bad])} and not a record`);
  return list as Row[];
}

/** A field that a record must have, as text. Throws what `brokenAnswer` says where it is missing, empty, or no plain value. */
export function answeredText(record: unknown, field: string, system: string): string {
  const value = (record as Record<string, unknown> | null | undefined)?.[field];
  const isPlain = ['string', 'number', 'bigint'].includes(typeof value) || Decimal.isDecimal(value);
  if (isPlain && value !== '') return String(value);
  throw brokenAnswer(`${system} answered a record without ${field}`);
}

/** For a sentence: `null`, `a list`, `a number`. */
export const kindOf = (value: unknown) =>
  value === null
    ? 'null'
    : value === undefined
      ? 'nothing'
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'an object'
          : `a ${typeof value}`;

/**
 * Why one row of a list is left out. Throws what it is given when that is no fault of the row, such as a system that does not
 * answer.
 */
export function unreadableBecause(thrown: unknown): string {
  if (!isExplained(thrown)) return 'The record is in another shape than documented.';
  if (thrown.code === brokenAnswerCode) return thrown.message;
  throw thrown;
}

/**
 * Reads the answer to a question for such objects. Whatever the code that expects a documented shape stumbles over is a
 * broken answer; Kontor's own errors say more and stay as they are.
 */
export async function readingAnswer<T>(objects: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (isExplained(thrown)) throw thrown;
    throw brokenAnswer(
      `The answer of the system to a question for ${objects} is in another shape than documented`,
      thrown,
    );
  }
}
