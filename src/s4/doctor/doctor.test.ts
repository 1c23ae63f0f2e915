// The doctor over HTTP: a healthy system, one that lacks arrangements, one where something is broken; and it only reads.
import { expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import { s4HanaWords } from '../../connectors/s4hana/sentences.ts';
import { type Reason, speaker } from '../../core/reasons.ts';
import { wordingOf } from '../../wording.ts';
import { knownServices } from '../documents/known-services.ts';
import { salesOrders } from '../documents/sales-orders.ts';
import { examineSystem } from './examine-system.ts';

const say = speaker(wordingOf([{ sentences: s4HanaWords }]).en);

test('a healthy system needs nothing: every service answers, with its custom fields and page size', async () => {
  const { client, sandbox } = await sandboxSystem({ pageSize: 2 });
  const before = sandbox.written();
  const seen: number[] = [];
  const { services, fixes } = await examineSystem(client, { onProgress: ({ length }) => seen.push(length) });
  expect(fixes).toEqual([]);
  expect(services.map(({ service }) => service)).toEqual(Object.keys(knownServices));
  expect(
    services.filter(({ state }) => state !== 'ok').map(({ path, state }) => [path.split('/').at(-1), state]),
  ).toEqual([
    ['journalentrycreaterequestconfi', 'unknown'],
    ['journalentrybulkcreationreques', 'unknown'],
    ['journalentrybulkclearingreques', 'unknown'],
  ]);
  expect(seen).toEqual([...services.keys(), services.length]);
  const of = (name: string) => services.find(({ service }) => service === name);
  expect(of('salesOrder')?.customFields).toContainEqual({
    set: 'A_SalesOrderItem',
    field: 'YY1_Engraving_SDI',
    type: 'Edm.String',
  });
  expect(of('product')).toMatchObject({ pageSize: 2, repeatability: 'not_said' });
  expect(sandbox.written()).toBe(before);
});

test('what is not released comes out by scenario, as work for the administrator (S4-05, S4-100)', async () => {
  const { client } = await sandboxSystem({
    locked: ['API_SALES_ORDER', 'api_salesorder', 'API_CUSTOMER_RETURN_SRV', 'journalentrybulk'],
  });
  const { services, fixes } = await examineSystem(client);
  expect(services.filter(({ state }) => state === 'not_authorised').map(({ service }) => service)).toEqual([
    'salesOrder',
    'salesOrderV4',
    'salesOrderSimulation',
    'customerReturn',
    'journalEntryAsync',
    'journalEntryClearing',
  ]);
  expect(fixes.map(say)).toEqual([
    'Create a communication arrangement for SAP_COM_0109 and assign the communication user to it. It releases: Sales orders; Sales orders (V4); Sales order simulation.',
    'Create a communication arrangement for SAP_COM_0002 and assign the communication user to it. It releases: Journal entry, one-way; Journal entry clearing, one-way.',
    'Find the communication scenario of API_CUSTOMER_RETURN_SRV (Customer returns) in the app "Communication Scenarios", and create an arrangement for it.',
  ]);
});

test('a refused logon ends it at once, with one request', async () => {
  const { sandbox, client } = await sandboxSystem({ credentials: { password: 'another' } });
  await expect(examineSystem(client)).rejects.toMatchObject({ kind: 'auth', code: 'logon-refused' });
  expect(sandbox.refusedLogons()).toBeLessThanOrEqual(2);
});

test('an overloaded system is failing, and said so, without any service being called unauthorised', async () => {
  const { sandbox, client } = await sandboxSystem();
  sandbox.setFaults({ unavailable: 1 });
  const { services, fixes } = await examineSystem(client, { services: ['stock', 'product'] });
  expect(services.map(({ state }) => state)).toEqual(['failing', 'failing']);
  expect(say(fixes[0] as Reason)).toContain('503');
}, 20_000);

test('a repeatable creation is carried out once where the system keeps its id (S4-93)', async () => {
  const order = { ...orderHeader, to_Item: [{ Material: 'TG11', RequestedQuantity: '1' }] };
  const repeatable = { requestId: 'a1b2c3d4-0000-4000-8000-000000000001', createdAt: new Date() };
  const keeps = await sandboxSystem({ repeatability: true });
  const orders = salesOrders(keeps.client);
  const first = await orders.create(order, { repeatable });
  const second = await orders.create(order, { repeatable });
  expect([first.repeatability, second.repeatability]).toEqual(['accepted', 'accepted']);
  expect(second.entity.SalesOrder).toBe(first.entity.SalesOrder);
  const { services } = await examineSystem(keeps.client, { services: ['salesOrder'] });
  expect(services[0]?.repeatability).toBe('accepted');
  const old = { ...repeatable, createdAt: new Date(Date.now() - 2 * 86_400_000) };
  await expect(orders.create(order, { repeatable: old })).rejects.toMatchObject({
    code: '/IWBEP/CM_COS/005',
  });
  expect(await orders.count()).toBe(1);

  const forgets = salesOrders((await sandboxSystem()).client);
  expect((await forgets.create(order, { repeatable })).repeatability).toBeUndefined();
  await forgets.create(order, { repeatable });
  expect(await forgets.count()).toBe(2);
});
