// The audit trail: who changed what, in the transaction of the change. Each entry's hash covers the hash before it, so
// that an entry which is edited, removed or slipped in breaks the chain for everybody who looks.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Caller, TenantScope } from '../core/caller.ts';
import { jsonOf } from './json.ts';
import type { Period } from './period.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

export interface AuditEntry {
  at: string;
  /** Null: it concerns all of Kontor. */
  tenant: string | null;
  actor: { id: string; name: string };
  /** `connection.updated`. */
  action: string;
  /** The id of what was changed. */
  subject: string;
  /** Without secrets. */
  before?: unknown;
  after?: unknown;
}

export type AuditDraft = Omit<AuditEntry, 'at' | 'actor'> & { actor: Pick<Caller, 'id' | 'name'> };

export interface StoredAuditEntry extends AuditEntry {
  seq: number;
  hash: string;
}

export interface AuditState {
  entries: number;
  /** The hash of the last entry; kept elsewhere, it also proves later that nothing was cut off. */
  head: string;
  /** The first entry that does not follow from the one before; undefined: the chain is whole. */
  broken: { seq: number; why: string } | undefined;
}

export type Audit = ReturnType<typeof audit>;

/**
 * Entries are text, so that they are exactly what their hash covers; their times as text are in the order of time. Not read as JSON: an
 * entry that somebody has edited may be none.
 */
const at = sql<string>`substring(entry from '"at":"([^"]*)"')`;

/** What the first entry stands on. */
const origin = '0'.repeat(64);
/** Of the lock that makes entries come one after the other. */
const lockNumber = 4_510_722;

const hashOf = (prior: string, entry: string) =>
  createHash('sha256').update(`${prior}\n${entry}`).digest('hex');

/** Adds an entry in the caller's transaction. */
export async function appendAudit(tx: Kysely<Schema>, draft: AuditDraft, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(tx);
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { tenant, actor, action, subject, before, after } = draft;
  const entry = jsonOf({
    at: at.toISOString(),
    tenant,
    actor: { id: actor.id, name: actor.name },
    action,
    subject,
    before,
    after,
  } satisfies AuditEntry);
  await tx
    .insertInto('audit')
    .values({
      seq: Number(last?.seq ?? 0) + 1,
      tenant_id: tenant,
      subject,
      entry,
      hash: hashOf(last?.hash ?? origin, entry),
    })
    .execute();
}

export function audit(db: Kysely<Schema>) {
  const columns = ['seq', 'tenant_id', 'subject', 'entry', 'hash'] as const;
  return {
    /** Newest first. */
    async list(
      scope: TenantScope,
      {
        subject,
        before,
        limit,
        since,
        until,
      }: Period & { subject?: string | undefined; before?: number | undefined; limit: number },
    ): Promise<StoredAuditEntry[]> {
      let query = db.selectFrom('audit').select(columns).where(ofTenant(scope)).orderBy('seq', 'desc');
      if (subject !== undefined) query = query.where('subject', '=', subject);
      if (before !== undefined) query = query.where('seq', '<', before);
      if (since) query = query.where(at, '>=', since.toISOString());
      if (until) query = query.where(at, '<', until.toISOString());
      const rows = await query.limit(limit).execute();
      return rows.map(({ seq, entry, hash }) => ({
        ...(JSON.parse(entry) as AuditEntry),
        seq: Number(seq),
        hash,
      }));
    },
    /** Reads the whole chain. `knownHead`: a head that was seen before and must still be in it. */
    async verify(knownHead?: string): Promise<AuditState> {
      let last = 0;
      let head = origin;
      let seen = knownHead === undefined || knownHead === origin;
      for (;;) {
        const rows = await db
          .selectFrom('audit')
          .select(columns)
          .where('seq', '>', last)
          .orderBy('seq')
          .limit(1_000)
          .execute();
        for (const row of rows) {
          const seq = Number(row.seq);
          const broken = (why: string) => ({ entries: last, head, broken: { seq, why } });
          if (seq !== last + 1) return broken(`entry ${last + 1} is missing`);
          if (row.hash !== hashOf(head, row.entry))
            return broken(`entry ${seq} is not the one that was written`);
          const { tenant, subject } = JSON.parse(row.entry) as AuditEntry;
          if (tenant !== row.tenant_id || subject !== row.subject)
            return broken(`entry ${seq} is filed under another tenant or subject than it names`);
          last = seq;
          head = row.hash;
          seen ||= head === knownHead;
        }
        if (rows.length < 1_000) break;
      }
      const why =
        'the entry with the known hash is not there: the end of the chain was cut off, or all of it rewritten';
      return { entries: last, head, broken: seen ? undefined : { seq: last, why } };
    },
  };
}
