// How the sandbox system changes sales orders, over HTTP.
import { expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import { outboundDeliveries } from './outbound-deliveries.ts';
import { salesOrders } from './sales-orders.ts';

const price = (rate: string) => ({
  ConditionType: 'PMP0',
  ConditionRateValue: rate,
  ConditionCurrency: 'USD',
});
const item = (SalesOrderItem: string, Material: string, RequestedQuantity: string, rate: string) => ({
  SalesOrderItem,
  Material,
  RequestedQuantity,
  RequestedQuantityUnit: 'PC',
  to_PricingElement: [price(rate)],
});

async function ordered() {
  const { client } = await sandboxSystem();
  const orders = salesOrders(client);
  const { entity } = await orders.create({
    ...orderHeader,
    to_Item: [item('10', 'TG11', '4', '10.00'), item('20', 'TG12', '1', '5.50')],
  });
  const number = String(entity.SalesOrder);
  const net = async () => String((await orders.one(number))?.TotalNetAmount);
  const key = (SalesOrderItem: string) => ({ SalesOrder: number, SalesOrderItem });
  return { client, orders, number, net, key };
}

test('an order is worth what its items and conditions come to, whichever of them is changed (S4-220)', async () => {
  const { orders, number, net, key } = await ordered();
  await orders.items.update(key('10'), { RequestedQuantity: '3' });
  expect(await net()).toBe('35.5');
  const [element] = await orders.itemPricing.list();
  await orders.itemPricing.update(element as never, { ConditionRateValue: '8.00' });
  expect(await net()).toBe('29.5');
  await orders.items.remove(key('20'));
  expect(await net()).toBe('24');
  await orders.addItem(number, item('', 'TG12', '2', '1.00'));
  expect(await net()).toBe('26');
  expect((await orders.items.list()).map(row => row.SalesOrderItem)).toEqual(['10', '20']);
  await expect(orders.addItem(number, item('10', 'TG12', '2', '1.00'))).rejects.toMatchObject({
    kind: 'rejected',
  });
});

test('what was delivered cannot be taken back, and more can be ordered (S4-221)', async () => {
  const { client, orders, number, net, key } = await ordered();
  await outboundDeliveries(client).createFromOrder([
    { ReferenceSDDocument: number, ReferenceSDDocumentItem: '10', ActualDeliveryQuantity: '2' },
  ]);
  const refused = { kind: 'rejected' };
  await expect(orders.items.update(key('10'), { RequestedQuantity: '1' })).rejects.toMatchObject(refused);
  await expect(orders.rejectItem(number, '10', '90')).rejects.toMatchObject(refused);
  await expect(orders.items.remove(key('10'))).rejects.toMatchObject(refused);
  expect(await net()).toBe('45.5');
  await orders.items.update(key('10'), { RequestedQuantity: '6' });
  expect(await net()).toBe('65.5');
});

test('a rejected item counts for nothing in its order, until the rejection is taken back (S4-222)', async () => {
  const { orders, number, net } = await ordered();
  await orders.rejectItem(number, '10', '90');
  expect(await net()).toBe('5.5');
  expect(await orders.one(number)).toMatchObject({ OverallSDDocumentRejectionSts: 'B' });
  await orders.rejectItem(number, '20', '90');
  expect(await orders.one(number)).toMatchObject({
    OverallSDDocumentRejectionSts: 'C',
    OverallSDProcessStatus: 'C',
  });
  await orders.rejectItem(number, '10', '');
  expect(await net()).toBe('40');
});

test('a change of an item makes the version of its order old (S4-223)', async () => {
  const { orders, number, key } = await ordered();
  const before = await orders.one(number);
  await orders.items.update(key('20'), { RequestedQuantity: '2' });
  await expect(orders.update(before as never, { DeliveryBlockReason: '01' })).rejects.toMatchObject({
    kind: 'conflict',
  });
});
