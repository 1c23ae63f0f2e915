// Deliveries: one row for each message and destination, until it has arrived or all tries are used up.
import { type Kysely, sql } from 'kysely';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { signingSecrets } from './destinations.ts';
import { jsonOf } from './json.ts';
import { insertMessages, type MessageDraft } from './messages.ts';
import type { Schema } from './schema.ts';
import type { Vault } from './vault.ts';

export interface Delivery {
  message: string;
  type: string;
  state: 'pending' | 'delivered' | 'failed';
  tries: number;
  nextAt: Date | null;
  /** What the destination said last: `200`, `503`, or why it could not be reached. */
  answer: Reason<Redacted> | null;
  deliveredAt: Date | null;
  createdAt: Date;
}

/** A delivery that this process makes until its lease expires. */
export interface DueDelivery {
  destinationId: string;
  messageId: string;
  /** This one included. */
  tries: number;
  /** Of this try. Another process that takes it, and a person who sends it again or corrects the address, set another. */
  leaseUntil: Date;
  url: string;
  /** With each of them it is signed. */
  secrets: string[];
  tenantId: string;
  type: string;
  data: Record<string, unknown>;
  /** Since when everything that went to this destination has failed; null: the last one has arrived. */
  failingSince: Date | null;
  createdAt: Date;
}

type Try = Pick<DueDelivery, 'destinationId' | 'messageId' | 'leaseUntil'>;

export type Deliveries = ReturnType<typeof deliveries>;

export function deliveries(db: Kysely<Schema>, vault: Vault) {
  /**
   * Stores the outcome of a try, and what that says of the destination: both in one statement. That of a try that was overtaken says
   * nothing any more.
   */
  const settle = async (
    { destinationId, messageId, leaseUntil }: Try,
    to: { state: Delivery['state']; nextAt: Date | null; answer: Reason<Redacted>; deliveredAt: Date | null },
    failingSince: Date | null,
  ): Promise<void> => {
    await sql`with settled as (
        update deliveries set state = ${to.state}, next_at = ${to.nextAt}, answer = ${jsonOf(to.answer)}::jsonb,
          delivered_at = ${to.deliveredAt}
        where destination_id = ${destinationId} and message_id = ${messageId} and state = 'pending'
          and next_at = ${leaseUntil}
        returning 1
      )
      update destinations set failing_since = ${failingSince}
      where id = ${destinationId} and exists (select from settled) and (failing_since is null) <> (${failingSince}::timestamptz is null)`.execute(
      db,
    );
  };
  return {
    /** The destinations to which something is due; at most `most` of each are counted. */
    async waiting(
      now: Date,
      most: number,
    ): Promise<{ destinationId: string; tenantId: string; ready: number }[]> {
      const { rows } = await sql<Awaited<ReturnType<Deliveries['waiting']>>[number]>`
        select d.id as "destinationId", d.tenant_id as "tenantId", due.count as ready
        from destinations d cross join lateral (
          select count(*)::int as count from (
            select from deliveries v where v.destination_id = d.id and v.next_at <= ${now} limit ${most}::int) as few
        ) as due
        where d.status = 'enabled' and d.deleted_at is null and due.count > 0`.execute(db);
      return rows;
    },
    /** Takes up to so many of each destination, oldest first, and leases them: nobody else takes them before `leaseUntil`. */
    async take(now: Date, leaseUntil: Date, wanted: ReadonlyMap<string, number>): Promise<DueDelivery[]> {
      const asked = [...wanted].map(([destination, most]) => ({ destination, most }));
      const { rows } = await sql<
        Omit<DueDelivery, 'secrets' | 'leaseUntil'> & { secrets: string; formerUntil: Date | null }
      >`with due as (
          select first.* from jsonb_to_recordset(${jsonOf(asked)}::jsonb) as wanted (destination text, most int)
          cross join lateral (
            select destination_id, message_id from deliveries
            where destination_id = wanted.destination and next_at <= ${now}
            order by next_at limit wanted.most for update skip locked
          ) as first
        ), taken as (
          update deliveries v set next_at = ${leaseUntil}, tries = v.tries + 1
          from due where v.destination_id = due.destination_id and v.message_id = due.message_id
          returning v.destination_id, v.message_id, v.tries
        )
        select t.destination_id as "destinationId", t.message_id as "messageId", t.tries, d.url, d.secrets,
          d.failing_since as "failingSince", d.former_until as "formerUntil", m.tenant_id as "tenantId", m.type, m.data, m.created_at as "createdAt"
        from taken t join destinations d on d.id = t.destination_id join messages m on m.id = t.message_id
        order by m.id`.execute(db);
      return rows.map(({ secrets: sealed, formerUntil, ...row }) => ({
        ...row,
        leaseUntil,
        secrets: signingSecrets(vault.open(sealed), formerUntil, now),
      }));
    },
    delivered: (one: Try, answer: Reason<Redacted>, at: Date) =>
      settle(one, { state: 'delivered', nextAt: null, answer, deliveredAt: at }, null),
    /** `nextAt` undefined: it was the last try. `at`: when it failed. */
    failed(one: Try, answer: Reason<Redacted>, nextAt: Date | undefined, at: Date): Promise<void> {
      const state = nextAt ? 'pending' : 'failed';
      return settle(one, { state, nextAt: nextAt ?? null, answer, deliveredAt: null }, at);
    },
    async list(
      destinationId: string,
      {
        state,
        after,
        limit,
      }: { state?: Delivery['state'] | undefined; after?: string | undefined; limit: number },
    ): Promise<Delivery[]> {
      let query = db
        .selectFrom('deliveries')
        .innerJoin('messages', 'messages.id', 'deliveries.message_id')
        .select([
          'messages.id as message',
          'messages.type',
          'deliveries.state',
          'tries',
          'next_at as nextAt',
          'answer',
          'delivered_at as deliveredAt',
          'messages.created_at as createdAt',
        ])
        .where('destination_id', '=', destinationId)
        .orderBy('messages.id', 'desc')
        .limit(limit);
      if (state) query = query.where('deliveries.state', '=', state);
      if (after) query = query.where('messages.id', '<', after);
      return query.execute();
    },
    /** Sends one again, or all that failed since then. Answers how many. */
    async replay(destinationId: string, which: { message: string } | { failedSince: Date }): Promise<number> {
      let query = db
        .updateTable('deliveries')
        .set({ state: 'pending', next_at: sql`now()`, tries: 0, delivered_at: null })
        .where('destination_id', '=', destinationId);
      query =
        'message' in which
          ? query.where('message_id', '=', which.message)
          : query.where('state', '=', 'failed').where('created_at', '>=', which.failedSince);
      const result = await query.executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
    /** A message for this destination alone. */
    add: (destinationId: string, draft: MessageDraft) =>
      db.transaction().execute(async tx => {
        const [id = ''] = await insertMessages(tx, [draft]);
        await tx.insertInto('deliveries').values({ destination_id: destinationId, message_id: id }).execute();
      }),
    /** What waits is looked at now. */
    async dueNow(destinationId: string): Promise<void> {
      await db
        .updateTable('deliveries')
        .set({ next_at: sql`now()` })
        .where('destination_id', '=', destinationId)
        .where('state', '=', 'pending')
        .execute();
    },
  };
}
