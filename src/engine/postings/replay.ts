// A person says: try this one again. What may have left the house is looked up first, like any lost answer.
import type { TenantScope } from '../../core/caller.ts';
import type { Clock } from '../../core/clock.ts';
import { KontorError, noSuch } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { own } from '../../core/redacted.ts';
import type { PostingState } from '../../core/words.ts';
import type { Store } from '../../store/open-store.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { OpenConnections } from '../connections.ts';
import { legalMove } from './moves.ts';

/** Writes down who replays what, before it is done: an act without its entry would be worse than an entry without its act. */
export type NoteReplay = (posting: Posting, to: PostingState) => Promise<void>;

/** Throws `missing/no-posting`, or `conflict/not-replayable` for postings that need no replay. */
export async function replay(
  scope: TenantScope,
  id: string,
  note: NoteReplay,
  parts: { store: Store; connections: OpenConnections; clock: Clock },
): Promise<Posting> {
  const { store, connections, clock } = parts;
  const posting = await store.postings.get(scope, id);
  if (!posting) throw noSuch('posting', id);
  if (posting.state !== 'parked' && posting.state !== 'rejected') {
    throw new KontorError(
      'conflict',
      'not-replayable',
      `Posting ${id} is ${posting.state}: only parked and rejected ones are replayed.`,
      {
        next:
          posting.state === 'accepted'
            ? `It is booked as ${posting.documentNumber}.`
            : 'Kontor goes on with it by itself.',
      },
    );
  }
  if (posting.reasonCode === 'superseded') {
    throw new KontorError('conflict', 'superseded', `Posting ${id} has been replaced. ${posting.reason}`, {
      next: 'Look at the posting that has taken its place.',
    });
  }
  // Parked after it was sent means that it could not be decided: it may exist.
  const mayExist = posting.state === 'parked' && posting.attempts > 0 && posting.document !== null;
  const to = mayExist ? 'uncertain' : 'planned';
  await note(posting, to);
  const at = new Date(clock.now());
  connections.forgetMasterData(posting.connectionId);
  const moved = await store.postings.move({
    id,
    ...legalMove(posting.state, to),
    at,
    // Before what has become due since it was made: a person waits for it.
    nextAt: posting.createdAt,
    reasonCode: 'replayed',
    reason: own`Replayed by a person.`,
    attempt: { id: newId('attempt'), kind: 'replay', outcome: 'planned', startedAt: at, endedAt: at },
  });
  if (!moved)
    throw new KontorError('conflict', 'changed-meanwhile', `Posting ${id} has just changed.`, {
      next: 'Look at it again.',
    });
  return (await store.postings.get(scope, id)) ?? posting;
}
