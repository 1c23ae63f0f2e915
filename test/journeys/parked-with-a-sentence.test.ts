// What cannot be posted is parked with a sentence a bookkeeper understands, and goes on when the cause is fixed.
import { describe, expect, onTestFinished, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { countingFront } from '../counting-front.ts';
import {
  connectionOf,
  entriesOf,
  eventually,
  flowOf,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

describe('an order that cannot be booked', () => {
  test('for a blocked account is parked before anything is sent, and booked once after a replay', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.blockAccount('41100000', true);
    // What was read of accounts is remembered for a minute.
    kontor.pass(61_000);
    const id = placePaid(kontor);
    const parked = await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'parked');
    expect(parked).toMatchObject({
      reason_code: 'account-blocked',
      reason_params: { account: '41100000' },
      attempts: 0,
      subject: String(id),
      caller: null,
      idempotency_key: null,
    });
    expect(parked.reason).toBe(
      'G/L account 41100000 is blocked for posting. Ask for it to be opened in the ledger, or name another account in the flow, then replay.',
    );
    kontor.s4.blockAccount('41100000', false);
    await kontor.client.replayPosting({ id: parked.id });
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
  });

  test('and is replayed is booked, although a run that began before still finds the account blocked', async () => {
    // A replayed posting is looked at by the next sweep; the older run ends before.
    const kontor = await ownKontor({ tuning: { pollEveryMs: 500, sweepEveryMs: 3_000 } });
    const { client, s4, store } = kontor;
    const front = await countingFront(s4.url);
    onTestFinished(() => front.close());
    const tuning = { timeoutSeconds: 20, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 };
    await setUpConnections(client, { store, s4: { ...s4, url: front.url }, tuning, materials: 'sku' });
    s4.blockAccount('41100000', true);
    kontor.pass(61_000);
    const id = placePaid(kontor);
    const parked = await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'parked');
    kontor.pass(61_000);
    front.keep = /GLAccount%20eq%20'41100000'/;
    store.shop.edit(id, { customerMessage: 'Please ring twice.' });
    await eventually('the second run has read the account', () => front.kept() > 0);
    front.keep = undefined;
    s4.blockAccount('41100000', false);
    await client.replayPosting({ id: parked.id });
    front.letGo();
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
  });

  test("for a closed period keeps SAP's message, and is booked once after a replay", async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
    const id = placePaid(kontor);
    const refused = await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'rejected');
    expect(refused.reason).toMatch(/Posting period \d\d \d{4} is not open in company code 1710.*replay/);
    const full = await kontor.client.getPosting({ id: refused.id });
    // Its own words are a parameter, and what is known of the message has a code.
    const said = expect.stringMatching(/Posting period \d\d \d{4} is not open in company code 1710/);
    const reason = {
      reason_params: { said, next: { code: 'sap/M7/053', params: {} } },
      reason: refused.reason,
    };
    expect(refused).toMatchObject(reason);
    expect(full.attempt_list).toMatchObject([{ kind: 'post', outcome: 'rejected', ...reason }]);
    expect(full.calls.some(call => call.status === 200 && call.response_body?.includes('not open'))).toBe(
      true,
    );
    kontor.s4.closePeriods([]);
    await kontor.client.replayPosting({ id: refused.id });
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
  });

  test('is named: a currency without rules, a payment that does not add up, nothing to book', async () => {
    const kontor = await kontorOf({ flows: true });
    const foreign = placePaid(kontor, { currency: 'SEK' });
    const free = placePaid(kontor, { lines: [], shippingExTax: money('0') });
    const odd = kontor.store.shop.placeOrder(orderDraft());
    kontor.store.shop.pay(odd.id, 'purchase', odd.totals.totalInc.plus('1'));
    const reasonOf = async (id: number) =>
      (await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'parked')).reason;
    expect(await reasonOf(foreign)).toBe(
      `Order ${foreign} is in SEK, for which there are no account rules. Add SEK to the currencies of the flow, then replay.`,
    );
    expect(await reasonOf(free)).toMatch(/comes to 0.00 USD: there is nothing to book/);
    expect(await reasonOf(odd.id)).toMatch(
      /does not add up: \d+\.\d\d USD was received, but \d+\.\d\d USD was due/,
    );
  });

  test('books automatically when the order is corrected in the shop', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = kontor.store.shop.placeOrder(orderDraft({ discount: money('2') }));
    kontor.store.shop.pay(order.id, 'purchase', order.totals.totalInc.plus('2'));
    await postingIn(kontor, 'journal-entries.create', `orders/${order.id}`, 'parked');
    kontor.store.shop.edit(order.id, { discount: money('0') });
    await postingIn(kontor, 'journal-entries.create', `orders/${order.id}`, 'accepted');
  });

  test.each(['connection', 'flow'])('is booked when it was corrected while the %s was paused', async what => {
    const kontor = await kontorOf({ flows: true });
    const { client, store } = kontor;
    const order = store.shop.placeOrder(orderDraft({ discount: money('2') }));
    store.shop.pay(order.id, 'purchase', order.totals.totalInc.plus('2'));
    await postingIn(kontor, 'journal-entries.create', `orders/${order.id}`, 'parked');
    await kontor.idle();
    const [flow, connection] = [
      await flowOf(kontor, 'order-to-journal'),
      await connectionOf(kontor, 's4hana'),
    ];
    if (what === 'flow') await client.pauseFlow({ id: flow });
    else await client.pauseConnection({ id: connection });
    const ended = async () => {
      const { result } = await client.listRuns({ connection: await connectionOf(kontor, 'bigcommerce') });
      return result.filter(one => one.ended_at !== null).map(({ id }) => id);
    };
    const before = await ended();
    store.shop.edit(order.id, { discount: money('0') });
    // A poll finds it, and what it has found is worked on while the next ones read.
    await eventually('it is polled three times', async () => {
      const later = (await ended()).filter(id => !before.includes(id));
      return later.length >= 3;
    });
    if (what === 'flow') await client.resumeFlow({ id: flow });
    else await client.resumeConnection({ id: connection });
    await postingIn(kontor, 'journal-entries.create', `orders/${order.id}`, 'accepted');
    expect(entriesOf(kontor, `BC-${order.id}`)).toHaveLength(1);
  });
});

describe('rules that lead nowhere', () => {
  test('are refused before anything can be posted, each by name', async () => {
    const kontor = await kontorOf();
    const { client, s4, store } = kontor;
    const to = await client.createConnection({
      body: {
        connector: 's4hana',
        name: 'SAP',
        settings: { baseUrl: s4.url, auth: { kind: 'api-key', key: 'sandbox-api-key' } },
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
        /G\/L account 99999999 does not exist.*49999999 is blocked.*Cost center 17101399 is not valid on \d{4}-\d\d-\d\d/,
      ),
    });
    await expect(
      client.createFlow({
        body: {
          flow: 'order-to-journal',
          from: from.id,
          to: to.id,
          settings: { revenue: 'a b c' },
        },
      }),
    ).rejects.toMatchObject({
      status: 400,
      code: 'bad-settings',
      message: expect.stringMatching(/currencies.*revenue/s),
    });
    const { companyCode: _, ...withoutCompany } = rules;
    await expect(
      client.createFlow({
        body: { flow: 'order-to-journal', from: from.id, to: to.id, settings: withoutCompany },
      }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('companyCode: This ledger has'),
    });
    expect((await client.listFlows()).result).toEqual([]);
  });
});
