// What a restore from a backup leaves in doubt: documents that were sent after the backup was made. Until a flow has read its
// sources past the restore, and the jobs of that reading have ended, each of its documents may be there already.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import type { Posting } from './posting-rows.ts';
import { jobsOpenIn, type Queue } from './queue.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface Restore {
  restoredAt: Date;
  backupTakenAt: Date;
  /** The version of Kontor that made the backup. */
  kontor: string;
  /** The documents that the backup does not know were all sent after this moment. */
  lookFrom: Date;
}

/** A connection over whose proxy callers had sent requests with an Idempotency-Key. */
export interface KeyedConnection {
  connectionId: string;
  name: string;
  /** How many keys the backup knows. */
  keys: number;
  lastSentAt: Date;
}

export type Restores = Awaited<ReturnType<typeof openRestores>>;

/** The clocks of sources and databases may differ by this much, and a source may report a change this much later. */
export const marginMs = 3_600_000;
/**
 * What callers of the API ask for is in no source. A flow that was created after the restore, perhaps in place of one that was lost,
 * has read nothing since the backup. For this long Kontor looks for each of their documents before it sends it.
 */
const callersMs = 30 * 86_400_000;

/** A restore happens while no process runs, so it is read once. */
export async function openRestores(db: Kysely<Schema>) {
  const last = await lastRestore(db);
  /** By flow. Once a flow is cleared, it stays cleared; one that was created after the restore is never among them. */
  const clearedAt = new Map<string, Date>();
  let isInDoubt = last !== undefined;

  /** The postings of this flow that were stored up to this moment are in doubt; undefined: all are. */
  const doubtfulUntil = async (flowId: string | null, { restoredAt }: Restore): Promise<Date | undefined> => {
    const afterwards = new Date(restoredAt.getTime() + callersMs);
    if (flowId === null) return afterwards;
    const known = clearedAt.get(flowId);
    if (known) return known;
    const row = await db
      .selectFrom('restored_flows')
      .select('cleared_at')
      .where('flow_id', '=', flowId)
      .executeTakeFirst();
    const until = row ? row.cleared_at : afterwards;
    if (until) clearedAt.set(flowId, until);
    return until ?? undefined;
  };

  return {
    /** Undefined: this database was never restored. */
    last,
    /** The earliest moment at which the document of a posting may have been sent, if it was stored at `storedAt`. */
    sentFrom: (storedAt: Date): Date => (last && last.lookFrom < storedAt ? last.lookFrom : storedAt),
    /**
     * The restore that leaves this posting in doubt: its document may have been sent before, and nobody has looked for it since.
     * Undefined: it is not in doubt.
     */
    async leavesInDoubt({ id, flowId, createdAt }: Posting): Promise<Restore | undefined> {
      if (!last) return undefined;
      const until = await doubtfulUntil(flowId, last);
      if (until && createdAt > until) return undefined;
      const looked = await db
        .selectFrom('attempts')
        .select('id')
        .where('posting_id', '=', id)
        .where('kind', 'in', ['find', 'settle'])
        .where('started_at', '>=', last.restoredAt)
        .limit(1)
        .executeTakeFirst();
      return looked ? undefined : last;
    },
    /** Whether one of the flows of the backup may not be cleared yet. */
    isInDoubt: () => isInDoubt,
    /** The flows that have not read their sources past the restore. */
    async unread(): Promise<string[]> {
      const rows = await db
        .selectFrom('restored_flows')
        .select('flow_id')
        .where('read_at', 'is', null)
        .execute();
      return rows.map(({ flow_id }) => flow_id);
    },
    /** Notes that these flows have read their sources past the restore. */
    async noteRead(flowIds: readonly string[]): Promise<void> {
      if (flowIds.length === 0) return;
      await db
        .updateTable('restored_flows')
        .set({ read_at: sql`clock_timestamp()` })
        .where('flow_id', 'in', flowIds)
        .where('read_at', 'is', null)
        .execute();
    },
    /** Clears the flows that have read past the restore and whose jobs of that reading have ended: their new postings are not in doubt. */
    async clear(): Promise<void> {
      await sql`
        update restored_flows r set cleared_at = clock_timestamp()
        where read_at is not null and cleared_at is null and not exists (
          select from pgboss.job where ${jobsOpenIn(everyTenant)} and group_id = r.flow_id and created_on <= r.read_at)`.execute(
        db,
      );
      const left = await db
        .selectFrom('restored_flows')
        .innerJoin('flows', 'flows.id', 'restored_flows.flow_id')
        .select('flow_id')
        .where('cleared_at', 'is', null)
        .limit(1)
        .executeTakeFirst();
      isInDoubt = left !== undefined;
    },
    /** The flows of this scope that are not cleared, and the connections whose proxy has taken keyed requests. */
    async open(scope: TenantScope): Promise<{ flows: string[]; keyed: KeyedConnection[] }> {
      const flows = await sql<{ id: string }>`
        select f.id from restored_flows r join flows f on f.id = r.flow_id
        where r.cleared_at is null and ${ofConnectionIn(scope, 'f.from_id')} order by f.id`.execute(db);
      const keyed = await keyedConnections(
        db,
        sql`k.sent_at <= ${last?.restoredAt ?? new Date(0)} and ${ofConnectionIn(scope, 'c.id')}`,
      );
      return { flows: flows.rows.map(({ id }) => id), keyed };
    },
  };
}

/** The connections of the keys for which the condition holds (`k`: the key, `c`: its connection). */
export async function keyedConnections(
  db: Kysely<Schema>,
  condition: RawBuilder<unknown>,
): Promise<KeyedConnection[]> {
  const { rows } = await sql<KeyedConnection>`
    select c.id as "connectionId", c.name, count(*)::int as keys, max(k.sent_at) as "lastSentAt"
    from idempotency_keys k join connections c on c.id = k.connection_id
    where c.deleted_at is null and ${condition} group by c.id, c.name order by c.id`.execute(db);
  return rows;
}

async function lastRestore(db: Kysely<Schema>): Promise<Restore | undefined> {
  const row = await db
    .selectFrom('restores')
    .selectAll()
    .orderBy('restored_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      restoredAt: row.restored_at,
      backupTakenAt: row.backup_taken_at,
      kontor: row.kontor,
      lookFrom: row.look_from,
    }
  );
}

/** Puts the jobs of the backup into the queue at the first start after a restore. Safe when several processes start together. */
export async function enqueueRestored(db: Kysely<Schema>, queue: Queue): Promise<void> {
  await db.transaction().execute(async tx => {
    const { rows } = await sql<{ data: Parameters<Queue['enqueue']>[0][number] }>`
      delete from restored_jobs returning data`.execute(tx);
    await queue.enqueue(
      rows.map(({ data }) => data),
      tx,
    );
  });
}
