// Signatures against values that were computed elsewhere.
import { expect, test } from 'vitest';
import type { WebhookReceiver } from '../../models/connector.ts';
import { bigCommerce } from './connector.ts';
import { type BigCommerceSettings, bigCommerceSettings } from './settings.ts';
import { sharedHeader } from './webhooks.ts';

const webhooks = bigCommerce.webhooks as WebhookReceiver<BigCommerceSettings>;

const body = Buffer.from(
  '{"scope":"store/order/created","store_id":"1025646","data":{"type":"order","id":250},"hash":"dd70c0976e06b67aaf671e73f49dcb79230ebf9d","created_at":1561479335,"producer":"stores/abc123"}',
);
const settings = bigCommerceSettings.parse({
  storeHash: 'abc123',
  accessToken: 't',
  clientSecret: 'bc-client-secret-EXAMPLE-0123456789abcdef',
  sharedSecret: 'a-shared-secret-0123',
});
const now = 1_700_000_000_000;
const standard = {
  'webhook-id': 'msg_example_1',
  'webhook-timestamp': '1700000000',
  'webhook-signature': 'v1,DamDhMuQ2MBRXgIrlH9krMPDi+/oRr5p0arKdK5eyt8=',
};
const hex = '5a30f484bf7912ab892d823c4cfea479b6c79a6d84ad22c405ef55370fb664c4';
const base64 = 'WjD0hL95EquJLYI8TP6kebbHmm2ErSLEBe9VNw+2ZMQ=';
const verify = (headers: Record<string, string>, raw: Buffer = body, at = now) =>
  webhooks.verify(raw, headers, settings, at);

test.each([
  ['Standard Webhooks', standard],
  [
    'one of several signatures',
    { ...standard, 'webhook-signature': `v1a,xyz v1,AAAA ${standard['webhook-signature']}` },
  ],
  ['the body in hex', { 'x-bc-signature': hex }],
  ['the body in upper-case hex', { 'x-bc-signature': hex.toUpperCase() }],
  ['the body in base64', { 'x-bc-signature': base64 }],
  ['the shared header', { [sharedHeader]: 'a-shared-secret-0123' }],
])('is taken with %s', (_, headers) => {
  expect(() => verify(headers)).not.toThrow();
});

test.each([
  ['nothing', {}],
  ['another signature', { ...standard, 'webhook-signature': 'v1,AAAA' }],
  ['another id', { ...standard, 'webhook-id': 'msg_example_2' }],
  ['no id', { 'webhook-timestamp': '1700000000', 'webhook-signature': standard['webhook-signature'] }],
  ['a time that is no number', { ...standard, 'webhook-timestamp': 'now' }],
  ['a wrong signature next to a right one', { ...standard, 'x-bc-signature': 'AAAA' }],
  ['a wrong shared header', { [sharedHeader]: 'a-shared-secret-0124' }],
])('is refused with %s', (_, headers) => {
  expect(() => verify(headers as Record<string, string>)).toThrow(/webhook/);
});

test('is refused when it was changed, or when it is older or newer than five minutes', () => {
  expect(() => verify(standard, Buffer.from(body.toString().replace('250', '251')))).toThrow(/wrong/);
  expect(() => verify(standard, body, now + 299_000)).not.toThrow();
  expect(() => verify(standard, body, now + 301_000)).toThrow(/wrong/);
  expect(() => verify(standard, body, now - 301_000)).toThrow(/wrong/);
});

test('what is no event is refused, what nobody needs is passed over', () => {
  expect(() => webhooks.parse(Buffer.from('{'), {})).toThrow(/not JSON/);
  expect(() => webhooks.parse(Buffer.from('[1]'), {})).toThrow(/not a BigCommerce event/);
  expect(webhooks.parse(Buffer.from('{"scope":"store/order/created","data":{}}'), {})).toEqual([]);
  const transaction =
    '{"scope":"store/order/transaction/created","data":{"type":"transaction","order_id":"250"}}';
  expect(webhooks.parse(Buffer.from(transaction), {})).toMatchObject([{ object: 'shop-orders', id: '250' }]);
  expect(webhooks.parse(Buffer.from(transaction.replace('created', 'updated')), {})).toMatchObject([
    { object: 'shop-orders', id: '250' },
    { object: 'shop-refunds', of: '250' },
  ]);
  const refund =
    '{"scope":"store/order/refund/created","data":{"type":"order","id":250,"refund":{"refund_id":3}}}';
  expect(webhooks.parse(Buffer.from(refund), {})).toMatchObject([
    {
      object: 'shop-refunds',
      id: '3',
      of: '250',
    },
  ]);
});

test('only an id that is signed says which event it is', () => {
  const keyOf = (headers: Record<string, string>) => webhooks.parse(body, headers)[0]?.dedupeKey;
  expect(keyOf(standard)).toBe('msg_example_1');
  const unsigned = ['a', 'b'].map(id => keyOf({ 'webhook-id': id, 'x-bc-signature': hex }));
  expect(unsigned).toEqual([keyOf({ [sharedHeader]: 'a-shared-secret-0123' }), keyOf({})]);
});

test.each([
  '01001',
  ' 1001',
  '1001.0',
  '+1001',
  '1001?x=1',
  'x/../1001',
  '1e3',
  '',
  '-1',
  '../../../other/v2/orders/1',
])('an id that is spelled "%s" is refused: it would be another subject, or lead elsewhere', odd => {
  const stub = (data: object) =>
    Buffer.from(JSON.stringify({ scope: 'store/order/created', producer: 'stores/abc', data }));
  expect(() => webhooks.parse(stub({ type: 'order', id: odd }), {})).toThrow(/not a BigCommerce event/);
  expect(webhooks.parse(stub({ type: 'order', id: '1001' }), {})[0]?.id).toBe('1001');
  expect(() => webhooks.parse(stub({ type: 'order', id: 1.5 }), {})).toThrow(/not a BigCommerce event/);
});
