// A writer as the engine gets it: whatever it stumbles over in SAP's answers is said to be a fault of the answer, never in
// the words of a program. After something may have been sent, that means that the outcome is uncertain.
import { brokenAnswerCode, nothingChanged, readingAnswer } from '../../../core/broken-answer.ts';
import { isSaid, type KontorError } from '../../../core/errors.ts';
import type { ObjectWriter } from '../../../models/access.ts';
import type { ObjectName } from '../../../models/objects/all.ts';
import { say } from '../sentences.ts';

export function answeredWriter(object: ObjectName, writer: ObjectWriter): ObjectWriter {
  const { rehearse, isTakenBack } = writer;
  return {
    prepare: write => readingAnswer(object, () => writer.prepare(write)),
    async post(write, context) {
      try {
        return await writer.post(write, context);
      } catch (thrown) {
        if (isSaid(thrown) && thrown.code !== brokenAnswerCode) throw thrown;
        throw unreadable(object, thrown);
      }
    },
    find: (write, since) => readingAnswer(object, () => writer.find(write, since)),
    ...(rehearse ? { rehearse: write => readingAnswer(object, () => rehearse(write)) } : {}),
    ...(isTakenBack ? { isTakenBack: id => readingAnswer(object, () => isTakenBack(id)) } : {}),
  };
}

function unreadable(object: ObjectName, thrown: unknown): KontorError {
  const why = isSaid(thrown) ? thrown.message.replace(`; ${nothingChanged}`, '') : '';
  return say.error('uncertain', 'unreadable-write', { object, why }, { cause: thrown });
}
