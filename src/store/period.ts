// The part of a list that lies within a period.
import { type RawBuilder, sql } from 'kysely';
import { secondOfTime } from '../core/ids.ts';
import type { IdWord } from '../core/words.ts';

export interface Period {
  /** At this moment or later. */
  since?: Date | undefined;
  /** Before this moment. */
  until?: Date | undefined;
}

/** Ids are made by the clock of a process, the times of rows by that of the database. */
const clocksDifferMs = 86_400_000;

/** Narrows by ids as well, which the index of every list has. `column`: its time by the clock of the database. */
export function inPeriod(
  { since, until }: Period,
  of: { id: IdWord; column: 'created_at' | 'received_at' | 'started_at' | 'set_aside_at' },
): RawBuilder<boolean> {
  const at = sql.ref(of.column);
  const idAt = (moment: Date, plusMs: number) => secondOfTime(of.id, moment.getTime() + plusMs);
  const all = [sql<boolean>`true`];
  if (since) all.push(sql`${at} >= ${since}`, sql`id >= ${idAt(since, -clocksDifferMs)}`);
  if (until) all.push(sql`${at} < ${until}`, sql`id < ${idAt(until, clocksDifferMs)}`);
  return sql`(${sql.join(all, sql` and `)})`;
}
