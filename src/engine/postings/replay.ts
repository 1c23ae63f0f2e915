// A person says: try this one again. What may have left the house is looked up first, like any lost answer.
import type { TenantScope } from '../../core/caller.ts';
import type { Clock } from '../../core/clock.ts';
import { KontorError, noSuch } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Store } from '../../store/open-store.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { OpenConnections } from '../connections.ts';
import { legalMove } from './moves.ts';

/** Throws `missing/no-posting`, or `conflict/not-replayable` for postings that need no replay. */
export async function replay(
  scope: TenantScope,
  id: string,
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
  const at = new Date(clock.now());
  connections.forgetMasterData(posting.connectionId);
  const moved = await store.postings.move({
    id,
    ...legalMove(posting.state, mayExist ? 'uncertain' : 'planned'),
    at,
    nextAt: at,
    reasonCode: 'replayed',
    reason: 'Replayed by a person.',
    attempt: { id: newId('attempt'), kind: 'replay', outcome: 'planned', startedAt: at, endedAt: at },
  });
  if (!moved)
    throw new KontorError('conflict', 'changed-meanwhile', `Posting ${id} has just changed.`, {
      next: 'Look at it again.',
    });
  return (await store.postings.get(scope, id)) ?? posting;
}
