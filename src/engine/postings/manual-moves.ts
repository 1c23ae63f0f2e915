// What people do with a posting that waits for them: replay it, say that its document does or does not exist, or close it.
// Each is a legal move like any other, and has its audit entry before Kontor makes it.

import type { OpenConnection, OpenConnections } from '../../connections/open-connections.ts';
import { everyTenant, type TenantScope } from '../../core/caller.ts';
import type { KontorError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { noSuch } from '../../core/no-such.ts';
import { type Reason, speaker } from '../../core/reasons.ts';
import { fromCaller, own } from '../../core/redacted.ts';
import type { PostingState } from '../../core/words.ts';
import { type ObjectOperation, type ObjectWrite, objectOf } from '../../models/access.ts';
import { said } from '../../models/objects/compare.ts';
import type { Store } from '../../store/open-store.ts';
import { type AttemptRow, type Holder, type Move, type Posting, triesOf } from '../../store/posting-rows.ts';
import { say } from '../reasons.ts';
import { withAnswer } from './answers.ts';
import { differencesOf, look } from './find-document.ts';
import { legalMove, moves } from './moves.ts';
import { acceptDifference, releaseOrder, rootOfPosting } from './order-differs.ts';
import { type PostingParts, writerOf } from './send-posting.ts';

/** Writes the audit entry before the act: an act without an entry would be worse than an entry without an act. */
export type NoteMove = (
  posting: Posting,
  act: 'replayed' | 'settled' | 'closed' | 'difference-accepted',
  after: Record<string, unknown>,
) => Promise<void>;

export type Settlement =
  | { found: true; documentNumber: string; acceptDifference: boolean; note: string | undefined }
  | { found: false; note: string | undefined };

export type ManualMoves = ReturnType<typeof manualMoves>;

export function manualMoves(parts: PostingParts & { store: Store; connections: OpenConnections }) {
  const { postings, connections, clock } = parts;
  const get = async (scope: TenantScope, id: string) => {
    const posting = await postings.get(scope, id);
    if (!posting) throw noSuch('posting', id);
    return posting;
  };
  const carryOut = async (
    posting: Posting,
    to: PostingState,
    kind: AttemptRow['kind'],
    more: Pick<Move, 'reason' | 'nextAt' | 'documentNumber' | 'notOurs' | 'answers'>,
  ): Promise<Posting> => {
    const { id, state } = posting;
    const at = new Date(clock.now());
    const { reason } = more;
    const attempt = { id: newId('attempt'), kind, outcome: to, reason, startedAt: at, endedAt: at };
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
    posting: Posting,
    settlement: Extract<Settlement, { found: true }>,
    note: NoteMove,
  ) => {
    const { documentNumber, acceptDifference } = settlement;
    const { state, reference, id } = posting;
    if (moves[state].accepted === undefined || !isLeftToPeople(posting)) throw notSettleable(posting);
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
    await note(posting, 'settled', {
      state: 'accepted',
      document_number: documentNumber,
      differs: differs.map(inEnglish).join('; '),
    });
    const settled = await carryOut(posting, 'accepted', 'settle', {
      documentNumber,
      reason: say.reason('settled-as-found', notedOf(settlement.note)),
    });
    // What follows the document was left until it stood.
    await runAgain(settled);
    return settled;
  };
  const settleNotFound = async (posting: Posting, text: string | undefined, note: NoteMove) => {
    if (posting.state !== 'parked' || !mayExist(posting)) throw notSettleable(posting);
    const connection = await connections.get(posting.connectionId);
    // Once more: it may have appeared since.
    const found = await parts.withCalls({ postingId: posting.id }, () => look(posting, connection, parts));
    const same = found.filter(({ differences }) => differences.length === 0).map(({ number }) => number);
    if (same.length > 0)
      throw say.error(
        'found-agrees',
        { numbers: same.join(', '), reference: posting.reference ?? '', posting: posting.id },
        { details: { found: same } },
      );
    const notOurs = found.map(({ number }) => number);
    await note(posting, 'settled', { state: 'planned', not_ours: notOurs });
    return carryOut(posting, 'planned', 'settle', {
      notOurs,
      nextAt: posting.createdAt,
      reason: say.reason('settled-as-not-found', notedOf(text)),
    });
  };
  return {
    /** Throws `missing/no-posting`, `conflict/not-replayable`. */
    async replay(scope: TenantScope, id: string, note: NoteMove): Promise<Posting> {
      const posting = await get(scope, id);
      const { state } = posting;
      const mayBe = state === 'parked' || state === 'rejected' || state === 'closed' || isState(posting);
      if (!mayBe) throw notReplayable(posting);
      const isLookedUp = state !== 'rejected' && state !== 'accepted' && mayExist(posting);
      const to = isLookedUp ? 'uncertain' : 'planned';
      await note(posting, 'replayed', { state: to });
      connections.forgetMasterData(posting.connectionId);
      return carryOut(posting, to, 'replay', {
        // Before what has become due since it was made: a person waits for it.
        nextAt: posting.createdAt,
        answers: withAnswer(posting, 'replayed'),
        reason: say.reason('replayed'),
      });
    },
    /**
     * Found: throws `missing/number-unknown` when there is none with this number, `conflict/document-differs` when it is another, and
     * `conflict/document-taken` when it is the document of another posting.
     * Not found: throws `conflict/found-agrees` when it is there after all. Both throw `conflict/not-settleable`, `conflict/never-sent`.
     */
    async settle(scope: TenantScope, id: string, settlement: Settlement, note: NoteMove): Promise<Posting> {
      const posting = await get(scope, id);
      return settlement.found
        ? settleFound(posting, settlement, note)
        : settleNotFound(posting, settlement.note, note);
    },
    /** What waits for it in the same order is planned. Throws `conflict/no-difference`. */
    async acceptDifference(scope: TenantScope, id: string, why: string, note: NoteMove): Promise<Posting> {
      const posting = await get(scope, id);
      if (!posting.differs) throw noDifference(posting);
      await note(posting, 'difference-accepted', { document_number: posting.documentNumber, note: why });
      if (!(await acceptDifference(posting, fromCaller(why), parts))) throw noDifference(posting);
      await releaseLater(posting, parts);
      return (await postings.get(everyTenant, id)) ?? posting;
    },
    /** Throws `conflict/not-closable`. */
    async close(scope: TenantScope, id: string, why: string, note: NoteMove): Promise<Posting> {
      const posting = await get(scope, id);
      if (moves[posting.state].closed === undefined)
        throw say.error('not-closable', { posting: id, state: posting.state, advice: standing(posting) });
      await note(posting, 'closed', { state: 'closed', note: why });
      const closed = await carryOut(posting, 'closed', 'close', {
        answers: withAnswer(posting, 'closed'),
        reason: say.reason('closed', { note: fromCaller(why) }),
      });
      // The source may have changed since the person was asked: what is left of that is asked next.
      if (closed.changedAfterAt !== null) await runAgain(closed);
      return closed;
    },
  };
}

/** A document may exist if the posting was sent: it was parked because Kontor could not decide, and perhaps closed later. */
const mayExist = (posting: Posting) => triesOf(posting) > 0 && posting.document !== null;

/** A state that the system has acknowledged; somebody may have changed the record there since. */
const isState = ({ keep, state, document }: Posting) =>
  keep === 'latest' && state === 'accepted' && document !== null;

/** What a person has closed, they may have booked by hand. */
const isLeftToPeople = ({ state }: Posting) =>
  state === 'parked' || state === 'rejected' || state === 'closed';

const notedOf = (note: string | undefined) => ({
  note: note === undefined ? own`` : say.reason('noted', { note: fromCaller(note) }),
});

const standing = ({ state, documentNumber }: Posting): Reason => {
  if (state === 'accepted') return say.reason('is-booked', { number: documentNumber ?? '' });
  if (state === 'closed') return say.reason('is-closed');
  return say.reason(state === 'sent' || state === 'uncertain' ? 'is-not-decided' : 'goes-on');
};

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

function notReplayable(posting: Posting): KontorError {
  const { id, state } = posting;
  return say.error('not-replayable', { posting: id, state, advice: standing(posting) });
}

function notSettleable(posting: Posting): KontorError {
  const { id, state } = posting;
  return isLeftToPeople(posting)
    ? say.error('never-sent', { posting: id, state })
    : say.error('not-settleable', { posting: id, state, advice: standing(posting) });
}

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
