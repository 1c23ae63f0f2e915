// Unified objects that are written: created and changed through postings.
import type { PostingOperation } from '../posting-operation.ts';
import type { ObjectName } from './all.ts';

export type ObjectOperation = `${ObjectName}.${'create' | 'update'}`;

export interface ObjectWrite {
  /** What is changed; left out where something is created. */
  id?: string | undefined;
  /** What a created document is known again by. */
  reference?: string | undefined;
  /** The fields of the model for creating or changing, decimals as text. */
  record: Record<string, unknown>;
}

/** `PostedDocument.number` of a write is the id that the record has in lists. */
export interface ObjectWriter extends PostingOperation<ObjectWrite> {
  /** What would be sent, in the system's own words. Throws kind `input` with every field that is wrong. */
  prepare(write: ObjectWrite): Promise<unknown>;
  /** Whether what was created has been taken back since, so that its reference is free for another. Left out: it never is. */
  isTakenBack?(id: string): Promise<boolean>;
  /** Asks the system, without saving anything, what it would say to what has been prepared. Throws what creating would throw. */
  rehearse?(write: ObjectWrite): Promise<Rehearsal>;
}

export interface Rehearsal {
  /** What was looked at, as sentences. */
  checked: string[];
  /** Such as the prices that the system has found. */
  simulated?: Record<string, unknown>;
  warnings: string[];
}
