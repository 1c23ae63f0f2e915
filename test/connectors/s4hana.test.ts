// The S/4HANA connector keeps what every connector promises.

import { afterAll, test } from 'vitest';
import { s4Hana } from '../../src/connectors/s4hana/connector.ts';
import { connectSystem } from '../../src/s4/connect.ts';
import { salesOrders } from '../../src/s4/documents/sales-orders.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { testConnector } from '../../src/testing/connector/test-connector.ts';
import { entry, order, partner, purchaseOrder } from '../object-api.ts';

const created = (record: Record<string, unknown>) => ({
  create: (reference: string) => ({ reference, record: { ...record, reference } }),
});

/** Each needs another document before, or is created in the journeys of objects. */
const createdIn = (journey: string, names: string[]) =>
  Object.fromEntries(names.map(name => [name, { createdIn: `test/journeys/${journey}.test.ts` }]));

testConnector(
  s4Hana,
  async () => {
    let later = 0;
    const now = () => Date.now() + later;
    // Lists of changes come in small pages.
    const { url, close } = await startS4Sandbox({ now, pageSize: 5, openOrders: 12 });
    const { username, password } = sandboxCredentials;
    const direct = connectSystem({ baseUrl: url, auth: { kind: 'basic', username, password } });
    const settings = (baseUrl: string, auth: object) => ({
      baseUrl,
      auth: { kind: 'basic', username, ...auth },
    });
    return {
      url,
      now,
      pass(ms) {
        later += ms;
      },
      settings: baseUrl => settings(baseUrl, { password }),
      wrongSettings: baseUrl => settings(baseUrl, { password: 'not-the-password' }),
      objects: {
        'sales-orders': {
          ...created(order),
          async add() {
            later += 1_000;
            const { entity } = await salesOrders(direct.client).create({
              SalesOrderType: 'OR',
              SalesOrganization: '1710',
              DistributionChannel: '10',
              OrganizationDivision: '00',
              SoldToParty: '17100001',
              to_Item: [{ Material: 'TG11', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' }],
            } as never);
            return entity.SalesOrder as string;
          },
        },
        'purchase-orders': created(purchaseOrder),
        'journal-entries': created(entry),
        customers: created(partner),
        suppliers: created(partner),
        ...createdIn('object-chain', ['deliveries', 'invoices', 'goods-movements', 'supplier-invoices']),
        ...createdIn('object-writes', ['products']),
        ...createdIn('described-answers', ['credit-memos']),
      },
      async close() {
        await direct.close();
        await close();
      },
    };
  },
  { test, after: afterAll },
);
