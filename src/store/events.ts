// Events, and in the same transaction the jobs that they cause. An event is stored once however often it arrives.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { groupCommit } from '../core/group-commit.ts';
import { newId } from '../core/ids.ts';
import { type Reason, worded } from '../core/reasons.ts';
import { fromCaller, type Redacted } from '../core/redacted.ts';
import type { EventSource } from '../core/words.ts';
import { groupIn } from './group-in.ts';
import { jsonOf } from './json.ts';
import { inPeriod, type Period } from './period.ts';
import { prepared } from './prepared.ts';
import type { FlowJob, Queue } from './queue.ts';
import type { Schema } from './schema.ts';
import { type Restore, type SetAsideDraft, setAsideIn } from './set-aside.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface EventDraft {
  connectionId: string;
  source: EventSource;
  topic: string;
  object: string;
  /** Empty where the record does not say it. */
  subjectId: string;
  /** What it belongs to: the order of a refund. */
  parentId?: string | null | undefined;
  dedupeKey: string;
  body: unknown;
  /** Why the record that it is about could not be read. */
  unreadable?: Reason<Redacted>;
  /** The jobs it causes: one per flow that listens. */
  jobs: FlowJob[];
}

export interface StoredEvent extends Omit<EventDraft, 'jobs' | 'unreadable'> {
  id: string;
  unreadable: Reason<Redacted> | null;
  receivedAt: Date;
}

/** The period is that in which they were received. */
export interface EventFilter extends Period {
  connectionId?: string | undefined;
  source?: EventSource | undefined;
  /** Events of this record, and of records that belong to it. */
  subjectId?: string | undefined;
  /** Only those whose record could not be read. */
  unreadable?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}

export type Events = ReturnType<typeof events>;

const columns = [
  'id',
  'connection_id as connectionId',
  'source',
  'topic',
  'object',
  'subject_id as subjectId',
  'parent_id as parentId',
  'dedupe_key as dedupeKey',
  'body',
  'unreadable',
  'received_at as receivedAt',
] as const;

/** Bodies of one list together, in bytes; the list is shorter then than was asked for, and goes on behind its last event. */
const maxListed = 2_000_000;
const listedAtOnce = 50;

