// What a system says although it has carried out a write: in a header, in UTF-8.
import { expect, test } from 'vitest';
import { orderHeader } from '../../test/order-header.ts';
import { sandboxSystem } from '../../test/sandbox-system.ts';

const warning = { code: 'V1/555', text: 'Menge 2 nicht möglich und auf 4 erhöht', severity: 'warning' };
const order = {
  ...orderHeader,
  to_Item: [{ Material: 'TG11', RequestedQuantity: '2', RequestedQuantityUnit: 'PC' }],
};

test('a warning of SAP arrives with its letters: V2, alone and in a batch (S4-39)', async () => {
  const { system } = await sandboxSystem({ faults: { warned: 1 } });
  const service = await system.service('API_SALES_ORDER_SRV');
  const orders = service.set('A_SalesOrder');
  const { entity, warnings } = await orders.create(order);
  expect(warnings).toEqual([warning]);
  const changed = await orders.update(
    String(entity.SalesOrder),
    { PurchaseOrderByCustomer: 'B' },
    { etag: '*' },
  );
  expect(changed.warnings).toEqual([warning]);
  const [created] = await service.batch([orders.requests.create(order)]);
  expect(created).toMatchObject({ ok: true, value: { warnings: [warning] } });
  // A read changes nothing, and nothing is warned of.
  expect(await orders.count()).toBe(2);
});

test('a warning of SAP arrives with its letters: V4, alone and in a batch (S4-39)', async () => {
  const { system } = await sandboxSystem({ faults: { warned: 1 } });
  const service = await system.service('/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001');
  const orders = service.set('SalesOrder');
  const { warnings } = await orders.create({
    ...orderHeader,
    _Item: [{ Product: 'TG11', RequestedQuantity: '2' }],
  });
  expect(warnings).toEqual([warning]);
  const [created] = await service.batch([orders.requests.create(orderHeader)]);
  expect(created).toMatchObject({ ok: true, value: { warnings: [warning] } });
});
