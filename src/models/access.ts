// What one system can do with one unified object: read it, tell what has changed, and write it. Flows, the API, watches and
// the engine use this and nothing else.
import type { KontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import { modelOf, type ObjectName, type UnifiedRecord } from './objects/all.ts';
import { say } from './sentences.ts';

export interface Access {
  list?(query: ObjectQuery): Promise<ObjectPage>;
  /** Undefined: there is none with this id. */
  get?(id: string, query: RecordQuery): Promise<{ record: UnifiedRecord; warnings: Reason[] } | undefined>;
  /** Those of these that the system has and that can be read, with items, in as few requests as it allows. Left out: `get` reads each. */
  getMany?(ids: readonly string[]): Promise<UnifiedRecord[]>;
  /**
   * What has been created or changed since the cursor, page by page, with a new cursor each (plain JSON), which is valid when
   * the page has been dealt with. Deletions are not seen.
   */
  changes?(cursor: unknown, from: ChangesFrom): AsyncIterable<ChangePage>;
  create?: ObjectWriter;
  update?: ObjectWriter;
  /** The document as a file (PDF). Throws kind `missing` where there is none. */
  file?(id: string): Promise<Uint8Array>;
}

export interface ObjectQuery {
  /** Checked against the filters of the model. */
  filters: Record<string, unknown>;
  /** Key of the last record before, part by part. */
  after: readonly string[] | undefined;
  limit: number;
  items: boolean;
  /** Left out: all. */
  fields: readonly string[] | undefined;
  raw: boolean;
}

export interface RecordQuery {
  raw: boolean;
  /** What of it is needed beyond what lists say: `items`, or a field of its details; left out: all. */
  parts?: readonly string[] | undefined;
}

/** A record of a list that cannot be read. */
export interface UnreadableRecord {
  /** Null: it does not say which one it is. */
  id: string | null;
  reason: Reason;
}

export interface ObjectPage {
  rows: UnifiedRecord[];
  /** What would stand among the rows if it could be read. */
  unreadable: UnreadableRecord[];
  /** Key of the last record when there may be more. */
  next: string[] | undefined;
  /** What a reader should know, such as a field that this system does not have. */
  warnings: Reason[];
}

export interface ChangesFrom {
  now: Date;
  /**
   * Where to begin without a cursor; undefined: now, so that nothing is answered but where to go on. A system that cannot be
   * asked for what has changed since a moment begins now in any case.
   */
  since: Date | undefined;
}

export interface ChangePage {
  changes: Change[];
  cursor: unknown;
}

/** A record is new, or has changed. */
export interface Change {
  /** Undefined: the record does not even say what it is. */
  id: string | undefined;
  /** What it belongs to: the order of a refund. */
  of?: string | undefined;
  /** Changes with the content. */
  fingerprint: string;
  /** When it changed, as far as the system says it; otherwise when it was read. */
  at: Date;
  /** As lists say it; undefined: it cannot be read. */
  record: UnifiedRecord | undefined;
  /** Why it cannot be read. Its flows read the full record anyway, and park it when that fails too. */
  unreadable?: Reason;
}

export type ObjectOperation = `${ObjectName}.${'create' | 'update'}`;

export interface ObjectWrite {
  /** What is changed; left out where something is created. */
  id?: string | undefined;
  /** The text by which a created document is found again. */
  reference?: string | undefined;
  /** The fields of the model for creating or changing, decimals as text. */
  record: Record<string, unknown>;
  /** Of a change: what the record comes to by it, in the fields of creating. It is what is compared when the record is read back. */
  result?: Record<string, unknown> | undefined;
}

/** Something that has accesses: an open connection. */
export interface WithObjects {
  objects?: { [Name in ObjectName]?: Access };
}

/** Throws `input/no-object` where the system does not have it, or cannot do that with it. */
export function accessTo<Act extends 'list' | 'get' | 'file'>(
  { objects }: WithObjects,
  object: ObjectName,
  act: Act,
): NonNullable<Access[Act]> {
  const can = objects?.[object]?.[act];
  if (can) return can as NonNullable<Access[Act]>;
  const missing = ({ list: 'does-not-list', get: 'not-by-id', file: 'not-as-file' } as const)[act];
  throw say.error('no-object', {
    lack: say.reason(objects?.[object] ? missing : 'lacks-object', { object }),
  });
}

/** Undefined: the system takes no such write. */
export function writerFor({ objects }: WithObjects, operation: ObjectOperation): ObjectWriter | undefined {
  return objects?.[objectOf(operation)]?.[operation.slice(operation.indexOf('.') + 1) as 'create' | 'update'];
}

export const objectOf = (operation: ObjectOperation): ObjectName =>
  operation.slice(0, operation.indexOf('.')) as ObjectName;

/** The field by which a created record is found again. */
export function knownField(object: ObjectName, record: ObjectWrite['record']): string {
  const { knownBy = 'reference' } = modelOf(object);
  return record[knownBy] === undefined ? 'reference' : knownBy;
}

/** For a create: the reference that only one document of this object, unless reversed, may carry in the system. */
export function uniqueReference(
  operation: ObjectOperation,
  { reference, record }: ObjectWrite,
): string | null {
  const { knownWith } = modelOf(objectOf(operation));
  if (reference === undefined) return null;
  const within = knownWith === undefined ? undefined : record[knownWith];
  return within === undefined ? reference : `${within}/${reference}`;
}

export interface ObjectWriter {
  /** What would be sent, in the system's own words. Throws kind `input` with every field that is wrong. */
  prepare(write: ObjectWrite): Promise<unknown>;
  /**
   * What of the record would not be written, because the system has no room or no code for it (`losses.ts`). Left out: everything
   * is written. Throws what `prepare` throws.
   */
  losses?(write: ObjectWrite): Promise<Reason[]>;
  /**
   * Sends it once. Throws
   * - kind `uncertain` when the answer was lost after sending,
   * - kind `rejected` when the system understood and refused,
   * - any other kind when the request surely changed nothing.
   */
  post(write: ObjectWrite, context: { requestId: string }): Promise<Written>;
  /**
   * Sends several states at once, at most `batchSize` of them and none twice, and answers each in its place. What it throws
   * concerns all of them: kind `rejected`, `input` and the like where the system refuses all because of one, so that Kontor
   * sends them again in halves.
   */
  postMany?(writes: readonly ObjectWrite[], context: { requestId: string }): Promise<Outcome[]>;
  /** The most that one call takes; left out: one. */
  batchSize?: number;
  /**
   * Finds documents that carry the reference; for an update, the record if it has the wanted values. More than one means that a
   * person has to decide. `since`: it may have been sent, but not before this moment; left out: it was not sent yet. Throws kind
   * `conflict` when only a person can tell whether it is the document.
   */
  find(write: ObjectWrite, since?: Date): Promise<Written[]>;
  /** Whether the created document was reversed, so that its reference is free for another. Left out: it never is. */
  isReversed?(id: string): Promise<boolean>;
  /** Has the system check the write without saving anything. Throws what creating would throw. */
  dryRun?(write: ObjectWrite): Promise<DryRun>;
}

/**
 * Of one among several. An error is one that `post` would throw: kind `uncertain` where the answer says nothing of this one, so
 * that Kontor reads it back with `find` before it believes it. All of a batch are read back at the same time.
 */
export type Outcome = { written: Written; losses?: Reason[] } | { error: KontorError };

export interface Written {
  /** The id that the record has in lists: `1000000042`, `1710:2026:100000042`. */
  number: string;
  /** Warnings that came with success. */
  warnings?: Reason[];
}

export interface DryRun {
  /** What was looked at. */
  checked: Reason[];
  /** Such as the prices that the system has found. */
  simulated?: Record<string, unknown>;
  warnings: Reason[];
}
