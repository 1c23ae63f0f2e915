// Answers that no system should give. They are that system's fault, and the sentence says so.
import { Decimal } from 'decimal.js';
import { isDefect, isExplained, type KontorError } from './errors.ts';
import { say } from './own-sentences.ts';
import type { Reason, Sentences } from './reasons.ts';
import { unredactedReason } from './redacted.ts';
import { cutText } from './storable.ts';

/** An answer that no system should give: 502, because neither the caller nor Kontor can do anything about it. */
export const brokenAnswerCode = 'broken-answer';

/** `what`: `S/4HANA answered a list in which row 3 is null`. `also`: the English of a part whose reason it is. */
export const brokenAnswer = (what: string | Reason, cause?: unknown, also: Sentences = {}): KontorError =>
  say.error(brokenAnswerCode, { what }, { also, ...(cause === undefined ? {} : { cause }) });

/** Where something stands: in the answer of a system to such a question. */
export const answerTo = (system: string, path: string): Reason => say.reason('answer-to', { system, path });

/** A list that a system has answered; its rows may be anything. Throws what `brokenAnswer` says for what is no list. */
export function listOf(list: unknown, of: string | Reason): unknown[] {
  if (!Array.isArray(list)) throw brokenAnswer(say.reason('no-list', { of, kind: kindReason(list) }));
  return list;
}

/** Rows of a list, all of which are records. Throws what `brokenAnswer` says when one is not. */
export function rowsOf<Row>(answered: unknown, of: string | Reason): Row[] {
  const list = listOf(answered, of);
  const bad = list.findIndex(row => typeof row !== 'object' || row === null || Array.isArray(row));
  if (bad >= 0)
    throw brokenAnswer(say.reason('row-no-record', { of, row: bad + 1, kind: kindReason(list[bad]) }));
  return list as Row[];
}

/** `asked`: such as the field and the value that were asked for; `answered`: the value that came. */
export const answeredOther = (system: string, asked: string, answered: unknown): KontorError =>
  brokenAnswer(
    say.reason('answered-other', {
      system,
      asked,
      answered: answered == null ? say.reason('kind-nothing') : cutText(String(answered), 60),
    }),
  );

/** What stands where a record belongs. */
export const noRecordIn = (system: string, answered: unknown): KontorError =>
  brokenAnswer(say.reason('not-a-record', { system, kind: kindReason(answered) }));

/** A field that a record must have, as text. Throws what `brokenAnswer` says where it is missing, empty, or no plain value. */
export function answeredText(record: unknown, field: string, system: string): string {
  const value = (record as Record<string, unknown> | null | undefined)?.[field];
  const isPlain = ['string', 'number', 'bigint'].includes(typeof value) || Decimal.isDecimal(value);
  if (isPlain && value !== '') return String(value);
  throw recordWithout(system, field);
}

export const recordWithout = (system: string, field: string): KontorError =>
  brokenAnswer(say.reason('record-without', { system, field }));

/** For a sentence: `null`, `a list`, `a number`. */
export function kindReason(value: unknown): Reason {
  if (value === null) return say.reason('kind-null');
  if (value === undefined) return say.reason('kind-nothing');
  if (Array.isArray(value)) return say.reason('kind-list');
  switch (typeof value) {
    case 'object':
      return say.reason('kind-object');
    case 'string':
      return say.reason('kind-string');
    case 'boolean':
      return say.reason('kind-boolean');
    default:
      return say.reason('kind-number');
  }
}

/**
 * Why one row of a list is left out. Throws what it is given when neither the row nor the code that reads it is at fault, such as
 * of a system that does not answer.
 */
export function unreadableBecause(thrown: unknown): Reason {
  if (!isExplained(thrown)) return say.reason('undocumented-shape');
  if (thrown.code === brokenAnswerCode || isDefect(thrown)) return unredactedReason(thrown);
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
    throw brokenAnswer(say.reason('other-shape', { objects }), thrown);
  }
}
