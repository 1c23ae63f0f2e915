// A flow that is paused sends nothing new and loses nothing; what waits for it is counted, and goes on when it is resumed.
import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import {
  connectionOf,
  entriesOf,
  eventually,
  eventuallyIs,
  flowOf,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();
const journal = 'journal-entries.create';

/** So many of a flow wait, and nothing else is left to do. */
const onlyPaused = ({ client }: RunningKontor, paused: number) =>
  eventuallyIs(
    `${paused} wait for their flow`,
    () => client.getIdle({ wait: '0s' }),
    ({ open }) => open.paused === paused && Object.values(open).reduce((sum, one) => sum + one, 0) === paused,
  );

describe('a paused flow', () => {
  test('takes its events and sends nothing, over a restart too; resumed, it books each order once', async () => {
    const kontor = await ownKontor({ scene: { flows: true } });
    const { client } = kontor;
    const id = await flowOf(kontor, 'order-to-journal');
    const paused = await client.pauseFlow({ id });
    expect(paused.paused_at).not.toBeNull();
    expect((await client.pauseFlow({ id })).paused_at).toBe(paused.paused_at);

    const order = placePaid(kontor);
    // The other flow of the same order goes on.
    await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'accepted');
    await onlyPaused(kontor, 1);
    await kontor.restart();
    const later = placePaid(kontor);
    await postingIn(kontor, 'sales-orders.create', `orders/${later}`, 'accepted');
    // What a person asks for waits too.
    await client.runFlow({ id, body: { since: '2020-01-01T00:00:00Z' } });
    const { idle, open } = await onlyPaused(kontor, 2);
    expect([idle, open.paused]).toEqual([false, 2]);
    expect(kontor.s4.books().journalEntries.size).toBe(0);
    for (const subject of [order, later].map(String))
      expect((await client.listEvents({ subject })).result.length).toBeGreaterThan(0);
    expect((await client.getSummary()).paused_flows).toEqual([
      { id, flow: 'order-to-journal', paused_at: paused.paused_at, waiting: { jobs: 2, postings: 0 } },
    ]);
    expect((await client.listFlows()).result.filter(one => one.paused_at !== null)).toMatchObject([{ id }]);

    expect((await client.resumeFlow({ id })).paused_at).toBeNull();
    for (const one of [order, later]) await postingIn(kontor, journal, `orders/${one}`, 'accepted');
    await kontor.idle();
    for (const one of [order, later]) expect(entriesOf(kontor, `BC-${one}`)).toHaveLength(1);
    expect((await client.getSummary()).paused_flows).toEqual([]);

    const told = (await client.listMessages({ limit: 100 })).result.filter(({ type }) =>
      type.startsWith('flow.'),
    );
    expect(told.map(({ type, data }) => [type, data.flow, data.name])).toEqual([
      ['flow.resumed', id, 'order-to-journal'],
      ['flow.paused', id, 'order-to-journal'],
    ]);
    const trail = (await client.listAudit({ subject: id })).result.map(({ action }) => action);
    expect(trail.slice(0, 4)).toEqual(['flow.resumed', 'flow.run', 'flow.paused', 'flow.paused']);
  });

  test('still looks up what was sent: found, it is booked; absent, it waits and is sent after the pause', async () => {
    const kontor = await kontorOf({ flows: true, quietPeriodSeconds: 3 });
    const { client, s4 } = kontor;
    const id = await flowOf(kontor, 'order-to-journal');
    s4.setFaults({ 'lost-after-commit': 1 });
    const there = placePaid(kontor);
    await postingIn(kontor, journal, `orders/${there}`, 'uncertain');
    s4.setFaults({ 'lost-before-commit': 1 });
    const absent = placePaid(kontor);
    await postingIn(kontor, journal, `orders/${absent}`, 'uncertain');
    await client.pauseFlow({ id });
    s4.setFaults({});

    await postingIn(kontor, journal, `orders/${there}`, 'accepted');
    const held = await eventuallyIs(
      'the absent one waits for its flow',
      async () => (await client.listPostings({ business_key: `orders/${absent}`, flow: id })).result[0],
      one => one?.state === 'planned' && one.next_at === null,
      { between: () => kontor.pass(500) },
    );
    expect(held).toMatchObject({
      reason_code: 'waits',
      reason_params: { why: { code: 'flow-paused', params: {} } },
      reason: expect.stringMatching(/^The flow is paused\. Resume the flow/),
    });
    expect((await client.getSummary()).paused_flows).toMatchObject([{ waiting: { postings: 1 } }]);
    expect(entriesOf(kontor, `BC-${absent}`)).toHaveLength(0);

    await client.resumeFlow({ id });
    await postingIn(kontor, journal, `orders/${absent}`, 'accepted');
    await kontor.idle();
    for (const one of [there, absent]) expect(entriesOf(kontor, `BC-${one}`)).toHaveLength(1);
  });

  test('forgets nothing that happens to what is parked: an order that is corrected, a replay', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client, store } = kontor;
    const id = await flowOf(kontor, 'order-to-journal');
    const { id: corrected } = store.shop.placeOrder(orderDraft({ currency: 'SEK' }));
    store.shop.pay(corrected, 'purchase');
    const parked = await postingIn(kontor, journal, `orders/${corrected}`, 'parked');
    await kontor.idle();
    await client.pauseFlow({ id });
    await client.replayPosting({ id: parked.id });
    await onlyPaused(kontor, 1);
    const settings = { currencies: ['USD', 'EUR', 'SEK'] };
    await client.updateFlow({ id, body: { settings } });
    await eventuallyIs(
      'it waits for its flow',
      () => client.getPosting({ id: parked.id }),
      one => one.state === 'planned' && one.next_at === null,
    );
    await client.resumeFlow({ id });
    await postingIn(kontor, journal, `orders/${corrected}`, 'accepted');
    expect(entriesOf(kontor, `BC-${corrected}`)).toHaveLength(1);
  });

  test('that is deleted with what waits for it books nothing of it', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client } = kontor;
    const id = await flowOf(kontor, 'order-to-journal');
    await client.pauseFlow({ id });
    const order = placePaid(kontor);
    await onlyPaused(kontor, 1);
    await client.deleteFlow({ id, drop_waiting: 'true' });
    await kontor.idle();
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(0);
  });
});

