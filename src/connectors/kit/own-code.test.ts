// What a function of a connector throws that is no sentence is a defect of the connector: an error that names the function, whose cause is reported.
import { expect, test } from 'vitest';
import { restSystem, type Said } from '../../../test/rest-system.ts';
import { systemClock } from '../../core/clock.ts';
import type { KontorError } from '../../core/errors.ts';
import { speaker } from '../../core/reasons.ts';
import type { ObjectQuery } from '../../models/access.ts';
import type { Fields } from './fields.ts';
import { type RestObject, restAccess } from './rest/access.ts';
import { byKey, whole } from './rest/paging.ts';
import { restReceiver } from './rest/receive.ts';
import { say } from './sentences.ts';

const query: ObjectQuery = {
  filters: {},
  after: undefined,
  limit: 10,
  items: false,
  fields: undefined,
  raw: false,
};
const rows = [{ id: 1, name: 'Ada' }, { id: 2 }];
const broken = (row: Fields) => (row as unknown as Record<string, () => string>).txt?.call('name') ?? none();
const none = (): never => (undefined as unknown as { name: () => never }).name();

async function connectorOf(is: Partial<RestObject>, answer: () => Said = () => ({ body: rows })) {
  const system = await restSystem(answer);
  const found: KontorError[] = [];
  const access = restAccess(
    'customers',
    {
      read: row => ({ id: row.id('id'), name: row.text('name') }),
      list: { path: '/people', by: whole },
      get: id => ({ path: `/people/${id}` }),
      ...is,
    },
    {
      client: system.client(),
      clock: systemClock,
      foundDefect: error => void found.push(error),
    },
  );
  const causes = () => found.map(({ params, cause }) => [params?.place, String(cause)]);
  return { access, asked: system.asked, causes };
}

const defectIn = (place: string) => ({
  kind: 'bug',
  code: 'connector-defect',
  params: { connector: 'Ledger', place },
  message: `The connector Ledger has a defect: its function ${place} failed, so nothing was read or sent.`,
  cause: expect.any(TypeError),
});

test('a row that meets a defect is left out of its list with the reason, and harms no other', async () => {
  const read = (row: Fields) => ({ id: row.id('id'), name: row.text('name') ?? broken(row) });
  const { access, causes } = await connectorOf({ read });
  const page = await access.list?.(query);
  expect(page?.rows).toMatchObject([{ id: '1', name: 'Ada' }]);
  expect(page?.unreadable.map(({ id, reason }) => [id, speaker(say.words.en)(reason)])).toEqual([
    ['2', expect.stringMatching(/^The connector Ledger has a defect: its function customers\.read failed/)],
  ]);
  expect(causes()).toEqual([['customers.read', expect.stringMatching(/^TypeError: Cannot read/)]]);
  const one = await connectorOf({ read }, () => ({ body: rows[1] }));
  await expect(one.access.get?.('2', { raw: false })).rejects.toMatchObject(defectIn('customers.read'));
});

test('a row whose id meets a defect is left out without an id', async () => {
  const idOf = (row: unknown) => (row as { id: { value: string } }).id.value.trim();
  const { access } = await connectorOf({ read: none, idOf });
  const page = await access.list?.(query);
  expect(page).toMatchObject({ rows: [], unreadable: [{ id: null }, { id: null }] });
});

test('changes tell of a row that meets a defect, and of the others', async () => {
  const { access } = await connectorOf({
    changes: {
      overlapMs: 0,
      graceMs: 0,
      as: 'iso',
      sorted: true,
      stamp: row => (row.has('name') ? '2026-01-01T00:00:00Z' : broken(row)),
      list: () => ({ path: '/people', by: whole }),
    },
  });
  const seen = [];
  const since = new Date('2025-01-01');
  for await (const { changes } of access.changes?.(undefined, { now: new Date(), since }) ?? [])
    seen.push(...changes.map(({ id, record, unreadable }) => [id, record?.name, unreadable?.code]));
  expect(seen).toEqual([
    ['1', 'Ada', undefined],
    ['2', undefined, 'connector-defect'],
  ]);
});

test.each<[string, Partial<RestObject>]>([
  ['customers.list', { list: none }],
  [
    'customers.list.by',
    { list: { path: '/people', by: byKey({ parameter: 'after', size: ['limit', 1], of: none }) } },
  ],
  ['customers.filters.search', { filters: { search: none } }],
])('%s is named where it fails', async (place, is) => {
  const { access } = await connectorOf(is);
  const asked = { ...query, limit: 1, filters: is.filters ? { search: 'x' } : {} };
  await expect(access.list?.(asked)).rejects.toMatchObject(defectIn(place));
});

const created = (more: Partial<NonNullable<RestObject['create']>>): Partial<RestObject> => ({
  create: {
    path: '/people',
    body: () => ({}),
    find: () => ({ path: '/people', by: whole, is: () => true }),
    ...more,
  },
});
const write = { reference: 'A', record: {} };

test('a defect before a document is sent says that nothing was sent', async () => {
  const { access, asked } = await connectorOf(created({ body: none }));
  const error = defectIn('customers.create.body');
  await expect(access.create?.prepare(write)).rejects.toMatchObject(error);
  await expect(access.create?.post(write, { requestId: '1' })).rejects.toMatchObject(error);
  expect(asked).toEqual([]);
  const finding = await connectorOf(created({ find: () => ({ path: '/people', by: whole, is: none }) }));
  await expect(finding.access.create?.find(write)).rejects.toMatchObject(
    defectIn('customers.create.find.is'),
  );
});

test('a defect after a document may have been sent leaves the outcome uncertain', async () => {
  const uncertain = (place: string) => ({
    kind: 'uncertain',
    code: 'connector-defect-in-write',
    params: { connector: 'Ledger', place },
  });
  const answered = await connectorOf({ ...created({}), idOf: none }, () => ({ body: { id: 1 } }));
  await expect(answered.access.create?.post(write, { requestId: '1' })).rejects.toMatchObject(
    uncertain('customers.idOf'),
  );
  const own = await connectorOf({
    update: client => ({
      prepare: async () => ({}),
      post: async () => client.send('PUT', '/people/1', {}).then(none),
      find: async () => [],
    }),
  });
  await expect(own.access.update?.post(write, { requestId: '1' })).rejects.toMatchObject(
    uncertain('customers.update.post'),
  );
  expect(own.causes()).toEqual([['customers.update.post', expect.stringMatching(/^TypeError/)]]);
});

test('a webhook that meets a defect is not refused as one that the system does not send', () => {
  const receiver = restReceiver('Ledger', { proofs: () => [], next: '', events: none });
  expect(() => receiver.parse(Buffer.from('{}'), {})).toThrow(
    expect.objectContaining(defectIn('receive.events')),
  );
});
