// What cannot be posted is parked with a sentence a bookkeeper understands, and goes on when the cause is mended.
import { afterEach, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { onEveryDatabase } from '../databases.ts';
import { entriesOf, type House, openHouse, orderDraft, placePaid, postingIn } from '../house.ts';

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

onEveryDatabase('an order that cannot be booked', database => {
  test('for a blocked account is parked before anything is sent, and booked once after a replay', async () => {
    house = await openHouse(database);
    house.tenant.blockAccount('41100000', true);
    // What was read of accounts is remembered for a minute; a new start reads anew.
    await house.restart();
    const id = placePaid(house);
    const parked = await postingIn(house, 'journal-entry', `orders/${id}`, 'parked');
    expect(parked).toMatchObject({ reason_code: 'account-blocked', attempts: 0 });
    expect(parked.reason).toBe(
      'G/L account 41100000 is blocked for posting. Have it opened in SAP or name another account in the flow, then replay.',
    );
    house.tenant.blockAccount('41100000', false);
    await house.client.replayPosting({ id: parked.id });
    await postingIn(house, 'journal-entry', `orders/${id}`, 'accepted');
    expect(entriesOf(house, `BC-${id}`)).toHaveLength(1);
  });

  test("for a closed period keeps SAP's message, and is booked once after a replay", async () => {
    house = await openHouse(database);
    house.tenant.closePeriods([new Date().toISOString().slice(0, 7)]);
    const id = placePaid(house);
    const refused = await postingIn(house, 'journal-entry', `orders/${id}`, 'rejected');
    expect(refused.reason).toMatch(/Posting period \d\d \d{4} is not open in company code 1710.*replay/);
    const full = await house.client.getPosting({ id: refused.id });
    expect(full.attempt_list).toMatchObject([{ kind: 'post', outcome: 'rejected' }]);
    expect(full.calls.some(call => call.status === 200 && call.response_body?.includes('not open'))).toBe(
      true,
    );
    house.tenant.closePeriods([]);
    await house.client.replayPosting({ id: refused.id });
    await postingIn(house, 'journal-entry', `orders/${id}`, 'accepted');
    expect(entriesOf(house, `BC-${id}`)).toHaveLength(1);
  });

  test('is named: a currency without rules, a payment that does not add up, nothing to book', async () => {
    house = await openHouse(database);
    const foreign = placePaid(house, { currency: 'SEK' });
    const free = placePaid(house, { lines: [], shippingExTax: money('0') });
    const odd = house.store.shop.placeOrder(orderDraft());
    house.store.shop.pay(odd.id, 'purchase', odd.totals.totalInc.plus('1'));
    const reasonOf = async (id: number) =>
      (await postingIn(house as House, 'journal-entry', `orders/${id}`, 'parked')).reason;
    expect(await reasonOf(foreign)).toBe(
      `Order ${foreign} is in SEK, for which there are no account rules. Add SEK to the currencies of the flow, then replay.`,
    );
    expect(await reasonOf(free)).toMatch(/comes to 0.00 USD: there is nothing to book/);
    expect(await reasonOf(odd.id)).toMatch(
      /does not add up: \d+\.\d\d USD was received for \d+\.\d\d USD due/,
    );
  });

  test('books by itself when the order is mended in the shop', async () => {
    house = await openHouse(database, { tuning: { pollEveryMs: 300 } });
    const order = house.store.shop.placeOrder(orderDraft({ discount: money('2') }));
    house.store.shop.pay(order.id, 'purchase', order.totals.totalInc.plus('2'));
    await postingIn(house, 'journal-entry', `orders/${order.id}`, 'parked');
    house.store.shop.edit(order.id, { discount: money('0') });
    await postingIn(house, 'journal-entry', `orders/${order.id}`, 'accepted');
  });
});

onEveryDatabase('rules that lead nowhere', database => {
  test('are refused before anything can be posted, each by name', async () => {
    house = await openHouse(database, { bare: true });
    const { client, tenant, store } = house;
    const to = await client.createConnection({
      body: {
        connector: 's4hana',
        name: 'SAP',
        settings: { baseUrl: tenant.url, auth: { kind: 'api-key', key: 'sandbox-api-key' } },
      },
    });
    const from = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'Shop',
        settings: { baseUrl: store.url, ...store.credentials },
      },
    });
    const rules = {
      companyCode: '1710',
      currencies: ['USD'],
      revenue: '41000000',
      tax: '99999999',
      shipping: '41100000',
      discount: '49999999',
      clearing: { default: '11002090' },
      costCenter: '17101399',
    };
    await expect(
      client.createFlow({
        body: {
          flow: 'order-to-journal',
          from: from.id,
          to: to.id,
          settings: rules,
        },
      }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(
        /G\/L account 99999999 does not exist.*49999999 is blocked.*Cost center 17101399 is not valid today/,
      ),
    });
    await expect(
      client.createFlow({
        body: {
          flow: 'order-to-journal',
          from: from.id,
          to: to.id,
          settings: { revenue: 'abc' },
        },
      }),
    ).rejects.toMatchObject({
      status: 400,
      code: 'bad-settings',
      message: expect.stringContaining('companyCode'),
    });
    expect((await client.listFlows()).result).toEqual([]);
  });
});