test('a row that held a place while the connection was paused is gone when the subject was dealt with', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client, store } = kontor;
  const order = placePaid(kontor);
  await postingIn(kontor, journal, `orders/${order}`, 'accepted');
  await kontor.idle();
  const sap = await connectionOf(kontor, 's4hana');
  await client.pauseConnection({ id: sap });
  store.shop.refund(order, money('5'), 'broken');
  await postingIn(kontor, journal, `orders/${order}/refunds`, 'planned');
  await client.resumeConnection({ id: sap });
  await postingIn(kontor, journal, `orders/${order}/refunds/1`, 'accepted');
  await kontor.idle();
  expect((await client.listPostings({ business_key: `orders/${order}/refunds` })).result).toEqual([]);
});

test('is not deleted while changes wait for it, unless a person says that they are dropped', async () => {
  const kontor = await kontorOf({ flows: true });
  const { client } = kontor;
  const id = await flowOf(kontor, 'order-to-journal');
  await kontor.idle();
  await client.pauseFlow({ id });
  const order = placePaid(kontor);
  await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'accepted');
  await eventually(
    'it waits',
    async () => ((await client.getSummary()).paused_flows[0]?.waiting.jobs ?? 0) > 0,
  );
  await expect(client.deleteFlow({ id })).rejects.toMatchObject({
    status: 409,
    code: 'changes-wait',
    details: { changes: 1 },
    next: expect.stringContaining('drop_waiting=true'),
  });
  await client.resumeFlow({ id });
  await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  await kontor.idle();
  await client.pauseFlow({ id });
  placePaid(kontor);
  await eventually(
    'another waits',
    async () => ((await client.getSummary()).paused_flows[0]?.waiting.jobs ?? 0) > 0,
  );
  expect(await client.deleteFlow({ id, drop_waiting: 'true' })).toEqual({ id, deleted: true });
  const audit = await client.listAudit({ limit: 5 });
  expect(audit.result.find(one => one.action === 'flow.deleted')?.before).toMatchObject({ dropped: 1 });
});
