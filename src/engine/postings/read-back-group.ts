// Reads the documents of some accepted postings, and says of each whether the system stored what was sent.
import type { OpenConnection } from '../../connections/open-connections.ts';
import { brokenAnswerCode } from '../../core/broken-answer.ts';
import { toKontorError } from '../../core/errors.ts';
import { reasonOf, redacted } from '../../core/redacted.ts';
import { type Access, type ObjectOperation, type ObjectWrite, objectOf } from '../../models/access.ts';
import { modelOf, type UnifiedRecord } from '../../models/objects/all.ts';
import { valueDifferences } from '../../models/objects/compare.ts';
import type { DuePosting, ReadBack } from '../../store/read-backs.ts';
import { say } from '../reasons.ts';
import { differencesOf, isNotShown } from './find-document.ts';
import type { PostingParts } from './send-posting.ts';

/** Pauses between the tries at a document that cannot be found or read. After the last one people see that it was not read. */
const pausesMs = [20_000, 60_000, 300_000, 1_800_000, 10_800_000, 43_200_000];

/** Below the first step of any work: what is posted goes ahead of what is read back. */
const behindAll = -1_000_000;

/** A record; what is thrown where it cannot be read; undefined: the system does not have it. */
type Answer = UnifiedRecord | { thrown: unknown } | undefined;

/** All are of one operation. Throws what says nothing of single documents: the system does not answer. */
export async function readBackGroup(
  due: readonly DuePosting[],
  connection: OpenConnection,
  { clock, withCalls }: Pick<PostingParts, 'clock' | 'withCalls'>,
): Promise<ReadBack[]> {
  const [first] = due;
  if (!first) return [];
  const object = objectOf(first.operation as ObjectOperation);
  const access = connection.objects?.[object];
  const isCompared = modelOf(object).compared !== undefined && access?.get !== undefined;
  if (!isCompared) return due.map(({ id }) => ({ id, outcome: 'never' }));
  const stands = due.filter(({ isReplaced }) => !isReplaced);
  const numbers = stands.flatMap(({ documentNumber }) => documentNumber ?? []);
  const answers = await withCalls({ work: { requests: behindAll } }, () => readAll(access, numbers));
  const now = clock.now();
  return due.map(posting =>
    posting.isReplaced
      ? { id: posting.id, outcome: 'never' }
      : resultOf(posting, answers.get(posting.documentNumber ?? ''), connection, now),
  );
}

async function readAll(
  access: Pick<Access, 'get' | 'getMany'>,
  numbers: readonly string[],
): Promise<Map<string, Answer>> {
  try {
    const records = await access.getMany?.(numbers);
    if (records) return new Map(records.map(record => [record.id, record]));
  } catch (thrown) {
    // The system does not let its lists be asked like this.
    if (!isNotShown(thrown)) throw thrown;
  }
  const answers = new Map<string, Answer>();
  for (const number of numbers) answers.set(number, await readOne(access, number));
  return answers;
}

async function readOne({ get }: Pick<Access, 'get'>, number: string): Promise<Answer> {
  try {
    return (await get?.(number, { raw: false, parts: ['items'] }))?.record;
  } catch (thrown) {
    if (isNotShown(thrown) || toKontorError(thrown).code === brokenAnswerCode) return { thrown };
    throw thrown;
  }
}

function resultOf(
  { id, operation, document, documentNumber, tries }: DuePosting,
  answer: Answer,
  { redact }: OpenConnection,
  now: number,
): ReadBack {
  const number = redact.text(documentNumber ?? '');
  if (answer === undefined || 'thrown' in answer) {
    const pauseMs = pausesMs[tries];
    const why = answer ? reasonOf(toKontorError(answer.thrown), redact) : say.reason('not-found-yet');
    return pauseMs === undefined
      ? { id, outcome: 'later', reason: say.reason('not-read-back', { number, times: tries + 1, why }) }
      : {
          id,
          outcome: 'later',
          reason: say.reason('read-back-again', { number, why }),
          nextAt: new Date(now + pauseMs),
        };
  }
  const { record, result = record, ...write } = document as ObjectWrite;
  const model = modelOf(objectOf(operation as ObjectOperation));
  const found = [
    ...differencesOf(operation as ObjectOperation, { ...write, record: result }, answer as UnifiedRecord),
    ...valueDifferences(model, result, answer as UnifiedRecord),
  ];
  if (found.length === 0) return { id, outcome: 'same' };
  const differences = found.map(one => redacted(one, redact));
  return { id, outcome: 'differs', reason: say.reason('stored-differs', { number, differences }) };
}
