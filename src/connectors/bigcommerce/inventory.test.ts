// Stock of a store over its connector: what is read, what is set, one and many at once, and what is believed.
import { expect, onTestFinished, test } from 'vitest';
import { eventuallyIs } from '../../../test/eventually.ts';
import { callStore, storesOfFile } from '../../../test/sandbox-store.ts';
import { systemClock } from '../../core/clock.ts';
import { toKontorError } from '../../core/errors.ts';
import { httpAgent, type Send, undiciSend } from '../../http/send.ts';
import type { Access, ObjectWrite, ObjectWriter, Outcome } from '../../models/access.ts';
import { bigCommerce } from './connector.ts';

const { start } = storesOfFile();
const context = { requestId: 'R' };
const to = (id: string, quantity: string): ObjectWrite => ({ id, record: { quantity } });
const codesOf = (outcomes: readonly Outcome[]) =>
  outcomes.map(one => ('error' in one ? one.error.code : one.written.number));

async function stockOf(options: Parameters<typeof start>[0] = {}) {
  const store = await start({ stockDelayMs: 20, ...options });
  const agent = httpAgent({ connections: 4 });
  onTestFinished(() => agent.destroy());
  const wire = undiciSend(agent, { timeoutMs: 5_000, maxBodyBytes: 1_000_000 });
  let sent = 0;
  const send: Send = request => {
    sent++;
    return wire(request);
  };
  const settings = bigCommerce.settings.parse({ baseUrl: store.url, ...store.credentials });
  const { objects = {} } = bigCommerce.connect(settings, {
    send,
    clock: systemClock,
    credentialsRefused() {},
    foundDefect() {},
  });
  const { list, get, update } = objects.inventory as Required<Access>;
  const levels = async (filters: Record<string, string>, limit = 250) => {
    const page = await list({
      filters,
      after: undefined,
      limit,
      items: false,
      fields: undefined,
      raw: false,
    });
    return page.rows;
  };
  const quantity = async (id: string) => (await get(id, { raw: false }))?.record.quantity;
  return { store, update: update as Required<ObjectWriter>, levels, quantity, sent: () => sent };
}

const warehouse = {
  label: 'Warehouse',
  code: 'WH',
  managed_by_external_source: true,
  type_id: 'VIRTUAL',
  time_zone: 'Etc/UTC',
  address: { country_code: 'US' },
};

test('each product is read at each location, and only what is counted', async () => {
  const { store, levels, quantity } = await stockOf();
  await callStore(store, 'POST', '/v3/inventory/locations', [warehouse]);
  await eventuallyIs(
    'locations',
    () => store.shop.stock.locations.size,
    count => count === 2,
  );
  const all = await levels({});
  expect(all.map(({ id }) => id)).toEqual(
    ['TG11', 'TG12', 'TG20', 'MZ-FG-C900', 'MZ-FG-R100', 'GLOVE-M', 'GLOVE-L'].flatMap(sku => [
      `1:${sku}`,
      `2:${sku}`,
    ]),
  );
  expect(all[0]).toEqual({
    id: '1:TG11',
    product: 'TG11',
    location: '1',
    location_name: 'Default location',
    is_enabled: true,
    quantity: '0',
    available: '0',
    kept_back: '0',
  });
  expect((await levels({ product: 'GLOVE-M', location: '2' })).map(({ id }) => id)).toEqual(['2:GLOVE-M']);
  expect(await quantity('3:TG11')).toBeUndefined();
  expect(await quantity('1:TG11,TG12')).toBeUndefined();
});

test('one is set, whether it belongs to the product or to a variant, and believed when it shows', async () => {
  const { update, quantity } = await stockOf({ stockDelayMs: 200 });
  for (const id of ['1:TG11', '1:GLOVE-L']) {
    const first = await update.post(to(id, '12'), context).catch(toKontorError);
    // The store shows it a moment later.
    expect(first).toMatchObject({ kind: 'uncertain', code: 'not-shown-yet' });
    await eventuallyIs(
      id,
      () => quantity(id),
      shown => shown === '12',
    );
    expect(await update.find(to(id, '12'))).toEqual([{ number: id }]);
    expect(await update.find(to(id, '13'))).toEqual([]);
  }
  expect(await update.post(to('1:TG11', '12'), context)).toEqual({ number: '1:TG11' });
});

test('many are set in one call, and one that the store does not know keeps no other back', async () => {
  const { update, quantity, sent } = await stockOf();
  const outcomes = await update.postMany(
    [to('1:TG11', '5'), to('1:NOPE', '1'), to('1:GLOVE-M', '7'), to('9:TG12', '1'), to('1:TG12', '1.5')],
    context,
  );
  expect(codesOf(outcomes)).toEqual([
    'not-shown-yet',
    'no-stock-of',
    'not-shown-yet',
    'no-stock-of',
    'not-a-quantity',
  ]);
  // The levels, how they are counted, and what is set.
  expect(sent()).toBe(3);
  await eventuallyIs(
    'GLOVE-M',
    () => quantity('1:GLOVE-M'),
    shown => shown === '7',
  );
  expect(await quantity('1:TG11')).toBe('5');
});

test('what many ask for at the same time is read together', async () => {
  const { update, sent } = await stockOf();
  const ids = ['1:TG11', '1:TG12', '1:TG20', '1:GLOVE-M', '1:NOPE'];
  const found = await Promise.all(ids.map(id => update.find(to(id, '0'))));
  expect(found.map(one => one.length)).toEqual([1, 1, 1, 1, 0]);
  expect(sent()).toBe(1);
});

test('a lost answer leaves it uncertain, and the store shows its outcome', async () => {
  const { store, update, quantity } = await stockOf();
  store.setFaults({ 'lost-after-commit': 1 });
  const lost = await update.postMany([to('1:TG11', '8')], context).catch(toKontorError);
  expect(lost).toMatchObject({ kind: 'uncertain' });
  store.setFaults({});
  await eventuallyIs(
    'TG11',
    () => quantity('1:TG11'),
    shown => shown === '8',
  );
  expect(await update.find(to('1:TG11', '8'))).toEqual([{ number: '1:TG11' }]);
});
