// Unified objects that are written: every write of every origin is carried out by one of these.
import { modelOf, type ObjectName } from './all.ts';

export type ObjectOperation = `${ObjectName}.${'create' | 'update'}`;

export interface ObjectWrite {
  /** What is changed; left out where something is created. */
  id?: string | undefined;
  /** What a created document is known again by. */
  reference?: string | undefined;
  /** The fields of the model for creating or changing, decimals as text. */
  record: Record<string, unknown>;
}

export const objectOf = (operation: ObjectOperation): ObjectName =>
  operation.slice(0, operation.indexOf('.')) as ObjectName;

/** Of one that creates: what only one document of this object may carry that stands in the system. */
export function uniqueReference(
  operation: ObjectOperation,
  { reference, record }: ObjectWrite,
): string | null {
  const { knownWith } = modelOf(objectOf(operation));
  if (reference === undefined) return null;
  return knownWith === undefined ? reference : `${record[knownWith]}/${reference}`;
}

export interface ObjectWriter {
  /** What would be sent, in the system's own words. Throws kind `input` with every field that is wrong. */
  prepare(write: ObjectWrite): Promise<unknown>;
  /**
   * Sends it once. Throws
   * - kind `uncertain` when the answer was lost after sending,
   * - kind `rejected` when the system understood and refused,
   * - any other kind when the request surely changed nothing.
   */
  post(write: ObjectWrite, context: { requestId: string }): Promise<Written>;
  /**
   * Finds documents that carry the reference, or the record as it was to become. More than one means that a person has to
   * look. `since`: it may have been sent, but not before this moment; left out: it was not sent yet. Throws kind `conflict`
   * when what is there may be it or not, and only a person can tell.
   */
  find(write: ObjectWrite, since?: Date): Promise<Written[]>;
  /** Whether what was created has been taken back since, so that its reference is free for another. Left out: it never is. */
  isTakenBack?(id: string): Promise<boolean>;
  /** Asks the system, without saving anything, what it would say to what has been prepared. Throws what creating would throw. */
  rehearse?(write: ObjectWrite): Promise<Rehearsal>;
}

export interface Written {
  /** The id that the record has in lists: `1000000042`, `1710:2026:100000042`. */
  number: string;
  /** Warnings that came with success. */
  warnings?: string[];
}

export interface Rehearsal {
  /** What was looked at, as sentences. */
  checked: string[];
  /** Such as the prices that the system has found. */
  simulated?: Record<string, unknown>;
  warnings: string[];
}
