import { expect, test } from 'vitest';
import { fieldsOf } from '../parts/schema-form/fields.ts';
import { givenOf } from './given.ts';

const text = { type: 'string' };
const secret = { ...text, writeOnly: true };
const basic = {
  properties: { kind: { const: 'basic' }, username: text, password: secret },
  required: ['kind', 'username', 'password'],
};
const key = { properties: { kind: { const: 'key' }, key: secret }, required: ['kind', 'key'] };
const fields = fieldsOf({
  properties: { baseUrl: text, client: text, auth: { oneOf: [basic, key] } },
  required: ['baseUrl', 'auth'],
});
const before = { baseUrl: 'https://s4.example', client: '100', auth: { kind: 'basic', username: 'KONTOR' } };

test('a new connection gets everything that was entered', () => {
  const entered = { baseUrl: 'https://s4.example', auth: { kind: 'key', key: 'x' } };
  expect(givenOf(fields, { client: '100' }, entered, true)).toEqual(entered);
});

test('one that exists gets what has changed, with the kind of logon', () => {
  const auth = { kind: 'basic', username: 'KONTOR', password: 'new' };
  expect(givenOf(fields, before, { ...before, auth }, false)).toEqual({
    auth: { kind: 'basic', password: 'new' },
  });
});

test('what was emptied is removed, and another kind comes whole', () => {
  const entered = { baseUrl: 'https://s4.example', auth: { kind: 'key', key: 'x' } };
  expect(givenOf(fields, before, entered, false)).toEqual({ client: null, auth: { kind: 'key', key: 'x' } });
});
