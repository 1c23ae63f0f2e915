// What a restore changes in the data: the processes of the backup have ended, Kontor does not know what they sent after it, and it reads
// their sources again.
import { type Kysely, sql } from 'kysely';
import { appendAudit } from '../audit.ts';
import { marginMs } from '../restores.ts';
import type { Schema } from '../schema.ts';
import type { BackupHeader } from './backup-file.ts';

/** Runs in the transaction of the restore. Returns the moment of the restore, which is never before that of the backup. */
export async function noteRestore(
  tx: Kysely<Schema>,
  { takenAt, kontor }: Pick<BackupHeader, 'takenAt' | 'kontor'>,
): Promise<Date> {
  const taken = new Date(takenAt);
  const lookFrom = new Date(taken.getTime() - marginMs);
  // If documents are still in doubt since an earlier restore, Kontor goes on looking from the moment of that one.
  const { rows } = await sql<{ restored_at: Date }>`
    insert into restores (restored_at, backup_taken_at, look_from, kontor)
    select greatest(clock_timestamp(), ${taken}::timestamptz), ${taken}::timestamptz,
      least(${lookFrom}::timestamptz, min(look_from)), ${kontor} from restores
    where restored_at > ${taken}::timestamptz - interval '30 days' or exists (select from restored_flows where cleared_at is null)
    returning restored_at`.execute(tx);
  const { restored_at: restoredAt } = rows[0] as { restored_at: Date };
  await sql`delete from restored_flows`.execute(tx);
  await sql`insert into restored_flows (flow_id) select id from flows`.execute(tx);
  // The senders have ended. The quiet period begins now, because one of them may have sent until now.
  await sql`update postings set next_at = ${restoredAt} where state = 'sent'`.execute(tx);
  await sql`update postings set next_at = ${restoredAt}, uncertain_since = ${restoredAt} where state = 'uncertain'`.execute(
    tx,
  );
  // The systems may have newer states since the backup, so Kontor sends even an equal state again when its flow wants it.
  await sql`update postings set acknowledged = null, document_hash = '' where keep = 'latest' and state = 'accepted'`.execute(
    tx,
  );
  await sql`update cursors set claimed_by = null, claimed_until = null, polled_at = null`.execute(tx);
  await sql`update runs set leased_until = ${restoredAt} where ended_at is null`.execute(tx);
  await sql`update examinations set leased_until = ${restoredAt} where ended_at is null`.execute(tx);
  // Sessions that were ended after the backup, and links that were used after it, must not work again.
  await sql`update browser_sessions set ended_at = ${restoredAt}, tokens = null where ended_at is null`.execute(
    tx,
  );
  await sql`delete from sign_in_links where used_at is null`.execute(tx);
  await appendAudit(
    tx,
    {
      tenant: null,
      actor: { id: 'kontor', name: 'kontor restore' },
      action: 'database.restored',
      subject: takenAt,
      after: { backup_taken_at: takenAt, backup_of: kontor },
    },
    restoredAt,
  );
  return restoredAt;
}
