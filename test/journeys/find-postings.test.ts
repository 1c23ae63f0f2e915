// Documents are found by what people know of them, are counted, and leave as a table.
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Client } from '../../src/client/index.ts';
import { newId } from '../../src/core/ids.ts';
import { kontorCommand } from '../command.ts';
import { kontorOfFile, ownKontor, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const found = async ({ client }: RunningKontor, filter: Parameters<Client['listPostings']>[0]) =>
  (await client.listPostings(filter)).result.map(one => `${one.operation} ${one.subject}`).sort();

test('an order is found by the beginning of its number, reference or document number, by amount, time and reason', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client } = kontor;
  const before = new Date(Date.now() - 60_000).toISOString();
  const first = placePaid(kontor);
  const second = placePaid(kontor);
  await kontor.idle();
  const entry = await postingIn(kontor, 'journal-entries.create', `orders/${second}`, 'accepted');
  const both = (order: number) => [`journal-entries.create ${order}`, `sales-orders.create ${order}`];
  expect(await found(kontor, { text: `bc-${second}` })).toEqual(both(second));
  expect(await found(kontor, { text: `Orders/${first}` })).toEqual(both(first));
  expect(await found(kontor, { text: String(first) })).toEqual(both(first));
  const number = entry.document_number?.split(':').at(-1) as string;
  expect(await found(kontor, { text: number })).toEqual([`journal-entries.create ${second}`]);
  expect(await found(kontor, { text: entry.document_number as string })).toEqual([
    `journal-entries.create ${second}`,
  ]);
  const amount = entry.amount as string;
  expect(await found(kontor, { amount_from: amount, amount_to: amount, since: before })).toContain(
    `journal-entries.create ${second}`,
  );
  expect(await found(kontor, { amount_from: `${amount}1` })).toEqual([]);
  expect(await found(kontor, { until: before })).toEqual([]);
  expect(await found(kontor, { reason_code: 'losses' })).toEqual([]);
  for (const text of ["'", '\\', '&', '!', ':*', '<->', '%', '/', ' ', '🎁', 'x'.repeat(200)])
    expect([text, await found(kontor, { text })]).toEqual([text, []]);
  const other = await kontorOf({ flows: true });
  expect(await found(other, { text: `BC-${second}` })).toEqual([]);
  expect(await other.client.countPostings({ text: 'BC' })).toEqual({ count: 0, is_exact: true });
  expect(await client.countPostings({ text: `BC-${second}` })).toEqual({ count: 2, is_exact: true });
});

test('what is no filter is refused and named', async () => {
  const { client, request } = await kontorOf();
  for (const filter of [
    { amount_from: 'ten' },
    { since: 'yesterday' },
    { text: '' },
    { text: 'x'.repeat(201) },
    { stat: 'parked' },
  ]) {
    const query = new URLSearchParams(filter as unknown as Record<string, string>);
    for (const path of ['postings', 'postings/count', 'postings.csv']) {
      const reply = await request(`/v1/${path}?${query}`);
      expect([path, reply.status, ((await reply.json()) as { code: string }).code]).toEqual([
        path,
        400,
        'bad-request',
      ]);
    }
  }
  await expect(client.listPostings({ text: 'a\0b' })).rejects.toMatchObject({ status: 400 });
});

const rows = 40_000;

/** So many more that an API call could not have made in time. */
async function withMany() {
  const kontor = await ownKontor({ scene: { flows: true } });
  const db = new pg.Client({ connectionString: kontor.databaseUrl });
  await db.connect();
  onTestFinished(() => db.end());
  const { result } = await kontor.client.listConnections({});
  await db.query(
    `insert into postings (id, connection_id, system, flow_id, subject_id, operation, business_key, state, reference, request_id, amount,
       currency, reason)
     select id, $2, 's', 'flw_x', n::text, 'journal-entries.create', 'stores/x/orders/' || n, 'parked', '=1+' || n, n::text, (n / 100.0)::numeric(12, 2), 'EUR',
       jsonb_build_object('code', 'flow-paused', 'params', '{}'::jsonb)
     from (select id, ordinality::int n from unnest($1::text[]) with ordinality as made (id)) as rows`,
    [Array.from({ length: rows }, () => newId('posting')), result[0]?.id],
  );
  return { kontor, db };
}

test('all of them leave as a table that a spreadsheet opens, page by page, over the API and the command line', async () => {
  const { kontor } = await withMany();
  const { client } = kontor;
  expect(await client.countPostings({ currency: 'EUR' })).toEqual({ count: 10_000, is_exact: false });
  let text = '';
  for await (const piece of client.csv('listPostings', { currency: 'EUR' })) text += piece;
  const table: Record<string, string>[] = parse(text, { columns: true });
  expect(table).toHaveLength(rows);
  expect(table[0]).toMatchObject({
    state: 'parked',
    business_key: `stores/x/orders/${rows}`,
    reference: `'=1+${rows}`,
    amount: '400.00',
    currency: 'EUR',
    reason_code: 'flow-paused',
    reason: 'The flow is paused. Resume the flow; Kontor then continues automatically.',
  });
  expect(new Set(table.map(({ id }) => id)).size).toBe(rows);
  const german = await kontor.request('/v1/postings.csv?amount_from=399.99', {
    headers: { 'accept-language': 'de' },
  });
  expect(german.headers.get('content-type')).toContain('text/csv');
  expect(await german.text()).toContain('Der Flow ist angehalten.');
  const { KONTOR_URL, KONTOR_API_KEY } = { KONTOR_URL: kontor.app.url, KONTOR_API_KEY: kontor.app.apiKey };
  const run = async (...args: string[]) => {
    const { ended, said } = kontorCommand(['postings', ...args], {
      environment: { KONTOR_URL, KONTOR_API_KEY },
    });
    return [await ended, said()] as const;
  };
  const [code, said] = await run('list', '--csv', '--amount', '399.9..');
  expect([code, said.trimEnd().split('\r\n').length]).toEqual([0, 12]);
  expect(await run('count', '--text', 'orders/3999')).toEqual([0, '11\n']);
  expect(await run('count', '--amount', '12..x')).toEqual([1, expect.stringContaining('100..200')]);
});

test('a table that cannot be read to its end is cut off, and does not look whole', async () => {
  const { kontor, db } = await withMany();
  let read = 0;
  const reading = (async () => {
    for await (const piece of kontor.client.csv('listPostings', { currency: 'EUR' })) {
      if (read === 0) await db.query('alter table postings rename to postings_away');
      read += piece.length;
    }
  })();
  await expect(reading).rejects.toThrow();
  await db.query('alter table postings_away rename to postings');
  expect(read).toBeGreaterThan(0);
  await kontor.idle();
});
