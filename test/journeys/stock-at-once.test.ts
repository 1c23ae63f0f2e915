// What the shop sells and puts back itself, while goods move in the warehouse: what it was told last may be what it is to show, and not what it shows.
import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { storeAccess } from '../../src/stage/set-up.ts';
import { openObjects } from '../object-api.ts';
import { eventually, eventuallyIs, kontorOfFile, orderDraft, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 300 } });
let stores = 0;
const skus = ['TG11', 'TG12', 'TG20', 'MZ-FG-C900', 'MZ-FG-R100'];

async function shopAndWarehouse() {
  const kontor = await kontorOf({ store: { stockDelayMs: 20, storeHash: `broken${++stores}` } });
  const { client, store, s4 } = kontor;
  for (const sku of skus) s4.setStock(sku, 100);
  const sap = await openObjects(kontor);
  const shop = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'Shop',
      settings: { ...storeAccess(store), pollGraceSeconds: 0 },
    },
  });
  const { id } = await client.createFlow({
    body: { flow: 'stock-to-shop', from: sap.id, to: shop.id, settings: { plants: { 1: ['1710'] } } },
  });
  for (const sku of skus) await shows(kontor, sku, 100);
  await kontor.idle();
  return { ...kontor, kontor, sap, shop: shop.id, flow: id, warehouse: s4 };
}

const levelIn = ({ store }: Pick<RunningKontor, 'store'>, sku: string) => {
  const item = store.shop.stock.soldAs(sku);
  return item && (store.shop.stock.level(item, 1).shown ?? 0);
};

const shows = (kontor: Pick<RunningKontor, 'store' | 'pass'>, sku: string, pieces: number) =>
  eventuallyIs(
    `${sku} in the shop`,
    () => levelIn(kontor, sku),
    shown => shown === pieces,
    { between: () => kontor.pass(250) },
  );

const placed = ({ store }: Pick<RunningKontor, 'store'>, quantity: number, sku = 'TG11') =>
  store.shop.placeOrder(
    orderDraft({ lines: [{ id: 1, sku, name: sku, quantity, priceExTax: money('24.90') }] }),
  ).id;

describe('the shop ends with what is free', () => {
  test('when as many come as the shop has sold while the flow is paused', async () => {
    const { kontor, client, warehouse, flow } = await shopAndWarehouse();
    await client.pauseFlow({ id: flow });
    placed(kontor, 2);
    warehouse.moveGoods('TG11', 2);
    expect(levelIn(kontor, 'TG11')).toBe(98);
    await eventually(
      'both are known',
      async () => ((await client.getSummary()).paused_flows[0]?.waiting.jobs ?? 0) >= 2,
    );
    await client.resumeFlow({ id: flow });
    await kontor.idle();
    kontor.pass(60_000);
    await kontor.idle();
    await shows(kontor, 'TG11', 100);
  }, 60_000);

  test('when as many come as the shop has sold at the same moment', async () => {
    const { kontor, warehouse } = await shopAndWarehouse();
    warehouse.moveGoods('TG11', 2);
    placed(kontor, 2);
    await kontor.idle();
    kontor.pass(60_000);
    await kontor.idle();
    await shows(kontor, 'TG11', 100);
  }, 60_000);

  // The other way round the shop sells what is not there: a cancelled order puts two back in the shop while two leave the warehouse.
  test('when as many leave as the shop puts back of a cancelled order', async () => {
    const { kontor, warehouse, store } = await shopAndWarehouse();
    const order = placed(kontor, 2);
    await kontor.idle();
    const acked = () => kontor.client.listPostings({ business_key: 'stock-to-shop/1:TG11' });
    await eventually('98 is acknowledged', async () => {
      const [one] = (await acked()).result;
      return (
        one?.state === 'accepted' &&
        JSON.stringify(await kontor.client.getPosting({ id: one.id })).includes('"98"')
      );
    });
    expect(levelIn(kontor, 'TG11')).toBe(98);
    kontor.pass(2_000);
    warehouse.moveGoods('TG11', -2);
    store.shop.setStatus(order, 5);
    expect(levelIn(kontor, 'TG11')).toBe(100);
    await kontor.idle();
    kontor.pass(60_000);
    await kontor.idle();
    await shows(kontor, 'TG11', 98);
  }, 60_000);

  // The shop puts the refunded piece back; what it has promised is still counted as two.
  test('when one of two pieces is refunded and put back', async () => {
    const { kontor, store } = await shopAndWarehouse();
    const id = placed(kontor, 2);
    store.shop.pay(id, 'purchase');
    await eventually('it is acknowledged', async () => {
      const [one] = (await kontor.client.listPostings({ business_key: 'stock-to-shop/1:TG11' })).result;
      return (
        one?.state === 'accepted' &&
        JSON.stringify(await kontor.client.getPosting({ id: one.id })).includes('"98"')
      );
    });
    await kontor.idle();
    kontor.pass(2_000);
    const line = store.shop.orders.get(id)?.lines[0]?.id as number;
    store.shop.refundBy(id, { items: [{ type: 'PRODUCT', id: line, quantity: 1 }] });
    const put = levelIn(kontor, 'TG11');
    await kontor.idle();
    kontor.pass(60_000);
    await kontor.idle();
    // One is still promised: 99 are free, and 99 the shop shows without being told.
    expect([put, levelIn(kontor, 'TG11')]).toEqual([99, 99]);
  }, 60_000);
});
