import { expect, test } from 'vitest';
import { fieldsOf } from '../../parts/schema-form/fields.ts';
import { changesOf, withoutEmpty } from './changes.ts';

const nullable = (type: string) => ({ anyOf: [{ type }, { type: 'null' }] });
const fields = fieldsOf({
  type: 'object',
  properties: {
    delivery_block: nullable('string'),
    is_blocked: nullable('boolean'),
    only_if_open: { type: 'boolean', const: true },
    custom: { type: 'object', additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }] } },
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'string' }, quantity: nullable('string'), text: nullable('string') },
        required: ['id'],
      },
    },
  },
});
const before = {
  delivery_block: '01',
  is_blocked: null,
  custom: { ZZ1_A: 1, ZZ1_B: 'b' },
  items: [
    { id: '10', quantity: '1', text: 'Bell' },
    { id: '20', quantity: '2', text: 'Saddle' },
  ],
};

test('a form that nobody has touched changes nothing', () => {
  const after = { ...before, is_blocked: false, custom: { ZZ1_A: '1', ZZ1_B: 'b' } };
  expect(changesOf(fields, before, after)).toEqual({});
});

test('only what is different is sent, and null empties a field', () => {
  const after = {
    is_blocked: true,
    only_if_open: true,
    custom: { ZZ1_A: '2' },
    items: [
      { id: '10', quantity: '1', text: 'Bell' },
      { id: '20', quantity: '3' },
      { id: '30', quantity: '4' },
    ],
  };
  expect(changesOf(fields, before, after)).toEqual({
    delivery_block: null,
    is_blocked: true,
    only_if_open: true,
    custom: { ZZ1_A: '2', ZZ1_B: null },
    items: [
      { id: '20', quantity: '3', text: null },
      { id: '30', quantity: '4' },
    ],
  });
});

test('empty fields are left out, at any depth', () => {
  expect(withoutEmpty({ a: null, b: { c: '', d: 1 }, e: [{ f: null, g: false }] })).toEqual({
    b: { d: 1 },
    e: [{ g: false }],
  });
});
