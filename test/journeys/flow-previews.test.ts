// A preview says what a flow would post, in full, and neither sends nor stores anything.
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { money } from '../../src/core/money.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { kontorCommand } from '../command.ts';
import {
  connectionOf,
  entriesOf,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();

/** All four flows, which send nothing. */
async function paused(): Promise<RunningKontor> {
  const kontor = await kontorOf({ flows: true });
  for (const { id } of await kontor.client.listFlows().all()) await kontor.client.pauseFlow({ id });
  return kontor;
}

/** 100.00 for goods and 4.00 for shipping, with two taxes of 6.25 % and 1.75 %: 112.32. */
const plain = {
  lines: [{ id: 1, sku: 'TG11', name: 'Trading good 11', quantity: 2, priceExTax: money('50') }],
  shippingExTax: money('4'),
};

async function preview(kontor: RunningKontor, flow: string, subject: number | string) {
  const id = await flowOf(kontor, flow);
  return kontor.client.previewFlow({ id, body: { subject: String(subject) } });
}

const day = (kontor: RunningKontor) => new Date(kontor.now()).toISOString().slice(0, 10);

/** Everything that a preview must leave as it is: postings, and the requests that S/4HANA got to write something. */
async function standing({ client, s4 }: RunningKontor) {
  const { result } = await client.listPostings({ limit: 500 });
  return {
    postings: result.map(({ id, state, updated_at }) => [id, state, updated_at]),
    entries: [...s4.books().journalEntries.keys()],
  };
}

describe('a preview', () => {
  test('of a paid order shows its document line by line; what is posted afterwards is that document', async () => {
    const kontor = await paused();
    const order = placePaid(kontor, plain);
    const before = await standing(kontor);
    const today = day(kontor);
    const shown = await preview(kontor, 'order-to-journal', order);
    const line = (account: string, side: string, amount: string, text: string) => ({
      account,
      side,
      amount,
      currency: 'USD',
      text: `${text} order ${order}`,
      day: today,
    });
    expect(shown).toMatchObject({
      subject: String(order),
      outcome: 'done',
      reason: null,
      parked: [],
      waits: [],
      warnings: [
        {
          code: 'flow-paused',
          params: {},
          says: 'The flow is paused. Resume the flow; Kontor then continues automatically.',
        },
      ],
      documents: [
        {
          operation: 'journal-entries.create',
          reference: `BC-${order}`,
          amount: '112.32',
          currency: 'USD',
          would: 'post',
          changed: null,
          refusal: null,
          record: { company_code: '1710', type: 'SA', posting_date: today, document_date: today },
          lines: [
            line('11002010', 'debit', '112.32', 'Payment credit_card'),
            line('41000000', 'credit', '100.00', 'Revenue'),
            line('41100000', 'credit', '4.00', 'Shipping'),
            line('22000000', 'credit', '8.32', 'Tax'),
          ],
        },
      ],
    });
    expect(await standing(kontor)).toEqual(before);

    await kontor.client.resumeFlow({ id: await flowOf(kontor, 'order-to-journal') });
    const posted = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    const full = await kontor.client.getPosting({ id: posted.id });
    const [document] = shown.documents;
    expect(document?.key).toBe(posted.business_key);
    expect((full.document as { record: unknown }).record).toEqual(document?.record);
    // Now it says what stands.
    const again = await preview(kontor, 'order-to-journal', order);
    expect(again.warnings).toEqual([]);
    expect(again.documents).toMatchObject([
      {
        would: 'nothing',
        changed: false,
        posting: { id: posted.id, state: 'accepted', document_number: posted.document_number },
      },
    ]);
    kontor.store.shop.placeOrder(orderDraft());
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
  });

  test('of an order that is not paid, is unknown, or cannot be booked says why, with the code', async () => {
    const kontor = await paused();
    const { id: open } = kontor.store.shop.placeOrder(orderDraft());
    const foreign = placePaid(kontor, { currency: 'SEK' });
    const before = await standing(kontor);
    expect(await preview(kontor, 'order-to-journal', open)).toMatchObject({
      outcome: 'not-due',
      reason_code: 'order-not-paid',
      reason: expect.stringMatching(`^Order ${open} is not paid yet`),
      documents: [],
    });
    expect(await preview(kontor, 'order-to-journal', 987654)).toMatchObject({
      outcome: 'not-due',
      reason_code: 'order-unknown',
    });
    expect(await preview(kontor, 'order-to-journal', foreign)).toMatchObject({
      outcome: 'parked',
      reason_code: 'no-currency-rule',
      reason: `Order ${foreign} is in SEK, for which there are no account rules. Add SEK to the currencies of the flow, then replay.`,
    });
    kontor.s4.blockAccount('41100000', true);
    kontor.pass(61_000);
    expect(await preview(kontor, 'order-to-journal', placePaid(kontor, plain))).toMatchObject({
      outcome: 'parked',
      reason_code: 'account-blocked',
      reason_params: { account: '41100000' },
    });
    expect(await standing(kontor)).toEqual(before);
  });

  test('of refunds waits while their order is not booked, and shows each of them when it is', async () => {
    const kontor = await kontorOf({ flows: true });
    const refunds = await flowOf(kontor, 'refund-to-journal');
    await kontor.client.pauseFlow({ id: refunds });
    await kontor.client.pauseFlow({ id: await flowOf(kontor, 'order-to-journal') });
    const order = placePaid(kontor, plain);
    kontor.store.shop.refund(order, money('5'), 'late');
    kontor.store.shop.refund(order, money('2.50'), 'broken');
    const early = await preview(kontor, 'refund-to-journal', order);
    expect(early.documents).toEqual([]);
    expect(early.waits).toMatchObject([{ reason_code: 'refund-waits' }, { reason_code: 'refund-waits' }]);
    await kontor.client.resumeFlow({ id: await flowOf(kontor, 'order-to-journal') });
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    const shown = await preview(kontor, 'refund-to-journal', order);
    expect(shown.waits).toEqual([]);
    expect(shown.documents.map(({ amount }) => amount)).toEqual(['-5.00', '-2.50']);
    for (const { lines } of shown.documents) {
      const sumOf = (side: string) =>
        lines.reduce((all, one) => (one.side === side ? all.plus(one.amount) : all), money('0')).toFixed(2);
      expect(sumOf('debit')).toBe(sumOf('credit'));
    }
  });

  test('of a customer and of a sales order shows the record', async () => {
    const kontor = await paused();
    const customer = kontor.store.shop.addCustomer(orderDraft().address);
    const order = placePaid(kontor, plain);
    expect(await preview(kontor, 'customer-to-business-partner', customer.id)).toMatchObject({
      documents: [
        {
          operation: 'customers.create',
          reference: `BC-C${customer.id}`,
          lines: [],
          record: { category: 'person', first_name: 'Ada', last_name: 'Berger', grouping: 'BP02' },
        },
      ],
    });
    expect(await preview(kontor, 'order-to-sales-order', order)).toMatchObject({
      documents: [
        { record: { customer: '17100001', items: [{ product: 'TG11', quantity: '2', price: '50' }] } },
      ],
    });
  });

  test('of an order whose reference another document carries says so', async () => {
    const kontor = await paused();
    const order = placePaid(kontor, plain);
    const today = day(kontor);
    const taken = await kontor.client.createJournalEntries({
      id: await connectionOf(kontor, 's4hana'),
      idempotencyKey: 'taken',
      body: {
        reference: `BC-${order}`,
        company_code: '1710',
        document_date: today,
        posting_date: today,
        currency: 'USD',
        items: [
          { account: '11002010', amount: '1.00' },
          { account: '41000000', amount: '-1.00', cost_center: '17101301' },
        ],
      },
    });
    const before = await standing(kontor);
    expect(await preview(kontor, 'order-to-journal', order)).toMatchObject({
      outcome: 'parked',
      reason_code: 'reference-used',
      reason: expect.stringMatching(taken.posting?.id ?? 'none'),
    });
    expect(await standing(kontor)).toEqual(before);
  });

  test('of stock shows each level that would be written, and which stand already', async () => {
    const kontor = await kontorOf();
    await setUpConnections(kontor.client, {
      store: kontor.store,
      s4: kontor.s4,
      tuning: { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
      materials: 'sku',
      stock: true,
    });
    const id = await flowOf(kontor, 'stock-to-shop');
    await kontor.client.pauseFlow({ id });
    const before = await kontor.client.previewFlow({ id, body: { subject: 'products/TG11' } });
    const [level] = before.documents;
    expect(before.documents).toMatchObject([
      {
        operation: 'inventory.update',
        id: '1:TG11',
        reference: null,
        would: 'post',
        posting: null,
        lines: [],
      },
    ]);
    await kontor.client.resumeFlow({ id });
    await kontor.client.runFlow({ id, body: {} });
    await kontor.idle();
    const after = await kontor.client.previewFlow({ id, body: { subject: 'products/TG11' } });
    expect(after.documents).toMatchObject([
      { record: level?.record, would: 'nothing', changed: false, posting: { state: 'accepted' } },
    ]);
  });

  test('needs a key that may read, of the tenant of the flow', async () => {
    const kontor = await paused();
    const order = placePaid(kontor, plain);
    const id = await flowOf(kontor, 'order-to-journal');
    const { url } = kontor.app;
    const viewerOf = async (tenant: string) => {
      const admin = createClient({ url, apiKey: kontor.app.apiKey, tenant });
      const { key } = await admin.createKey({ body: { name: 'looks', role: 'viewer' } });
      return createClient({ url, apiKey: key, retries: 0 });
    };
    const body = { subject: String(order) };
    const viewer = await viewerOf(kontor.tenant);
    expect((await viewer.previewFlow({ id, body })).documents).toHaveLength(1);
    const other = `${kontor.tenant}-other`;
    await kontor.operator.createTenant({ body: { id: other, name: other } });
    const stranger = await viewerOf(other);
    const unknown = { status: 404, code: 'no-flow' };
    await expect(stranger.previewFlow({ id, body })).rejects.toMatchObject(unknown);
    await expect(
      stranger.previewFlowTotals({ id, body: { subjects: [String(order)] } }),
    ).rejects.toMatchObject(unknown);
    await expect(stranger.listPreviewSubjects({ id, since: '2020-01-01' })).rejects.toMatchObject(unknown);
    const backwards = { id, since: '2020-01-02', until: '2020-01-01' };
    await expect(viewer.listPreviewSubjects(backwards)).rejects.toMatchObject({ status: 400 });
    expect((await kontor.request(`/v1/flows/${id}/preview`, { method: 'POST', body: '{}' })).status).toBe(
      400,
    );
  });

  test('fails like any other read when the source does not answer', async () => {
    const kontor = await paused();
    const order = placePaid(kontor, plain);
    kontor.store.setFaults({ unavailable: 1 });
    await expect(preview(kontor, 'order-to-journal', order)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('the totals of a period', () => {
  test('are the sums of its documents; what cannot be booked is named and does not stop them', async () => {
    const kontor = await kontorOf({ flows: true });
    const flow = await flowOf(kontor, 'order-to-journal');
    const booked = placePaid(kontor, plain);
    await postingIn(kontor, 'journal-entries.create', `orders/${booked}`, 'accepted');
    await kontor.client.pauseFlow({ id: flow });
    const open = kontor.store.shop.placeOrder(orderDraft()).id;
    const foreign = placePaid(kontor, { currency: 'SEK' });
    const euro = placePaid(kontor, { ...plain, currency: 'EUR' });
    const later = placePaid(kontor, plain);
    const today = day(kontor);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await kontor.client.listPreviewSubjects({
        id: flow,
        since: today,
        until: today,
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      ids.push(...page.result.map(one => one.id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(ids).toEqual([booked, open, foreign, euro, later].map(String));
    const totals = await kontor.client.previewFlowTotals({ id: flow, body: { subjects: ids } });
    expect(totals).toMatchObject({
      documents: 3,
      not_due: 1,
      left: [],
      left_out: [{ subject: String(foreign), why: 'parked', reason_code: 'no-currency-rule' }],
    });
    const line = (account: string, currency: string) =>
      totals.totals.find(one => one.account === account && one.currency === currency);
    expect(line('11002010', 'USD')).toEqual({
      day: today,
      account: '11002010',
      currency: 'USD',
      debit: '224.64',
      credit: '0.00',
      booked_debit: '112.32',
      booked_credit: '0.00',
      documents: 2,
    });
    expect(line('41000000', 'USD')).toMatchObject({
      debit: '0.00',
      credit: '200.00',
      booked_credit: '100.00',
    });
    expect(line('41000000', 'EUR')).toMatchObject({ credit: '100.00', booked_credit: '0.00', documents: 1 });

    const { url, apiKey } = kontor.app;
    const environment = { KONTOR_URL: url, KONTOR_API_KEY: apiKey, KONTOR_TENANT: kontor.tenant };
    const asked = ['flows', 'preview', 'order-to-journal', '--since', today, '--until', today, '--csv'];
    const command = kontorCommand(asked, { environment });
    // Totals that lack something do not look whole.
    expect(await command.ended).toBe(1);
    const lines = command.said().split('\n');
    expect(lines).toContain('day,account,currency,debit,credit,booked_debit,booked_credit,documents');
    expect(lines).toContain(`${today},11002010,USD,224.64,0.00,112.32,0.00,2`);
    expect(lines).toContainEqual(
      expect.stringMatching(`^left out: ${foreign} \\(parked\\): Order ${foreign} is in SEK`),
    );
    expect(lines).toContain('5 subjects: 3 documents, 1 not due, 1 left out. The totals are not complete.');
  });

  test('name an order that cannot be read, in the list and one by one, and go on', async () => {
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
    const id = await flowOf(kontor, 'order-to-journal');
    await kontor.client.pauseFlow({ id });
    const [good, bad, last] = [placePaid(kontor, plain), placePaid(kontor, plain), placePaid(kontor, plain)];
    spoiled = String(bad);
    const page = await kontor.client.listPreviewSubjects({ id, since: day(kontor) });
    expect(page.result).toEqual([{ id: String(good) }, { id: String(last) }]);
    expect(page.unreadable).toMatchObject([{ id: spoiled, reason: expect.stringMatching('date_modified') }]);
    const subjects = [good, bad, last].map(String);
    const totals = await kontor.client.previewFlowTotals({ id, body: { subjects } });
    expect(totals).toMatchObject({
      documents: 2,
      left_out: [{ subject: spoiled, why: 'parked', reason: expect.stringMatching('date_modified') }],
    });
  });

  test('count each refund once, although one order has several', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor, plain);
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    const id = await flowOf(kontor, 'refund-to-journal');
    await kontor.idle();
    await kontor.client.pauseFlow({ id });
    kontor.store.shop.refund(order, money('5'), 'late');
    kontor.store.shop.refund(order, money('2.50'), 'broken');
    const { result } = await kontor.client.listPreviewSubjects({
      id,
      since: day(kontor),
      until: day(kontor),
    });
    expect(result).toEqual([{ id: String(order) }]);
    const { totals } = await kontor.client.previewFlowTotals({ id, body: { subjects: [String(order)] } });
    expect(totals.find(({ account }) => account === '11002010')).toMatchObject({
      credit: '7.50',
      documents: 2,
    });
    const past = await kontor.client.listPreviewSubjects({ id, since: '2020-01-01', until: '2020-01-31' });
    expect(past.result).toEqual([]);
  });

  test('are refused of a flow whose documents have no accounts', async () => {
    const kontor = await paused();
    const id = await flowOf(kontor, 'customer-to-business-partner');
    await expect(kontor.client.previewFlowTotals({ id, body: { subjects: ['1'] } })).rejects.toMatchObject({
      status: 400,
      code: 'no-accounts',
    });
  });
});

test('kontor flows preview prints a document as a table, and refuses half a question', async () => {
  const kontor = await paused();
  const order = placePaid(kontor, plain);
  const { url, apiKey } = kontor.app;
  const environment = { KONTOR_URL: url, KONTOR_API_KEY: apiKey, KONTOR_TENANT: kontor.tenant };
  const one = kontorCommand(['flows', 'preview', 'order-to-journal', String(order)], { environment });
  expect(await one.ended).toBe(0);
  expect(one.said()).toMatch(/would post journal-entries\.create BC-\d+, 112\.32 USD/);
  expect(one.said()).toMatch(/11002010 +│ 112\.32 +│/);
  expect(one.said()).toContain('warning: The flow is paused.');
  const half = kontorCommand(['flows', 'preview', 'order-to-journal'], { environment });
  expect(await half.ended).toBe(2);
  expect(half.said()).toContain('A preview is of either one subject or a period.');
});

test('the command says of a refused document that nothing stands, and of a changed one what was posted', async () => {
  const kontor = await kontorOf({ flows: true });
  const environment = {
    KONTOR_URL: kontor.app.url,
    KONTOR_API_KEY: kontor.app.apiKey,
    KONTOR_TENANT: kontor.tenant,
  };
  const shownOf = async (order: number) => {
    const command = kontorCommand(['flows', 'preview', 'order-to-journal', String(order)], { environment });
    expect(await command.ended).toBe(0);
    return command.said();
  };
  const edited = placePaid(kontor, plain);
  const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${edited}`, 'accepted');
  expect(await shownOf(edited)).toMatch(
    new RegExp(
      `orders/${edited} stands as 1710:\\d+:\\d+ \\(${id}\\): journal-entries.create BC-${edited}, 112.32 USD\n`,
    ),
  );
  kontor.store.shop.edit(edited, { fees: [{ name: 'Express', amount: money('4') }] });
  kontor.store.shop.pay(edited, 'purchase', money('4.32'));
  const again = await shownOf(edited);
  expect(again).toMatch(
    new RegExp(`orders/${edited} was posted:\n  BC-${edited}, 112.32 USD: accepted as 1710`),
  );
  expect(again).toMatch(/Kontor would now make a different document: .*, 116\.\d\d USD/);

  kontor.s4.closePeriods([day(kontor).slice(0, 7)]);
  const refused = placePaid(kontor, plain);
  const rejected = await postingIn(kontor, 'journal-entries.create', `orders/${refused}`, 'rejected');
  const said = await shownOf(refused);
  expect(said).toContain(`orders/${refused}: the system refused it (${rejected.id}); nothing was booked.`);
  expect(said).toContain(
    `After a replay, Kontor would post journal-entries.create BC-${refused}, 112.32 USD`,
  );

  const foreign = placePaid(kontor, { currency: 'SEK' });
  const parked = await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'parked');
  expect((await shownOf(foreign)).split('\n')[0]).toBe(
    `${foreign} is parked (${parked.id}): ${parked.reason}`,
  );
});
