// The types that are written for a service are TypeScript that compiles, and that tells right from wrong.
import { expect, test } from 'vitest';
import { typeProblems } from '../../../test/type-problems.ts';
import { sandboxCredentials, startS4Sandbox } from '../../sandbox/s4hana/server.ts';
import { parseMetadata } from './parse-metadata.ts';
import { writeTypes } from './write-types.ts';

test('a service becomes types: fields, children, keys, decimals that may be written as text', async () => {
  const sandbox = await startS4Sandbox();
  const { username, password } = sandboxCredentials;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const metadata = async (path: string) =>
    parseMetadata(
      await (await fetch(`${sandbox.url}${path}/$metadata`, { headers: { authorization } })).text(),
    );
  const types = {
    'v2.d.ts': writeTypes(await metadata('/sap/opu/odata/sap/API_SALES_ORDER_SRV'), 'API_SALES_ORDER_SRV'),
    'v4.d.ts': writeTypes(
      await metadata('/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001'),
      'CE_SALESORDER_0001',
    ),
  };
  await sandbox.close();
  const use = (lines: string) => `
    import { connectSystem, eq } from 'kontor/s4';
    import type { API_SALES_ORDER_SRV } from './v2.d.ts';
    import type { CE_SALESORDER_0001 } from './v4.d.ts';
    const system = connectSystem({ baseUrl: '', auth: { kind: 'api-key', key: '' } });
    const orders = (await system.service<API_SALES_ORDER_SRV>('API_SALES_ORDER_SRV')).set('A_SalesOrder');
    const v4 = await system.service<CE_SALESORDER_0001>('/sap/…');
    ${lines}`;
  const right = use(`
    const { entity } = await orders.create({ SoldToParty: '1', to_Item: [{ Material: 'TG11', RequestedQuantity: '2' }] });
    const total: string = entity.TotalNetAmount?.toFixed(2) ?? '';
    await orders.update(entity, { PurchaseOrderByCustomer: total });
    await v4.set('SalesOrderItem').one({ SalesOrder: '1', SalesOrderItem: '10' });
    for await (const order of orders.read({ filter: eq('SoldToParty', '1') })) order.to_Item?.[0]?.Material;`);
  expect(typeProblems({ ...types, 'right.ts': right })).toEqual([]);
  const wrong = use(`
    await orders.create({ SoldToPart: '1' });
    await orders.create({ SoldToParty: 5 });
    await orders.create({ to_Item: [{ Materiel: 'TG11' }] });
    for await (const order of orders.read({ filter: eq('SoldToPart', '1') })) order.Nonsense;
    await v4.set('SalesOrderItem').one('1');
    v4.set('A_SalesOrder');`);
  expect(typeProblems({ ...types, 'wrong.ts': wrong })).toHaveLength(7);
}, 60_000);