export function events(db: Kysely<Schema>, queue: Queue) {
  /** One statement for both, because every round trip to the database is time that the sender of a webhook waits. */
  const store = async (on: Kysely<Schema>, entries: readonly Entry[]) => {
    const rows = entries.map(entry => entry.row);
    const jobs = entries.flatMap(({ row, jobs }) =>
      jobs.map(job => ({ ...queue.toInsert(job), event: row.id })),
    );
    const ofNew = sql`(select coalesce(jsonb_agg(job), '[]') from jsonb_array_elements(${jsonOf(jobs)}::jsonb)
      as v (job) where job->>'event' in (select id from added))`;
    await sql`
      ${prepared('add-events')}with added as (
        insert into events (id, connection_id, source, topic, object, subject_id, parent_id, dedupe_key, body, unreadable)
        select * from jsonb_to_recordset(${jsonOf(rows)}::jsonb) as v (id text, connection_id text,
          source text, topic text, object text, subject_id text, parent_id text, dedupe_key text, body jsonb,
          unreadable jsonb)
        on conflict (connection_id, dedupe_key) do nothing
        returning id
      ), enqueued as (${queue.inserting(ofNew)}) select`.execute(on);
  };
  const writer = groupCommit<EventDraft, 'stored' | 'set-aside'>(
    async drafts => {
      await store(db, drafts.map(entryOf));
      queue.wake();
      return drafts.map(() => 'stored' as const);
    },
    {
      waitMs: 3,
      maxItems: 256,
      instead: (draft, error) =>
        db.transaction().execute(async tx => {
          await setAsideIn(tx, asideOf(draft), error);
          return 'set-aside' as const;
        }),
    },
  );

  return {
    /**
     * Resolves when the event is durable. One that is known already changes nothing; one that the database refuses is
     * `set-aside`, and is durable there.
     */
    add: (draft: EventDraft) => writer.add(draft),
    /** Several at once in the caller's transaction, for sources that can be read again. Call `queue.wake` after it. */
    async addIn(tx: Kysely<Schema>, drafts: readonly EventDraft[]): Promise<void> {
      await groupIn<EventDraft, void>(tx, drafts, {
        async commit(some) {
          await store(tx, some.map(entryOf));
          return some.map(() => undefined);
        },
        instead: (draft, error) => setAsideIn(tx, asideOf(draft), error),
      });
    },
    /** Writes one that was set aside. Call `queue.wake` after it. */
    restore: ((tx, entry) =>
      store(tx, [entryOf(asNow(entry as Parameters<typeof asNow>[0]))])) satisfies Restore,
    /** Those of the drafts whose subject has had a webhook since it changed, give or take the tolerance. */
    async toldSince<T extends EventDraft & { changedAt: Date }>(
      tx: Kysely<Schema>,
      drafts: readonly T[],
      toleranceMs: number,
    ): Promise<Set<T>> {
      const asked = drafts.map((draft, i) => ({
        i,
        c: draft.connectionId,
        o: draft.object,
        s: draft.subjectId,
        at: new Date(draft.changedAt.getTime() - toleranceMs),
      }));
      const { rows } = await sql<{ i: number }>`
        select v.i from jsonb_to_recordset(${jsonOf(asked)}::jsonb)
          as v (i integer, c text, o text, s text, at timestamptz)
        where exists (
          select from events e where e.connection_id = v.c and e.object = v.o and e.subject_id = v.s
            and e.source = 'webhook' and e.received_at >= v.at)`.execute(tx);
      return new Set(rows.flatMap(({ i }) => drafts[i] ?? []));
    },
    /** The newest first: as many as were asked for, or fewer when their bodies are large. */
    async list(
      scope: TenantScope,
      { connectionId, source, subjectId, unreadable, after, limit, ...period }: EventFilter,
    ): Promise<StoredEvent[]> {
      const found: StoredEvent[] = [];
      let bytes = 0;
      let from = after;
      // In steps, so that large bodies are never read by the hundred.
      while (found.length < limit && bytes < maxListed) {
        const most = Math.min(limit - found.length, listedAtOnce);
        let query = db
          .selectFrom('events')
          .select([...columns, sql<number>`octet_length(body::text)`.as('bytes')])
          .where(ofConnectionIn(scope))
          .where(inPeriod(period, { id: 'event', column: 'received_at' }))
          .orderBy('id', 'desc')
          .limit(most);
        if (connectionId) query = query.where('connection_id', '=', connectionId);
        if (source) query = query.where('source', '=', source);
        if (subjectId)
          query = query.where(on =>
            on.or([on('subject_id', '=', subjectId), on('parent_id', '=', subjectId)]),
          );
        if (unreadable) query = query.where('unreadable', 'is not', null);
        if (from) query = query.where('id', '<', from);
        const rows = await query.execute();
        for (const { bytes: its, ...event } of rows) {
          if (found.length > 0 && bytes + its > maxListed) return found;
          bytes += its;
          found.push(event);
        }
        if (rows.length < most) break;
        from = rows.at(-1)?.id;
      }
      return found;
    },
    /** What these connections have told of such objects with these ids, and of what belongs to them; the newest first. */
    ofRecords: (
      connectionIds: readonly string[],
      objects: readonly string[],
      ids: readonly string[],
      limit: number,
    ): Promise<StoredEvent[]> =>
      db
        .selectFrom('events')
        .select(columns)
        .where(sql<boolean>`connection_id = any (${connectionIds}::text[])`)
        .where(
          sql<boolean>`(object = any (${objects}::text[]) and subject_id = any (${ids}::text[]) or parent_id = any (${ids}::text[]))`,
        )
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    async counts(scope: TenantScope): Promise<{ source: EventSource; count: number }[]> {
      const { rows } = await sql<{ source: EventSource; count: number }>`
        select source, count(*)::int as count from events where ${ofConnectionIn(scope)} group by 1`.execute(
        db,
      );
      return rows;
    },
  };
}

interface Entry {
  row: ReturnType<typeof rowOf>;
  jobs: FlowJob[];
}

const entryOf = (draft: EventDraft): Entry => ({ row: rowOf(draft), jobs: draft.jobs });

/** One that was set aside before events named an object, or before what is unreadable had a code. */
function asNow({
  kind,
  unreadable,
  ...draft
}: Omit<EventDraft, 'unreadable'> & {
  kind?: keyof typeof objectsBefore;
  unreadable?: EventDraft['unreadable'] | string;
}): EventDraft {
  const why =
    typeof unreadable === 'string'
      ? { code: 'unreadable', params: worded(fromCaller(unreadable)) }
      : unreadable;
  return {
    ...draft,
    ...(kind === undefined ? {} : { object: objectsBefore[kind] }),
    ...(why === undefined ? {} : { unreadable: why }),
  };
}

const objectsBefore = { order: 'shop-orders', refund: 'shop-refunds', customer: 'shop-customers' } as const;

const asideOf = (draft: EventDraft): SetAsideDraft => ({
  kind: 'event',
  connectionId: draft.connectionId,
  about: `${draft.topic} ${draft.subjectId}`,
  // The key of a change that a poll has found is another one each time.
  identity:
    draft.source === 'webhook' ? draft.dedupeKey : [draft.source, draft.topic, draft.subjectId, draft.body],
  entry: draft,
});

function rowOf(draft: EventDraft) {
  return {
    id: newId('event'),
    connection_id: draft.connectionId,
    source: draft.source,
    topic: draft.topic,
    object: draft.object,
    subject_id: draft.subjectId,
    parent_id: draft.parentId ?? null,
    dedupe_key: draft.dedupeKey,
    body: draft.body,
    unreadable: draft.unreadable ?? null,
  };
}
