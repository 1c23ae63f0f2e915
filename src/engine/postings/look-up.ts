// Looks for the document of an uncertain posting by its reference. A document that agrees: accepted. None: it may still appear
// until the quiet period ends; only then the posting is planned again. What Kontor cannot decide waits for a person, and so does
// what the system has refused again and again.

import type { OpenConnection } from '../../connections/open-connections.ts';
import { toKontorError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Reason } from '../../core/reasons.ts';
import { reasonOf, redacted } from '../../core/redacted.ts';
import type { ObjectWrite } from '../../models/access.ts';
import { type Move, type Posting, triesOf } from '../../store/posting-rows.ts';
import { say } from '../reasons.ts';
import { type Found, look } from './find-document.ts';
import { legalMove } from './moves.ts';
import { backoffMs, maxAttempts, timesToRefuse } from './next-move.ts';
import { answerTo, repeatedRefusal } from './repeated-refusal.ts';
import { type PostingParts, reasonOfAccepted, writerOf } from './send-posting.ts';

/** An uncertain posting that could not be looked up for so long is given to a person. */
const giveUpAfterMs = 7 * 86_400_000;
/** The shortest pause between two looks. The longest is half of what may pass between two tries: a look is cheaper. */
const firstPauseMs = 1_000;

export async function lookUp(
  posting: Posting,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<void> {
  const { clock, postings } = parts;
  const startedAt = new Date(clock.now());
  const move = await decide(posting, connection, parts, startedAt);
  // Only if no other process has sent it again meanwhile.
  await postings.move({ ...move, id: posting.id, ofAttempt: posting.attempts, at: new Date(clock.now()) });
}

type Decision = Omit<Move, 'id' | 'ofAttempt' | 'at'>;

async function decide(
  posting: Posting,
  connection: OpenConnection,
  parts: PostingParts,
  startedAt: Date,
): Promise<Decision> {
  const { clock, postings, withCalls, longestPauseMs } = parts;
  const { redact } = connection;
  const tries = triesOf(posting);
  const reference = posting.reference ?? posting.businessKey;
  const since = (posting.uncertainSince ?? posting.sentAt ?? startedAt).getTime();
  const age = clock.now() - since;
  const attempt = (outcome: string, numbers?: string) => ({
    attempt: {
      id: newId('attempt'),
      kind: 'find' as const,
      outcome,
      reason: numbers === undefined ? null : say.reason('found', { numbers: redact.text(numbers) }),
      startedAt,
      endedAt: new Date(clock.now()),
    },
  });
  const lookUpLater = (reason: Reason): Decision => {
    const pause = Math.max(firstPauseMs, Math.min(age, longestPauseMs) / 2);
    return {
      ...legalMove('uncertain', 'uncertain'),
      reason: redacted(reason, redact),
      nextAt: new Date(clock.now() + pause),
    };
  };
  const park = (reason: Reason): Decision => ({
    ...legalMove('uncertain', 'parked'),
    reason: redacted(reason, redact),
  });

  let found: Found[];
  let losses: Reason[] | undefined;
  try {
    found = await withCalls({ postingId: posting.id }, () => look(posting, connection, parts));
    if (found.length > 0)
      losses = await writerOf(connection, posting.operation).losses?.(posting.document as ObjectWrite);
  } catch (thrown) {
    const error = toKontorError(thrown);
    if (error.kind === 'conflict') return park(reasonOf(error, redact));
    const why = reasonOf(error, redact);
    return age > giveUpAfterMs
      ? park(say.reason('cannot-be-decided', { reference: reference, error: why }))
      : lookUpLater(say.reason('look-up-fails', { error: why }));
  }
  const [first, ...more] = found;
  if (more.length > 0) {
    const numbers = found.map(document => document.number).join(', ');
    return {
      ...park(say.reason('several-found', { reference: reference, numbers })),
      ...attempt('several', numbers),
    };
  }
  if (first && first.differences.length > 0) {
    const { number, differences } = first;
    return {
      ...park(say.reason('found-differs', { number, reference: reference, differences })),
      ...attempt('differs', first.number),
    };
  }
  if (first) {
    const reason = reasonOfAccepted(losses, first.warnings, redact);
    return {
      ...legalMove('uncertain', 'accepted'),
      documentNumber: first.number,
      ...(reason ? { reason } : {}),
      ...attempt('found', first.number),
    };
  }
  const attempts = await postings.answersTo(posting.id);
  const words = answerTo(attempts, posting.attempts)?.words;
  const quietMs = connection.limits.quietMs;
  if (age < quietMs) {
    const seconds = Math.ceil((quietMs - age) / 1000);
    return lookUpLater(
      words === undefined
        ? say.reason('not-there-yet', { seconds })
        : say.reason('answered-not-there-yet', { words, seconds }),
    );
  }
  // Sending again is safe only after the quiet period, and the age is wrong when the clock was set since the last look.
  await clock.look();
  if (!clock.trusted()) return lookUpLater(say.reason('age-unknown'));
  if (tries >= maxAttempts) return park(say.reason('too-many-tries', { times: tries }));
  // Only if it has not become uncertain anew meanwhile.
  const { uncertainSince } = posting;
  const refusal = repeatedRefusal(attempts, posting.attempts);
  if (refusal !== undefined) {
    const reason = say.reason('refused-alike', { times: timesToRefuse, words: refusal });
    return { ...park(reason), uncertainSince, ...attempt('absent') };
  }
  return {
    ...legalMove('uncertain', 'planned'),
    uncertainSince,
    reason: words === undefined ? say.reason('absent') : say.reason('answered-absent', { words }),
    nextAt: new Date(clock.now() + (tries > 3 ? backoffMs(tries - 3, 1_000, longestPauseMs) : 0)),
    ...attempt('absent'),
  };
}
