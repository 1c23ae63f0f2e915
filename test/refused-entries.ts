// Journal entries that the system has refused, because their period was closed: what many postings wait with for a person.
import pg from 'pg';
import type { Client } from '../src/client/index.ts';
import { newId } from '../src/core/ids.ts';
import type { S4Sandbox } from '../src/sandbox/s4hana/server.ts';

const day = '2026-11-20';

const entryOf = (amount: string) => ({
  company_code: '1710',
  type: 'SA',
  document_date: day,
  posting_date: day,
  currency: 'USD',
  text: 'Rent',
  items: [
    { account: '61000000', amount, cost_center: '17101301', text: 'November' },
    { account: '11001000', amount: `-${amount}` },
  ],
});

/** So many, written over the API; the period is open again afterwards. Answers the ids of the postings, the oldest first. */
export async function refusedEntries(
  { client, s4, connection }: { client: Client; s4: S4Sandbox; connection: string },
  count: number,
  name = 'rent',
): Promise<string[]> {
  s4.closePeriods([day.slice(0, 7)]);
  for (let from = 0; from < count; from += 10)
    await Promise.all(
      Array.from({ length: Math.min(10, count - from) }, (_, at) =>
        client
          .createJournalEntries({
            id: connection,
            body: entryOf('10.00'),
            idempotencyKey: `${name}-${from + at}`,
          })
          // It is refused, and the posting waits.
          .catch(() => undefined),
      ),
    );
  s4.closePeriods([]);
  const refused = await client.listPostings({ connection, state: 'rejected', limit: 500 }).all();
  return refused.map(({ id }) => id).reverse();
}

/** So many rows of refused postings that were never sent, made in the database: for tests in which none of them is sent. */
export async function storeRefused(databaseUrl: string, connection: string, count: number): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query(
      `insert into postings (id, connection_id, system, operation, business_key, state, reference, request_id, document, document_hash,
         caller, idempotency_key, amount, currency, reason)
       select id, $1, 'stored', 'journal-entries.create', 'requests/' || id, 'rejected', id, id, '{"record": {}}', id, 'key_1', id, 1.5, 'EUR',
         '{"code": "period-closed", "params": {"said": "The period is closed."}}'
       from unnest($2::text[]) id`,
      [connection, Array.from({ length: count }, () => newId('posting'))],
    );
  } finally {
    await db.end();
  }
}
