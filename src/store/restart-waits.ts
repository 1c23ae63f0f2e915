// What waits, when the clock it waits by was set: everything begins to wait anew. It may be done several times, by several
// processes, before and after the others know of the step: each time waits become longer, none becomes shorter.
import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Any number, the same in every Kontor: processes that notice a step together do this one after the other. */
const stepLock = 0x73746570;

/** Pauses of postings are not longer; those of deliveries are at most half a day; the queue's and those of readers a minute. */
const longest = {
  planned: sql`interval '15 minutes'`,
  lease: sql`interval '1 hour'`,
  delivery: sql`interval '12 hours'`,
  job: sql`interval '1 minute'`,
  claim: sql`interval '1 minute'`,
};

/** Work that is ended as failed when its lease expires. */
const leased = ['runs', 'examinations'] as const;

/** `before` and `now` are the same moment, by the clock as it was and as it is. */
export async function restartWaits(
  db: Kysely<Schema>,
  { before, now }: { before: Date; now: Date },
): Promise<void> {
  const left = (column: string, most: ReturnType<typeof sql>) =>
    sql`${now}::timestamptz + least(greatest(${sql.ref(column)} - ${before}::timestamptz, interval '0'), ${most})`;
  await db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${stepLock})`.execute(tx);
    // A sender may be alive for its whole lease from now on; a document may appear for the whole quiet period.
    await sql`update postings set
        next_at = case state
          when 'sent' then ${now}::timestamptz + least(greatest(next_at - sent_at, interval '0'), ${longest.lease})
          when 'uncertain' then ${now}::timestamptz
          else ${left('next_at', longest.planned)} end,
        sent_at = case state when 'sent' then ${now}::timestamptz else sent_at end,
        uncertain_since = case state when 'uncertain' then ${now}::timestamptz else uncertain_since end
      where next_at is not null`.execute(tx);
    await sql`update idempotency_keys set sent_at = ${now} where state = 'sent'`.execute(tx);
    await sql`update connections set limited_until = ${left('limited_until', longest.planned)},
        status_since = ${now}
      where limited_until is not null`.execute(tx);
    await sql`update deliveries set next_at = ${left('next_at', longest.delivery)}
      where next_at is not null`.execute(tx);
    for (const table of leased)
      await sql`update ${sql.table(table)} set leased_until = ${left('leased_until', longest.claim)}
        where ended_at is null`.execute(tx);
    // What was due stays due, and what waited for its next try waits no longer than it would have.
    await sql`update pgboss.job set start_after = ${left('start_after', longest.job)}
      where state in ('created', 'retry') and start_after > ${now}`.execute(tx);
    await noneInTheFuture(tx, now);
  });
}

/** For a start: the clock may have been set back while no process ran. Nothing then waits until it has caught up. */
export async function capWaits(db: Kysely<Schema>, now: Date): Promise<void> {
  const within = (most: ReturnType<typeof sql>) => sql`${now}::timestamptz + ${most}`;
  await db.transaction().execute(async tx => {
    await sql`update postings set
        next_at = ${now}, uncertain_since = least(uncertain_since, ${now}::timestamptz)
      where next_at > ${within(longest.lease)}`.execute(tx);
    await sql`update connections set limited_until = ${now}
      where limited_until > ${within(longest.planned)}`.execute(tx);
    await sql`update deliveries set next_at = ${now} where next_at > ${within(longest.delivery)}`.execute(tx);
    await noneInTheFuture(tx, now);
  });
}

/** Of the queue's own columns only these can keep it from working until a clock that was set back has caught up. */
async function noneInTheFuture(tx: Kysely<Schema>, now: Date): Promise<void> {
  const latest = sql`${now}::timestamptz + ${longest.claim}`;
  await sql`update cursors set
      polled_at = least(polled_at, ${now}), claimed_until = least(claimed_until, ${latest})
    where polled_at > ${now} or claimed_until > ${latest}`.execute(tx);
  for (const table of leased)
    await sql`update ${sql.table(table)} set leased_until = ${latest}
      where ended_at is null and leased_until > ${latest}`.execute(tx);
  await sql`update pgboss.job set start_after = ${now}
    where state in ('created', 'retry') and start_after > ${now}::timestamptz + ${longest.job}`.execute(tx);
  await sql`update pgboss.job set started_on = least(started_on, ${now}), heartbeat_on = least(heartbeat_on, ${now})
    where state = 'active' and started_on > ${now}`.execute(tx);
  await sql`update pgboss.queue set
      monitor_on = least(monitor_on, ${now}), monitor_claim_on = least(monitor_claim_on, ${now}),
      maintain_on = least(maintain_on, ${now})
    where greatest(monitor_on, monitor_claim_on, maintain_on) > ${now}`.execute(tx);
}
