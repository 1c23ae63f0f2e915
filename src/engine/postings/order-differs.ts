// While a document of an order differs from what was sent, later documents of the order wait for a person.
import type { OpenConnection } from '../../connections/open-connections.ts';
import { rootOf } from '../../core/business-key.ts';
import { newId } from '../../core/ids.ts';
import type { Redacted } from '../../core/redacted.ts';
import type { Posting } from '../../store/posting-rows.ts';
import type { ReadBacks } from '../../store/read-backs.ts';
import { say } from '../reasons.ts';
import { legalMove } from './moves.ts';
import type { PostingParts } from './send-posting.ts';

type Parts = Pick<PostingParts, 'postings' | 'clock'> & { store: { readBacks: ReadBacks } };

export const orderDiffers = 'order-differs';

/**
 * `key` is the flow's own. Throws `input/order-differs`, which parks what follows a document that differs. Only what is under the key of
 * another document is asked for, so that it costs the document of an order nothing.
 */
export async function refuseIfOrderDiffers(
  { operation, key, origin }: { operation: string; key: string; origin: string },
  { id }: Pick<OpenConnection, 'id'>,
  { postings, store }: Parts,
): Promise<void> {
  const root = rootOf(key);
  if (root === key) return;
  const differing = await store.readBacks.differingUnder(id, `${origin}/${root}`);
  if (!differing) return;
  const own = await postings.find(id, operation, `${origin}/${key}`);
  // What was sent before is not touched.
  if (own && (own.attempts > 0 || own.state === 'closed')) return;
  const { id: posting, documentNumber } = differing;
  throw say.error(orderDiffers, { posting, number: documentNumber ?? '' });
}

/** What is parked because of a document under `root` is planned again, unless another one still differs. */
export async function releaseOrder(
  root: string,
  { id }: Pick<OpenConnection, 'id'>,
  { postings, store, clock }: Parts,
): Promise<void> {
  if (await store.readBacks.differingUnder(id, root)) return;
  const at = new Date(clock.now());
  const reason = say.reason('difference-accepted');
  const parked = await store.readBacks.parkedUnder(id, root, orderDiffers);
  await Promise.all(
    parked.map(one =>
      postings.move({ id: one, ...legalMove('parked', 'planned'), at, nextAt: at, reason, ...noted(at) }),
    ),
  );
}

const noted = (at: Date) => ({
  attempt: {
    id: newId('attempt'),
    kind: 'accept-difference' as const,
    outcome: 'planned',
    startedAt: at,
    endedAt: at,
  },
});

/** With the name of the source in front, as it is stored. */
export const rootOfPosting = ({ businessKey }: Pick<Posting, 'businessKey'>, origin: string): string =>
  businessKey.startsWith(`${origin}/`)
    ? `${origin}/${rootOf(businessKey.slice(origin.length + 1))}`
    : businessKey;

/** A person accepts that the document differs. False: it does not (any more). */
export function acceptDifference(
  { id }: Pick<Posting, 'id'>,
  { attempt: attemptId, note }: { attempt: string; note: Redacted },
  { store, clock }: Parts,
): Promise<boolean> {
  const at = new Date(clock.now());
  const reason = say.reason('accepted-difference', { note });
  const attempt = { id: attemptId, kind: 'accept-difference' as const, outcome: 'accepted' };
  return store.readBacks.acceptDifference(id, { ...attempt, reason, startedAt: at, endedAt: at });
}
