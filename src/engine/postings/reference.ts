// At most one document that is not reversed carries a reference, on every system and for every object, because Kontor finds a
// document whose answer was lost by its reference alone. A unique index over all postings that may have a document enforces it.

import type { OpenConnection } from '../../connections/open-connections.ts';
import { type KontorError, toKontorError } from '../../core/errors.ts';
import { uniqueReference, writerFor } from '../../models/access.ts';
import type { Holder } from '../../store/posting-rows.ts';
import { referenceIsUsed, references, referenceUsed } from '../../store/reference-used.ts';
import type { Intent } from './intent.ts';
import type { PostingParts } from './send-posting.ts';

export const isReferenceUsed = (thrown: unknown): boolean => toKontorError(thrown).code === referenceUsed;

/**
 * Frees the reference of a document that was reversed in the system. Throws `conflict/reference-used` when the document with the
 * reference is not reversed, or may exist.
 */
export async function freeReference(
  intent: Intent,
  connection: OpenConnection,
  parts: PostingParts,
): Promise<void> {
  const holder = await reversedHolder(intent, undefined, connection, parts);
  if (holder) await parts.postings.markReversed(holder.id, new Date(parts.clock.now()));
}

/**
 * The posting whose document had the reference and was reversed. Undefined: nobody has it but `own`. Throws `conflict/reference-used`
 * as above; changes nothing.
 */
export async function reversedHolder(
  { operation, write }: Pick<Intent, 'operation' | 'write'>,
  own: string | undefined,
  connection: OpenConnection,
  { postings }: Pick<PostingParts, 'postings'>,
): Promise<Holder | undefined> {
  const { system, tenantId } = connection;
  const reference = uniqueReference(operation, write);
  const holder = await postings.holder({ system, operation, reference });
  if (!holder || holder.id === own) return undefined;
  const { state, documentNumber } = holder;
  const isReversed =
    state === 'accepted' &&
    ((await writerFor(connection, operation)?.isReversed?.(documentNumber ?? '')) ?? false);
  if (!isReversed) throw usedBy(holder, write.reference ?? '', tenantId);
  return holder;
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
  return references.error(referenceUsed, { reference, holder: whose }, { details: { posting: id } });
}
