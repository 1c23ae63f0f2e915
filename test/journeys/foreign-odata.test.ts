// An OData V2 server that is not ours: plain, standards-keeping, Basic with CSRF, some answers lost after the commit.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

/** What it says of itself: no more than it needs, without a word of SAP's own. */
const metadata = `<?xml version="1.0"?><edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices><Schema Namespace="Sales" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
${entityType('Order', ['SalesOrder'], 'SalesOrder SalesOrderType SalesOrganization DistributionChannel OrganizationDivision SoldToParty TransactionCurrency PurchaseOrderByCustomer', 'CustomerPurchaseOrderDate RequestedDeliveryDate', '', 'to_Item to_PricingElement')}
${entityType('Item', ['SalesOrder', 'SalesOrderItem'], 'SalesOrder SalesOrderItem Material SalesOrderItemText RequestedQuantityUnit', '', 'RequestedQuantity', 'to_PricingElement')}
${entityType('Price', ['SalesOrder', 'ConditionType'], 'SalesOrder ConditionType ConditionCurrency', '', 'ConditionRateValue', '')}
${association('Order', 'to_Item', 'Item')}${association('Order', 'to_PricingElement', 'Price')}${association('Item', 'to_PricingElement', 'Price')}
<EntityContainer Name="Container"><EntitySet Name="A_SalesOrder" EntityType="Sales.Order"/>
<EntitySet Name="A_SalesOrderItem" EntityType="Sales.Item"/><EntitySet Name="A_Price" EntityType="Sales.Price"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

function entityType(
  name: string,
  keys: string[],
  texts: string,
  days: string,
  decimals: string,
  ways: string,
): string {
  const property = (type: string) => (field: string) => `<Property Name="${field}" Type="${type}"/>`;
  const words = (text: string) => text.split(' ').filter(Boolean);
  return `<EntityType Name="${name}"><Key>${keys.map(key => `<PropertyRef Name="${key}"/>`).join('')}</Key>
${words(texts).map(property('Edm.String')).join('')}${words(days).map(property('Edm.DateTime')).join('')}${words(decimals).map(property('Edm.Decimal')).join('')}
${words(ways)
  .map(
    way =>
      `<NavigationProperty Name="${way}" Relationship="Sales.${name}_${way}" FromRole="from" ToRole="to"/>`,
  )
  .join('')}</EntityType>`;
}

function association(from: string, way: string, to: string): string {
  return `<Association Name="${from}_${way}"><End Type="Sales.${from}" Multiplicity="1" Role="from"/><End Type="Sales.${to}" Multiplicity="*" Role="to"/></Association>`;
}

interface Foreign {
  url: string;
  orders: Record<string, unknown>[];
  lost: number;
  server: Server;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** Every second create is booked and its connection cut. HEAD is not allowed, as on some real services. */
async function startForeign(): Promise<Foreign> {
  const orders: Record<string, unknown>[] = [];
  const foreign = { orders, lost: 0 } as Foreign;
  foreign.server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Basic ${Buffer.from('u:p').toString('base64')}`)
      return response.writeHead(401).end();
    if (url.pathname.endsWith('/$metadata')) return response.end(metadata);
    if (request.method === 'HEAD') return response.writeHead(405).end();
    if (request.method === 'GET' && request.headers['x-csrf-token'] === 'Fetch') {
      return response
        .writeHead(200, {
          'x-csrf-token': 'tok',
          'set-cookie': 'sid=1; path=/',
          'content-type': 'application/json',
        })
        .end('{"d":{"EntitySets":[]}}');
    }
    if (request.method === 'POST') {
      if (request.headers['x-csrf-token'] !== 'tok' || !request.headers.cookie?.includes('sid=1')) {
        return response.writeHead(403, { 'x-csrf-token': 'Required' }).end('CSRF token validation failed');
      }
      const order: Record<string, unknown> = {
        ...JSON.parse(await textOf(request)),
        SalesOrder: String(orders.length + 1),
      };
      orders.push(order);
      if (orders.length % 2 === 0) {
        foreign.lost++;
        return response.destroy();
      }
      return json(201, { d: order });
    }
    const reference = /PurchaseOrderByCustomer eq '(.*)'/.exec(url.searchParams.get('$filter') ?? '')?.[1];
    return json(200, {
      d: {
        results: orders.filter(
          order => reference === undefined || order.PurchaseOrderByCustomer === reference,
        ),
      },
    });
  });
  await new Promise<void>(done => foreign.server.listen(0, '127.0.0.1', done));
  foreign.url = `http://127.0.0.1:${(foreign.server.address() as { port: number }).port}`;
  return foreign;
}

const kontorOf = kontorOfFile();

describe('a server that is not ours', () => {
  test('receives every sales order once although half of its answers are lost', async () => {
    const foreign = await startForeign();
    onTestFinished(() => {
      foreign.server.closeAllConnections();
      foreign.server.close();
    });
    const kontor = await kontorOf();
    const { client, store } = kontor;
    const to = await client.createConnection({
      body: {
        connector: 's4hana',
        name: 'foreign',
        settings: {
          baseUrl: foreign.url,
          auth: { kind: 'basic', username: 'u', password: 'p' },
          timeoutSeconds: 2,
          quietPeriodSeconds: 1,
        },
      },
    });
    const from = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'store',
        settings: { baseUrl: store.url, ...store.credentials },
      },
    });
    await client.createFlow({
      body: {
        flow: 'order-to-sales-order',
        from: from.id,
        to: to.id,
        settings: {
          salesOrganization: '1710',
          soldTo: '17100001',
          shippingCondition: 'HM00',
          discountCondition: 'HA00',
          feeCondition: 'HF00',
        },
      },
    });
    const ids = Array.from({ length: 10 }, () => placePaid(kontor, { shippingExTax: money('0') }));
    for (const id of ids) await postingIn(kontor, 'sales-orders.create', `orders/${id}`, 'accepted');
    expect(foreign.lost).toBeGreaterThan(2);
    expect(foreign.orders.map(order => order.PurchaseOrderByCustomer).sort()).toEqual(
      ids.map(id => `BC-${id}`),
    );
  });
});
