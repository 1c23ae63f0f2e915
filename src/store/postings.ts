// Postings: one row per intended write, changed only by moves that name the state they start from.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { asJson, jsonOf } from './json.ts';
import { holdOfPaused } from './paused-flows.ts';
import { postingList } from './posting-list.ts';
import {
  type AttemptNote,
  type AttemptRow,
  type Holder,
  type Move,
  type Posting,
  type PostingDraftRow,
  planOf,
  postingColumns,
} from './posting-rows.ts';
import { postingWrites } from './posting-writes.ts';
import { isUsedReference, referenceIsUsed } from './reference-used.ts';
import { heldAPlace, waitingFor } from './replayed.ts';
import type { Schema } from './schema.ts';
import type { SharedClock } from './shared-clock.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export type Postings = ReturnType<typeof postings>;

export function postings(db: Kysely<Schema>, clock: Pick<SharedClock, 'databaseTime'>) {
  const read = () => db.selectFrom('postings').select(postingColumns);
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
    ...postingList(db),
    /**
     * Writes the row, or answers the one that has this business key already: `id` tells which. A row written as `sent`
     * is on disk when this resolves, and the process that wrote it is the one to send it.
     */
    open: (draft: PostingDraftRow) => opener.add(draft),
    /** Replaces the document of a posting that was never sent. False: it has moved on meanwhile. */
    async replan(id: string, draft: Omit<PostingDraftRow, 'id' | 'requestId'>): Promise<boolean> {
      const replanned = db
        .updateTable('postings')
        .set({
          ...planOf(draft),
          reason: asJson(draft.reason),
          document: asJson(draft.document),
          basis: asJson(draft.basis),
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
    /** False: it was not in `from` any more, and nothing happened. `sent` is on disk when this resolves. */
    move: (move: Move) => mover.add(move),
    async markChangedAfter(id: string, at: Date): Promise<void> {
      await db.updateTable('postings').set({ changed_after_at: at }).where('id', '=', id).execute();
    },
    async forgetAnswers(id: string): Promise<void> {
      await db
        .updateTable('postings')
        .set({ answers: jsonOf([]) })
        .where('id', '=', id)
        .execute();
    },
    /** It was taken back in the system: its reference is free for another. */
    async markReversed(id: string, at: Date): Promise<void> {
      await db.updateTable('postings').set({ reversed_at: at }).where('id', '=', id).execute();
    },
    /** The posting that stands, or may, with this reference on this system. */
    async holder({
      system,
      operation,
      reference,
    }: Pick<PostingDraftRow, 'system' | 'operation' | 'reference'>): Promise<Holder | undefined> {
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
    /** Another posting that is booked as this document. */
    async bookedAs(
      { id, system, operation }: Pick<Posting, 'id' | 'system' | 'operation'>,
      number: string,
    ): Promise<Holder | undefined> {
      const { rows } = await sql<Holder>`
        select p.id, p.state, p.document_number as "documentNumber", c.tenant_id as "tenantId"
        from postings p join connections c on c.id = p.connection_id
        where p.system = ${system} and split_part(p.operation, '.', 1) = split_part(${operation}, '.', 1)
          and p.document_number = ${number} and p.id <> ${id} and p.state = 'accepted' and p.reversed_at is null
        limit 1`.execute(db);
      return rows[0];
    },
    /** One that is planned waits until then; null: until somebody comes back to it. */
    async postpone(id: string, until: Date | null, reason: Reason<Redacted>): Promise<void> {
      await db
        .updateTable('postings')
        .set({ next_at: until, reason: waitingFor(reason), updated_at: sql`now()` })
        .where('id', '=', id)
        .where('state', '=', 'planned')
        .execute();
    },
    /** Puts off when the sweeper looks again; one that has been claimed or decided meanwhile is left as it is. */
    async postponeAll(ids: readonly string[], until: Date): Promise<void> {
      if (ids.length === 0) return;
      await db
        .updateTable('postings')
        .set({ next_at: until })
        .where('id', 'in', ids)
        .where('state', 'in', ['planned', 'uncertain'])
        .execute();
    },
    /**
     * Removes a row that only held a subject's place, once the flow has dealt with the subject. One that the flow itself has
     * made wait again meanwhile stays, and so does one that a person has decided about.
     */
    async dropPlaceholder(id: string): Promise<void> {
      await db
        .deleteFrom('postings')
        .where('id', '=', id)
        .where('state', '=', 'planned')
        .where('document', 'is', null)
        .where(heldAPlace)
        .where(sql<boolean>`answers = '[]'`)
        .where(
          sql<boolean>`not exists (select from attempts where posting_id = postings.id and kind in ('close', 'settle'))`,
        )
        .execute();
    },
    /** Removes the row of a subject that could not be dealt with, and now has been: its states have keys of their own. */
    async dropSubject(connectionId: string, operation: string, businessKey: string) {
      await db
        .deleteFrom('postings')
        .where('business_key', '=', businessKey)
        .where('connection_id', '=', connectionId)
        .where('operation', '=', operation)
        .where('state', 'in', ['planned', 'parked'])
        .where('document', 'is', null)
        .where('attempts', '=', 0)
        .execute();
    },
    /** Holds those of these whose flow is paused, and answers which; see `paused-flows.ts`. */
    holdOfPaused: (ids: readonly string[], reason: Reason<Redacted>) => holdOfPaused(db, ids, reason),
    get: (scope: TenantScope, id: string) =>
      read().where('id', '=', id).where(ofConnectionIn(scope)).executeTakeFirst() as Promise<
        Posting | undefined
      >,
    find: byKey,
    findAll: (connectionId: string, operation: string, businessKeys: readonly string[]) =>
      read()
        .where('connection_id', '=', connectionId)
        .where('operation', '=', operation)
        .where('business_key', '=', sql<string>`any (${businessKeys}::text[])`)
        .execute() as Promise<Posting[]>,
    /** The one that a caller has asked for under this Idempotency-Key. */
    ofCaller: (connectionId: string, key: string) =>
      read()
        .where('idempotency_key', '=', key)
        .where('connection_id', '=', connectionId)
        .executeTakeFirst() as Promise<Posting | undefined>,
    attemptsOf: (id: string) =>
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
    /** The latest of them, in no order. */
    answersTo: (id: string) =>
      db
        .selectFrom('attempts')
        .select(['number', 'kind', 'outcome', 'answer'])
        .where('posting_id', '=', id)
        .orderBy('id', 'desc')
        .limit(30)
        .execute() as Promise<AttemptNote[]>,
    /** Those whose time has come: the first of every connection, then the second, and so on. */
    due: (now: Date, limit: number, busy: readonly string[] = []) =>
      db
        .selectFrom('connections as connection')
        .innerJoinLateral(
          eb =>
            eb
              .selectFrom('postings')
              .select([...postingColumns, sql<number>`row_number() over (order by next_at)`.as('place')])
              .whereRef('postings.connection_id', '=', 'connection.id')
              .where('next_at', '<=', now)
              // States have their own writer; see `latest-postings.ts`.
              .where(sql<boolean>`(keep = 'once' or state <> 'planned')`)
              .orderBy('next_at')
              .limit(limit)
              .as('due'),
          join => join.onTrue(),
        )
        .selectAll('due')
        .$if(busy.length > 0, query => query.where('connection.id', 'not in', busy))
        .orderBy('place')
        .orderBy('nextAt')
        .limit(limit)
        .execute() as Promise<Posting[]>,
    /** Everything that is `sent` is due now: for a start at which no sender can be alive. */
    async orphanAll(): Promise<void> {
      await db
        .updateTable('postings')
        .set({ next_at: new Date(0) })
        .where('state', '=', 'sent')
        .execute();
    },
    /** What is planned or uncertain on this connection, or comes from it, is looked at now. */
    async dueNow(connectionId: string): Promise<void> {
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
    /** How many of a connection or flow may still be sent or are not decided. */
    async countOpen(of: { connectionId: string } | { flowId: string }): Promise<number> {
      const column = 'flowId' in of ? 'flow_id' : 'connection_id';
      const row = await db
        .selectFrom('postings')
        .select(sql<number>`count(*)::int`.as('count'))
        .where(column, '=', 'flowId' in of ? of.flowId : of.connectionId)
        .where('state', 'in', 'flowId' in of ? ['sent', 'uncertain'] : ['planned', 'sent', 'uncertain'])
        .executeTakeFirstOrThrow();
      return row.count;
    },
    /** Ids of what is planned for a flow, at most so many. */
    async plannedOf(flowId: string, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('postings')
        .select('id')
        .where('flow_id', '=', flowId)
        .where('state', '=', 'planned')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
