// A sales order is worth what the order is worth in the shop, without tax.
import { expect, test } from 'vitest';
import type { ShopOrder, ShopOrderLine } from '../models/objects/shop.ts';
import { salesOrderRecord } from './sales-order-record.ts';
import { salesOrderSettings } from './sales-order-settings.ts';

const item = (change: Partial<ShopOrderLine> = {}) =>
  ({
    ...{ id: '1', sku: 'TOWEL', name: 'Towel', quantity: '1', kind: 'goods' },
    ...{ price_ex_tax: '100', price_inc_tax: '119', total_ex_tax: '100', total_inc_tax: '119' },
    ...change,
  }) as ShopOrderLine;
const order = (change: Partial<ShopOrder> = {}) =>
  ({
    ...{ id: '301', currency: 'EUR', created_at: '2026-11-10T15:00:00.000Z', fees: [], items: [item()] },
    ...{ subtotal_ex_tax: '100', shipping_ex_tax: '0', extras_ex_tax: '0', discount: '0', coupon: '0' },
    ...{ subtotal_inc_tax: '119', shipping_inc_tax: '0', extras_inc_tax: '0' },
    ...{ total_ex_tax: '100', tax: '19', total_inc_tax: '119' },
    ...change,
  }) as ShopOrder;
const made = (one: ShopOrder, change = {}) => {
  const settings = salesOrderSettings.parse({
    ...{ salesOrganization: '1710', soldTo: '17100001' },
    ...{ shippingCondition: 'HM00', discountCondition: 'HA00' },
    ...change,
  });
  return salesOrderRecord(one, '17100001', settings, '2026-11-10');
};

test('takes a discount without its tax, so that the order is not worth less than in the shop', () => {
  // 11.90 off as the shop writes it, with tax: 10.00 without.
  const coupon = order({ coupon: '11.90', total_ex_tax: '90', tax: '17.10', total_inc_tax: '107.10' });
  expect(made(coupon).conditions).toEqual([{ type: 'HA00', amount: '-10' }]);
  const uneven = order({
    ...{ items: [item({ total_ex_tax: '100', price_inc_tax: '120', total_inc_tax: '120' })], coupon: '24' },
    ...{ subtotal_inc_tax: '120', total_ex_tax: '80', tax: '16', total_inc_tax: '96' },
  });
  expect(made(uneven).conditions).toEqual([{ type: 'HA00', amount: '-20' }]);
});

test('is refused with both figures when it would not be worth the same', () => {
  const withShipping = order({ shipping_ex_tax: '5.90', total_ex_tax: '105.90', total_inc_tax: '124.90' });
  expect(() => made(withShipping, { shippingCondition: undefined })).toThrow(
    'The sales order of order 301 would come to 100.00 EUR without tax, but in the shop it comes to 105.90 EUR',
  );
  // Somebody else adds it, and says so.
  expect(
    made(withShipping, { shippingCondition: undefined, notWritten: ['shipping'] }).conditions,
  ).toBeUndefined();
  const fees = [{ name: 'Express', amount_inc_tax: '7', amount_ex_tax: '7' }];
  const withFee = order({ fees, total_ex_tax: '107', total_inc_tax: '126' });
  expect(() => made(withFee)).toThrow(/would come to 100.00 EUR/);
  expect(made(withFee, { feeCondition: 'ZFEE' }).conditions).toEqual([{ type: 'ZFEE', amount: '7' }]);
});

test('keeps what a line comes to, where the price of one unit has more decimals than the currency', () => {
  const line = item({ quantity: '9', price_ex_tax: '13.9563', total_ex_tax: '125.61' });
  const one = order({
    items: [line],
    subtotal_ex_tax: '125.61',
    total_ex_tax: '125.61',
    total_inc_tax: '144.61',
  });
  expect(made(one).items).toMatchObject([{ quantity: '9', price: '125.61', price_quantity: 9 }]);
  const plain = order({
    items: [item({ quantity: '3', price_ex_tax: '12.5', total_ex_tax: '37.5' })],
    ...{ subtotal_ex_tax: '37.5', total_ex_tax: '37.5', total_inc_tax: '56.5' },
  });
  expect(made(plain).items).toMatchObject([{ quantity: '3', price: '12.5' }]);
  expect((made(plain).items as object[])[0]).not.toHaveProperty('price_quantity');
});

test('sells a gift certificate as the material that the flow names for it', () => {
  const certificate = item({ id: '2', sku: null, kind: 'gift-certificate', total_ex_tax: '50' });
  const one = order({
    items: [item(), certificate],
    ...{ subtotal_ex_tax: '150', total_ex_tax: '150', total_inc_tax: '169' },
  });
  expect(() => made(one)).toThrow(/sells gift certificates, for which the flow names no material/);
  expect(made(one, { giftCertificateMaterial: 'GIFT' }).items).toMatchObject([{}, { product: 'GIFT' }]);
});

test('the cents by which rounded lines differ from the subtotal are not lost', () => {
  // Three pieces of 7.99 with 19 % in the price: 6.7143 each, 20.1429 together.
  const lines = ['1', '2', '3'].map(id => item({ id, total_ex_tax: '6.7143', total_inc_tax: '7.99' }));
  const one = order({
    items: lines,
    ...{ subtotal_ex_tax: '20.1429', subtotal_inc_tax: '23.97' },
    ...{ total_ex_tax: '20.14', tax: '3.83', total_inc_tax: '23.97' },
  });
  expect(made(one, { feeCondition: 'HF00' }).conditions).toEqual([{ type: 'HF00', amount: '0.01' }]);
});

test('a line of no pieces that has a price is said, and not left out', () => {
  const nothing = item({ id: '2', quantity: '0', total_ex_tax: '10', total_inc_tax: '11.9' });
  const one = order({
    items: [item(), nothing],
    ...{ subtotal_ex_tax: '110', subtotal_inc_tax: '130.9', total_ex_tax: '110', total_inc_tax: '129' },
  });
  expect(() => made(one)).toThrow(
    /would come to 100.00 EUR without tax, but in the shop it comes to 110.00 EUR/,
  );
});

test('a product without an SKU is named before anything is sent', () => {
  const one = order({ items: [item({ sku: null, name: 'Made to measure' })] });
  expect(() => made(one)).toThrow(/sells "Made to measure", which has no SKU/);
  expect(made(one, { defaultMaterial: 'TG11' }).items).toMatchObject([{ product: 'TG11' }]);
});
