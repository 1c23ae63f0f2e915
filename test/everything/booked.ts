// When documents were accepted, by the clock of the database, which nobody sets here: Kontor's own is.
import pg from 'pg';
import type { Span } from './outages.ts';

/** SQL: from now on the moments are noted, in the transaction that accepts. */
export const noteBooked = `
  create schema watching;
  create table watching.booked (connection_id text, at timestamptz default clock_timestamp());
  create function watching.note() returns trigger language plpgsql as $$
  begin
    insert into watching.booked (connection_id) values (new.connection_id);
    return null;
  end $$;
  create trigger note after update on postings for each row
  when (new.state = 'accepted' and old.state <> 'accepted') execute function watching.note()`;

/** Milliseconds since 1970, in order. */
export async function bookedOf(database: pg.ClientConfig, connection: string): Promise<number[]> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query<{ ms: number }>(
    `select extract(epoch from at)::float8 * 1000 as ms from watching.booked where connection_id = $1 order by at`,
    [connection],
  );
  await client.end();
  return rows.map(row => row.ms);
}

/** The longest time between two of the moments, or one of them and an end of the span; outages do not count. */
export function longestGap(
  moments: readonly number[],
  { from, to }: Span,
  outages: readonly Span[],
): { ms: number; at: number } {
  const inside = [from, ...moments.filter(at => at > from && at < to), to];
  let longest = { ms: 0, at: from };
  for (const [n, end] of inside.entries()) {
    const begin = inside[n - 1] ?? from;
    const away = merged(outages).reduce(
      (sum, one) => sum + Math.max(0, Math.min(end, one.to) - Math.max(begin, one.from)),
      0,
    );
    if (end - begin - away > longest.ms) longest = { ms: Math.round(end - begin - away), at: begin };
  }
  return longest;
}

function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
