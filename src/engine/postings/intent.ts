// An intent: the wish of a flow or a caller to write one document, and the row in which it is first stored.
import { createHash, randomUUID } from 'node:crypto';
import type { OpenConnection } from '../../connections/open-connections.ts';
import { newId } from '../../core/ids.ts';
import { type ObjectOperation, type ObjectWrite, objectOf, uniqueReference } from '../../models/access.ts';
import { modelOf } from '../../models/objects/all.ts';
import { bareHash } from '../../store/latest-postings.ts';
import type { Posting, PostingDraftRow } from '../../store/posting-rows.ts';
import type { Lease } from './send-posting.ts';

/** Which document is meant, and whose it is. */
export interface IntentKey {
  operation: ObjectOperation;
  /** Unique per connection and operation, for ever. */
  key: string;
  by: By;
}

export type By =
  /** `begunAt`: when the work on the subject began, before anything was read. */
  | { flow: string; subject: string; run: string | null; begunAt: Date }
  /** The caller's own key, or one that was made for it. */
  | { caller: string; idempotencyKey: string };

export interface Intent extends IntentKey {
  write: ObjectWrite;
  /** What it is worth, where that is known. */
  amount?: string | undefined;
  currency?: string | undefined;
  /** What the document was made by, kept with it. */
  basis?: unknown;
  /** The code of a rejection that this write answers to. */
  insteadOf?: string | undefined;
  /** It is a state: only the newest one counts. */
  latest?: {
    /** Undefined: it is as old as the run, whose turn was taken before it read anything. */
    asOf: Date | undefined;
    turn: string;
    /** It is sent although it was acknowledged. */
    again: boolean;
  };
}

export const newRequestId = (): string => randomUUID().replaceAll('-', '');

export const hashOf = (write: ObjectWrite): string =>
  createHash('sha256').update(JSON.stringify(write)).digest('base64url');

/** Of what a flow posts: what its source says, whatever the day on which it is entered. */
export function contentHashOf(operation: ObjectOperation, write: ObjectWrite): string {
  const { enteredOn } = modelOf(objectOf(operation));
  if (enteredOn === undefined) return hashOf(write);
  const { [enteredOn]: _, ...record } = write.record;
  return hashOf({ ...write, record });
}

/** Whether its source said the same when this was posted. Postings of earlier versions have the hash of the whole document, with its day. */
export function isSameContent(
  { documentHash, document, operation }: Pick<Posting, 'documentHash' | 'document' | 'operation'>,
  write: ObjectWrite,
): boolean {
  const { enteredOn = '' } = modelOf(objectOf(operation as ObjectOperation));
  const day = (document as ObjectWrite | null)?.record[enteredOn];
  const hash = bareHash(documentHash);
  return (
    hash === contentHashOf(operation as ObjectOperation, write) ||
    hash === hashOf(write) ||
    (day !== undefined && hash === hashOf({ ...write, record: { ...write.record, [enteredOn]: day } }))
  );
}

/** A row whose document leaves as soon as it is stored. */
export function sentRow(intent: Intent, connection: OpenConnection, lease: Lease): PostingDraftRow {
  const { write, amount = null, currency = null, basis = null } = intent;
  return {
    ...emptyRow(intent, connection),
    state: 'sent',
    // An update has no reference: it names its record, and Kontor finds out by reading that record whether it was made.
    reference: uniqueReference(intent.operation, write),
    document: write,
    // What a caller sends again under its key has to be the same in everything.
    documentHash: 'flow' in intent.by ? contentHashOf(intent.operation, write) : hashOf(write),
    amount,
    currency,
    basis,
    nextAt: lease.orphanedAt,
  };
}

/** A row without a document: it waits for something, or the document cannot be made. */
export function emptyRow({ operation, key, by }: IntentKey, connection: OpenConnection): PostingDraftRow {
  const [flow, caller] = 'flow' in by ? [by, undefined] : [undefined, by];
  return {
    id: newId('posting'),
    connectionId: connection.id,
    system: connection.system,
    flowId: flow?.flow ?? null,
    subjectId: flow?.subject ?? null,
    caller: caller?.caller ?? null,
    idempotencyKey: caller?.idempotencyKey ?? null,
    operation,
    businessKey: key,
    state: 'planned',
    reference: null,
    // The same posting always sends the same request id, however often it is sent.
    requestId: newRequestId(),
    document: null,
    documentHash: null,
    amount: null,
    currency: null,
    basis: null,
    reason: null,
    nextAt: null,
    runId: flow?.run ?? null,
  };
}
