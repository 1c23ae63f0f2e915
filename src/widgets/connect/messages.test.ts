import { expect, test } from 'vitest';
import { fromPage, toPage } from './messages.ts';

test('a message is read as it was written, and nothing else of it', () => {
  const messages = [
    { type: 'ready' },
    { type: 'height', height: 812 },
    { type: 'connected', connection: 'con_1', name: 'SAP', status: 'ok' },
    { type: 'ended', reason: 'used' },
    { type: 'close' },
  ];
  expect(messages.map(one => fromPage({ ...one, more: 1 }))).toEqual(messages);
  const answers = [
    { type: 'open', token: 'kontor_session_x' },
    { type: 'look', lang: 'de', theme: '' },
  ];
  expect(answers.map(one => toPage({ ...one, more: 1 }))).toEqual(answers);
});

test.each([
  undefined,
  null,
  'ready',
  42,
  [],
  {},
  { type: 'unheard of' },
  { type: ['ready'] },
  { type: 'height', height: '812' },
  { type: 'height', height: -1 },
  { type: 'height', height: Number.NaN },
  { type: 'height', height: Number.POSITIVE_INFINITY },
  { type: 'connected', connection: 'con_1' },
  { type: 'ended', reason: 'constructor' },
  { type: 'open' },
  { type: 'open', token: 7 },
  { type: 'look', lang: 'de' },
])('%j is no message', data => {
  expect([fromPage(data), toPage(data)]).toEqual([undefined, undefined]);
});
