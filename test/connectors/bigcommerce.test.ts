// The BigCommerce connector keeps what every connector promises.

import { afterAll, test } from 'vitest';
import { bigCommerce } from '../../src/connectors/bigcommerce/connector.ts';
import { money } from '../../src/core/money.ts';
import { exampleOrder } from '../../src/sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { testConnector } from '../../src/testing/connector/test-connector.ts';
import { signed, stubOf } from '../signed-webhooks.ts';

testConnector(
  bigCommerce,
  async () => {
    let later = 0;
    const now = () => Date.now() + later;
    const { shop, url, credentials, close } = await startStoreSandbox({ now });
    const { address } = exampleOrder();
    const placeOrder = () => {
      later += 1_000;
      return String(shop.placeOrder(exampleOrder()).id);
    };
    const addRefund = (order: string) => {
      shop.pay(Number(order), 'purchase');
      return String(shop.refund(Number(order), money('1'), 'broken').id);
    };
    // More than a page.
    const [first = ''] = Array.from({ length: 260 }, placeOrder);
    for (let one = 0; one < 5; one++) shop.addCustomer(address);
    for (let one = 0; one < 5; one++) addRefund(placeOrder());
    shop.pay(Number(first), 'authorization');
    shop.pay(Number(first), 'capture');
    const raw = stubOf(Number(first));
    return {
      url,
      now,
      pass(ms) {
        later += ms;
      },
      settings: baseUrl => ({ ...credentials, baseUrl, pollGraceSeconds: 0 }),
      wrongSettings: baseUrl => ({ ...credentials, baseUrl, accessToken: 'not-the-token-of-this-store' }),
      objects: {
        'shop-orders': { add: placeOrder },
        'shop-customers': { add: () => String(shop.addCustomer(address).id) },
        'shop-refunds': { add: () => addRefund(placeOrder()) },
        payments: { filters: { order: first }, readTogether: true },
      },
      webhook: {
        raw,
        tells: { object: 'shop-orders', id: first },
        sign: (bytes, { nowMs, secret = credentials.clientSecret }) =>
          signed(bytes, secret, 'standard', undefined, nowMs),
      },
      close,
    };
  },
  { test, after: afterAll },
);
