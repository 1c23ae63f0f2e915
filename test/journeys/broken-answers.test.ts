// Answers that no system should give: a record that cannot be read is left out of its list and named; whatever else is 502 with a
// sentence that says whose fault it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mappings } from '../../src/connectors/s4hana/objects/all.ts';
import { objectRoutes } from '../../src/contract/objects.ts';
import { answering, deep } from '../answering.ts';
import { kontorOfFile, orderDraft, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

type Lists = { d?: { results?: unknown[] }; value?: unknown[]; data?: unknown[] } | unknown[];

/** The same answer with other rows, wherever such a system has them. */
function withRows(body: unknown, rows: (rows: unknown[]) => unknown): unknown {
  const lists = body as Lists;
  if (Array.isArray(lists)) return rows(lists);
  if (Array.isArray(lists.d?.results)) return { d: { ...lists.d, results: rows(lists.d.results) } };
  if (Array.isArray(lists.value)) return { ...lists, value: rows(lists.value) };
  if (Array.isArray(lists.data)) return { ...lists, data: rows(lists.data) };
  return body;
}

const listRoutes = Object.values(objectRoutes).filter(
  ({ act, object }) => act === 'list' && object in mappings,
);
const ask = async (kontor: RunningKontor, id: string, path: string) => {
  const reply = await kontor.request(path.replace(':id', id));
  return { status: reply.status, answer: (await reply.json()) as Record<string, unknown> };
};

async function shopWith(kontor: RunningKontor, change: (path: string, body: unknown) => unknown) {
  const settings = { ...kontor.store.credentials, baseUrl: await answering(kontor.store.url, change) };
  return (
    await kontor.client.createConnection({ body: { connector: 'bigcommerce', name: 'Shop', settings } })
  ).id;
}

const leftOut = (id: string | null, reason: RegExp) => ({
  status: 200,
  answer: expect.objectContaining({
    unreadable: [expect.objectContaining({ id, reason: expect.stringMatching(reason) })],
  }),
});

/** The ids of a page, or of all pages of one row each. */
async function idsOf(kontor: RunningKontor, id: string, path: string, limit = 100): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { status, answer } = await ask(kontor, id, `${path}?limit=${limit}${more}`);
    expect(status).toBe(200);
    ids.push(...(answer.result as { id: unknown }[]).map(one => one.id));
    cursor = answer.next_cursor as string | null;
  }
  return ids;
}

test('null in place of a row of S/4HANA is left out of every list and named, and a search says so', async () => {
  const kontor = await kontorOf();
  let broken = false;
  const baseUrl = await answering(kontor.s4.url, (_path, body) =>
    broken ? withRows(body, rows => [...rows, null]) : body,
  );
  const id = await kontor.connect({ baseUrl });
  for (const { path } of listRoutes) {
    broken = false;
    const whole = await ask(kontor, id, path);
    expect([path, whole.status, whole.answer.unreadable]).toEqual([path, 200, []]);
    broken = true;
    const { status, answer } = await ask(kontor, id, path);
    expect([path, status, answer.result]).toEqual([path, 200, whole.answer.result]);
    expect([path, answer.unreadable]).toEqual([
      path,
      [
        expect.objectContaining({
          id: null,
          reason_code: 'broken-answer',
          reason: expect.stringMatching(/S\/4HANA answered null.*fault of that system/),
        }),
      ],
    ]);
    expect([path, (await ask(kontor, id, `${path}?fields=id`)).status]).toEqual([path, 200]);
  }
  expect(await ask(kontor, id, '/v1/connections/:id/customers?search=a')).toEqual({
    status: 200,
    answer: expect.objectContaining({
      warnings: [
        {
          code: 'some-not-found',
          params: { count: 1, object: 'customers' },
          says: expect.stringMatching(/1 of the customers cannot be read/),
        },
      ],
    }),
  });
});

