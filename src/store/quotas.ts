// Refuses what a tenant would have too much of, in the transaction that would make it. The tenant's row is locked, so of
// two that are made at the same time the second counts the first.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { KontorError } from '../core/errors.ts';
import { defaultQuotas, type QuotaKind, type Quotas, quotaKinds } from '../core/quotas.ts';
import type { Schema } from './schema.ts';

/** What counts: the rows of a tenant that are there still. */
const counted: Record<QuotaKind, (tenant: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  keys: tenant => sql`api_keys where tenant_id = ${tenant} and revoked_at is null
    and (expires_at is null or expires_at > now())`,
  connect_sessions: tenant =>
    sql`connect_sessions where tenant_id = ${tenant} and used_at is null and expires_at > now()`,
  connections: tenant => sql`connections where tenant_id = ${tenant} and deleted_at is null`,
  flows: tenant => sql`flows where from_id in (select id from connections where tenant_id = ${tenant})`,
  destinations: tenant => sql`destinations where tenant_id = ${tenant} and deleted_at is null`,
};

const words: Record<QuotaKind, { name: string; next: string }> = {
  keys: { name: 'API keys', next: 'Revoke one that nobody uses any more' },
  connect_sessions: { name: 'open connect sessions', next: 'Cancel one, or wait until one expires' },
  connections: { name: 'connections', next: 'Delete one that nobody uses any more' },
  flows: { name: 'flows', next: 'Delete one that nobody uses any more' },
  destinations: { name: 'destinations', next: 'Delete one where nobody listens any more' },
};

/**
 * Throws `conflict/quota-reached`; of connect sessions, which expire, `limited/quota-reached` with the time
 * until the first of them does. Call it before the insert, in its transaction.
 */
export async function refuseBeyondQuota(tx: Kysely<Schema>, tenant: string, kind: QuotaKind): Promise<void> {
  const row = await tx
    .selectFrom('tenants')
    .select('quotas')
    .where('id', '=', tenant)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const most = { ...defaultQuotas, ...row.quotas }[kind];
  // A statement of its own: the one before saw what was there before it waited for the lock.
  const { rows } = await sql<{ used: number; soonestMs: number | null }>`
    select count(*)::int as used, ${
      kind === 'connect_sessions'
        ? sql`ceil(extract(epoch from min(expires_at) - now()) * 1000)::float8`
        : sql`null`
    } as "soonestMs" from ${counted[kind](sql`${tenant}`)}`.execute(tx);
  const { used = 0, soonestMs = null } = rows[0] ?? {};
  if (used < most) return;
  const { name, next } = words[kind];
  throw new KontorError(
    soonestMs === null ? 'conflict' : 'limited',
    'quota-reached',
    `Tenant ${tenant} has ${used} ${name}, of at most ${most}. Nothing was made.`,
    {
      details: { tenant, kind, used, most },
      ...(soonestMs === null ? {} : { retryAfterMs: soonestMs }),
      next: `${next}, or ask the person who runs Kontor for more: kontor tenants update ${tenant} --quota ${kind}=N.`,
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
