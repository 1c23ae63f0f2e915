// The system sandbox over plain HTTP: strict where S/4HANA is strict.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from './server.ts';

const authorization = `Basic ${Buffer.from(`${sandboxCredentials.username}:${sandboxCredentials.password}`).toString('base64')}`;
const orders = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';
const accounts = '/sap/opu/odata/sap/API_GLACCOUNTINCHARTOFACCOUNTS_SRV';

let sandbox: S4Sandbox;
beforeAll(async () => {
  sandbox = await startS4Sandbox({ pageSize: 5 });
});
afterAll(() => sandbox.close());

interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are picked apart
  body: any;
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const reply = await fetch(sandbox.url + path, {
    method,
    headers: {
      authorization,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.includes('json');
  return { status: reply.status, headers: reply.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

async function session(): Promise<Record<string, string>> {
  const reply = await call('GET', `${orders}/`, undefined, { 'x-csrf-token': 'Fetch' });
  return {
    'x-csrf-token': reply.headers.get('x-csrf-token') as string,
    cookie: reply.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; '),
  };
}

const salesOrder = (reference: string, change = {}) => ({
  ...orderHeader,
  PurchaseOrderByCustomer: reference,
  to_Item: [
    { Material: 'TG11', RequestedQuantity: '2', RequestedQuantityUnit: 'PC' },
    { Material: 'TG12', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' },
  ],
  ...change,
});

describe('writing', () => {
  test('needs a CSRF token together with the cookies of its session (S4-11, S4-12)', async () => {
    const bare = await call('POST', `${orders}/A_SalesOrder`, salesOrder('csrf'));
    expect(bare.status).toBe(403);
    expect(bare.headers.get('x-csrf-token')).toBe('Required');
    const mine = await session();
    const other = await session();
    const tokenOnly = { 'x-csrf-token': mine['x-csrf-token'] as string };
    expect((await call('POST', `${orders}/A_SalesOrder`, salesOrder('csrf'), tokenOnly)).status).toBe(403);
    const mixed = { ...tokenOnly, cookie: other.cookie as string };
    expect((await call('POST', `${orders}/A_SalesOrder`, salesOrder('csrf'), mixed)).status).toBe(403);
    expect((await call('POST', `${orders}/A_SalesOrder`, salesOrder('csrf'), mine)).status).toBe(201);
  });

  test('inserts deep, numbers documents and items, and answers in the V2 wire format (S4-22, S4-15)', async () => {
    const mine = await session();
    const first = await call('POST', `${orders}/A_SalesOrder`, salesOrder('deep-1'), mine);
    const second = await call('POST', `${orders}/A_SalesOrder`, salesOrder('deep-2'), mine);
    expect(Number(second.body.d.SalesOrder)).toBe(Number(first.body.d.SalesOrder) + 1);
    const { d } = first.body;
    expect(d.__metadata).toMatchObject({
      type: 'API_SALES_ORDER_SRV.A_SalesOrderType',
      uri: expect.stringContaining(`A_SalesOrder('${d.SalesOrder}')`),
      // 100 ns: seven digits.
      etag: expect.stringMatching(/^W\/"datetimeoffset'\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A\d\d\.\d{7}Z'"$/),
    });
    expect(typeof d.TotalNetAmount).toBe('string');
    expect(d.SalesOrderDate).toMatch(/^\/Date\(\d+\)\/$/);
    expect(d.LastChangeDateTime).toMatch(/^\/Date\(\d+\+0000\)\/$/);
    expect(d.to_Partner.__deferred.uri).toMatch(/to_Partner$/);
    const read = await call(
      'GET',
      `${orders}/A_SalesOrder('${d.SalesOrder}')?$expand=to_Item/to_PricingElement`,
    );
    expect(
      read.body.d.to_Item.results.map((item: { SalesOrderItem: string }) => item.SalesOrderItem),
    ).toEqual(['10', '20']);
  });

  test.each([
    [
      'a decimal as a number',
      { to_Item: [{ Material: 'TG11', RequestedQuantity: 2, RequestedQuantityUnit: 'PC' }] },
    ],
    ['a text that is too long', { SalesOrderType: 'TOOLONG' }],
    ['a field that is not there', { Nonsense: 'x' }],
    ['a date that is none', { SalesOrderDate: 'tomorrow' }],
    ['a boolean as text', { CompleteDeliveryIsDefined: 'yes' }],
  ])('refuses %s with an SAP error (S4-36, S4-21)', async (_, change) => {
    const reply = await call('POST', `${orders}/A_SalesOrder`, salesOrder('bad', change), await session());
    expect(reply.status).toBe(400);
    expect(reply.body.error).toMatchObject({
      code: expect.any(String),
      message: { lang: 'en', value: expect.any(String) },
      innererror: expect.any(Object),
    });
  });

  test('refuses a material that does not exist, with the message behind it', async () => {
    const item = { Material: 'NO-SUCH', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' };
    const reply = await call(
      'POST',
      `${orders}/A_SalesOrder`,
      salesOrder('bad', { to_Item: [item] }),
      await session(),
    );
    expect(reply.status).toBe(400);
    expect(reply.text).toContain('NO-SUCH');
    expect(reply.body.error.innererror.errordetails.length).toBeGreaterThan(0);
  });

  test('refuses a currency that is not defined, and keeps the decimals of those that are (S4-126)', async () => {
    const mine = await session();
    const item = { Material: 'TG11', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' };
    const sold = (currency: string, price: string) => {
      const element = { ConditionType: 'PMP0', ConditionRateValue: price, ConditionCurrency: currency };
      const priced = { ...item, to_PricingElement: [element] };
      const order = salesOrder(currency, { TransactionCurrency: currency, to_Item: [priced] });
      return call('POST', `${orders}/A_SalesOrder`, order, mine);
    };
    expect((await sold('QQQ', '5')).text).toContain('Entry QQQ does not exist in TCURC');
    expect((await sold('KWD', '1.234')).body.d.TotalNetAmount).toBe('1.234');
    expect((await sold('JPY', '500')).body.d.TotalNetAmount).toBe('500');
  });

  test('answers errors as XML to who asks for nothing else (S4-37)', async () => {
    const reply = await call('GET', `${orders}/A_SalesOrder('99999')`, undefined, {
      accept: 'application/xml',
    });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('content-type')).toContain('application/xml');
    expect(reply.text).toMatch(/<error .*<message xml:lang="en">/s);
  });

  test('changes only with the right ETag: 428 without, 412 with an old one (S4-20)', async () => {
    const mine = await session();
    const created = await call('POST', `${orders}/A_SalesOrder`, salesOrder('etag'), mine);
    const path = `${orders}/A_SalesOrder('${created.body.d.SalesOrder}')`;
    const change = { PurchaseOrderByCustomer: 'changed' };
    const etag = created.body.d.__metadata.etag as string;
    expect((await call('PATCH', path, change, mine)).status).toBe(428);
    expect((await call('PATCH', path, change, { ...mine, 'if-match': etag })).status).toBe(204);
    expect((await call('PATCH', path, change, { ...mine, 'if-match': etag })).status).toBe(412);
    const now = await call('GET', path);
    expect(now.body.d.PurchaseOrderByCustomer).toBe('changed');
    expect(now.body.d.__metadata.etag).not.toBe(etag);
    expect((await call('DELETE', path, undefined, mine)).status).toBe(428);
    expect((await call('DELETE', path, undefined, { ...mine, 'if-match': '*' })).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });
});

describe('reading', () => {
  const filtered = async (filter: string, rest = '') => {
    const reply = await call(
      'GET',
      `${accounts}/A_GLAccountInChartOfAccounts?$filter=${encodeURIComponent(filter)}${rest}`,
    );
    return reply.status === 200
      ? reply.body.d.results.map((row: { GLAccount: string }) => row.GLAccount)
      : reply.status;
  };

  test.each([
    ["GLAccount eq '41000000'", ['41000000']],
    ["(GLAccount eq '41000000' or GLAccount eq '41100000') and not (GLAccount eq '41100000')", ['41000000']],
    ["GLAccount gt '41000000' and GLAccount le '41200000'", ['41000500', '41100000', '41200000']],
    ["startswith(GLAccount,'411') eq true", ['41100000']],
    ["substringof('4110',GLAccount)", ['41100000']],
    ["endswith(GLAccount,'1100000')", ['21100000', '41100000']],
    ["tolower(ChartOfAccounts) eq 'ycoa' and GLAccount eq '41000000'", ['41000000']],
    ["CreationDate lt datetime'2100-01-01T00:00:00' and GLAccount eq '41000000'", ['41000000']],
    ["GLAccount eq 'O''Brien'", []],
    [
      "length(GLAccount) eq 8 and substring(GLAccount,2,6) eq '000000' and startswith(GLAccount,'41')",
      ['41000000'],
    ],
    ["indexof(GLAccount,'1100000') eq 1", ['21100000', '41100000']],
    ["GLAccount ne null and concat(GLAccount,'x') eq '41000000x'", ['41000000']],
  ])('filters by %s (S4-25)', async (filter, expected) => {
    expect(await filtered(filter)).toEqual(expected);
  });

  test.each([
    'GLAccount eq',
    "GLAccount equals '1'",
    "Nonsense eq '1'",
    'GLAccount eq 41000000',
    "(GLAccount eq '1'",
    "GLAccount eq '1' and",
    'nonsense(GLAccount)',
  ])('refuses the filter %s', async filter => {
    expect(await filtered(filter)).toBe(400);
  });

  test('pages without being asked, sorts, selects, counts as text (S4-101, S4-15)', async () => {
    const all: string[] = [];
    let path: string | undefined =
      `${accounts}/A_GLAccountInChartOfAccounts?$select=GLAccount&$orderby=GLAccount desc&$inlinecount=allpages`;
    let pages = 0;
    let count: unknown;
    while (path !== undefined) {
      const { body }: Answer = await call('GET', path);
      pages++;
      count ??= body.d.__count;
      expect(body.d.results.length).toBeLessThanOrEqual(5);
      for (const row of body.d.results) expect(Object.keys(row)).toEqual(['__metadata', 'GLAccount']);
      all.push(...body.d.results.map((row: { GLAccount: string }) => row.GLAccount));
      path = body.d.__next?.replace(sandbox.url, '');
    }
    expect(pages).toBeGreaterThan(2);
    expect(typeof count).toBe('string');
    expect(all).toHaveLength(Number(count));
    expect(all).toEqual(all.toSorted().reverse());
    expect(new Set(all).size).toBe(all.length);
    const raw = await call('GET', `${accounts}/A_GLAccountInChartOfAccounts/$count`, undefined, {
      accept: 'text/plain',
    });
    expect(raw.text).toBe(String(count));
    const part = await call(
      'GET',
      `${accounts}/A_GLAccountInChartOfAccounts?$orderby=GLAccount&$skip=1&$top=2`,
    );
    expect(part.body.d.results.map((row: { GLAccount: string }) => row.GLAccount)).toEqual(
      all.toReversed().slice(1, 3),
    );
  });

  test.each([
    '$select=Nonsense',
    '$expand=to_Nonsense',
    '$orderby=Nonsense',
    '$top=-1',
    '$skip=x',
    '$nonsense=1',
  ])('refuses %s', async query => {
    expect((await call('GET', `${orders}/A_SalesOrder?${query}`)).status).toBe(400);
  });

  test('knows neither other services, sets nor keys (S4-05, S4-40)', async () => {
    expect((await call('GET', '/sap/opu/odata/sap/API_NONSENSE_SRV/A_X')).status).toBe(403);
    expect((await call('GET', `${orders}/A_Nonsense`)).status).toBe(404);
    expect((await call('GET', `${orders}/A_SalesOrder('99999')`)).status).toBe(404);
  });

  test('describes itself', async () => {
    const service = await call('GET', `${orders}/`);
    expect(service.body.d.EntitySets).toContain('A_SalesOrder');
    const metadata = await call('GET', `${orders}/$metadata`, undefined, { accept: 'application/xml' });
    expect(metadata.text).toContain('<EntityType Name="A_SalesOrderType"');
  });
});

describe('faults', () => {
  test('strike the same requests again with the same seed, and can be switched while running', async () => {
    const struckBy = async (seed: string) => {
      const one = await startS4Sandbox({ seed });
      await fetch(`${one.url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify({ unavailable: 0.4 }) });
      const statuses: number[] = [];
      for (let i = 0; i < 40; i++) {
        const reply = await fetch(`${one.url}${orders}/A_SalesOrder('${i}')`, { headers: { authorization } });
        statuses.push(reply.status);
        await reply.arrayBuffer();
      }
      const struck = one.struck().unavailable;
      await one.close();
      return { statuses: statuses.join(), struck };
    };
    const first = await struckBy('a');
    expect(first.struck).toBeGreaterThan(5);
    expect(first.struck).toBeLessThan(35);
    expect(await struckBy('a')).toEqual(first);
    expect((await struckBy('b')).statuses).not.toBe(first.statuses);
    const bad = await fetch(`${sandbox.url}/sandbox/faults`, { method: 'PUT', body: '{"nonsense":1}' });
    expect(bad.status).toBe(400);
  });

  test('throttle with and without a time to wait (S4-45)', async () => {
    const one = await startS4Sandbox({ faults: { throttled: 1 } });
    const get = () => fetch(`${one.url}${orders}/A_SalesOrder`, { headers: { authorization } });
    const named = await get();
    expect(named.status).toBe(429);
    expect(Number(named.headers.get('retry-after'))).toBeGreaterThan(0);
    one.setFaults({ 'throttled-bare': 1 });
    const bare = await get();
    expect(bare.status).toBe(429);
    expect(bare.headers.get('retry-after')).toBeNull();
    one.setFaults({ 'forbidden-page': 1 });
    const page = await get();
    expect(page.status).toBe(403);
    expect(page.headers.get('content-type')).toContain('text/html');
    await one.close();
  });
});

test('a service that is to be locked and does not exist is refused, with the names of those that do', async () => {
  await expect(startS4Sandbox({ locked: ['API_PRODUKT_SRV'] })).rejects.toMatchObject({
    code: 'unknown-service',
    message: 'The sandbox has no service API_PRODUKT_SRV, so it cannot be locked.',
    next: expect.stringContaining('API_PRODUCT_SRV'),
  });
});
