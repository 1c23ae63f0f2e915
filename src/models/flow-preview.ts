// What a flow would do with one subject now. Nothing of it is sent or stored.
import type { Reason } from '../core/reasons.ts';
import type { PostingState } from '../core/words.ts';

export interface FlowPreview {
  subject: string;
  outcome: 'done' | 'not-due' | 'parked';
  /** Why it is not due, or parked. */
  reason: Reason | null;
  /** Of one that is parked as a whole. */
  afterReplay: AfterReplay;
  documents: PreviewedDocument[];
  /** Documents that cannot be made, while the others can. */
  parked: { key: string; reason: Reason; posting: StandingPosting | null; afterReplay: AfterReplay }[];
  waits: { key: string; reason: Reason }[];
  /** What stands under the key of the subject itself, where none of its documents has that key. */
  posting: StandingPosting | null;
  /** Why Kontor would not do it at once, such as that the flow is paused; and what of the documents would not be written. */
  warnings: Reason[];
}

/** What would be posted once a person has replayed it, as its sentence says; null: a replay alone changes nothing. */
export type AfterReplay = PreviewedDocument[] | null;

export interface PreviewedDocument {
  key: string;
  operation: string;
  /** The text by which the document is found again. */
  reference: string | null;
  /** Of a state or a change: the record that it is about. */
  id: string | null;
  record: Record<string, unknown>;
  amount: string | null;
  currency: string | null;
  /** It is a change of another document of this subject. */
  isChange: boolean;
  /** `nothing`: it stands already, or waits for a person. */
  would: 'post' | 'nothing';
  posting: StandingPosting | null;
  /** Whether another document than this was posted; null: nothing was, or that is not known. */
  changed: boolean | null;
  /** What is wrong with it for the target system. */
  refusal: Reason | null;
}

/** A posting under the key. */
export interface StandingPosting {
  id: string;
  state: PostingState;
  documentNumber: string | null;
  reason: Reason | null;
}
