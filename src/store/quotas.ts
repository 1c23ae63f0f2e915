// Refuses what a tenant would have too much of, in the transaction that would make it. The tenant's row is locked, so of
// two that are made at the same time the second counts the first.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { noSuch } from '../core/no-such.ts';
import { defaultQuotas, type QuotaKind, type Quotas, quotaKinds } from '../core/quotas.ts';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';

/** What counts: the rows of a tenant that are there still. */
const counted: Record<QuotaKind, (tenant: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  keys: tenant => sql`api_keys where tenant_id = ${tenant} and revoked_at is null
    and (expires_at is null or expires_at > now())`,
  connect_sessions: tenant =>
    sql`connect_sessions where tenant_id = ${tenant} and used_at is null and expires_at > now()`,
  widget_tokens: tenant => sql`widget_tokens where tenant_id = ${tenant} and expires_at > now()`,
  connections: tenant => sql`connections where tenant_id = ${tenant} and deleted_at is null`,
  flows: tenant => sql`flows where from_id in (select id from connections where tenant_id = ${tenant})`,
  destinations: tenant => sql`destinations where tenant_id = ${tenant} and deleted_at is null`,
};

const words = {
  keys: { what: say.reason('api-keys'), advice: say.reason('revoke-unused') },
  connect_sessions: { what: say.reason('open-connect-sessions'), advice: say.reason('cancel-one') },
  widget_tokens: { what: say.reason('open-widget-tokens'), advice: say.reason('revoke-unused') },
  connections: { what: say.reason('quota-of-connections'), advice: say.reason('delete-unused') },
  flows: { what: say.reason('quota-of-flows'), advice: say.reason('delete-unused') },
  destinations: { what: say.reason('quota-of-destinations'), advice: say.reason('delete-unheard') },
} satisfies Record<QuotaKind, unknown>;

/**
 * Throws `missing/no-tenant`, and `conflict/quota-reached`; of what expires soon, `limited/quota-reached` with the time
 * until the first of them does. Call it before the insert, in its transaction.
 */
export async function refuseBeyondQuota(tx: Kysely<Schema>, tenant: string, kind: QuotaKind): Promise<void> {
  const row = await tx
    .selectFrom('tenants')
    .select('quotas')
    .where('id', '=', tenant)
    .forUpdate()
    .executeTakeFirst();
  // It was deleted meanwhile.
  if (!row) throw noSuch('tenant', tenant);
  const most = { ...defaultQuotas, ...row.quotas }[kind];
  // A statement of its own: the one before saw what was there before it waited for the lock.
  const { rows } = await sql<{ used: number; soonestMs: number | null }>`
    select count(*)::int as used, ${
      kind === 'connect_sessions' || kind === 'widget_tokens'
        ? sql`ceil(extract(epoch from min(expires_at) - now()) * 1000)::float8`
        : sql`null`
    } as "soonestMs" from ${counted[kind](sql`${tenant}`)}`.execute(tx);
  const { used = 0, soonestMs = null } = rows[0] ?? {};
  if (used < most) return;
  throw say.error(
    'quota-reached',
    { tenant, used, most, quota: kind, ...words[kind] },
    {
      details: { tenant, kind, used, most },
      ...(soonestMs === null ? {} : { kind: 'limited', retryAfterMs: soonestMs }),
    },
  );
}

/** How much of each kind a tenant has now. */
export async function usedOf(db: Kysely<Schema>, tenant: string): Promise<Quotas> {
  const counts = quotaKinds.map(
    kind => sql`(select count(*)::int from ${counted[kind](sql`${tenant}`)}) as ${sql.ref(kind)}`,
  );
  const { rows } = await sql<Quotas>`select ${sql.join(counts)}`.execute(db);
  return rows[0] as Quotas;
}
