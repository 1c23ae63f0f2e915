import { expect, test } from 'vitest';
import { ApiProblem } from '../../../client/index.ts';
import { fieldsOf } from './fields.ts';
import { hasSecret, shownSettings } from './shown.ts';
import { keysOf, patchOf, problemsByField, readForm, valuesAt } from './values.ts';

const pem = '-----BEGIN [A-Z0-9 ]+-----';
const schema = {
  type: 'object',
  properties: {
    baseUrl: { type: 'string', format: 'uri', title: 'Address' },
    auth: {
      oneOf: [
        {
          title: 'Password',
          properties: {
            kind: { type: 'string', const: 'basic' },
            username: { type: 'string', maxLength: 12 },
            password: { type: 'string', writeOnly: true },
          },
          required: ['kind', 'username', 'password'],
        },
        {
          title: 'Certificate',
          properties: {
            kind: { type: 'string', const: 'certificate' },
            key: { type: 'string', pattern: pem, writeOnly: true },
            proxy: {
              type: 'object',
              properties: {
                host: { type: 'string' },
                port: { type: 'integer', minimum: 1, maximum: 65_535, default: 80 },
              },
              required: ['host'],
            },
          },
          required: ['kind', 'key'],
        },
      ],
    },
    concurrency: { type: 'integer', default: 6 },
    bodies: { type: 'string', enum: ['all', 'none'], default: 'all' },
    validFrom: { type: 'string', format: 'date' },
    open: { type: 'boolean' },
    taxes: { type: 'object', additionalProperties: { type: 'string' } },
    stock: { type: 'object', additionalProperties: { type: 'array' } },
  },
  required: ['baseUrl', 'auth', 'bodies'],
};
const fields = fieldsOf(schema);

function formOf(entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

test('each property becomes the field that fits it', () => {
  expect(fields.map(({ path, kind, required }) => [path, kind, required])).toEqual([
    ['baseUrl', 'text', true],
    ['auth', 'kinds', true],
    ['concurrency', 'number', false],
    // What has a usual value need not be given, even where the schema calls it required.
    ['bodies', 'choice', false],
    ['validFrom', 'text', false],
    ['open', 'flag', false],
    ['taxes', 'map', false],
    ['stock', 'json', false],
  ]);
  expect(fields[0]).toMatchObject({ title: 'Address', is: 'url' });
  expect(fields[4]).toMatchObject({ title: 'Valid from', is: 'date' });
});

test('each kind has its own fields, under the path of the whole', () => {
  const [, auth] = fields;
  if (auth?.kind !== 'kinds') throw new Error('auth has no kinds');
  expect(auth.by).toBe('kind');
  expect(auth.kinds.map(({ value, title }) => [value, title])).toEqual([
    ['basic', 'Password'],
    ['certificate', 'Certificate'],
  ]);
  expect(auth.kinds[0]?.fields).toMatchObject([
    { path: 'auth.username', kind: 'text', isSecret: false, maxLength: 12 },
    { path: 'auth.password', kind: 'text', isSecret: true },
  ]);
  expect(auth.kinds[1]?.fields).toMatchObject([
    { path: 'auth.key', kind: 'lines', isSecret: true },
    { path: 'auth.proxy', kind: 'group', fields: [{ path: 'auth.proxy.host' }, { min: 1, max: 65_535 }] },
  ]);
});

test('what is entered becomes settings; what is empty is left out', () => {
  const form = formOf([
    ['baseUrl', ' https://my1.example '],
    ['auth', 'certificate'],
    ['auth.key', 'k'],
    ['auth.proxy.host', ''],
    ['auth.proxy.port', '80'],
    ['concurrency', '8'],
    ['validFrom', ''],
    [keysOf('taxes'), 'VAT 7%'],
    [valuesAt('taxes'), '22000100'],
    [keysOf('taxes'), ''],
    [valuesAt('taxes'), ''],
    ['stock', '{"W1":["1710"]}'],
  ]);
  expect(readForm(fields, form)).toEqual({
    baseUrl: 'https://my1.example',
    auth: { kind: 'certificate', key: 'k' },
    concurrency: 8,
    open: false,
    taxes: { 'VAT 7%': '22000100' },
    stock: { W1: ['1710'] },
  });
});

test('a number or JSON that is none is sent as it is, for Kontor to refuse', () => {
  const form = formOf([
    ['concurrency', 'many'],
    ['stock', '{'],
  ]);
  expect(readForm(fields, form)).toMatchObject({ concurrency: 'many', stock: '{' });
});

test('a change names only what is other than before', () => {
  const before = {
    baseUrl: 'https://my1.example',
    auth: { kind: 'basic', username: 'A' },
    concurrency: 6,
    validFrom: '2026-01-01',
    taxes: { a: '1', b: '2' },
    stock: { W1: ['1710'] },
  };
  const after = {
    baseUrl: 'https://my1.example',
    auth: { kind: 'basic', username: 'B' },
    concurrency: 6,
    taxes: { b: '3' },
    stock: { W1: ['1710'] },
  };
  expect(patchOf(fields, before, after)).toEqual({
    auth: { username: 'B' },
    validFrom: null,
    taxes: { a: null, b: '3' },
  });
  expect(patchOf(fields, before, before)).toEqual({});
});

test('a secret stays unless it is entered, and another kind is sent as a whole', () => {
  const before = { auth: { kind: 'basic', username: 'A' } };
  const renewed = { auth: { kind: 'basic', username: 'A', password: 'new' } };
  expect(patchOf(fields, before, renewed)).toEqual({ auth: { password: 'new' } });
  const other = { auth: { kind: 'certificate', key: 'k' } };
  expect(patchOf(fields, before, other)).toEqual(other);
});

test('a problem of the API stands at its field', () => {
  const wrong = new ApiProblem(400, {
    details: { fields: [{ field: 'auth.username', problem: 'is missing' }] },
  });
  expect([...problemsByField(wrong, 'needed')]).toEqual([['auth.username', 'is missing']]);
  const secrets = new ApiProblem(400, { details: { fields: ['auth.password'] } });
  expect([...problemsByField(secrets, 'needed')]).toEqual([['auth.password', 'needed']]);
  expect(problemsByField(new Error('lost'), 'needed').size).toBe(0);
});

test('stored settings are shown without secrets, each with its title', () => {
  const values = {
    baseUrl: 'https://my1.example',
    auth: { kind: 'certificate', proxy: { host: 'p', port: 80 } },
    open: true,
    taxes: { a: '1', b: '2' },
  };
  expect(shownSettings(fields, values, { yes: 'yes', no: 'no' })).toEqual([
    { path: 'baseUrl', title: 'Address', text: 'https://my1.example' },
    { path: 'auth', title: 'Auth', text: 'Certificate' },
    { path: 'auth.key', title: 'Key', text: null },
    { path: 'auth.proxy.host', title: 'Proxy: Host', text: 'p' },
    { path: 'auth.proxy.port', title: 'Proxy: Port', text: '80' },
    { path: 'open', title: 'Open', text: 'yes' },
    { path: 'taxes', title: 'Taxes', text: 'a = 1, b = 2' },
  ]);
  expect(fields.filter(hasSecret).map(({ path }) => path)).toEqual(['auth']);
});
