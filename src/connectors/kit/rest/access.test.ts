// An object described as data, over real HTTP: what is asked, and what is made of the answer.
import { expect, test } from 'vitest';
import { restSystem, type Said } from '../../../../test/rest-system.ts';
import { systemClock } from '../../../core/clock.ts';
import { KontorError } from '../../../core/errors.ts';
import type { ObjectQuery } from '../../../models/access.ts';
import { type RestObject, restAccess } from './access.ts';
import { whole } from './paging.ts';

const query: ObjectQuery = {
  filters: {},
  after: undefined,
  limit: 10,
  items: false,
  fields: undefined,
  raw: false,
};
const rows = [
  { id: 1, name: 'Ada' },
  { id: 2, name: 'Grace' },
];

async function accessOf(is: Partial<RestObject>, answer: () => Said = () => ({ body: { data: rows } })) {
  const system = await restSystem(answer);
  const whose = { client: system.client(), clock: systemClock, foundDefect() {} };
  const access = restAccess(
    'customers',
    { read: row => ({ id: row.id('id'), name: row.word('name') }), ...is },
    whose,
  );
  return { system, access, asked: () => system.asked.map(({ method, url }) => `${method} ${url}`) };
}

test('filters of one parameter are joined with what is always asked', async () => {
  const where = (name: string) => (value: string) => ({ where: `${name}=${value}` });
  const { access, system } = await accessOf({
    list: { path: '/people', query: { where: 'is=customer' }, rows: 'data', by: whole },
    filters: { account_group: where('group'), created_from: where('from'), created_to: 'until' },
    and: ' AND ',
  });
  const filters = { account_group: 'A', created_from: '2026-01-01', created_to: '2026-12-31' };
  expect((await access.list?.({ ...query, filters }))?.rows).toMatchObject(
    rows.map(({ name }) => ({ name })),
  );
  expect([system.asked[0]?.query.get('where'), system.asked[0]?.query.get('until')]).toEqual([
    'is=customer AND group=A AND from=2026-01-01',
    '2026-12-31',
  ]);
  await expect(access.list?.({ ...query, filters: { search: 'x' } })).rejects.toMatchObject({
    code: 'no-filter',
  });
});

test('what is asked for before something is created is asked once for each connection, and again after a failure', async () => {
  const answers: Said[] = [{ status: 503 }, { body: { currency: 'EUR' } }];
  const { access, asked } = await accessOf(
    {
      create: {
        path: '/people',
        body: async (_, ask) => ({ currency: await ask('/company') }),
        find: () => ({ path: '/people', rows: 'data', by: whole, is: row => row.text('name') === 'Ada' }),
      },
    },
    () => answers.shift() ?? { body: { data: rows } },
  );
  const write = { record: {} };
  await expect(access.create?.prepare(write)).rejects.toMatchObject({ kind: 'unavailable' });
  const would = { POST: '/people', body: { currency: { currency: 'EUR' } } };
  expect(await access.create?.prepare(write)).toEqual(would);
  expect(await access.create?.prepare(write)).toEqual(would);
  expect(asked()).toEqual(['GET /v1/company', 'GET /v1/company']);
  expect(await access.create?.find(write)).toEqual([{ number: '1' }]);
});

test('what could not be looked for again is not sent', async () => {
  const { access, asked } = await accessOf({
    create: {
      path: '/people',
      body: () => ({}),
      find: ({ reference }) => {
        throw new KontorError('input', 'no-quotes', `${reference} cannot be looked for.`);
      },
    },
  });
  const write = { reference: 'A"', record: {} };
  const refused = { kind: 'input', code: 'no-quotes' };
  await expect(access.create?.prepare(write)).rejects.toMatchObject(refused);
  await expect(access.create?.post(write, { requestId: '1' })).rejects.toMatchObject(refused);
  expect(asked()).toEqual([]);
});

test('a record that was created is reversed when its own field says so', async () => {
  const { access } = await accessOf(
    {
      get: id => ({ path: `/people/${id}` }),
      read: row => ({ id: row.id('id'), is_posting_blocked: row.flag('off') }),
      create: {
        path: '/people',
        body: () => ({}),
        find: () => ({ path: '/people', by: whole, is: () => true }),
        reversed: 'is_posting_blocked',
      },
    },
    () => ({ body: { id: 1, off: true } }),
  );
  expect(await access.create?.isReversed?.('1')).toBe(true);
});

test('of an id that is none nothing is asked, and another record is not taken for the one that was asked for', async () => {
  const { access, asked } = await accessOf({ get: id => ({ path: `/people/${id}`, among: 'data' }) });
  expect(await access.get?.('../1', { raw: false })).toBeUndefined();
  expect(asked()).toEqual([]);
  await expect(access.get?.('2', { raw: false })).rejects.toThrow(
    'Ledger was asked for customers 2 and answered 1',
  );
});
