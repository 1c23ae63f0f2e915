// Who decides about what is parked sees first which document a yes would book, line by line; afterwards exactly that document is booked.
import { expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import { change, hundred, order, refund, setRules, towel } from '../books.ts';
import { kontorCommand } from '../command.ts';
import { flowOf, kontorOfFile, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });
const card = (more = {}) => hundred({ gateway: gateways.stripe, ...more });

const preview = async (kontor: RunningKontor, id: number, flow = 'order-to-journal') =>
  kontor.client.previewFlow({ id: await flowOf(kontor, flow), body: { subject: String(id) } });

const recordOf = async (kontor: RunningKontor, id: string) =>
  ((await kontor.client.getPosting({ id })).document as { record: unknown }).record;

async function said(kontor: RunningKontor, ...asked: string[]): Promise<string> {
  const { url, apiKey } = kontor.app;
  const environment = { KONTOR_URL: url, KONTOR_API_KEY: apiKey, KONTOR_TENANT: kontor.tenant };
  const command = kontorCommand(asked, { environment });
  expect(await command.ended).toBe(0);
  return command.said();
}

async function withParkedEdit(settings = {}) {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, settings);
  const id = placePaid(kontor, card());
  await order(kontor, id);
  kontor.pass(1_000);
  return { kontor, id, edit: () => kontor.store.shop.edit(id, { lines: [towel('90')], fees: [fee] }) };
}
const fee = { name: 'Express', amount: money('10') };

test('a parked change shows the difference that a replay books, and so does the command', async () => {
  const { kontor, id, edit } = await withParkedEdit();
  edit();
  const parked = await change(kontor, id, 1, 'parked');
  const entries = () => kontor.client.listPostings({ flow: 'order-to-journal' });
  const before = await entries();
  const shown = await preview(kontor, id);
  const [one] = shown.parked;
  const [made] = one?.after_replay ?? [];
  expect(shown.parked).toMatchObject([
    {
      key: parked.business_key,
      reason_code: 'changed-after-booking',
      after_replay: [
        {
          key: parked.business_key,
          reference: `BC-C1-${id}`,
          amount: '10.00',
          currency: 'USD',
          would: 'post',
          lines: [
            { account: '41000000', side: 'debit', amount: '10.00' },
            { account: '41200000', side: 'credit', amount: '10.00' },
          ],
        },
      ],
    },
  ]);
  const text = await said(kontor, 'flows', 'preview', 'order-to-journal', String(id));
  expect(text).toContain(`After a replay, Kontor would post journal-entries.create BC-C1-${id}, 10.00 USD:`);
  expect(text).toMatch(/41000000 +│ +10\.00 +│/);
  const { flow } = parked;
  expect(await said(kontor, 'postings', 'show', parked.id)).toContain(
    `To see what Kontor would post for it now: kontor flows preview ${flow} ${id}`,
  );
  expect(await entries()).toEqual(before);

  await kontor.client.replayPosting({ id: parked.id });
  await change(kontor, id, 1);
  expect(await recordOf(kontor, parked.id)).toEqual(made?.record);
  expect((await preview(kontor, id)).parked).toEqual([]);
  const booked = await said(kontor, 'postings', 'show', parked.id);
  expect(booked).toContain(`Its document BC-C1-${id}, 10.00 USD:`);
  expect(booked).toMatch(/posting_date +│ \d{4}-\d\d-\d\d/);
  expect(booked).toMatch(/41200000 +│ +│ +10\.00 +│ USD/);
});

test('a cancelled order whose money stays shows its entry, also before it is parked; one that is booked shows that nothing more is booked', async () => {
  const kontor = await kontorOf({ flows: true });
  const journal = await flowOf(kontor, 'order-to-journal');
  const booked = placePaid(kontor, card());
  await order(kontor, booked);
  await kontor.client.pauseFlow({ id: journal });
  const id = placePaid(kontor, card());
  kontor.store.shop.setStatus(id, 5);
  const early = await preview(kontor, id);
  expect(early).toMatchObject({
    outcome: 'parked',
    reason_code: 'cancelled-with-money',
    documents: [],
    after_replay: [{ reference: `BC-${id}`, amount: '110.00', would: 'post' }],
  });
  await kontor.client.resumeFlow({ id: journal });
  const parked = await order(kontor, id, 'parked');
  expect((await preview(kontor, id)).after_replay).toEqual([
    { ...early.after_replay?.[0], posting: expect.objectContaining({ id: parked.id, state: 'parked' }) },
  ]);
  await kontor.client.replayPosting({ id: parked.id });
  await order(kontor, id);
  expect(await recordOf(kontor, parked.id)).toEqual(early.after_replay?.[0]?.record);

  kontor.pass(1_000);
  kontor.store.shop.setStatus(booked, 5);
  await change(kontor, booked, 1, 'parked');
  expect((await preview(kontor, booked)).parked).toMatchObject([
    { reason_code: 'cancelled-with-money', after_replay: [] },
  ]);
  expect(await said(kontor, 'flows', 'preview', 'order-to-journal', String(booked))).toContain(
    'After a replay, Kontor would post nothing more.',
  );
});

test('a declined refund shows what takes it out of the books', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, card());
  await order(kontor, id);
  const { shop } = kontor.store;
  const given = shop.refundBy(id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  await refund(kontor, id, given.id);
  // The shop says to the second when an order was changed.
  kontor.pass(1_000);
  shop.declineRefund(given.id, 'The card has expired.');
  await postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds/${given.id}/changes/1`, 'parked');
  const shown = await preview(kontor, id, 'refund-to-journal');
  expect(shown.parked).toMatchObject([
    {
      after_replay: [
        {
          lines: expect.arrayContaining([
            expect.objectContaining({ account: '11002010', side: 'debit', amount: '11.00' }),
          ]),
        },
      ],
    },
  ]);
});

test('what has to be corrected first shows nothing after a replay', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, card({ currency: 'SEK' }));
  const parked = await order(kontor, id, 'parked');
  expect(await preview(kontor, id)).toMatchObject({ outcome: 'parked', after_replay: null });
  expect(await said(kontor, 'flows', 'preview', 'order-to-journal', String(id))).not.toContain('a replay');
  expect((await kontor.client.getPosting({ id: parked.id })).lines).toEqual([]);
});

test('a change that is booked without a question counts once in the totals, with its order', async () => {
  const { kontor, id, edit } = await withParkedEdit({ afterBooking: 'offset' });
  const flow = await flowOf(kontor, 'order-to-journal');
  await kontor.idle();
  await kontor.client.pauseFlow({ id: flow });
  edit();
  const shown = await preview(kontor, id);
  expect(shown.documents).toHaveLength(2);
  const { totals, documents } = await kontor.client.previewFlowTotals({
    id: flow,
    body: { subjects: [String(id)] },
  });
  expect(documents).toBe(1);
  expect(totals.find(one => one.account === '41000000')).toMatchObject({
    debit: '0.00',
    credit: '90.00',
    booked_credit: '100.00',
  });
});
