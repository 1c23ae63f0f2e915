// Wraps a writer for the engine: an error while it reads an answer of the system becomes a sentence about that answer, never the text
// of a JavaScript error. If something may have been sent, the outcome is uncertain.
import { brokenAnswerCode, nothingChanged, readingAnswer } from '../../core/broken-answer.ts';
import { isExplained, KontorError } from '../../core/errors.ts';
import type { ObjectWriter } from '../../models/access.ts';
import type { ObjectName } from '../../models/objects/all.ts';

/** `unreadable`: what is thrown when the answer to what was sent cannot be read, of kind `uncertain`. */
export function answeredWriter(
  object: ObjectName,
  writer: ObjectWriter,
  unreadable: (why: string, cause: unknown) => KontorError,
): ObjectWriter {
  const { losses, dryRun, isReversed, postMany, batchSize } = writer;
  const sending = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await send();
    } catch (thrown) {
      if (isExplained(thrown) && thrown.code !== brokenAnswerCode) throw thrown;
      const why = isExplained(thrown) ? thrown.message.replace(`; ${nothingChanged}`, '') : '';
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

/** For connectors without sentences of their own. `system`: what people call it. */
export const unreadableWrite = (system: string, object: ObjectName) => (why: string, cause: unknown) =>
  new KontorError(
    'uncertain',
    'unreadable-write',
    `${system} answered the write of ${object} in another shape than documented. ${why}`.trim(),
    { cause, next: 'Kontor looks up whether it was carried out before anything is sent again.' },
  );
