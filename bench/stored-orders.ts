// Postings of 90 days, written into the database of a measurement.
import pg from 'pg';
import { newId } from '../src/core/ids.ts';

export const day = 86_400_000;
export const days = 90;

const perBatch = 20_000;

/** Orders of 90 days up to now: one in 200 is parked, one in 500 refused. `databaseUrl`: with Kontor's tables. */
export async function storeOrders(
  databaseUrl: string,
  connections: readonly string[],
  count: number,
): Promise<void> {
  const into = new pg.Client({ connectionString: databaseUrl });
  await into.connect();
  try {
    await fill(into, connections, count);
  } finally {
    await into.end();
  }
}

async function fill(into: pg.Client, connections: readonly string[], count: number): Promise<void> {
  const begin = Date.now() - days * day;
  for (let from = 0; from < count; from += perBatch) {
    const times = Array.from(
      { length: Math.min(perBatch, count - from) },
      (_, i) => begin + Math.floor(((from + i) / count) * days * day),
    );
    await into.query(
      `insert into postings (id, connection_id, system, flow_id, subject_id, operation, business_key, state, reference, request_id, document,
         document_hash, amount, currency, document_number, reason, created_at, updated_at, accepted_at)
       select id, ($3::text[])[1 + n % 3], 'shelf:1', 'flw_' || n % 4, n::text, 'journal-entries.create', 'stores/s1/orders/' || n,
         case when n % 200 = 7 then 'parked' when n % 500 = 3 then 'rejected' else 'accepted' end, 'BC-' || n, md5(n::text),
         jsonb_build_object('record', jsonb_build_object('reference', 'BC-' || n, 'items', (select jsonb_agg(jsonb_build_object(
           'account', '1100' || i, 'amount', (n % 1000)::text, 'text', md5((n::bigint * i)::text))) from generate_series(1, 8) i))),
         md5(n::text), (n::bigint * 7919 % 1000000) / 100.0, 'USD', case when n % 200 <> 7 then '1710:2026:' || 100000000 + n end,
         case when n % 200 = 7 then jsonb_build_object('code', case when n % 100000 = 7 then 'account-blocked' else 'period-closed' end, 'params', '{}'::jsonb) end,
         at, at, case when n % 200 <> 7 and n % 500 <> 3 then at + make_interval(secs => n % 37) end
       from (select id, to_timestamp(ms / 1000.0) as at, ordinality::int - 1 + $4 as n
         from unnest($1::text[], $2::float8[]) with ordinality as made (id, ms)) as rows`,
      [times.map(ms => newId('posting', ms)), times, connections, from],
    );
  }
  await into.query('vacuum analyze postings');
}