test('a record of S/4HANA without its key is left out; the pages go on behind it', async () => {
  const kontor = await kontorOf();
  const path = '/v1/connections/:id/cost-centers';
  let broken = (_row: Record<string, unknown>) => false;
  const baseUrl = await answering(kontor.s4.url, (_path, body) =>
    withRows(body, rows =>
      rows.map(row => {
        const one = row as Record<string, unknown>;
        return broken(one) ? { ...one, CostCenter: null } : one;
      }),
    ),
  );
  const id = await kontor.connect({ baseUrl });
  const all = await idsOf(kontor, id, path);
  expect(all.length).toBeGreaterThan(3);
  const second = String(all[1])
    .split(':')
    .find(part => /\d{4,}/.test(part)) as string;
  broken = row => row.CostCenter === second;
  expect(await ask(kontor, id, path)).toEqual(leftOut(null, /without.*CostCenter/));
  expect(await idsOf(kontor, id, path, 2)).toEqual(all.filter(one => one !== all[1]));
});

test('a row of a store that cannot be read is left out of every list it has, and named', async () => {
  const kontor = await kontorOf();
  const { id: order } = kontor.store.shop.placeOrder(orderDraft());
  let change = (rows: unknown[]): unknown[] => rows;
  const id = await shopWith(kontor, (_path, body) => withRows(body, rows => change(rows)));
  for (const object of ['shop-orders', 'shop-customers', 'products']) {
    const path = `/v1/connections/:id/${object}`;
    change = rows => rows;
    const { result } = (await ask(kontor, id, path)).answer;
    change = rows => [...rows, null];
    const withNull = await ask(kontor, id, path);
    expect([object, withNull]).toEqual([object, leftOut(null, /cannot be read.*null.*fault of that system/)]);
    expect([object, withNull.answer.result]).toEqual([object, result]);
  }
  change = rows => rows.map(row => ({ ...(row as object), date_created: null }));
  expect(await ask(kontor, id, '/v1/connections/:id/shop-orders')).toEqual(
    leftOut(String(order), /date_created/),
  );
  // The next page would begin behind the last id of this one.
  change = rows => rows.map(() => null);
  expect(await ask(kontor, id, '/v1/connections/:id/shop-orders?limit=1')).toEqual({
    status: 502,
    answer: expect.objectContaining({
      code: 'broken-answer',
      detail: expect.stringMatching(/no row has an id/),
    }),
  });
});

const nonsense: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [null],
    { results: [null] },
    'Date(x)',
    '/Date(1e99)/',
    '9'.repeat(400),
  ),
  fc.nat(9_000).map(deep),
);

test('whatever stands in place of rows and fields, the answer is never 500', async () => {
  const kontor = await kontorOf();
  kontor.store.shop.placeOrder(orderDraft());
  let change = (body: unknown): unknown => body;
  const tenant = await kontor.connect({
    baseUrl: await answering(kontor.s4.url, (_path, body) => change(body)),
  });
  const shop = await shopWith(kontor, (_path, body) => change(body));
  const changes: fc.Arbitrary<(body: unknown) => unknown> = fc.oneof(
    nonsense.map(value => () => value),
    nonsense.map(value => (body: unknown) => withRows(body, () => value)),
    nonsense.map(value => (body: unknown) => withRows(body, rows => [...rows, value])),
    fc.tuple(nonsense, fc.nat(40)).map(
      ([value, at]) =>
        (body: unknown) =>
          withRows(body, rows =>
            rows.map(row => {
              const names = Object.keys(row as object);
              const name = names[at % Math.max(1, names.length)];
              return name === undefined ? row : { ...(row as object), [name]: value };
            }),
          ),
    ),
  );
  const questions = fc.oneof(
    fc.tuple(fc.constant(tenant), fc.constantFrom(...listRoutes.map(route => route.path))),
    fc.tuple(
      fc.constant(shop),
      fc.constantFrom(
        ...['shop-orders', 'shop-customers', 'shop-refunds', 'products'].map(
          name => `/v1/connections/:id/${name}`,
        ),
        '/v1/connections/:id/payments?order=1',
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      changes,
      questions,
      fc.constantFrom('', '?raw=true', '?expand=items'),
      async (way, [id, path], more) => {
        change = way;
        const { status, answer } = await ask(kontor, id, path + more);
        expect([path, status, status === 500 ? answer : '']).not.toEqual([path, 500, expect.anything()]);
      },
    ),
    { seed: 10, numRuns: 250 },
  );
});
