// Transactions and refunds as real gateways make them.
import { describe, expect, test } from 'vitest';
import { callStore as call, storesOfFile } from '../../../test/sandbox-store.ts';
import { money } from '../../core/money.ts';
import { exampleOrder } from './example-order.ts';
import { gateways } from './gateways.ts';
import type { StoreSandbox } from './server.ts';
import type { OrderDraft, ShopLine } from './shop-data.ts';

const { start } = storesOfFile();

const line = (id: number, price: string, more: Partial<ShopLine> = {}): ShopLine => ({
  id,
  sku: 'TG11',
  name: 'Linen towel',
  quantity: 1,
  priceExTax: money(price),
  ...more,
});
/** 100.00 and 10.00 shipping, with 10 % tax: 121.00, paid through Stripe. */
const draft = (change: Partial<OrderDraft> = {}) =>
  exampleOrder({
    customerId: 7,
    lines: [line(3, '100')],
    taxRates: [{ name: 'Tax', rate: money('10') }],
    shippingExTax: money('10'),
    gateway: gateways.stripe,
    ...change,
  });
const orderOf = async (store: StoreSandbox, id: number) =>
  (await call(store, 'GET', `/v2/orders/${id}`)).body;
const rowsOf = async (store: StoreSandbox, id: number) =>
  ((await call(store, 'GET', `/v3/orders/${id}/transactions`)).body?.data ?? []) as Record<string, unknown>[];
const brief = (rows: Record<string, unknown>[], ...names: string[]) =>
  rows.map(row => names.map(name => row[name]));

