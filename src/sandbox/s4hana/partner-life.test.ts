// How partners change in the sandbox, and what may still be written for them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from './server.ts';

const { username, password } = sandboxCredentials;
const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
const root = '/sap/opu/odata/sap/';
const partners = `${root}API_BUSINESS_PARTNER/`;
const orders = `${root}API_SALES_ORDER_SRV/`;

let sandbox: S4Sandbox;
beforeEach(async () => {
  sandbox = await startS4Sandbox();
});
afterEach(() => sandbox.close());

type Row = Record<string, unknown>;

async function call(method: string, path: string, body?: unknown) {
  const headers: Record<string, string> = { authorization, accept: 'application/json' };
  if (method === 'POST') {
    const service = path.split('/').slice(0, 6).join('/');
    const opened = await fetch(`${sandbox.url}${service}/`, {
      headers: { ...headers, 'x-csrf-token': 'Fetch' },
    });
    headers['x-csrf-token'] = opened.headers.get('x-csrf-token') ?? '';
    headers.cookie = opened.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; ');
    headers['content-type'] = 'application/json';
  }
  const reply = await fetch(sandbox.url + path, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await reply.text();
  const answer = text === '' ? {} : JSON.parse(text);
  return {
    status: reply.status,
    d: answer.d as Row,
    error: answer.error?.message?.value as string | undefined,
  };
}

const sell = (change: Row = {}) =>
  call('POST', `${orders}A_SalesOrder`, {
    ...orderHeader,
    to_Item: [{ Material: 'TG11', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' }],
    ...change,
  });

describe('partners', () => {
  test('that are blocked for orders, centrally or in the sales area, are sold nothing new (S4-200)', async () => {
    const before = await sell();
    sandbox.changePartner('17100001', { orderBlock: '01', salesArea: '1710/10/00' });
    expect((await sell()).error).toMatch(/17100001 is blocked for sales orders \(order block 01\)/);
    sandbox.changePartner('17100001', { orderBlock: '', salesArea: '1710/10/00' });
    sandbox.changePartner('17100001', { orderBlock: '02' });
    // It is assigned to credit memo requests only.
    expect((await sell()).status).toBe(201);
    sandbox.changePartner('17100001', { orderBlock: '', blocked: true });
    expect((await sell()).error).toMatch(/blocked centrally/);
    const there = await call('GET', `${orders}A_SalesOrder('${before.d.SalesOrder}')`);
    expect(there.status).toBe(200);
    const { d } = await call('GET', `${partners}A_BusinessPartner('17100001')`);
    expect(d).toMatchObject({ BusinessPartnerIsBlocked: true, IsMarkedForArchiving: false });
  });

  test('that are blocked centrally receive no goods of others (S4-200)', async () => {
    sandbox.changePartner('17100002', { orderBlock: '01' });
    const sent = await sell({ to_Partner: [{ PartnerFunction: 'SH', Customer: '17100002' }] });
    expect(sent).toMatchObject({ status: 400, error: expect.stringContaining('17100002') });
  });

  test('that are marked for deletion or archiving are still sold to (S4-201)', async () => {
    sandbox.changePartner('17100001', { flaggedForDeletion: true, flaggedForArchiving: true });
    expect((await sell()).status).toBe(201);
    const { d } = await call('GET', `${partners}A_Customer('17100001')`);
    expect(d).toMatchObject({ DeletionIndicator: true });
  });

  test('that were merged stay with their documents, and say who replaces them (S4-202)', async () => {
    const { d: order } = await sell();
    sandbox.changePartner('17100001', { mergedInto: '17100002' });
    const { d } = await call('GET', `${partners}A_BusinessPartner('17100001')?$expand=to_BPRelationship`);
    expect(d).toMatchObject({
      IsMarkedForArchiving: true,
      to_BPRelationship: {
        results: [
          { BusinessPartner1: '17100001', BusinessPartner2: '17100002', RelationshipCategory: 'BUR013' },
        ],
      },
    });
    const kept = await call('GET', `${orders}A_SalesOrder('${order.SalesOrder}')`);
    expect(kept.d).toMatchObject({ SoldToParty: '17100001' });
    expect((await sell()).status).toBe(201);
  });

  test('whose purpose has ended are seen by nobody, and their documents stay (S4-204)', async () => {
    const { d: order } = await sell();
    sandbox.changePartner('17100001', { ended: true });
    for (const path of ["A_BusinessPartner('17100001')", "A_Customer('17100001')"])
      expect((await call('GET', partners + path)).status).toBe(404);
    expect(await sell()).toMatchObject({
      status: 400,
      error: 'Function not permitted because customer 17100001 is blocked.',
    });
    expect((await call('GET', `${orders}A_SalesOrder('${order.SalesOrder}')`)).status).toBe(200);
    const other = await startS4Sandbox();
    other.restore(sandbox.dump());
    await sandbox.close();
    sandbox = other;
    expect((await sell()).error).toMatch(/customer 17100001 is blocked/);
  });

  test('bring an address along for one order, with a region that the country has (S4-203)', async () => {
    const address = { OrganizationName1: 'Ada Lovelace', CityName: 'Hamburg', Country: 'DE', Region: '02' };
    const partner = (change: Row) => ({
      to_Partner: [{ PartnerFunction: 'SP', to_Address: [{ ...address, ...change }] }],
    });
    const { d } = await sell(partner({}));
    const key = `SalesOrder='${d.SalesOrder}',PartnerFunction='SP',AddressRepresentationCode=''`;
    expect((await call('GET', `${orders}A_SalesOrderPartnerAddress(${key})`)).d).toMatchObject(address);
    expect((await sell(partner({ Region: 'HH' }))).error).toMatch(/Region HH is not defined/);
    expect((await call('POST', `${orders}A_SalesOrderPartnerAddress`, address)).status).toBe(405);
  });

  test('are changed over HTTP while the sandbox runs, and only as partners can be', async () => {
    const put = async (customer: string, body: string) => {
      const reply = await fetch(`${sandbox.url}/sandbox/partners/${customer}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return [reply.status, await reply.json()];
    };
    expect(await put('17100001', '{"orderBlock":"01"}')).toEqual([200, { customer: '17100001' }]);
    expect((await sell()).status).toBe(400);
    expect(await put('17100001', '{"orderBlok":"01"}')).toEqual([
      400,
      { error: expect.stringContaining('orderBlok') },
    ]);
    expect(await put('1', '{"blocked":true}')).toEqual([400, { error: 'There is no customer 1' }]);
    expect((await put('17100001', 'no JSON'))[0]).toBe(400);
    expect(await put('17100001', '{"orderBlock":"","salesArea":"9999/10/00"}')).toEqual([
      400,
      { error: '17100001 has no sales area 9999/10/00' },
    ]);
  });
});
