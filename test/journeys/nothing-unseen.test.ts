// Whatever a flow meets is seen at the first failure, with a sentence, and the outcomes add up to what was told of.
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { kontorCommand } from '../command.ts';
import { type CountingFront, countingFront } from '../counting-front.ts';
import { eventuallyIs } from '../eventually.ts';
import {
  entriesOf,
  eventually,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500, longestPauseMs: 2_000 } });

/** Both sandboxes and the flows, with something between Kontor and S/4HANA. */
async function behindFront(): Promise<{ kontor: RunningKontor; front: CountingFront }> {
  const kontor = await kontorOf();
  const front = await countingFront(kontor.s4.url);
  onTestFinished(() => front.close());
  const tuning = { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 };
  const s4 = { ...kontor.s4, url: front.url };
  await setUpConnections(kontor.client, { store: kontor.store, s4, tuning, materials: 'sku' });
  return { kontor, front };
}

/** The service of the accounts is not allowed (any more); what was read of accounts is a minute old. */
function refuseAccounts(kontor: RunningKontor, front: CountingFront, type: string, body: string): void {
  front.refuse = { path: /GLACCOUNTINCHARTOFACCOUNTS/, status: 403, type, body };
  kontor.pass(61_000);
}

const refusals = [
  [
    'in JSON',
    'application/json',
    JSON.stringify({
      error: { code: '/IWFND/MED/170', message: { lang: 'en', value: 'No service found for namespace' } },
    }),
  ],
  ['with a page', 'text/html', '<html><body><h1>403 Forbidden</h1></body></html>'],
] as const;

/** The outcome of an order in the flow, as its newest event says. */
async function outcomeOf({ client }: RunningKontor, flow: string, subject: string) {
  const { result } = await client.listEvents({ subject });
  return result[0]?.outcomes.find(one => one.flow === flow);
}

test.each(refusals)(
  'when SAP refuses a service %s, the orders behind it are seen, and are booked when it answers again',
  async (_how, type, body) => {
    const { kontor, front } = await behindFront();
    const { client } = kontor;
    const inbox = await client.createDestination({
      body: { url: 'http://127.0.0.1:9/nobody', types: ['posting.waiting'] },
    });
    refuseAccounts(kontor, front, type, body);
    const id = placePaid(kontor);
    const waiting = await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'planned');
    expect(waiting).toMatchObject({ reason_code: 'tried-again', attempts: 0, document_number: null });
    expect(waiting.reason).toMatch(/403|not allowed|communication arrangement/i);
    expect(waiting.reason).toMatch(/Kontor tries again automatically\.$/);
    expect(waiting.next_at).not.toBeNull();
    const flow = await flowOf(kontor, 'order-to-journal');
    expect(await outcomeOf(kontor, flow, String(id))).toMatchObject({
      outcome: 'planned',
      posting: waiting.id,
      reason: expect.stringContaining('Kontor tries again'),
    });
    const { postings } = await client.getSummary();
    expect(postings).toContainEqual({
      flow: 'order-to-journal',
      operation: 'journal-entries.create',
      state: 'planned',
      count: 1,
    });
    const told = await eventuallyIs(
      'a message says so',
      async () => (await client.listMessages({ type: 'posting.waiting' })).result,
      all => all.length > 0,
    );
    expect(told[0]?.data).toMatchObject({ posting: waiting.id, state: 'planned' });
    front.refuse = undefined;
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
    await kontor.idle();
    expect(await outcomeOf(kontor, flow, String(id))).toMatchObject({ outcome: 'accepted', reason: null });
    await client.deleteDestination({ id: inbox.id });
  },
);

test('a change of a booked order that cannot be worked on says so at its event', async () => {
  const { kontor, front } = await behindFront();
  const id = placePaid(kontor);
  await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
  await kontor.idle();
  refuseAccounts(kontor, front, 'text/plain', 'no');
  kontor.store.shop.edit(id, {
    lines: [{ id: 1, sku: 'TG11', name: 'T', quantity: 9, priceExTax: money('1') }],
  });
  const flow = await flowOf(kontor, 'order-to-journal');
  const outcome = await eventuallyIs(
    'the failure is seen',
    () => outcomeOf(kontor, flow, String(id)),
    one => one?.reason !== null && one?.reason !== undefined,
  );
  expect(['queued', 'planned', 'parked']).toContain(outcome?.outcome);
});

test('refunds that could not be worked on are booked when they can, and nothing is left that waits', async () => {
  const { kontor, front } = await behindFront();
  const id = placePaid(kontor);
  await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
  await kontor.idle();
  refuseAccounts(kontor, front, 'text/plain', 'no');
  const { id: refund } = kontor.store.shop.refund(id, money('5'), 'a scratch');
  await postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds`, 'planned');
  front.refuse = undefined;
  await postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds/${refund}`, 'accepted');
  await kontor.idle();
  expect((await kontor.client.listPostings({ state: 'planned' })).result).toEqual([]);
});

