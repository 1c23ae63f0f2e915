// What people do with a posting that waits for them: replay it, say that its document does or does not exist, or close it.
// Each is a legal move like any other, and has its audit entry before Kontor makes it. A bulk plan does the same, posting by posting.

import type { OpenConnection, OpenConnections } from '../../connections/open-connections.ts';
import { everyTenant, type TenantScope } from '../../core/caller.ts';
import type { KontorError } from '../../core/errors.ts';
import { noSuch } from '../../core/no-such.ts';
import { type Reason, speaker } from '../../core/reasons.ts';
import { fromCaller, own } from '../../core/redacted.ts';
import type { PostingState } from '../../core/words.ts';
import { type ObjectOperation, type ObjectWrite, objectOf } from '../../models/access.ts';
import { said } from '../../models/objects/compare.ts';
import type { Store } from '../../store/open-store.ts';
import type { AttemptRow, Holder, Move, Posting } from '../../store/posting-rows.ts';
import { say } from '../reasons.ts';
import { withAnswer } from './answers.ts';
import { differencesOf, look } from './find-document.ts';
import { judged, mayExist, refusalOf } from './manual-rules.ts';
import { legalMove } from './moves.ts';
import { type ManualAct, noteMove, type Person, type PlannedStep } from './note-move.ts';
import { acceptDifference, releaseOrder, rootOfPosting } from './order-differs.ts';
import { type PostingParts, writerOf } from './send-posting.ts';

export type Settlement =
  | { found: true; documentNumber: string; acceptDifference: boolean; note: string | undefined }
  | { found: false; note: string | undefined };

export type ManualMoves = ReturnType<typeof manualMoves>;

export function manualMoves(parts: PostingParts & { store: Store; connections: OpenConnections }) {
  const { postings, connections, clock } = parts;
  const note = noteMove(parts.store);
  const get = async (scope: TenantScope, id: string) => {
    const posting = await postings.get(scope, id);
    if (!posting) throw noSuch('posting', id);
    return posting;
  };
  /** Throws `conflict/not-replayable` and the like. */
  const getFor = async (act: ManualAct, scope: TenantScope, id: string, step?: PlannedStep) => {
    const posting = await get(scope, id);
    step?.check(posting);
    const refusal = refusalOf(act, judged(posting));
    if (refusal) throw refusal;
    return posting;
  };
  /** `attempt`: its id, from the note. */
  const carryOut = async (
    posting: Posting,
    to: PostingState,
    { kind, attempt: attemptId }: { kind: AttemptRow['kind']; attempt: string },
    more: Pick<Move, 'reason' | 'nextAt' | 'documentNumber' | 'notOurs' | 'answers'>,
  ): Promise<Posting> => {
    const { id, state } = posting;
    const at = new Date(clock.now());
    const { reason } = more;
    const attempt = { id: attemptId, kind, outcome: to, reason, startedAt: at, endedAt: at };
    // One move of a person at a time: another may have been made since it was looked at.
    if (!(await postings.move({ id, ...legalMove(state, to), at, ...more, attempt })))
      throw say.error('posting-changed', { id });
    return (await postings.get(everyTenant, id)) ?? posting;
  };
  const runAgain = async ({ flowId, subjectId }: Posting) => {
    if (flowId === null || subjectId === null) return;
    await parts.store.transaction(tx => parts.store.queue.enqueue([{ flowId, subjectId }], tx));
    parts.store.queue.wake();
  };
  const settleFound = async (
    person: Person,
    id: string,
    settlement: Extract<Settlement, { found: true }>,
  ) => {
    const { documentNumber, acceptDifference } = settlement;
    const posting = await getFor('settle-found', person.sees, id);
    const { reference } = posting;
    const connection = await connections.get(posting.connectionId);
    const differs = await parts.withCalls({ postingId: id }, () =>
      differenceFrom(posting, documentNumber, connection),
    );
    if (differs.length > 0 && !acceptDifference)
      throw say.error('document-differs', {
        number: documentNumber,
        posting: id,
        reference: reference ?? say.reason('without-reference'),
        differences: differs,
      });
    // What was changed may well be a document that another posting has created.
    const isChange = (posting.document as ObjectWrite | null)?.id !== undefined;
    const taken = isChange ? undefined : await postings.bookedAs(posting, documentNumber);
    if (taken) throw documentTaken(documentNumber, taken, connection.tenantId);
    const attempt = await note(person, posting, 'settled', {
      state: 'accepted',
      document_number: documentNumber,
      differs: differs.map(inEnglish).join('; '),
      note: settlement.note,
    });
    const settled = await carryOut(
      posting,
      'accepted',
      { kind: 'settle', attempt },
      {
        documentNumber,
        reason: say.reason('settled-as-found', notedOf(settlement.note)),
      },
    );
    // What follows the document was left until it stood.
    await runAgain(settled);
    return settled;
  };
  const settleNotFound = async (person: Person, id: string, text: string | undefined, step?: PlannedStep) => {
    const posting = await getFor('settle-not-found', person.sees, id, step);
    const connection = await connections.get(posting.connectionId);
    // Once more: it may have appeared since.
    const found = await parts.withCalls({ postingId: id }, () => look(posting, connection, parts));
    const same = found.filter(({ differences }) => differences.length === 0).map(({ number }) => number);
    if (same.length > 0)
      throw say.error(
        'found-agrees',
        { numbers: same.join(', '), reference: posting.reference ?? '', posting: id },
        { details: { found: same } },
      );
    const notOurs = found.map(({ number }) => number);
    const after = { state: 'planned', not_ours: notOurs, note: text };
    const attempt = await note(person, posting, 'settled', after, step);
    return carryOut(
      posting,
      'planned',
      { kind: 'settle', attempt },
      {
        notOurs,
        nextAt: posting.createdAt,
        reason: say.reason('settled-as-not-found', notedOf(text)),
      },
    );
  };
  return {
    /** Why this cannot be done with the posting as it stands. */
    refusalOf,
    /** Throws `missing/no-posting`, `conflict/not-replayable`. */
    async replay(person: Person, id: string, text: string | undefined, step?: PlannedStep): Promise<Posting> {
      const posting = await getFor('replay', person.sees, id, step);
      const { state } = posting;
      const isLookedUp = state !== 'rejected' && state !== 'accepted' && mayExist(judged(posting));
      const to = isLookedUp ? 'uncertain' : 'planned';
      const attempt = await note(person, posting, 'replayed', { state: to, note: text }, step);
      connections.forgetMasterData(posting.connectionId);
      return carryOut(
        posting,
        to,
        { kind: 'replay', attempt },
        {
          // Before what has become due since it was made: a person waits for it.
          nextAt: posting.createdAt,
          answers: withAnswer(posting, 'replayed'),
          reason: say.reason('replayed', notedOf(text)),
        },
      );
    },
    /**
     * Found: throws `missing/number-unknown` when there is none with this number, `conflict/document-differs` when it is another, and
     * `conflict/document-taken` when it is the document of another posting.
     * Not found: throws `conflict/found-agrees` when it is there after all. Both throw `conflict/not-settleable`, `conflict/never-sent`.
     */
    async settle(person: Person, id: string, settlement: Settlement, step?: PlannedStep): Promise<Posting> {
      return settlement.found
        ? settleFound(person, id, settlement)
        : settleNotFound(person, id, settlement.note, step);
    },
    /** What waits for it in the same order is planned. Throws `conflict/no-difference`. */
    async acceptDifference(person: Person, id: string, why: string): Promise<Posting> {
      const posting = await get(person.sees, id);
      if (!posting.differs) throw noDifference(posting);
      const after = { document_number: posting.documentNumber, note: why };
      const attempt = await note(person, posting, 'difference-accepted', after);
      if (!(await acceptDifference(posting, { attempt, note: fromCaller(why) }, parts)))
        throw noDifference(posting);
      await releaseLater(posting, parts);
      return (await postings.get(everyTenant, id)) ?? posting;
    },
    /** Throws `conflict/not-closable`. */
    async close(person: Person, id: string, why: string, step?: PlannedStep): Promise<Posting> {
      const posting = await getFor('close', person.sees, id, step);
      const attempt = await note(person, posting, 'closed', { state: 'closed', note: why }, step);
      const closed = await carryOut(
        posting,
        'closed',
        { kind: 'close', attempt },
        {
          answers: withAnswer(posting, 'closed'),
          reason: say.reason('closed', { note: fromCaller(why) }),
        },
      );
      // The source may have changed since the person was asked: what is left of that is asked next.
      if (closed.changedAfterAt !== null) await runAgain(closed);
      return closed;
    },
  };
}

