// Wraps a writer for the engine: an error while it reads an answer of the system becomes a sentence about that answer, never the text
// of a JavaScript error. If something may have been sent, the outcome is uncertain.
import { brokenAnswerCode, readingAnswer } from '../../core/broken-answer.ts';
import { isExplained, type KontorError } from '../../core/errors.ts';
import { say as ofCore } from '../../core/own-sentences.ts';
import type { Reason } from '../../core/reasons.ts';
import type { ObjectWriter } from '../../models/access.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import { say } from './sentences.ts';

/** `unreadable`: what is thrown when the answer to what was sent cannot be read, of kind `uncertain`. */
export function answeredWriter(
  object: ObjectName,
  writer: ObjectWriter,
  unreadable: (why: string | Reason, cause: unknown) => KontorError,
): ObjectWriter {
  const { losses, dryRun, isReversed, postMany, batchSize } = writer;
  const sending = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await send();
    } catch (thrown) {
      if (isExplained(thrown) && thrown.code !== brokenAnswerCode) throw thrown;
      const { what } = (isExplained(thrown) && thrown.params) || {};
      const why = what === undefined ? '' : say.reason('fault-of-system', { what });
      throw unreadable(why, thrown);
    }
  };
  return {
    prepare: write => readingAnswer(object, () => writer.prepare(write)),
    post: (write, context) => sending(() => writer.post(write, context)),
    ...(postMany ? { postMany: (writes, context) => sending(() => postMany(writes, context)) } : {}),
    ...(batchSize === undefined ? {} : { batchSize }),
    find: (write, since) => readingAnswer(object, () => writer.find(write, since)),
    ...(losses ? { losses: write => readingAnswer(object, () => losses(write)) } : {}),
    ...(dryRun ? { dryRun: write => readingAnswer(object, () => dryRun(write)) } : {}),
    ...(isReversed ? { isReversed: id => readingAnswer(object, () => isReversed(id)) } : {}),
  };
}

/** `system`: what people call it. */
export const unreadableWrite =
  (system: string, object: ObjectName) => (why: string | Reason, cause: unknown) =>
    say.error('unreadable-write', { system, object, why }, { cause, also: ofCore.words.en });
