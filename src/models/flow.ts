// What a flow is: a business process between two connections, written as one function that may be run again from
// the top at any time. The engine hands it a desk with everything it may touch.
import type { z } from 'zod';
import type { PostingState, SubjectKind } from '../core/words.ts';
import type { Connected, Documents, Operation, OrderPart } from './connector.ts';
import type { ShopCustomer, ShopOrder, ShopRefund } from './shop-order.ts';

export interface Flow<Settings = unknown, Name extends Operation = Operation> {
  /** The name in the API: `order-to-journal`. */
  name: string;
  title: string;
  /** The kinds of subject whose events start it. A refund's event starts it with the id of its order. */
  on: readonly SubjectKind[];
  posts: Name;
  settings: z.ZodType<Settings>;
  /** The key under which a subject is parked that cannot even be read. */
  businessKey(subjectId: string): string;
  /** Says what is wrong with the settings against the ledger's master data, as sentences; empty: all is well. */
  validate?(settings: Settings, to: Connected): Promise<string[]>;
  /** A thrown KontorError of kind `input` or `config` parks the subject with its sentence; others come again. */
  run(subjectId: string, desk: Desk<Settings, Documents[Name]>): Promise<FlowOutcome>;
}

export interface Desk<Settings, Document> {
  settings: Settings;
  /** YYYY-MM-DD */
  today(): string;
  fetchOrder(id: string, parts: readonly OrderPart[]): Promise<ShopOrder | undefined>;
  /** Oldest first. */
  fetchRefunds(orderId: string): Promise<ShopRefund[]>;
  fetchCustomer(id: string): Promise<ShopCustomer | undefined>;
  /**
   * Posts a document exactly once under its business key. Coming here again with the same key answers what
   * happened to it, and never sends it twice.
   */
  post(draft: PostingDraft<Document>): Promise<PostingAnswer>;
  /** Like `post`; when the draft cannot be made (kind `input`), it is parked under its own key. */
  postOrPark(businessKey: string, draft: () => PostingDraft<Document>): Promise<PostingAnswer>;
  /** The posting of this flow's operation under this key, if there is one. */
  lookUp(businessKey: string): Promise<PostingAnswer | undefined>;
  /** The business partner of a customer of the same shop, if there is one. */
  lookUpPartner(businessKey: string): Promise<PostingAnswer | undefined>;
  /** The subject has to wait for another; Kontor looks again by itself. */
  wait(businessKey: string, sentence: string): Promise<void>;
}

export interface PostingDraft<Document> {
  /** `orders/1001`: with the shop's own name before it, unique per connection and operation, for ever. */
  businessKey: string;
  /** What the target system can be searched for. */
  reference: string;
  document: Document;
  /** What it is worth to the shop, so that shop and ledger can be compared. */
  amount?: string;
  currency?: string;
}

export interface PostingAnswer {
  state: PostingState;
  documentNumber: string | undefined;
}

export type FlowOutcome =
  | { kind: 'done' }
  /** Nothing to do now; a later event brings it back: "order 17 is not paid yet". */
  | { kind: 'not-due'; sentence: string };

/** Gives a flow its types. */
export function defineFlow<Settings, Name extends Operation>(
  flow: Flow<Settings, Name>,
): Flow<Settings, Name> {
  return flow;
}
