// Whatever postings are looked for by, the pages of the list have the same ones as a look at each of them.
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { silentLog } from '../core/log.ts';
import { openStore, type Store } from './open-store.ts';
import type { ListedPosting, PostingFilter } from './posting-list.ts';

/** More than are looked through before the index is asked. */
const count = 7_000;
const begin = Date.parse('2026-01-01T00:00:00Z');
const everyMs = 3_600_000;

let store: Store;
let place: Awaited<ReturnType<typeof createTestPlace>>;
let all: ListedPosting[];

beforeAll(async () => {
  place = await createTestPlace();
  store = await openStore({ folder: place.folder, databaseUrl: place.databaseUrl, log: silentLog });
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await client.query(
    `insert into connections (id, tenant_id, connector, system, name, settings, secrets)
     values ('con_1', 'main', 'x', 's', 'one', '{}', ''), ('con_2', 'main', 'x', 's', 'two', '{}', '')`,
  );
  await client.query(
    `insert into postings (id, connection_id, system, flow_id, subject_id, idempotency_key, operation, business_key, state, reference, request_id, amount,
       currency, document_number, reason, differs, created_at)
     select id, 'con_' || 1 + n % 2, 's', case when n % 7 > 0 then 'flw_' || n % 3 end, case when n % 7 > 0 then 'Ä''' || n end,
       case when n % 7 = 0 then 'key-' || n end,
       'journal-entries.create', case when n % 7 = 0 then 'requests/key-' || n else 'stores/a/orders/' || n || repeat('/changes/1', n % 3 / 2) end,
       case when n % 10 = 0 then 'parked' else 'accepted' end, case when n % 5 > 0 then 'Bc-' || n when n % 2 > 0 then 'Inv/' || n end, n::text,
       case when n % 4 > 0 then n % 100 + 0.25 end, case when n % 4 > 0 then (array['EUR', 'JPY'])[1 + n % 2] end,
       case when n % 10 > 0 then '1710:2026:' || 100000 + n end,
       case when n % 10 = 0 then jsonb_build_object('code', 'why-' || n % 3, 'params', '{}'::jsonb) end, n % 50 = 0, at
     from (select id, to_timestamp(ms / 1000.0) at, ordinality::int n from unnest($1::text[], $2::float8[]) with ordinality as made (id, ms)) as rows`,
    [
      Array.from({ length: count }, (_, i) => newId('posting', begin + i * everyMs)),
      Array.from({ length: count }, (_, i) => begin + i * everyMs),
    ],
  );
  await client.query('analyze postings');
  await client.end();
  all = await store.postings.list(everyTenant, { limit: count });
});
afterAll(async () => {
  await store.close();
  await place.remove();
});

const someone = () => fc.nat(count);
const beginning = (of: fc.Arbitrary<string>) =>
  fc.tuple(of, fc.integer({ min: 1, max: 20 })).map(([text, length]) => text.slice(0, length));
const text = fc.oneof(
  beginning(someone().map(n => `bC-${n}`)),
  beginning(someone().map(n => `${100_000 + n}`)),
  beginning(someone().map(n => `1710:2026:${100_000 + n}`)),
  beginning(someone().map(n => `ä'${n}`)),
  beginning(someone().map(n => `Orders/${n}/changes`)),
  beginning(someone().map(n => `KEY-${n}`)),
  beginning(someone().map(n => `inV/${n}`)),
  fc.constantFrom('a', '/', "'", '\\', ':*', '&', '!', '%', 'orders/', '/orders/70', 'stores/a/orders/12'),
);
const key = someone().map(n => `orders/${n}`);
const filters: fc.Arbitrary<PostingFilter> = fc.record(
  {
    flowIds: fc.subarray(['flw_0', 'flw_1', 'flw_2']),
    connectionId: fc.constantFrom('con_1', 'con_2'),
    states: fc.subarray(['parked', 'accepted', 'sent'] as const),
    differs: fc.constant(true),
    businessKey: fc.oneof(
      key,
      key.map(one => `/${one}`),
      key.map(one => `${one}/changes/1`),
      fc.constant('1'),
    ),
    of: fc.oneof(key, fc.constant('changes')),
    reference: someone().map(n => `BC-${n}`),
    since: someone().map(n => new Date(begin + n * everyMs)),
    until: someone().map(n => new Date(begin + n * everyMs)),
    amountFrom: fc.nat(100).map(String),
    amountTo: fc.nat(100).map(n => `${n}.25`),
    currency: fc.constantFrom('EUR', 'JPY'),
    reasonCode: fc.constantFrom('why-0', 'why-1', 'why-9'),
    text,
    word: text,
  },
  { requiredKeys: [] },
);

