import { expect, test } from 'vitest';
import { fieldsOf, filled, firstValues, groupsOf, patchOf } from './fields.ts';

const account = { type: 'string', picks: { of: 'to', object: 'gl-accounts', field: 'account' } };
const schema = {
  type: 'object',
  required: ['revenue', 'clearing', 'currencies'],
  properties: {
    revenue: { ...account, title: 'Revenue account' },
    fees: account,
    clearing: {
      type: 'object',
      description: 'Accounts: { "a": "1" }. `default` takes every other.',
      additionalProperties: account,
    },
    currencies: { type: 'array', items: { type: 'string' } },
    notWritten: { type: 'array', items: { type: 'string', enum: ['fees'] }, default: [] },
    documentType: { type: 'string', default: 'SA', maxLength: 2 },
    company: {
      type: 'string',
      picks: {
        of: 'to',
        object: 'company-codes',
        field: 'company_code',
        where: { chart: 'chartOfAccounts' },
      },
    },
    when: { type: 'string', enum: ['paid', 'placed'], default: 'paid' },
    fromPartner: { type: 'boolean', default: false },
    days: { type: 'integer' },
    guests: { type: 'object', required: ['soldTo'], properties: { soldTo: { type: 'string' } } },
    channels: { type: 'object', additionalProperties: { type: 'object', properties: { fees: account } } },
  },
};
const fields = fieldsOf(schema);
const field = (name: string) => fields.find(one => one.name === name);

test('each setting becomes a field of its kind, with what it picks', () => {
  expect(Object.fromEntries(fields.map(({ name, kind }) => [name, kind]))).toEqual({
    revenue: 'text',
    fees: 'text',
    clearing: 'map',
    currencies: 'texts',
    notWritten: 'choices',
    documentType: 'text',
    company: 'text',
    when: 'choice',
    fromPartner: 'flag',
    days: 'number',
    guests: 'group',
    channels: 'map',
  });
  expect(field('revenue')).toMatchObject({ title: 'Revenue account', isRequired: true });
  expect(field('clearing')?.value?.picks).toMatchObject({ object: 'gl-accounts', where: {} });
  expect(field('company')?.picks?.where).toEqual({ chart: 'chartOfAccounts' });
  expect(field('clearing')?.help).toBe('Accounts. default takes every other.');
  expect(field('channels')?.value?.fields.map(({ name }) => name)).toEqual(['fees']);
  expect(field('notWritten')?.options).toEqual(['fees']);
});

test('what has to be set comes first, then further accounts', () => {
  const names = Object.entries(groupsOf(fields)).map(([group, all]) => [group, all.map(({ name }) => name)]);
  expect(names).toEqual([
    ['main', ['revenue', 'clearing', 'currencies', 'company']],
    ['accounts', ['fees']],
    ['rules', ['notWritten', 'documentType', 'when', 'fromPartner', 'days', 'guests', 'channels']],
  ]);
});

test('a form begins with defaults that people choose from, and leaves out what is empty', () => {
  expect(firstValues(fields)).toEqual({
    clearing: { default: '' },
    notWritten: [],
    when: 'paid',
    fromPartner: false,
  });
  expect(filled({ a: '', b: 0, c: false, d: { e: '' }, f: {}, g: { h: '1', i: '' }, j: [] })).toEqual({
    b: 0,
    c: false,
    f: {},
    g: { h: '1' },
    j: [],
  });
});

test('a change is the smallest merge patch', () => {
  expect(
    patchOf(
      { a: '1', b: { c: '1', d: '2' }, e: ['x'], f: 'gone', g: { h: '1' } },
      { a: '1', b: { c: '9' }, e: ['x', 'y'], g: { h: '1' } },
    ),
  ).toEqual({ b: { c: '9', d: null }, e: ['x', 'y'], f: null });
});
