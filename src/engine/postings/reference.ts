// One document that stands for each reference, on every system and for every object: a document whose answer was lost is
// known again by its reference alone. The database holds to it (an index over all postings that may stand).

import type { OpenConnection } from '../../connections/open-connections.ts';
import { type KontorError, toKontorError } from '../../core/errors.ts';
import { uniqueReference, writerFor } from '../../models/access.ts';
import type { Holder } from '../../store/posting-rows.ts';
import { referenceIsUsed, references, referenceUsed } from '../../store/reference-used.ts';
import type { Intent } from './intent.ts';
import type { PostingParts } from './send-posting.ts';

export const isReferenceUsed = (thrown: unknown): boolean => toKontorError(thrown).code === referenceUsed;

/**
 * A document that was taken back in the system leaves its reference to another. Throws `conflict/reference-used` when the one
 * that has the reference stands, or may.
 */
export async function freeReference(
  { operation, write }: Intent,
  connection: OpenConnection,
  { postings, clock }: PostingParts,
): Promise<void> {
  const { system, tenantId } = connection;
  const reference = uniqueReference(operation, write);
  const holder = await postings.holder({ system, operation, reference });
  if (!holder) return;
  const { id, state, documentNumber } = holder;
  const isReversed =
    state === 'accepted' &&
    ((await writerFor(connection, operation)?.isReversed?.(documentNumber ?? '')) ?? false);
  if (!isReversed) throw usedBy(holder, write.reference ?? '', tenantId);
  await postings.markReversed(id, new Date(clock.now()));
}

function usedBy(holder: Holder, reference: string, tenantId: string): KontorError {
  // Which one it is, is for its own tenant to know.
  const isOurs = holder.tenantId === tenantId;
  const { id, state, documentNumber } = holder;
  if (!isOurs) return referenceIsUsed(reference);
  const whose =
    documentNumber === null
      ? references.reason('that-posting', { posting: id, state })
      : references.reason('that-document', { posting: id, state, number: documentNumber });
  return references.error(
    'conflict',
    referenceUsed,
    { reference, holder: whose },
    { details: { posting: id } },
  );
}