describe('a payment', () => {
  test('names the gateway as it is called, not as the order does, and so does its refund', async () => {
    const store = await start();
    for (const [way, expected] of [
      [gateways.stripe, ['Credit Card', 'stripe', 'credit_card', 'stripe']],
      [gateways.braintreePaypal, ['PayPal', 'braintree', 'electronic_wallet', 'braintree.paypal']],
      [gateways.adyen, ['Credit Card', 'adyenv3', 'credit_card', 'adyenv3.scheme']],
    ] as const) {
      const { id } = store.shop.placeOrder(draft({ gateway: way, paymentMethod: way.paymentMethod }));
      store.shop.pay(id, 'purchase');
      const { payments = [] } = store.shop.refundBy(id, {
        items: [{ type: 'ORDER', id, amount: money('5') }],
      });
      const [bought, back] = await rowsOf(store, id);
      const { payment_method, payment_provider_id } = await orderOf(store, id);
      expect([payment_method, bought?.gateway, bought?.method, payments[0]?.provider]).toEqual(expected);
      expect(payment_provider_id).toBe(bought?.gateway_transaction_id);
      expect(back).toMatchObject({ event: 'refund', amount: 5, reference_transaction_id: bought?.id });
    }
  });

  test('may be captured in parts and released for the rest', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(draft());
    store.shop.pay(id, 'authorization');
    expect(await orderOf(store, id)).toMatchObject({ status_id: 7, payment_status: 'authorized' });
    store.shop.pay(id, 'capture', money('60'));
    store.shop.pay(id, 'capture', money('40'));
    expect((await orderOf(store, id)).status_id).toBe(7);
    expect(store.shop.voidPayment(id)).toBe(true);
    expect(store.shop.voidPayment(id)).toBe(false);
    const rows = await rowsOf(store, id);
    const first = rows[0]?.id;
    expect(brief(rows, 'event', 'amount', 'reference_transaction_id')).toEqual([
      ['authorization', 121, {}],
      ['capture', 60, first],
      ['capture', 40, first],
      ['void', 21, first],
    ]);
    expect((await orderOf(store, id)).payment_status).toBe('captured');
  });

  test('is captured and released over the API, where there is something to capture or to release', async () => {
    const store = await start();
    const act = (id: number, what: string) =>
      call(store, 'POST', `/v3/orders/${id}/payment_actions/${what}`, {});
    const { id } = store.shop.placeOrder(draft());
    expect((await act(id, 'capture')).status).toBe(422);
    store.shop.pay(id, 'authorization');
    expect((await act(id, 'capture')).status).toBe(201);
    expect((await orderOf(store, id)).status_id).toBe(11);
    const { id: other } = store.shop.placeOrder(draft());
    store.shop.pay(other, 'authorization');
    expect((await act(other, 'void')).status).toBe(201);
    expect(await orderOf(store, other)).toMatchObject({ status_id: 7, payment_status: 'void' });
    expect((await act(other, 'void')).status).toBe(422);
    expect((await act(9, 'void')).status).toBe(404);
  });

  test('of a test gateway makes the order look paid; one that failed does not', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(draft({ gateway: gateways.testGateway }));
    store.shop.pay(id, 'purchase', undefined, { test: true });
    expect(brief(await rowsOf(store, id), 'gateway', 'test', 'status')).toEqual([
      ['testgateway', true, 'ok'],
    ]);
    expect((await orderOf(store, id)).status_id).toBe(11);
    expect(store.shop.totals()).toEqual({});
    const { id: failed } = store.shop.placeOrder(draft());
    store.shop.pay(failed, 'purchase', undefined, { status: 'error' });
    expect(await orderOf(store, failed)).toMatchObject({ status_id: 7, payment_status: 'declined' });
    store.shop.pay(failed, 'purchase');
    expect(brief(await rowsOf(store, failed), 'event', 'status', 'amount')).toEqual([
      ['purchase', 'error', 121],
      ['purchase', 'ok', 121],
    ]);
    expect((await orderOf(store, failed)).status_id).toBe(11);
  });

  test('may be pending first, and a settlement may repeat a purchase', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(draft({ gateway: gateways.bigcommercePaypal }));
    store.shop.pay(id, 'pending');
    expect(await orderOf(store, id)).toMatchObject({ status_id: 7, payment_status: 'pending' });
    store.shop.pay(id, 'settled');
    expect((await orderOf(store, id)).status_id).toBe(11);
    // Neither what failed nor the store's own tenders are settled.
    const { id: bought } = store.shop.placeOrder(draft({ giftCertificate: money('21') }));
    store.shop.pay(bought, 'purchase', undefined, { status: 'error' });
    store.shop.pay(bought, 'purchase');
    store.shop.setStatus(bought, 2);
    store.shop.pay(bought, 'settled');
    const rows = await rowsOf(store, bought);
    expect(brief(rows, 'event', 'amount', 'reference_transaction_id')).toEqual([
      ['purchase', 100, {}],
      ['purchase', 21, {}],
      ['purchase', 100, {}],
      ['settled', 100, rows[2]?.id],
    ]);
    expect((await orderOf(store, bought)).status_id).toBe(2);
  });

  test('with store credit and a certificate has a row for each', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(draft({ storeCredit: money('20'), giftCertificate: money('31') }));
    store.shop.pay(id, 'authorization');
    store.shop.pay(id, 'capture');
    expect(brief(await rowsOf(store, id), 'event', 'method', 'gateway', 'amount')).toEqual([
      ['purchase', 'store_credit', 'storecredit', 20],
      ['purchase', 'gift_certificate', 'giftcertificate', 31],
      ['authorization', 'credit_card', 'stripe', 70],
      ['capture', 'credit_card', 'stripe', 70],
    ]);
    expect((await orderOf(store, id)).status_id).toBe(11);
    const { id: owed } = store.shop.placeOrder(draft({ storeCredit: money('121') }));
    store.shop.pay(owed, 'purchase');
    expect(brief(await rowsOf(store, owed), 'method', 'amount')).toEqual([['store_credit', 121]]);
    expect((await orderOf(store, owed)).status_id).toBe(11);
  });

  test('outside the store has a row that says so, or none', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(
      draft({ gateway: gateways.bankDeposit, paymentMethod: 'Bank Deposit' }),
    );
    store.shop.pay(id, 'purchase');
    expect((await rowsOf(store, id))[0]).toMatchObject({
      method: 'offline',
      gateway: 'bankdeposit',
      offline: { display_name: 'Bank Deposit' },
    });
    const { id: none } = store.shop.placeOrder(draft({ gateway: gateways.cashOnDelivery }));
    store.shop.setStatus(none, 10);
    expect((await call(store, 'GET', `/v3/orders/${none}/transactions`)).status).toBe(204);
  });

  test('in another currency than the order says so in its row', async () => {
    const store = await start();
    const { id } = store.shop.placeOrder(draft());
    store.shop.pay(id, 'purchase', money('110.5'), { currency: 'EUR' });
    expect(brief(await rowsOf(store, id), 'amount', 'currency')).toEqual([[110.5, 'EUR']]);
  });
});

