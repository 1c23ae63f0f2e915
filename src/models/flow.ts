// What a flow is: a business process between two connections, written as one function that may be run again from
// the top at any time. The engine hands it a context with everything it may touch.
import type { z } from 'zod';
import type { Reason, Sentences } from '../core/reasons.ts';
import type { PostingState } from '../core/words.ts';
import type { ObjectOperation } from './access.ts';
import type { ObjectName } from './objects/all.ts';
import type { Side } from './side.ts';

export interface Flow<Settings = unknown> {
  /** The name in the API: `order-to-journal`. */
  name: string;
  title: string;
  /** Changes of these objects of its source start it. */
  on: readonly ObjectName[];
  /** What it runs for when such a change comes; left out: for what has changed. */
  subjectOf?(change: { id: string; of?: string | undefined }): string;
  posts: ObjectOperation;
  /** What it reads of its source and of its target, besides; both have to have it. */
  needs: { from: readonly Need[]; to: readonly Need[] };
  settings: z.ZodType<Settings>;
  /** Of the codes of its reasons. An error that is not made of them is shown with its own sentence. */
  sentences?: Sentences;
  /** What all references of its documents begin with, so that two sources never use the same. */
  prefix(settings: Settings): string;
  /** The key under which a subject is parked that cannot even be read. */
  businessKey(subjectId: string): string;
  /** Says what is wrong with the settings against the ledger's master data, as sentences; empty: all is well. */
  validate?(settings: Settings, to: Side, today: string): Promise<string[]>;
  /** A thrown KontorError of kind `input` or `config` parks the subject; others come again. */
  run(subjectId: string, context: FlowContext<Settings>): Promise<FlowOutcome>;
}

/** `shop-orders.get` */
export type Need = `${ObjectName}.${'list' | 'get'}`;

export interface FlowContext<Settings> {
  settings: Settings;
  /** YYYY-MM-DD */
  today(): string;
  from: Side;
  to: Side;
  /**
   * Posts a document exactly once under its key. Coming here again with the same key answers what happened to it, and
   * never sends it twice.
   */
  post(intent: FlowIntent): Promise<PostingAnswer>;
  /** Like `post`; when the intent cannot be made (kind `input`), it is parked under its own key. */
  postOrPark(key: string, make: () => Promise<FlowIntent>): Promise<PostingAnswer>;
  /** What was posted to the target under this key by any flow from the same source, if anything was. */
  posted(operation: ObjectOperation, key: string): Promise<PostingAnswer | undefined>;
  /** The subject has to wait for another; Kontor looks again by itself. */
  wait(key: string, why: Reason): Promise<void>;
}

/** The wish to have one document created. */
export interface FlowIntent {
  /** `orders/1001`: with the source's own name before it, unique per connection and operation, for ever. */
  key: string;
  /** What the target system can be searched for. Only one document that stands may carry it. */
  reference: string;
  /** As the object's model says. */
  record: Record<string, unknown>;
  /** What it is worth to the source, so that source and target can be compared. */
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
  | { kind: 'not-due'; why: Reason };

/** Gives a flow its types. */
export function defineFlow<Settings>(flow: Flow<Settings>): Flow<Settings> {
  return flow;
}
