// Postings: one row per intended write, changed only by moves that name the state they start from.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { PostingState } from '../core/words.ts';
import { asJson, jsonOf } from './json.ts';
import { holdOfPaused } from './paused-flows.ts';
import {
  type AttemptRow,
  type Holder,
  type Move,
  type Posting,
  type PostingDraftRow,
  planOf,
} from './posting-rows.ts';
import { postingWrites } from './posting-writes.ts';
import { isUsedReference, referenceIsUsed } from './reference-used.ts';
import type { Schema } from './schema.ts';
import type { SharedClock } from './shared-clock.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface PostingFilter {
  /** Any of these flows; an empty list matches nothing. */
  flowIds?: string[] | undefined;
  connectionId?: string | undefined;
  state?: PostingState | undefined;
  businessKey?: string | undefined;
  /** Continue after this id. */
  after?: string | undefined;
  limit: number;
}

export interface Postings {
  /**
   * Writes the row, or answers the one that has this business key already: `id` tells which. A row written as `sent`
   * is on disk when this resolves, and whoever wrote it is the one to send it.
   */
  open(draft: PostingDraftRow): Promise<Posting>;
  /** Replaces the document of a posting that was never sent. False: it has moved on meanwhile. */
  replan(id: string, draft: Omit<PostingDraftRow, 'id' | 'requestId'>): Promise<boolean>;
  /** False: it was not in `from` any more, and nothing happened. `sent` is on disk when this resolves. */
  move(move: Move): Promise<boolean>;
  markChangedAfter(id: string, at: Date): Promise<void>;
  /** It was taken back in the system: its reference is free for another. */
  markReversed(id: string, at: Date): Promise<void>;
  /** The posting that stands, or may, with this reference on this system. */
  holder(of: Pick<PostingDraftRow, 'system' | 'operation' | 'reference'>): Promise<Holder | undefined>;
  /** Another posting that is booked as this document. */
  bookedAs(of: Pick<Posting, 'id' | 'system' | 'operation'>, number: string): Promise<Holder | undefined>;
  /** One that is planned waits until then; null: until somebody comes back to it. */
  postpone(id: string, until: Date | null, reason: Reason<Redacted>): Promise<void>;
  /** Puts off when the sweeper looks again; one that has been claimed or decided meanwhile is left as it is. */
  putOff(ids: readonly string[], until: Date): Promise<void>;
  /**
   * Removes a row that only held a subject's place, once the flow has dealt with the subject. One that the flow itself has
   * made wait again meanwhile stays.
   */
  dropPlaceholder(id: string): Promise<void>;
  /** Holds those of these whose flow is paused, and answers which; see `paused-flows.ts`. */
  holdOfPaused(ids: readonly string[], reason: Reason<Redacted>): Promise<Set<string>>;
  get(scope: TenantScope, id: string): Promise<Posting | undefined>;
  find(connectionId: string, operation: string, businessKey: string): Promise<Posting | undefined>;
  /** The one that a caller has asked for under this Idempotency-Key. */
  ofCaller(connectionId: string, key: string): Promise<Posting | undefined>;
  list(scope: TenantScope, filter: PostingFilter): Promise<Posting[]>;
  attemptsOf(id: string): Promise<(AttemptRow & { number: number })[]>;
  /** Those whose time has come: the first of every connection, then the second, and so on. */
  due(now: Date, limit: number, busyConnections?: readonly string[]): Promise<Posting[]>;
  /** Everything that is `sent` is due now: for a start at which no sender can be alive. */
  orphanAll(): Promise<void>;
  /** What is planned or uncertain on this connection, or comes from it, is looked at now. */
  dueNow(connectionId: string): Promise<void>;
  /** How many of a connection or flow may still be sent or are not decided. */
  countOpen(of: { connectionId: string } | { flowId: string }): Promise<number>;
  /** Ids of what is planned for a flow, at most so many. */
  plannedOf(flowId: string, limit: number): Promise<string[]>;
  /** How many per operation and state. */
  counts(
    scope: TenantScope,
  ): Promise<{ flowId: string | null; operation: string; state: PostingState; count: number }[]>;
  /** Accepted amounts per operation and currency. */
  totals(
    scope: TenantScope,
  ): Promise<{ flowId: string | null; operation: string; currency: string; amount: string }[]>;
}

