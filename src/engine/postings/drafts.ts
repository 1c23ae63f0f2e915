// Postings as they are first written down.
import { createHash, randomUUID } from 'node:crypto';
import { newId } from '../../core/ids.ts';
import type { AnyOperation } from '../../models/connector.ts';
import type { PostingDraft } from '../../models/flow.ts';
import type { PostingDraftRow } from '../../store/posting-rows.ts';
import type { OpenConnection } from '../connections.ts';
import type { Lease } from './send-posting.ts';

export interface Place {
  connection: OpenConnection;
  operation: AnyOperation;
  /** Null: a caller of the API has asked for it, and its key is the subject. */
  flowId: string | null;
  subjectId: string;
  runId: string | null;
}

/** A row whose document leaves as soon as it is stored. */
export function sentRow(draft: PostingDraft<unknown>, place: Place, lease: Lease): PostingDraftRow {
  return {
    ...emptyRow(place, draft.businessKey),
    state: 'sent',
    reference: draft.reference,
    document: draft.document,
    documentHash: createHash('sha256').update(JSON.stringify(draft.document)).digest('base64url'),
    amount: draft.amount ?? null,
    currency: draft.currency ?? null,
    nextAt: lease.orphanedAt,
  };
}

/** A row without a document: what waits, or cannot be made. */
export function emptyRow(
  { connection, operation, flowId, subjectId, runId }: Place,
  businessKey: string,
): PostingDraftRow {
  return {
    id: newId('posting'),
    connectionId: connection.id,
    flowId,
    operation,
    businessKey,
    subjectId,
    state: 'planned',
    reference: null,
    // The same posting always sends the same request id, however often it is sent.
    requestId: randomUUID().replaceAll('-', ''),
    document: null,
    documentHash: null,
    amount: null,
    currency: null,
    reasonCode: null,
    reason: null,
    nextAt: null,
    runId,
  };
}