const upper = (value: string | null) => value?.toUpperCase() ?? '';
const bare = (value: string) => value.replaceAll(/^\/+|\/+$/g, '');

function matches(one: ListedPosting, filter: PostingFilter): boolean {
  const { businessKey, of, text: begins, word: whole, since, until, amountFrom, amountTo } = filter;
  const path = `/${one.businessKey}/`;
  const words = [
    one.reference,
    one.documentNumber,
    one.documentNumber?.split(':').at(-1) ?? null,
    one.subjectId,
  ];
  const wanted = begins === undefined ? '' : upper(bare(begins));
  const isNamed = (given: string) => {
    const name = upper(bare(given));
    return (
      name !== '' &&
      (upper(path).includes(`/${name}/`) ||
        words.some(word => upper(word) === (name.includes('/') ? upper(given) : name)))
    );
  };
  return (
    (filter.flowIds?.includes(one.flowId ?? '') ?? true) &&
    (filter.connectionId ?? one.connectionId) === one.connectionId &&
    (filter.states?.includes(one.state) ?? true) &&
    (!filter.differs || one.differs) &&
    (businessKey === undefined || path.endsWith(`/${bare(businessKey)}/`)) &&
    (of === undefined || path.includes(`/${bare(of)}/`)) &&
    (filter.reference === undefined || upper(one.reference) === upper(filter.reference)) &&
    (since === undefined || one.createdAt >= since) &&
    (until === undefined || one.createdAt < until) &&
    (amountFrom === undefined || (one.amount !== null && Number(one.amount) >= Number(amountFrom))) &&
    (amountTo === undefined || (one.amount !== null && Number(one.amount) <= Number(amountTo))) &&
    (filter.currency ?? one.currency) === one.currency &&
    (filter.reasonCode === undefined || one.reason?.code === filter.reasonCode) &&
    (whole === undefined || isNamed(whole)) &&
    (begins === undefined ||
      (wanted !== '' &&
        (upper(path).includes(`/${wanted}`) ||
          words.some(word => upper(word).startsWith(wanted.includes('/') ? upper(begins) : wanted)))))
  );
}

test('a filter finds what a look at each of them finds, page by page, and counts it', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(3, 40, 500), async (filter, limit) => {
      const wanted = all.filter(one => matches(one, filter)).map(({ id }) => id);
      const found: string[] = [];
      for (let after: string | undefined; found.length < 1_500; after = found.at(-1)) {
        const page = await store.postings.list(everyTenant, { ...filter, after, limit });
        found.push(...page.map(({ id }) => id));
        if (page.length < limit || found.length > 20 * limit) break;
      }
      expect(found).toEqual(wanted.slice(0, found.length));
      if (found.length < limit) expect(wanted).toHaveLength(found.length);
      expect(await store.postings.count({ tenant: mainTenant }, filter, 900)).toBe(
        Math.min(900, wanted.length),
      );
    }),
    { numRuns: 150 },
  );
});

test('a reference with slashes is found by its beginning', async () => {
  const one = all.find(({ reference }) => reference?.startsWith('Inv/'));
  const reference = one?.reference as string;
  expect(
    await store.postings.list(everyTenant, { text: reference.toLowerCase(), limit: 500 }),
  ).toContainEqual(one);
});

test('a period may begin and end at times that no id has room for', async () => {
  const count = (since: string, until: string) =>
    store.postings.count(everyTenant, { since: new Date(since), until: new Date(until) }, 10_000);
  expect(await count('1970-01-01T00:00:00Z', '3100-01-01T00:00:00Z')).toBe(all.length);
  expect(await count('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z')).toBe(all.length);
});

test('a tenant finds and counts nothing of another one', async () => {
  expect(await store.postings.list({ tenant: 'other' }, { text: 'BC-1', limit: 10 })).toEqual([]);
  expect(await store.postings.count({ tenant: 'other' }, {}, 10)).toBe(0);
});
