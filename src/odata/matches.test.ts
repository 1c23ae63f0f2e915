// What Kontor compares is what a service would answer: each condition is asked of the sandbox and compared here.
import { expect, test } from 'vitest';
import { orderHeader } from '../../test/order-header.ts';
import { sandboxSystem } from '../../test/sandbox-system.ts';
import {
  and,
  anyOf,
  contains,
  endsWith,
  eq,
  type Filter,
  ge,
  gt,
  le,
  lt,
  ne,
  not,
  or,
  startsWith,
} from './filter.ts';
import { matches } from './matches.ts';

test('a record meets the conditions under which a service answers it', async () => {
  let ms = Date.parse('2026-11-20T10:00:00Z');
  const { system } = await sandboxSystem({
    now: () => {
      ms += 1_000;
      return ms;
    },
  });
  const orders = (await system.service('API_SALES_ORDER_SRV')).set('A_SalesOrder');
  for (const [n, day] of ['2026-11-30', '2026-12-01', undefined, '2026-12-24'].entries())
    await orders.create({
      ...orderHeader,
      PurchaseOrderByCustomer: `Shop'${n}`,
      CompleteDeliveryIsDefined: n === 1,
      ...(day ? { RequestedDeliveryDate: day } : {}),
      to_Item: [{ Material: 'TG11', RequestedQuantity: `${n + 1}`, RequestedQuantityUnit: 'PC' }],
    });
  const all = await orders.list();
  const { type } = orders.definition;
  const at = String(all[1]?.LastChangeDateTime);
  const inBerlin = `${new Date(Date.parse(at) + 3_600_000).toISOString().slice(0, -1)}+01:00`;
  const amount = String(all[1]?.TotalNetAmount);
  const conditions: Filter[] = [
    eq('PurchaseOrderByCustomer', "Shop'1"),
    ne('PurchaseOrderByCustomer', "Shop'1"),
    anyOf('PurchaseOrderByCustomer', ["Shop'0", "Shop'3", 'x']),
    startsWith('PurchaseOrderByCustomer', 'Shop'),
    endsWith('PurchaseOrderByCustomer', "'2"),
    contains('PurchaseOrderByCustomer', "p'3"),
    eq('RequestedDeliveryDate', '2026-12-01'),
    ge('RequestedDeliveryDate', '2026-12-01'),
    gt('RequestedDeliveryDate', '2026-12-01'),
    le('RequestedDeliveryDate', '2026-12-01'),
    lt('RequestedDeliveryDate', '2026-12-01'),
    ne('RequestedDeliveryDate', '2026-12-01'),
    eq('RequestedDeliveryDate', null),
    ne('RequestedDeliveryDate', null),
    eq('TotalNetAmount', `${amount}0`),
    ge('TotalNetAmount', amount),
    lt('TotalNetAmount', 1_000_000),
    eq('CompleteDeliveryIsDefined', true),
    not(eq('CompleteDeliveryIsDefined', true)),
    eq('LastChangeDateTime', inBerlin),
    ge('LastChangeDateTime', inBerlin),
    lt('LastChangeDateTime', inBerlin),
    and(ge('RequestedDeliveryDate', '2026-12-01'), or(eq('SalesOrder', '2'), gt('SalesOrder', '3'))),
    and(startsWith('PurchaseOrderByCustomer', 'Shop'), not(anyOf('SalesOrder', ['1', '4']))),
  ];
  const some = conditions.filter(one => all.some(row => matches(one, row, type)));
  for (const condition of conditions) {
    const answered = (await orders.list({ filter: condition })).map(row => row.SalesOrder);
    const compared = all.filter(row => matches(condition, row, type)).map(row => row.SalesOrder);
    expect([condition, compared]).toEqual([condition, answered]);
  }
  expect(some).toHaveLength(conditions.length);
});