describe('a refund', () => {
  const paid = async (change: Partial<OrderDraft> = {}) => {
    const store = await start();
    const { id } = store.shop.placeOrder(draft(change));
    store.shop.pay(id, 'purchase');
    const last = async () =>
      (await call(store, 'GET', `/v3/orders/${id}/payment_actions/refunds`)).body.data.at(-1);
    const quote = async (body: object) =>
      (await call(store, 'POST', `/v3/orders/${id}/payment_actions/refund_quotes`, body)).body;
    return { store, id, last, quote };
  };

  test('of goods is by quantity without an amount, of shipping by amount without a quantity', async () => {
    const { store, id, last } = await paid();
    store.shop.refundBy(id, {
      items: [
        { type: 'PRODUCT', id: 3, quantity: 1 },
        { type: 'SHIPPING', id, amount: money('11') },
      ],
    });
    expect(await last()).toMatchObject({
      total_amount: 121,
      total_tax: 11,
      uses_merchant_override_values: false,
      items: [
        { item_type: 'PRODUCT', item_id: 3, quantity: 1, requested_amount: null },
        { item_type: 'SHIPPING', item_id: id, quantity: null, requested_amount: '11.00' },
      ],
      payments: [
        { provider_id: 'stripe', amount: 121, offline: false, is_declined: false, declined_message: '' },
      ],
    });
    expect(await orderOf(store, id)).toMatchObject({
      status_id: 4,
      payment_status: 'refunded',
      refunded_amount: '0.0000',
    });
    const [goods] = (await call(store, 'GET', `/v2/orders/${id}/products`)).body;
    expect(goods).toMatchObject({ is_refunded: true, quantity_refunded: 1, refund_amount: '0.0000' });
  });

  test('of goods that were discounted is what was paid for them, and all parts come to the whole', async () => {
    const { store, id } = await paid({
      lines: [line(3, '3.33', { quantity: 3 })],
      shippingExTax: money('0'),
      coupons: [{ code: 'OFF', amount: money('1') }],
    });
    const parts = [1, 1, 1].map(quantity =>
      store.shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 3, quantity }] }),
    );
    expect(parts.map(one => one.total.toFixed(2))).toEqual(['3.33', '3.33', '3.33']);
    const order = store.shop.orders.get(id);
    expect([order?.totals.totalInc.toFixed(2), order?.totals.tax.toFixed(2)]).toEqual(['9.99', '0.91']);
    expect(parts.map(one => one.tax.toFixed(2))).toEqual(['0.30', '0.30', '0.31']);
    expect(() => store.shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 3, quantity: 1 }] })).toThrow(
      /no such quantity/,
    );
  });

  test('takes wrapping by quantity; handling, fees and tax by amount; for the order as a whole no tax', async () => {
    const { store, id } = await paid({
      lines: [line(3, '100', { quantity: 2, wrappingExTax: money('4') })],
      handlingExTax: money('6'),
      fees: [{ name: 'Surcharge', amount: money('2'), tax: money('0.40') }],
    });
    const back = (items: Parameters<typeof store.shop.refundBy>[1]['items'] & object) => {
      const { total, tax, items: stored } = store.shop.refundBy(id, { items });
      return [total.toFixed(2), tax.toFixed(2), stored[0]?.item_id];
    };
    expect(back([{ type: 'GIFT_WRAPPING', id: 3, quantity: 1 }])).toEqual(['2.20', '0.20', 3]);
    expect(back([{ type: 'HANDLING', id, amount: money('6.60') }])).toEqual(['6.60', '0.60', id]);
    // A fee is asked for by its own id, and stored under that of the order.
    expect(back([{ type: 'FEE', id: 1, amount: money('1.20') }])).toEqual(['1.20', '0.20', id]);
    expect(back([{ type: 'TAX', id, amount: money('1') }])).toEqual(['1.00', '1.00', id]);
    expect(back([{ type: 'ORDER', id, amount: money('5') }])).toEqual(['5.00', '0.00', id]);
    expect(() => store.shop.refundBy(id, { items: [{ type: 'HANDLING', id, amount: money('1') }] })).toThrow(
      /Only 0 of HANDLING/,
    );
  });

  test('of too much tax has no items', async () => {
    const { store, id, last } = await paid();
    store.shop.refundBy(id, { taxAdjustment: money('2.50') });
    expect(await last()).toMatchObject({ total_amount: 2.5, total_tax: 2.5, items: [] });
    expect(() => store.shop.refundBy(id, { taxAdjustment: money('8.51') })).toThrow(/Only 8.5 of the tax/);
  });

  test('may have totals of its own, with tax below zero, and a fee for restocking kept back', async () => {
    const { store, id, last } = await paid();
    store.shop.refundBy(id, {
      items: [{ type: 'ORDER', id, amount: money('10') }],
      override: { total: money('9'), tax: money('-0.50') },
    });
    expect(await last()).toMatchObject({
      total_amount: 9,
      total_tax: -0.5,
      uses_merchant_override_values: true,
    });
    const adjustments = [{ amount: money('-10.20'), description: 'Restocking fee' }];
    store.shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 3, quantity: 1, adjustments }] });
    expect(await last()).toMatchObject({
      total_amount: 99.8,
      items: [{ requested_amount: null, adjustments: [{ amount: -10.2, description: 'Restocking fee' }] }],
    });
  });

  test('goes back to card and store credit at once, or to credit, a certificate or outside; each may be declined later', async () => {
    const { store, id, last } = await paid({ storeCredit: money('39') });
    store.shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('100') }] });
    const refund = await last();
    expect(brief(refund.payments, 'provider_id', 'amount')).toEqual([
      ['stripe', 82],
      ['storecredit', 18],
    ]);
    store.shop.refundBy(id, {
      items: [{ type: 'ORDER', id, amount: money('21') }],
      payments: [
        { provider: 'giftcertificate', amount: money('11') },
        { provider: 'custom', amount: money('10'), offline: true },
      ],
    });
    expect(brief((await last()).payments, 'provider_id', 'offline')).toEqual([
      ['giftcertificate', false],
      ['custom', true],
    ]);
    store.shop.declineRefund(refund.id, 'Insufficient funds');
    const [first] = (await call(store, 'GET', `/v3/orders/${id}/payment_actions/refunds`)).body.data;
    expect(first.payments[0]).toMatchObject({ is_declined: true, declined_message: 'Insufficient funds' });
    const failed = (await rowsOf(store, id)).filter(row => row.status === 'error');
    expect(brief(failed, 'event', 'amount')).toEqual([['refund', 82]]);
    expect(String(failed[0]?.id)).toBe(first.payments[0].transaction_id);
    expect(store.shop.totals()).toEqual({ USD: { received: '121.00', refunded: '39.00' } });
  });

  test('is quoted with all its alternatives; one of them must be taken whole', async () => {
    const { store, id, quote } = await paid({ storeCredit: money('39') });
    const items = [{ item_type: 'ORDER', item_id: id, amount: 121, reason: 'overcharged' }];
    const { data } = await quote({ items });
    expect(data).toMatchObject({
      total_refund_amount: 121,
      total_refund_tax_amount: 0,
      order_level_refund_amount: 121,
      adjustment: 0,
    });
    expect(
      data.refund_methods.map((one: Record<string, unknown>[]) => brief(one, 'provider_id', 'amount')),
    ).toEqual([
      [['storecredit', 121]],
      [['custom', 121]],
      [
        ['stripe', 82],
        ['storecredit', 39],
      ],
    ]);
    const make = (payments: object[], more = {}) =>
      call(store, 'POST', `/v3/orders/${id}/payment_actions/refunds`, { items, payments, ...more });
    expect((await make([{ provider_id: 'stripe', amount: 82 }])).status).toBe(422);
    const override = { merchant_calculated_override: { total_amount: 10, total_tax: 1 } };
    const made = await make([{ provider_id: 'custom', amount: 10, offline: true }], override);
    expect(made.body.data).toMatchObject({ total_amount: 10, total_tax: 1, reason: 'overcharged' });
    // More than is left is cut, and the quote says by how much.
    expect((await quote({ items })).data).toMatchObject({ total_refund_amount: 111, adjustment: -10 });
  });

  test('is refused for guests to store credit, for orders that are not paid, and for items and tax at once', async () => {
    const { store, id, quote } = await paid({ customerId: 0 });
    const items = [{ item_type: 'ORDER', item_id: id, amount: 5 }];
    const path = `/v3/orders/${id}/payment_actions/refunds`;
    const toCredit = await call(store, 'POST', path, {
      items,
      payments: [{ provider_id: 'storecredit', amount: 5 }],
    });
    expect([toCredit.status, toCredit.body.data[0].title]).toEqual([
      422,
      'Unable to provide store credit for a guest customer.',
    ]);
    expect((await quote({ items, tax_adjustment_amount: 1 })).status).toBe(422);
    expect((await quote({ tax_adjustment_amount: 1 })).data.total_refund_tax_amount).toBe(1);
    const { id: open } = store.shop.placeOrder(draft());
    store.shop.pay(open, 'authorization');
    const refused = await call(store, 'POST', `/v3/orders/${open}/payment_actions/refund_quotes`, { items });
    expect([refused.status, refused.body.title]).toEqual([422, 'The order is not paid.']);
  });
});
