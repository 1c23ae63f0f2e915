// After a power cut the embedded database may have lost its last moments. The journal has not: what it holds and the
// database lacks is put back. A posting that may have left is put back as `uncertain`, to be looked up.
import { type Kysely, sql } from 'kysely';
import type { Log } from '../core/log.ts';
import { insertEvents } from './events.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { putBackKeyed } from './keyed-writes.ts';
import type { FlowJob, Queue } from './queue.ts';
import type { Schema } from './schema.ts';

const atOnce = 500;

/** Answers how many entries the journal held. */
export async function recoverFromJournal(
  db: Kysely<Schema>,
  journal: Journal,
  queue: Queue,
  log: Log,
): Promise<number> {
  let entries = 0;
  let events = 0;
  let intents = 0;
  const putBack = async (batch: readonly JournalEntry[]) => {
    const rowsOf = (type: JournalEntry['type']) =>
      batch.filter(entry => entry.type === type).map(entry => entry.row);
    entries += batch.length;
    events += await putBackEvents(db, rowsOf('event'), queue);
    intents += await putBackIntents(db, rowsOf('sent'));
    intents += await putBackKeyed(db, rowsOf('keyed'));
  };
  let batch: JournalEntry[] = [];
  for await (const entry of journal.entries()) {
    batch.push(entry);
    if (batch.length < atOnce) continue;
    await putBack(batch);
    batch = [];
  }
  await putBack(batch);
  if (events + intents > 0)
    log.warn({ events, intents }, 'The last stop was not clean; what the journal held was put back.');
  return entries;
}

async function putBackEvents(
  db: Kysely<Schema>,
  rows: readonly Record<string, unknown>[],
  queue: Queue,
): Promise<number> {
  if (rows.length === 0) return 0;
  return db.transaction().execute(async tx => {
    const inserted = await insertEvents(
      tx,
      rows.map(({ jobs: _, ...row }) => row),
    );
    const lost = rows.filter(row => inserted.has(row.id as string));
    await queue.enqueue(
      lost.flatMap(row => row.jobs as FlowJob[]),
      tx,
    );
    return lost.length;
  });
}

/** Either the row is gone, or it is there in the form it had before it was sent. */
async function putBackIntents(db: Kysely<Schema>, rows: readonly Record<string, unknown>[]): Promise<number> {
  // A posting may have been sent several times: the last time counts.
  const last = new Map(rows.map(row => [row.id, row]));
  if (last.size === 0) return 0;
  const lost = [...last.values()].map(row => ({
    ...row,
    state: 'uncertain',
    uncertain_since: row.sent_at,
    next_at: new Date(),
  }));
  const { rows: changed } = await sql<{ id: string }>`
    insert into postings select * from jsonb_populate_recordset(null::postings, ${JSON.stringify(lost)}::jsonb)
    on conflict (business_key, connection_id, operation) do update set
      state = 'uncertain', uncertain_since = excluded.sent_at, sent_at = excluded.sent_at,
      next_at = excluded.next_at, document = excluded.document, document_hash = excluded.document_hash,
      reference = excluded.reference, request_id = excluded.request_id, attempts = excluded.attempts
    where postings.attempts < excluded.attempts
    returning id`.execute(db);
  return changed.length;
}