const notedOf = (note: string | undefined) => ({
  note: note === undefined ? own`` : say.reason('noted', { note: fromCaller(note) }),
});

/** Only documents of a flow have others that follow them. */
async function releaseLater(
  posting: Posting,
  parts: PostingParts & { store: Store; connections: OpenConnections },
): Promise<void> {
  const flow = posting.flowId === null ? undefined : await parts.store.flows.get(everyTenant, posting.flowId);
  if (!flow) return;
  const { origin } = await parts.connections.get(flow.fromId);
  await releaseOrder(rootOfPosting(posting, origin), { id: posting.connectionId }, parts);
}

const noDifference = ({ id }: Posting) => say.error('no-difference', { id });

/** Two postings cannot share a document. Only the tenant of the other posting may learn its id. */
function documentTaken(number: string, { id, tenantId }: Holder, ours: string): KontorError {
  const whose =
    tenantId === ours ? say.reason('posting-of-number', { posting: id }) : say.reason('another-posting');
  return say.error(
    'document-taken',
    { number, whose },
    { details: tenantId === ours ? { posting: id } : {} },
  );
}

const inEnglish = speaker({ ...said.words.en, ...say.words.en });

/** Empty: it is the document of the posting. Throws `missing/number-unknown`. */
async function differenceFrom(
  posting: Posting,
  number: string,
  connection: OpenConnection,
): Promise<Reason[]> {
  const operation = posting.operation as ObjectOperation;
  const write = posting.document as ObjectWrite | null;
  const isOther = write?.id !== undefined && write.id !== number;
  const read = isOther
    ? undefined
    : await connection.objects?.[objectOf(operation)]?.get?.(number, { raw: false });
  if (!read) throw say.error('number-unknown', { number });
  if (write === null) return [say.reason('nothing-to-compare')];
  if (write.id === undefined) return differencesOf(operation, write, read.record);
  const found = await writerOf(connection, operation).find(write, posting.createdAt);
  return found.length > 0 ? [] : [say.reason('other-values')];
}
