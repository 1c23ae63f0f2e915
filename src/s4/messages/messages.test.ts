// Refusals in plain words, in whichever form they come.
import { expect, test } from 'vitest';
import type { HttpReply } from '../../http/send.ts';
import { errorOf } from '../sap-error.ts';
import { germanCatalogue } from './catalogue.de.ts';
import { catalogue } from './catalogue.ts';

const reply = (status: number, body: unknown): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const meaning = (status: number, body: unknown) => errorOf(reply(status, body), { write: true, nowMs: 0 });

test('every message is explained once, in sentences', () => {
  const codes = catalogue.flatMap(one => one.codes);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { cause, fix } of [...catalogue, ...Object.values(germanCatalogue)])
    for (const text of [cause, fix]) expect(text).toMatch(/^[A-ZÄÖÜ0-9].*\.$/);
  expect(Object.keys(germanCatalogue)).toEqual(catalogue.map(one => one.codes[0]));
});

test('V2: class and number, field, the whole list of details, cause, fix and who', () => {
  const error = meaning(400, {
    error: {
      code: 'M7/053',
      message: { lang: 'en', value: 'Posting only possible in periods 2026/11 and 2026/10' },
      innererror: {
        errordetails: [
          {
            code: 'M7/053',
            message: 'Posting only possible in periods 2026/11 and 2026/10',
            severity: 'error',
          },
          {
            code: 'M7/001',
            message: 'Check table T156: entry 999 does not exist',
            propertyref: 'GoodsMovementType',
            severity: 'error',
          },
          { code: '/IWBEP/CX_MGW_BUSI_EXCEPTION', message: 'x', severity: 'error' },
        ],
      },
    },
  });
  expect(error).toMatchObject({
    kind: 'rejected',
    code: 'M7/053',
    details: {
      messages: [{ code: 'M7/053' }, { code: 'M7/001', target: 'GoodsMovementType' }],
      explanation: { actor: 'finance', repeat: 'after-fix' },
    },
  });
  expect(error.next).toBe(
    'The posting date lies in a period that is not open. Open the period in SAP, or give the document a posting date in an open one: flows do that with `closedPeriod: next-open-day`. Then replay the posting.',
  );
});

test('V4: the details stand elsewhere, and say the same', () => {
  const error = meaning(400, {
    error: {
      code: 'MG/142',
      message: 'Unit PC is not defined',
      target: 'BaseUnit',
      details: [{ code: 'PMD_MSG/032', message: 'Enter a description', target: '_ProductDescription' }],
    },
  });
  expect(error).toMatchObject({
    code: 'MG/142',
    details: {
      messages: [
        { code: 'MG/142', target: 'BaseUnit' },
        { code: 'PMD_MSG/032', target: '_ProductDescription' },
      ],
    },
  });
  expect(error.next).toContain('V4 wants the internal code');
});

test.each([
  ['by its number', 'ME/006', 'User MILLER already processing Purchasing doc 4500000001', 5_000],
  ['by its words', 'ZZ/999', 'Order 1 is currently being processed by user BATCH', 5_000],
  ['the release that lags behind', 'MM_PUR_SES/119', 'Purchase order not released', 2_000],
])('a lock is known %s, and is worth another try soon', (_, code, text, waitMs) => {
  const error = meaning(400, { error: { code, message: { lang: 'en', value: text } } });
  expect(error).toMatchObject({ kind: 'limited', code: 'locked', retryAfterMs: waitMs });
});

test('what nobody knows keeps the words of SAP', () => {
  const error = meaning(400, {
    error: { code: 'ZZ/001', message: { lang: 'en', value: 'House rule 7 is broken' } },
  });
  expect(error).toMatchObject({ kind: 'rejected', code: 'ZZ/001', message: 'House rule 7 is broken' });
  expect(error.details).not.toHaveProperty('explanation');
});

test('a message that is an object is read, never shown as one, wherever it stands', () => {
  const locked = { lang: 'en', value: 'Order 17 is locked' };
  for (const body of [
    { error: { code: 'ZZ/042', message: locked } },
    { error: { code: 'ZZ/042', message: [locked] } },
    { error: { code: { value: 'ZZ/042' }, message: { message: locked } } },
    { error: { code: 'ZZ/042', message: { text: locked.value } } },
    { error: { code: 'ZZ/042', message: '', details: [{ code: 'ZZ/042', message: locked }] } },
    { error: { code: 'ZZ/042', innererror: { errordetails: [{ code: 'ZZ/042', message: locked }] } } },
    { error: locked },
    { error: locked.value },
    '<error xmlns="x"><code>ZZ/042</code><message xml:lang="en">Order 17 is locked</message></error>',
  ]) {
    const error = meaning(400, body);
    expect(error.message, JSON.stringify(body)).toBe('Order 17 is locked');
    expect(JSON.stringify([error.code, error.details])).not.toContain('[object');
  }
  for (const body of [
    { error: { code: {}, message: {} } },
    { error: { message: { lang: 'en' } } },
    { error: [] },
  ])
    expect(meaning(400, body).message).not.toContain('[object');
});
