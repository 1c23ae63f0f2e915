// The booked columns of the totals of a period are what the ledger has of these orders, whatever the flow would make of them today.
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { amountText, money, sum } from '../../src/core/money.ts';
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { change, giveBack, hundred, order, setRules, towel } from '../books.ts';
import { kontorCommand } from '../command.ts';
import { flowOf, kontorOfFile, placePaid, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });
const journalFlows = ['order-to-journal', 'refund-to-journal'];

const dayOf = (kontor: RunningKontor) => new Date(kontor.now() - 60_000).toISOString().slice(0, 10);

/** Day, account and currency → debit and credit. */
type Sides = Record<string, [debit: string, credit: string]>;

/** What the totals of a flow say is booked of all orders of the period. */
async function totalsOf(kontor: RunningKontor, flow: string) {
  const id = await flowOf(kontor, flow);
  const { result } = await kontor.client.listPreviewSubjects({ id, since: dayOf(kontor), limit: 50 });
  return kontor.client.previewFlowTotals({ id, body: { subjects: result.map(one => one.id) } });
}

async function bookedBy(kontor: RunningKontor, ...flows: string[]): Promise<Sides> {
  const lines = [];
  for (const flow of flows) lines.push(...(await totalsOf(kontor, flow)).totals);
  return sidesOf(
    lines.flatMap(({ day, account, currency, booked_debit: debit, booked_credit: credit }) => [
      { day, account, currency, amount: money(debit) },
      { day, account, currency, amount: money(credit).negated() },
    ]),
  );
}

const ledgerOf = ({ s4 }: RunningKontor): Sides =>
  sidesOf(
    s4.books().ledgerItems.map(({ postingDate, ...item }) => ({
      ...item,
      day: new Date(Number(/\d+/.exec(postingDate)?.[0])).toISOString().slice(0, 10),
    })),
  );

function sidesOf(
  items: { day: string; account: string; currency: string; amount: ReturnType<typeof money> }[],
): Sides {
  const places = Map.groupBy(
    items.filter(({ amount }) => !amount.isZero()),
    ({ day, account, currency }) => `${day} ${account} ${currency}`,
  );
  return Object.fromEntries(
    [...places].map(([place, here]) => {
      const side = (factor: 1 | -1) =>
        sum(here.map(({ amount }) => amount.times(factor)).filter(amount => amount.isPositive()));
      return [place, [amountText(side(1), 'USD'), amountText(side(-1), 'USD')]];
    }),
  );
}

async function totalsAsCsv(kontor: RunningKontor, ends = 0): Promise<string> {
  const { url, apiKey } = kontor.app;
  const environment = { KONTOR_URL: url, KONTOR_API_KEY: apiKey, KONTOR_TENANT: kontor.tenant };
  const asked = ['flows', 'preview', 'order-to-journal', '--since', dayOf(kontor), '--csv'];
  const command = kontorCommand(asked, { environment });
  expect(await command.ended).toBe(ends);
  return command.said();
}

const card = (more = {}) => hundred({ gateway: gateways.stripe, ...more });

test('a booked order counts as it is booked while a change of it is parked, and with the change once that is booked', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, card());
  await order(kontor, id);
  kontor.pass(1_000);
  kontor.store.shop.edit(id, { lines: [towel('90')], fees: [{ name: 'Express', amount: money('10') }] });
  const parked = await change(kontor, id, 1, 'parked');
  const before = await bookedBy(kontor, 'order-to-journal');
  expect(before).toEqual(ledgerOf(kontor));
  expect(Object.values(before)).toContainEqual(['0.00', '100.00']);
  await kontor.client.replayPosting({ id: parked.id });
  await change(kontor, id, 1);
  const after = await bookedBy(kontor, 'order-to-journal');
  expect(after).toEqual(ledgerOf(kontor));
  expect(after).not.toEqual(before);
});

test('a booked order that is left out today counts as it is booked', async () => {
  const kontor = await kontorOf({ flows: true });
  const id = placePaid(kontor, card());
  await order(kontor, id);
  kontor.pass(1_000);
  kontor.store.shop.setStatus(id, 5);
  await change(kontor, id, 1, 'parked');
  const totals = await totalsOf(kontor, 'order-to-journal');
  expect(totals).toMatchObject({
    documents: 0,
    left_out: [{ subject: String(id), reason_code: 'cancelled-with-money' }],
    not_kept: [],
  });
  expect(totals.totals.find(one => one.account === '11002010')).toMatchObject({
    debit: '0.00',
    booked_debit: '110.00',
    documents: 0,
  });
  expect(await bookedBy(kontor, 'order-to-journal')).toEqual(ledgerOf(kontor));
});

