// What people may do with a posting, by the state that it is in. A bulk plan asks this beforehand, the act asks it again.
import type { KontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import { type Posting, triesOf } from '../../store/posting-rows.ts';
import { say } from '../reasons.ts';
import { moves } from './moves.ts';
import type { ManualAct } from './note-move.ts';

/** What has to be known of a posting for that. */
export type JudgedPosting = Pick<
  Posting,
  'id' | 'state' | 'keep' | 'attempts' | 'attemptsBefore' | 'documentNumber'
> & { hasDocument: boolean };

export const judged = (posting: Posting): JudgedPosting => ({
  ...posting,
  hasDocument: posting.document !== null,
});

/** Undefined: it can be done. `conflict/not-replayable`, `conflict/not-settleable`, `conflict/never-sent`, `conflict/not-closable`. */
export function refusalOf(act: ManualAct, posting: JudgedPosting): KontorError | undefined {
  const { id, state } = posting;
  const about = { posting: id, state, advice: standing(posting) };
  switch (act) {
    case 'replay':
      return isLeftToPeople(posting) || isState(posting) ? undefined : say.error('not-replayable', about);
    case 'settle-found':
      return moves[state].accepted !== undefined && isLeftToPeople(posting)
        ? undefined
        : notSettleable(posting);
    case 'settle-not-found':
      return state === 'parked' && mayExist(posting) ? undefined : notSettleable(posting);
    case 'close':
      return moves[state].closed === undefined ? say.error('not-closable', about) : undefined;
  }
}

/** A document may exist if the posting was sent: it was parked because Kontor could not decide, and perhaps closed later. */
export const mayExist = (posting: JudgedPosting) => triesOf(posting) > 0 && posting.hasDocument;

/** A state that the system has acknowledged; somebody may have changed the record there since. */
const isState = ({ keep, state, hasDocument }: JudgedPosting) =>
  keep === 'latest' && state === 'accepted' && hasDocument;

/** What a person has closed, they may have booked by hand. */
const isLeftToPeople = ({ state }: JudgedPosting) =>
  state === 'parked' || state === 'rejected' || state === 'closed';

const standing = ({ state, documentNumber }: JudgedPosting): Reason => {
  if (state === 'accepted') return say.reason('is-booked', { number: documentNumber ?? '' });
  if (state === 'closed') return say.reason('is-closed');
  return say.reason(state === 'sent' || state === 'uncertain' ? 'is-not-decided' : 'goes-on');
};

function notSettleable(posting: JudgedPosting): KontorError {
  const { id, state } = posting;
  return isLeftToPeople(posting)
    ? say.error('never-sent', { posting: id, state })
    : say.error('not-settleable', { posting: id, state, advice: standing(posting) });
}
