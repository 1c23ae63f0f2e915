// What a flow is: a business process between two connections, written as one function that may be run again from
// the top at any time. The engine hands it a desk with everything it may touch.
import type { z } from 'zod';
import type { SubjectKind } from '../core/words.ts';
import type { Connected, Documents, LedgerReader, Operation, ShopReader } from './connector.ts';

export interface Flow<Settings = unknown> {
  /** The name in the API: `order-to-journal`. */
  name: string;
  title: string;
  /** The kinds of subject whose events start it. A refund event starts it with the order's id. */
  on: readonly SubjectKind[];
  posts: Operation;
  settings: z.ZodType<Settings>;
  /** Says what is wrong with the settings against the ledger's master data, as sentences; empty: all is well. */
  validate?(settings: Settings, to: Connected): Promise<string[]>;
  run(subjectId: string, desk: Desk<Settings>): Promise<FlowOutcome>;
}

export interface Desk<Settings> {
  settings: Settings;
  shop: ShopReader;
  ledger: LedgerReader;
  /**
   * Posts a document exactly once under its business key. Coming here again with the same key answers what
   * happened to it, and never sends it twice.
   */
  post<Name extends Operation>(operation: Name, draft: PostingDraft<Documents[Name]>): Promise<PostingAnswer>;
  /** The posting under this key, if there is one. */
  lookUp(operation: Operation, businessKey: string): Promise<PostingAnswer | undefined>;
  /** Takes the subject to people: it cannot be posted, and the sentence says why and what to do. */
  park(
    operation: Operation,
    draft: { businessKey: string; code: string; sentence: string },
  ): Promise<FlowOutcome>;
  /** The subject has to wait for something that Kontor will notice by itself. */
  wait(operation: Operation, draft: { businessKey: string; sentence: string }): Promise<FlowOutcome>;
}

export interface PostingDraft<Document> {
  /** `order/1001`: unique per connection and operation, for ever. */
  businessKey: string;
  /** What the target system can be searched for. */
  reference: string;
  document: Document;
  /** What it is worth to the shop, so that shop and ledger can be compared. */
  amount: string;
  currency: string;
}

export interface PostingAnswer {
  state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked';
  documentNumber: string | undefined;
}

export type FlowOutcome =
  | { kind: 'posted' }
  /** Nothing to do now; a later event brings it back: "order 17 is not paid yet". */
  | { kind: 'not-due'; sentence: string }
  | { kind: 'waiting' }
  | { kind: 'parked' };

/** Gives a flow its types. */
export function defineFlow<Settings>(flow: Flow<Settings>): Flow<Settings> {
  return flow;
}
