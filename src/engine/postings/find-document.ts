// Finds the documents that carry the reference of a posting, and says where each differs from what was to be written.

import type { OpenConnection } from '../../connections/open-connections.ts';
import { toKontorError } from '../../core/errors.ts';
import type { Reason } from '../../core/reasons.ts';
import {
  knownField,
  type ObjectOperation,
  type ObjectWrite,
  objectOf,
  uniqueReference,
  type Written,
} from '../../models/access.ts';
import { modelOf, type UnifiedRecord } from '../../models/objects/all.ts';
import { differences } from '../../models/objects/compare.ts';
import type { Posting } from '../../store/posting-rows.ts';
import { say } from '../reasons.ts';
import { type PostingParts, writerOf } from './send-posting.ts';

export interface Found extends Written {
  /** Where it differs from what was to be written. */
  differences: Reason[];
}

/**
 * Documents with the reference of a posting, each compared with what was to be written; without those of another posting, and
 * those that a person has refused. Throws `conflict/reference-shared` for one that may be the document of another posting.
 */
export async function look(
  posting: Posting,
  connection: OpenConnection,
  { postings, restores }: Pick<PostingParts, 'postings' | 'restores'>,
): Promise<Found[]> {
  const operation = posting.operation as ObjectOperation;
  const write = posting.document as ObjectWrite;
  const { system } = posting;
  const found = await writerOf(connection, operation).find(write, restores.sentFrom(posting.createdAt));
  if (found.length === 0) return [];
  const reference = uniqueReference(operation, write);
  const holder = await postings.holder({ system, operation, reference });
  const other = holder && holder.id !== posting.id ? holder : undefined;
  const notOurs = new Set<string | null | undefined>([...posting.notOurs, other?.documentNumber]);
  const candidates = found.filter(({ number }) => !notOurs.has(number));
  if (other && candidates.length > 0) throw sharedReference(posting, candidates);
  if (write.reference === undefined) return candidates.map(one => ({ ...one, differences: [] }));
  return Promise.all(candidates.map(one => compared(one, operation, write, connection)));
}

/** Of postings from before references were unique. */
const sharedReference = ({ id }: Posting, found: readonly Written[]) =>
  say.error('reference-shared', {
    posting: id,
    numbers: found.map(({ number }) => number).join(', '),
  });

/** Throws `uncertain/not-readable` for one that is found and cannot be read. */
async function compared(
  found: Written,
  operation: ObjectOperation,
  write: ObjectWrite,
  { objects }: OpenConnection,
): Promise<Found> {
  const object = objectOf(operation);
  const model = modelOf(object);
  const get = objects?.[object]?.get;
  if (!model.compared || !get) return { ...found, differences: [] };
  const read = await get(found.number, { raw: false }).catch(thrown => {
    if (isNotShown(thrown)) return 'not shown' as const;
    throw thrown;
  });
  // It has the reference, and the system shows us no more of it.
  if (read === 'not shown') return { ...found, differences: [] };
  if (!read) throw say.error('not-readable', { number: found.number });
  return { ...found, differences: differencesOf(operation, write, read.record) };
}

/** The system will not show it to us later either. */
export const isNotShown = (thrown: unknown) =>
  ['input', 'missing', 'forbidden', 'rejected', 'config'].includes(toKontorError(thrown).kind);

/** Empty: nothing that both sides show is different. */
export function differencesOf(
  operation: ObjectOperation,
  { record, reference }: ObjectWrite,
  found: UnifiedRecord,
): Reason[] {
  const object = objectOf(operation);
  const wanted = { ...record, [knownField(object, record)]: reference };
  return differences(modelOf(object), wanted, found);
}
