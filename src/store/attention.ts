// What waits and what needs a person, in counts and money; and how far an installation has come.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { secondOfTime } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { PostingState } from '../core/words.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn, ofTenant } from './tenant-scope.ts';

/** Postings of one state, reason and currency that are not decided. */
export interface OpenMoney {
  state: Exclude<PostingState, 'accepted' | 'closed'>;
  /** Of parked ones. */
  code: string | null;
  /** Null: they have no amount. */
  currency: string | null;
  count: number;
  amount: string | null;
  /** The id of the newest. */
  newest: string;
}

/** Postings of one state, operation and currency, whatever their reasons. */
export interface StateAmounts {
  state: PostingState;
  operation: string;
  /** Null: they have no amount. */
  currency: string | null;
  count: number;
  amount: string | null;
}

export function attention(db: Kysely<Schema>) {
  return {
    async openMoney(scope: TenantScope): Promise<OpenMoney[]> {
      const { rows } = await sql<OpenMoney>`
        select state, case when state = 'parked' then reason->>'code' end as code, currency, count(*)::int as count,
          sum(amount)::text as amount, max(id) as newest
        from postings where state <> 'accepted' and state in ('planned', 'sent', 'uncertain', 'parked', 'rejected')
          and ${ofConnectionIn(scope)}
        group by 1, 2, 3`.execute(db);
      return rows;
    },
    /** Accepted documents that differ from what was sent. */
    async differing(
      scope: TenantScope,
    ): Promise<{ currency: string | null; count: number; amount: string | null }[]> {
      const { rows } = await sql<{ currency: string | null; count: number; amount: string | null }>`
        select currency, count(*)::int as count, sum(amount)::text as amount
        from postings where differs and ${ofConnectionIn(scope)} group by 1`.execute(db);
      return rows;
    },
    /** The reasons of these postings. */
    async reasonsOf(ids: readonly string[]): Promise<Map<string, Reason<Redacted>>> {
      const rows = await db
        .selectFrom('postings')
        .select(['id', 'reason'])
        .where('id', '=', sql<string>`any (${ids}::text[])`)
        .execute();
      return new Map(rows.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason]])));
    },
    /** Postings stored since then, by state, operation and currency. */
    async amountsSince(scope: TenantScope, since: Date): Promise<StateAmounts[]> {
      const { rows } = await sql<StateAmounts>`
        select state, operation, currency, count(*)::int as count, sum(amount)::text as amount from postings
        where created_at >= ${since} and id >= ${secondOfTime('posting', since.getTime() - 86_400_000)}
          and ${ofConnectionIn(scope)} group by 1, 2, 3`.execute(db);
      return rows;
    },
    /** Entries that were set aside, and change requests that another person can approve. */
    async waiting(scope: TenantScope, now: Date): Promise<{ setAside: number; requests: number }> {
      const { rows } = await sql<{ setAside: number; requests: number }>`select
        (select count(*)::int from set_aside where ${ofTenant(scope)}) as "setAside",
        (select count(*)::int from change_requests where ${ofTenant(scope)} and state = 'pending'
          and expires_at > ${now}) as requests`.execute(db);
      return rows[0] as { setAside: number; requests: number };
    },
    async isAnyAccepted(scope: TenantScope): Promise<boolean> {
      // Connection by connection, so that no tenant reads through the postings of others.
      const { rows } = await sql`select from connections c cross join lateral (
          select from postings where connection_id = c.id and accepted_at is not null order by connection_id, id limit 1) as one
        where ${ofTenant(scope, 'c.tenant_id')} limit 1`.execute(db);
      return rows.length > 0;
    },
  };
}