test('deposits count with their order, before and after it is booked', async () => {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, { deposits: '21420000' });
  const { shop } = kontor.store;
  const { id } = shop.placeOrder(card());
  shop.pay(id, 'purchase', money('30'));
  await kontor.idle();
  const early = await bookedBy(kontor, 'order-to-journal');
  expect(Object.values(early)).toEqual([
    ['30.00', '0.00'],
    ['0.00', '30.00'],
  ]);
  expect(early).toEqual(ledgerOf(kontor));
  shop.pay(id, 'purchase', money('80'));
  shop.setStatus(id, 11);
  await order(kontor, id);
  expect(await bookedBy(kontor, 'order-to-journal')).toEqual(ledgerOf(kontor));
});

test('after the rules were changed the columns show the accounts of then; refunds are those of the refund flow alone', async () => {
  const kontor = await kontorOf({ flows: true });
  const [id, other] = [placePaid(kontor, card()), placePaid(kontor, card())];
  await order(kontor, id);
  await order(kontor, other);
  await giveBack(kontor, id, { items: [{ type: 'ORDER', id, amount: money('11') }] });
  await setRules(kontor, { revenue: '41100000' });
  const orders = await bookedBy(kontor, 'order-to-journal');
  expect(orders).toEqual({
    [`${dayOf(kontor)} 11002010 USD`]: ['220.00', '0.00'],
    [`${dayOf(kontor)} 41000000 USD`]: ['0.00', '200.00'],
    [`${dayOf(kontor)} 22000000 USD`]: ['0.00', '20.00'],
  });
  expect(await bookedBy(kontor, ...journalFlows)).toEqual(ledgerOf(kontor));

  // And of a flow of this kind that was made anew.
  const made = await kontor.client.listFlows();
  const old = made.result.find(one => one.flow === 'order-to-journal');
  if (!old) throw new Error('there is no flow');
  await kontor.client.deleteFlow({ id: old.id });
  const { flow, from, to, settings } = old;
  await kontor.client.createFlow({ body: { flow, from, to, settings } });
  expect(await bookedBy(kontor, 'order-to-journal')).toEqual(orders);
});

test('a booked document whose lines are not kept any more is named, in the answer and by the command', async () => {
  const kontor = await kontorOf({ flows: true });
  const [id, other] = [placePaid(kontor, card()), placePaid(kontor, card())];
  const forgotten = await order(kontor, id);
  await order(kontor, other);
  const database = new pg.Client({ connectionString: kontor.databaseUrl });
  await database.connect();
  onTestFinished(() => database.end());
  await database.query('update postings set document = null where id = $1', [forgotten.id]);
  const totals = await totalsOf(kontor, 'order-to-journal');
  expect(totals.not_kept).toEqual([
    {
      subject: String(id),
      posting: forgotten.id,
      document_number: forgotten.document_number,
      amount: '110.00',
      currency: 'USD',
    },
  ]);
  expect(totals.totals.find(one => one.account === '11002010')).toMatchObject({ booked_debit: '110.00' });
  expect(await totalsAsCsv(kontor, 1)).toContain(
    `missing in booked_debit and booked_credit: ${forgotten.document_number} of ${id} (110.00 USD) is booked, but Kontor no longer keeps its lines.`,
  );
});

test('an order that cannot be read today counts as it is booked', async () => {
  const kontor = await kontorOf();
  let spoiled = '';
  const spoil = (row: Record<string, unknown>) =>
    String(row?.id) === spoiled ? { ...row, date_modified: null } : row;
  const baseUrl = await answering(kontor.store.url, (path, body) => {
    if (!/\/v2\/orders(\/\d+)?(\?|$)/.test(path)) return body as object;
    return Array.isArray(body) ? body.map(spoil) : spoil(body as Record<string, unknown>);
  });
  await setUpConnections(kontor.client, {
    store: { ...kontor.store, url: baseUrl },
    s4: kontor.s4,
    tuning: { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  const [id, other] = [placePaid(kontor, card()), placePaid(kontor, card())];
  await order(kontor, id);
  await order(kontor, other);
  spoiled = String(id);
  // Neither in the list nor alone.
  const said = await totalsAsCsv(kontor, 1);
  expect(said).toContain(`${dayOf(kontor)},11002010,USD,110.00,0.00,220.00,0.00,1\n`);
  expect(said.match(/^left out: .*$/gm)).toEqual([expect.stringContaining(`left out: ${spoiled} (parked)`)]);
});
