// Answers in wrong shapes, for everything that can be read and written of unified objects: what the caller is told is a sentence
// about the answer, and never a word of a program.
import { expect, test } from 'vitest';
import { mappings } from '../../src/connectors/s4hana/objects/all.ts';
import { answering } from '../answering.ts';
import { eventuallyIs } from '../eventually.ts';
import { objectWorld } from '../object-world.ts';
import { kontorOfFile, placePaid } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

/** Of programs, and of options that only a program has. */
const ofPrograms =
  /\bundefined\b|\bNaN\b|\[object|is not a function|is not iterable|Cannot (read|convert|destructure)|etag: '|Unexpected token|in JSON at/;

type Change = (value: unknown) => unknown;

/** The same value with another one in place of each leaf, or of each list, or without it. */
function spoilt(value: unknown, which: 'leaves' | 'lists', by: Change): unknown {
  if (Array.isArray(value) && which === 'lists') return by(value);
  if (Array.isArray(value)) return value.map(one => spoilt(one, which, by));
  if (typeof value !== 'object' || value === null) return which === 'leaves' ? by(value) : value;
  // What an answer is wrapped in stays, or nothing of it would be read.
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'results' || name === 'd' || name === 'value' || name === 'data'
        ? Array.isArray(one)
          ? which === 'lists' && name !== 'results' && name !== 'data'
            ? one
            : one.map(row => spoilt(row, which, by))
          : spoilt(one, which, by)
        : spoilt(one, which, by),
    ]),
  );
}

const wrongs: unknown[] = [undefined, null, {}, [], [null], 'abc', { a: { b: 1 } }, 1e21];
const ways: [string, Change][] = [
  ...wrongs.flatMap((wrong): [string, Change][] => [
    [`leaves ${JSON.stringify(wrong)}`, body => spoilt(body, 'leaves', () => wrong)],
    [`lists ${JSON.stringify(wrong)}`, body => spoilt(body, 'lists', () => wrong)],
  ]),
  ...[
    null,
    {},
    [],
    'abc',
    { d: {} },
    { d: null },
    { d: [] },
    { d: { results: null } },
    { d: { results: {} } },
  ]
    .concat([
      { value: {} },
      { value: [null] },
      { d: { results: [null] } },
      { d: { results: [{}] } },
    ] as never[])
    .concat([{ error: {} }, { error: { message: { lang: 'en', value: 'No.' } } }, { data: {} }] as never[])
    .map((body): [string, Change] => [`body ${JSON.stringify(body)}`, () => body]),
];

interface Told {
  way: string;
  question: string;
  status: number;
  text: string;
}

test('whatever shape the answers of S/4HANA have, no sentence is one of a program', async () => {
  const kontor = await kontorOf();
  let change: Change = body => body;
  const baseUrl = await answering(kontor.s4.url, (_path, body) => change(body));
  // A list that says there is none is believed after this time, so no quiet period ends while lists are spoilt.
  const { id, ids, creates, updates } = await objectWorld(kontor, { baseUrl, quietPeriodSeconds: 600 });
  const told: Told[] = [];
  let writes = 0;
  const ask = async (way: string, method: string, path: string, body?: object) => {
    const reply = await kontor.request(`/v1/connections/${id}/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    });
    told.push({ way, question: `${method} ${path}`, status: reply.status, text: await reply.text() });
  };
  const objects = Object.keys(mappings);
  // The metadata is read while answers are whole; some objects are read over several services.
  for (const object of objects) await ask('whole', 'GET', `${object}?limit=2`);
  expect(told.every(({ status }) => status === 200)).toBe(true);
  for (const [way, spoil] of ways) {
    change = spoil;
    for (const object of objects) {
      const own = encodeURIComponent(ids[object] as string);
      await ask(way, 'GET', `${object}?limit=5&raw=true`);
      await ask(way, 'GET', `${object}/${own}`);
      const create = creates[object];
      const update = updates[object];
      if (create) {
        await ask(way, 'POST', `${object}?dry_run=true`, create(++writes));
        await ask(way, 'POST', object, create(++writes));
      }
      if (update) {
        await ask(way, 'PATCH', `${object}/${own}?dry_run=true`, update);
        await ask(way, 'PATCH', `${object}/${own}`, update);
      }
    }
  }
  change = body => body;
  // Some of them did reach their end: it is not only that nothing works.
  expect([...new Set(told.map(({ status }) => status))]).toEqual(
    expect.arrayContaining([200, 202, 422, 502]),
  );
  const bad = told.filter(({ text }) => ofPrograms.test(text));
  expect(
    bad.map(({ way, question, status, text }) => `${way}: ${question}: ${status} ${text.slice(0, 300)}`),
  ).toEqual([]);
  expect(told.filter(({ status }) => status === 500)).toEqual([]);
  for (const { id: posting } of (await kontor.client.listPostings().all()) as { id: string }[]) {
    const { attempts, reason, document_number } = await kontor.client.getPosting({ id: posting });
    expect(JSON.stringify({ reason, document_number, attempts })).not.toMatch(ofPrograms);
  }
  // What was written under an answer that could not be read is looked up, and there once.
  await eventuallyIs(
    'what was written is decided',
    async () => {
      const open = ['planned', 'sent', 'uncertain'] as const;
      const lists = await Promise.all(open.map(state => kontor.client.listPostings({ state, limit: 1 })));
      return lists.flatMap(({ result }) => result);
    },
    rows => rows.length === 0,
    { between: () => kontor.pass(20_000) },
  );
  const reply = await kontor.request(`/v1/connections/${id}/sales-orders?limit=1000`);
  const { result } = (await reply.json()) as { result: { reference: string | null }[] };
  const references = result.flatMap(({ reference }) => (reference?.startsWith('W-') ? [reference] : []));
  expect(references.length).toBeGreaterThan(10);
  expect([...new Set(references)]).toEqual(references);
}, 300_000);

test('whatever shape the answers of a store have, no sentence is one of a program', async () => {
  const kontor = await kontorOf();
  const placed = placePaid(kontor);
  let change: Change = body => body;
  const settings = {
    ...kontor.store.credentials,
    baseUrl: await answering(kontor.store.url, (_path, body) => change(body)),
  };
  const { id } = await kontor.client.createConnection({
    body: { connector: 'bigcommerce', name: 'Shop', settings },
  });
  for (const [way, spoil] of ways) {
    change = spoil;
    for (const path of [
      'sales-orders?expand=items',
      `sales-orders/${placed}`,
      'customers',
      'customers/1',
    ].concat(['products?raw=true', 'products/TG11'])) {
      const reply = await kontor.request(`/v1/connections/${id}/${path}`);
      const text = await reply.text();
      expect([way, path, reply.status === 500, text.match(ofPrograms)?.[0]]).toEqual([
        way,
        path,
        false,
        undefined,
      ]);
    }
    const checked = await kontor.client.checkConnection({ id });
    expect([way, JSON.stringify(checked).match(ofPrograms)?.[0]]).toEqual([way, undefined]);
  }
});