test('what a person has replayed stays replayed while a service is refused', async () => {
  const { kontor, front } = await behindFront();
  const { client, store } = kontor;
  // The card was declined, and the shop calls the order paid: a person says that it was paid outside.
  const order = store.shop.placeOrder(orderDraft());
  store.shop.pay(order.id, 'purchase', order.totals.totalInc, { status: 'error' });
  store.shop.setStatus(order.id, 11);
  const parked = await postingIn(kontor, 'journal-entries.create', `orders/${order.id}`, 'parked');
  expect(parked.reason_code).toBe('no-payment-stands');
  await kontor.idle();
  refuseAccounts(kontor, front, 'text/plain', 'no');
  await client.replayPosting({ id: parked.id });
  const waits = await eventuallyIs(
    'it waits',
    () => client.getPosting({ id: parked.id }),
    one => one.reason_code === 'replayed-waits',
  );
  expect(waits.reason).toMatch(/^Replayed by a person\. .+ Kontor tries again automatically\.$/);
  front.refuse = undefined;
  await postingIn(kontor, 'journal-entries.create', `orders/${order.id}`, 'accepted');
});

test('every order that the flow was told of has an outcome, and the counts add up', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  const booked = [placePaid(kontor), placePaid(kontor)];
  const unpaid = store.shop.placeOrder(orderDraft());
  const tested = store.shop.placeOrder(orderDraft());
  store.shop.pay(tested.id, 'purchase', tested.totals.totalInc, { test: true });
  const foreign = placePaid(kontor, { currency: 'SEK' });
  for (const id of booked) await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
  await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'parked');
  await kontor.idle();
  const flow = await flowOf(kontor, 'order-to-journal');
  const { records, outcomes, set_aside: setAside } = await client.countOutcomes({ id: flow });
  expect(records).toBe(5);
  expect(setAside).toBe(0);
  expect(Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, count]))).toEqual({
    accepted: 2,
    parked: 1,
    'not-due': 2,
  });
  for (const { id } of [unpaid, tested])
    expect(await outcomeOf(kontor, flow, String(id))).toMatchObject({
      outcome: 'not-due',
      reason: expect.stringMatching(/\w+ \w+/),
    });
  // Another flow counts for itself, and what came before is left out.
  const later = await client.countOutcomes({
    id: flow,
    since: new Date(kontor.now() + 60_000).toISOString(),
  });
  expect(later).toMatchObject({ records: 0, outcomes: [] });
  const { url, apiKey } = kontor.app;
  const environment = { KONTOR_URL: url, KONTOR_API_KEY: apiKey, KONTOR_TENANT: kontor.tenant };
  const counted = kontorCommand(['flows', 'outcomes', 'order-to-journal'], { environment });
  expect(await counted.ended).toBe(0);
  expect(counted.said()).toMatch(/not-due +│ +2 /);
  expect(counted.said()).toMatch(/\n5 records in all\.\n/);
});

test('a store that cannot be opened hides the outcomes of its own events only', async () => {
  const kontor = await kontorOf();
  const { client, store, s4 } = kontor;
  const second = await startStoreSandbox({ storeHash: 'second1', retryScale: 0.01, now: kontor.now });
  onTestFinished(() => second.close());
  const tuning = { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 };
  await setUpConnections(client, { store, second, s4, tuning, materials: 'sku' });
  const [own, others] = [store, second].map(one => placePaid({ store: one }));
  for (const reference of [`BC-${own}`, `BC2-${others}`])
    await eventually(`${reference} is booked`, () => entriesOf(kontor, reference).length === 1);
  await kontor.idle();
  const flows = (await client.listFlows()).result.filter(one => one.flow === 'order-to-journal');
  const connections = (await client.listConnections()).result;
  const flowFrom = (name: string): string => {
    const source = connections.find(one => one.name === name);
    return flows.find(one => one.from === source?.id)?.id as string;
  };
  // As after a start without the connector that a user has written.
  const database = new pg.Client({ connectionString: kontor.databaseUrl });
  await database.connect();
  onTestFinished(() => database.end());
  await database.query(`update connections set connector = 'gone', updated_at = now() where name = $1`, [
    'Second sandbox store',
  ]);
  await eventuallyIs(
    'it cannot be opened',
    async () => {
      try {
        await client.countOutcomes({ id: flowFrom('Second sandbox store') });
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    },
    message => message.includes('gone'),
  );
  expect(await client.countOutcomes({ id: flowFrom('Sandbox store') })).toMatchObject({ records: 1 });
  const { result } = await client.listEvents();
  for (const name of ['Sandbox store', 'Second sandbox store']) {
    const source = connections.find(one => one.name === name)?.id;
    const events = result.filter(one => one.connection === source && one.object === 'shop-orders');
    const shown = new Set(events.map(one => one.outcomes.length > 0));
    expect(shown).toEqual(new Set([name === 'Sandbox store']));
  }
});
