// After a power cut the embedded database may have lost its last moments. The journal has not: what it holds and the
// database lacks is put back. A posting that may have left is put back as `uncertain`, to be looked up.
import { type Kysely, sql } from 'kysely';
import type { Log } from '../core/log.ts';
import { insertEvents } from './events.ts';
import type { Journal } from './journal.ts';
import type { FlowJob, Queue } from './queue.ts';
import type { Schema } from './schema.ts';

export async function recoverFromJournal(
  db: Kysely<Schema>,
  journal: Journal,
  queue: Queue,
  log: Log,
): Promise<void> {
  let events = 0;
  let intents = 0;
  for await (const entry of journal.entries()) {
    if (entry.type === 'event') {
      const { jobs, ...row } = entry.row as { jobs: FlowJob[] };
      await db.transaction().execute(async tx => {
        const inserted = await insertEvents(tx, [row]);
        if (inserted.size === 0) return;
        events++;
        await queue.enqueue(jobs, tx);
      });
    } else {
      intents += await putBackIntent(db, entry.row);
    }
  }
  if (events + intents > 0)
    log.warn({ events, intents }, 'The last stop was not clean; what the journal held was put back.');
}

/** Either the row is gone, or it is there in the form it had before it was sent. */
async function putBackIntent(db: Kysely<Schema>, row: Record<string, unknown>): Promise<number> {
  const lost = { ...row, state: 'uncertain', uncertain_since: row.sent_at, next_at: new Date() };
  const { rows } = await sql<{ id: string }>`
    insert into postings select * from jsonb_populate_record(null::postings, ${JSON.stringify(lost)}::jsonb)
    on conflict (business_key, connection_id, operation) do update set
      state = 'uncertain', uncertain_since = excluded.sent_at, sent_at = excluded.sent_at,
      next_at = excluded.next_at, document = excluded.document, document_hash = excluded.document_hash,
      attempts = excluded.attempts
    where postings.state = 'planned' and postings.attempts < excluded.attempts
    returning id`.execute(db);
  return rows.length;
}