const columns = [
  'id',
  'connection_id as connectionId',
  'system',
  'flow_id as flowId',
  'subject_id as subjectId',
  'caller',
  'idempotency_key as idempotencyKey',
  'operation',
  'business_key as businessKey',
  'state',
  'reference',
  'request_id as requestId',
  'document',
  'document_hash as documentHash',
  'amount',
  'currency',
  'document_number as documentNumber',
  'reason',
  'attempts',
  'next_at as nextAt',
  'sent_at as sentAt',
  'uncertain_since as uncertainSince',
  'accepted_at as acceptedAt',
  'changed_after_at as changedAfterAt',
  'not_ours as notOurs',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

export function postings(db: Kysely<Schema>, clock: Pick<SharedClock, 'databaseTime'>): Postings {
  const read = () => db.selectFrom('postings').select(columns);
  const byKey = (connectionId: string, operation: string, businessKey: string) =>
    read()
      .where('connection_id', '=', connectionId)
      .where('operation', '=', operation)
      .where('business_key', '=', businessKey)
      .executeTakeFirst() as Promise<Posting | undefined>;

  const { opener, mover } = postingWrites(
    db,
    clock,
    ({ businessKeys, callersKeys }) =>
      read()
        .where(({ or, eb }) =>
          or([
            eb('business_key', 'in', businessKeys),
            ...(callersKeys.length === 0 ? [] : [eb('idempotency_key', 'in', callersKeys)]),
          ]),
        )
        .execute() as Promise<Posting[]>,
  );

  return {
    open: draft => opener.add(draft),
    async replan(id, draft) {
      const replanned = db
        .updateTable('postings')
        .set({
          ...planOf(draft),
          reason: asJson(draft.reason),
          document: asJson(draft.document),
          updated_at: sql`now()`,
        })
        .where('id', '=', id)
        .where('state', '=', 'planned')
        .executeTakeFirst();
      const result = await replanned.catch(error => {
        throw isUsedReference(error) ? referenceIsUsed(draft.reference ?? '') : error;
      });
      return result.numUpdatedRows > 0n;
    },
    move: move => mover.add(move),
    async markChangedAfter(id, at) {
      await db.updateTable('postings').set({ changed_after_at: at }).where('id', '=', id).execute();
    },
    async markReversed(id, at) {
      await db.updateTable('postings').set({ reversed_at: at }).where('id', '=', id).execute();
    },
    async holder({ system, operation, reference }) {
      if (reference === null) return undefined;
      const { rows } = await sql<Holder>`
        select p.id, p.state, p.document_number as "documentNumber", c.tenant_id as "tenantId"
        from postings p join connections c on c.id = p.connection_id
        where p.system = ${system} and split_part(p.operation, '.', 1) = split_part(${operation}, '.', 1)
          and upper(p.reference) = upper(${reference}) and p.state not in ('rejected', 'closed') and p.reversed_at is null`.execute(
        db,
      );
      return rows[0];
    },
    async bookedAs({ id, system, operation }, number) {
      const { rows } = await sql<Holder>`
        select p.id, p.state, p.document_number as "documentNumber", c.tenant_id as "tenantId"
        from postings p join connections c on c.id = p.connection_id
        where p.system = ${system} and split_part(p.operation, '.', 1) = split_part(${operation}, '.', 1)
          and p.document_number = ${number} and p.id <> ${id} and p.state = 'accepted' and p.reversed_at is null
        limit 1`.execute(db);
      return rows[0];
    },
    async postpone(id, until, reason) {
      await db
        .updateTable('postings')
        .set({ next_at: until, reason: jsonOf(reason), updated_at: sql`now()` })
        .where('id', '=', id)
        .where('state', '=', 'planned')
        .execute();
    },
    async putOff(ids, until) {
      if (ids.length === 0) return;
      await db
        .updateTable('postings')
        .set({ next_at: until })
        .where('id', 'in', ids)
        .where('state', 'in', ['planned', 'uncertain'])
        .execute();
    },
    async dropPlaceholder(id) {
      await db
        .deleteFrom('postings')
        .where('id', '=', id)
        .where('state', '=', 'planned')
        .where('document', 'is', null)
        .where(
          sql`coalesce(reason->'params'->'why'->>'code', reason->>'code')`,
          'in',
          sql`('replayed', 'flow-paused', 'connection-paused', 'needs-credentials', 'limited')`,
        )
        .execute();
    },
    holdOfPaused: (ids, reason) => holdOfPaused(db, ids, reason),
    get: (scope, id) =>
      read().where('id', '=', id).where(ofConnectionIn(scope)).executeTakeFirst() as Promise<
        Posting | undefined
      >,
    find: byKey,
    ofCaller: (connectionId, key) =>
      read()
        .where('idempotency_key', '=', key)
        .where('connection_id', '=', connectionId)
        .executeTakeFirst() as Promise<Posting | undefined>,
    async list(scope, { flowIds, connectionId, state, businessKey, after, limit }) {
      let query = read().where(ofConnectionIn(scope)).orderBy('id', 'desc').limit(limit);
      if (flowIds?.length === 0) return [];
      if (flowIds) query = query.where('flow_id', 'in', flowIds);
      if (connectionId) query = query.where('connection_id', '=', connectionId);
      if (state) query = query.where('state', '=', state);
      if (businessKey)
        query = query.where('business_key', 'like', `%${businessKey.replace(/[\\%_]/g, '\\$&')}`);
      if (after) query = query.where('id', '<', after);
      return (await query.execute()) as Posting[];
    },
    attemptsOf: id =>
      db
        .selectFrom('attempts')
        .select([
          'id',
          'number',
          'kind',
          'outcome',
          'reason',
          'started_at as startedAt',
          'ended_at as endedAt',
        ])
        .where('posting_id', '=', id)
        .orderBy('id')
        .execute() as Promise<(AttemptRow & { number: number })[]>,
    due: (now, limit, busy = []) =>
      db
        .selectFrom('connections as connection')
        .innerJoinLateral(
          eb =>
            eb
              .selectFrom('postings')
              .select([...columns, sql<number>`row_number() over (order by next_at)`.as('turn')])
              .whereRef('postings.connection_id', '=', 'connection.id')
              .where('next_at', '<=', now)
              .orderBy('next_at')
              .limit(limit)
              .as('due'),
          join => join.onTrue(),
        )
        .selectAll('due')
        .$if(busy.length > 0, query => query.where('connection.id', 'not in', busy))
        .orderBy('turn')
        .orderBy('nextAt')
        .limit(limit)
        .execute() as Promise<Posting[]>,
    async orphanAll() {
      await db
        .updateTable('postings')
        .set({ next_at: new Date(0) })
        .where('state', '=', 'sent')
        .execute();
    },
    async dueNow(connectionId) {
      await db
        .updateTable('postings')
        .set({ next_at: sql`now()` })
        .where(({ or, eb, selectFrom }) =>
          or([
            eb('connection_id', '=', connectionId),
            eb('flow_id', 'in', selectFrom('flows').select('id').where('from_id', '=', connectionId)),
          ]),
        )
        .where('state', 'in', ['planned', 'uncertain'])
        .where('next_at', 'is not', null)
        .execute();
    },
    async countOpen(of) {
      const column = 'flowId' in of ? 'flow_id' : 'connection_id';
      const row = await db
        .selectFrom('postings')
        .select(sql<number>`count(*)::int`.as('count'))
        .where(column, '=', 'flowId' in of ? of.flowId : of.connectionId)
        .where('state', 'in', 'flowId' in of ? ['sent', 'uncertain'] : ['planned', 'sent', 'uncertain'])
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async plannedOf(flowId, limit) {
      const rows = await db
        .selectFrom('postings')
        .select('id')
        .where('flow_id', '=', flowId)
        .where('state', '=', 'planned')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    async counts(scope) {
      const { rows } = await sql<Awaited<ReturnType<Postings['counts']>>[number]>`
        select flow_id as "flowId", operation, state, count(*)::int as count
        from postings where ${ofConnectionIn(scope)} group by 1, 2, 3`.execute(db);
      return rows;
    },
    async totals(scope) {
      const { rows } = await sql<Awaited<ReturnType<Postings['totals']>>[number]>`
        select flow_id as "flowId", operation, currency, sum(amount)::text as amount
        from postings where state = 'accepted' and currency is not null and ${ofConnectionIn(scope)}
        group by 1, 2, 3`.execute(db);
      return rows;
    },
  };
}
