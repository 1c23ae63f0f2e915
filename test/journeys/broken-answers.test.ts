// Answers that no system should give: 502 with a sentence that says whose fault it is, whatever they are.
import fc from 'fast-check';
import { expect, test } from 'vitest';
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

const listRoutes = Object.values(objectRoutes).filter(route => route.act === 'list');
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

const blame = (of: string) => ({
  status: 502,
  answer: expect.objectContaining({
    code: 'broken-answer',
    detail: expect.stringMatching(new RegExp(`${of}.*null.*fault of that system`)),
    next: expect.any(String),
  }),
});

test('null in place of a row of S/4HANA is 502 in every list, and in a search', async () => {
  const kontor = await kontorOf();
  let broken = false;
  const baseUrl = await answering(kontor.s4.url, (_path, body) =>
    broken ? withRows(body, rows => [...rows, null]) : body,
  );
  const id = await kontor.connect({ baseUrl });
  for (const { path } of listRoutes) {
    broken = false;
    expect([path, (await ask(kontor, id, path)).status]).toEqual([path, 200]);
    broken = true;
    expect([path, await ask(kontor, id, path)]).toEqual([path, blame('S/4HANA')]);
    expect([path, (await ask(kontor, id, `${path}?fields=id`)).status]).not.toEqual([path, 500]);
  }
  expect(await ask(kontor, id, '/v1/connections/:id/customers?search=a')).toEqual(blame('S/4HANA'));
});

test('null in place of a row of a store is 502 in every list it has', async () => {
  const kontor = await kontorOf();
  kontor.store.shop.placeOrder(orderDraft());
  let broken = false;
  const id = await shopWith(kontor, (_path, body) =>
    broken ? withRows(body, rows => [...rows, null]) : body,
  );
  for (const object of ['sales-orders', 'customers', 'products']) {
    broken = false;
    expect([object, (await ask(kontor, id, `/v1/connections/:id/${object}`)).status]).toEqual([object, 200]);
    broken = true;
    expect([object, await ask(kontor, id, `/v1/connections/:id/${object}`)]).toEqual([
      object,
      blame('BigCommerce'),
    ]);
  }
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
        ...['sales-orders', 'customers', 'products'].map(name => `/v1/connections/:id/${name}`),
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
