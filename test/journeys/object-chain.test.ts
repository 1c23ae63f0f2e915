// Unified objects that follow one another: an order, its deliveries, their invoices; what is changed of them, and taken
// back. Each is written once, whatever happens to its answer.
import { describe, expect, test } from 'vitest';
import { outboundDeliveries } from '../../src/s4/documents/outbound-deliveries.ts';
import { type OwnService, readEdmx } from '../../src/sandbox/s4hana/own-metadata/read-edmx.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { invoiceOf, openObjects, order, purchaseOrder } from '../object-api.ts';
import { kontorOfFile, postingIn, type SceneOptions } from '../running-kontor.ts';

const kontorOf = kontorOfFile();
const open = async (scene?: SceneOptions) => openObjects(await kontorOf(scene));
type Opened = Awaited<ReturnType<typeof open>>;

const orderOf = (quantity: string) => ({
  ...order,
  items: [{ product: 'TG11', quantity, unit: 'PC', price: '5' }],
});

async function ordered({ ask }: Opened, quantity = '10'): Promise<string> {
  return (await ask('POST', 'sales-orders', orderOf(quantity))).result?.id as string;
}

const delivery = (of: string, quantity?: string) => ({ items: [{ order: of, order_item: '10', quantity }] });

/** Unified objects have no such acts. */
async function issue({ direct }: Opened, id: string): Promise<void> {
  const deliveries = outboundDeliveries(direct);
  await deliveries.pick(id);
  await deliveries.postGoodsIssue(id);
}

const deliveriesOf = async ({ get }: Opened) =>
  (await get('deliveries?expand=items')).result as unknown as Record<string, unknown>[];

describe('an order through the unified API', () => {
  test('is delivered and billed once each, also when answers are lost; cancelled, it is billed again', async () => {
    const opened = await open();
    const { ask, get, decided, s4 } = opened;
    const of = await ordered(opened);
    expect((await ask('POST', 'deliveries?dry_run=true', delivery(of, '4'))).rehearsal).toMatchObject({
      would_send: { body: { to_DeliveryDocumentItem: [{ ReferenceSDDocument: of }] } },
      checked: [expect.anything(), { code: 'orders-deliverable', params: { orders: of } }],
    });
    expect(await ask('POST', 'deliveries?dry_run=true', delivery(of, '11'))).toMatchObject({
      status: 400,
      detail: `Of item 10 of sales order ${of} only 10 are open.`,
    });
    const first = await ask('POST', 'deliveries', delivery(of, '4'), 'd1');
    expect(first).toMatchObject({ status: 201, warnings: [] });
    const id = first.result?.id as string;
    expect((await get(`deliveries/${id}`)).result).toMatchObject({
      reference: first.posting?.reference,
      items: [{ order: of, order_item: '10', quantity: '4' }],
    });

    // Two partial deliveries of the same quantity: the lost one is told from the other by its reference.
    for (const [key, fault] of [
      ['d2', 'lost-after-commit'],
      ['d3', 'lost-before-commit'],
    ] as const) {
      s4.setFaults({ [fault]: 1 });
      const body = { ...delivery(of, '2'), reference: `PICK-${key}` };
      expect(await ask('POST', 'deliveries', body, key)).toMatchObject({ status: 202 });
      s4.setFaults({});
      expect(await decided('POST', 'deliveries', body, key)).toMatchObject({ status: 201 });
    }
    const made = await deliveriesOf(opened);
    expect(made.map(one => (one.items as { quantity: string }[])[0]?.quantity)).toEqual(['4', '2', '2']);
    const rest = await ask('POST', 'deliveries', { ...delivery(of), reference: 'PICK-d3' }, 'd4');
    expect(rest).toMatchObject({ status: 409, code: 'exists-already' });

    const change = { tracking_number: 'JD0001', planned_goods_issue_date: '2026-12-24' };
    expect(await ask('PATCH', `deliveries/${id}`, change, 'p1')).toMatchObject({ status: 200 });
    expect((await get(`deliveries/${id}`)).result).toMatchObject(change);

    const bill = { refers_to: id, date: '2026-11-21' };
    expect(await ask('POST', 'invoices?dry_run=true', bill)).toMatchObject({
      status: 400,
      code: 'not-billable',
      detail: `S/4HANA cannot bill delivery ${id}: its goods issue is not posted.`,
    });
    expect(await ask('POST', 'invoices', bill, 'early')).toMatchObject({ status: 422 });
    await issue(opened, id);
    expect((await ask('POST', 'invoices?dry_run=true', bill)).rehearsal).toMatchObject({
      would_send: { body: { _Reference: [{ SDDocument: id }] } },
      checked: [{ says: `S/4HANA can bill delivery ${id}.` }],
    });
    s4.setFaults({ 'lost-after-commit': 1 });
    expect(await ask('POST', 'invoices', bill, 'i1')).toMatchObject({ status: 202 });
    s4.setFaults({});
    const invoiced = await decided('POST', 'invoices', bill, 'i1');
    expect(invoiced).toMatchObject({ status: 201 });
    const invoice = invoiced.result?.id as string;
    expect((await get(`invoices/${invoice}`)).result).toMatchObject({
      net_amount: '20',
      is_cancelled: false,
    });
    expect(await ask('POST', 'invoices', bill, 'i2')).toMatchObject({
      status: 409,
      code: 'exists-already',
      details: { ids: [invoice] },
    });

    const cancel = { is_cancelled: true };
    expect(await ask('PATCH', `invoices/${invoice}`, { is_cancelled: false }, 'x')).toMatchObject({
      status: 400,
    });
    s4.setFaults({ 'lost-after-commit': 1 });
    expect(await ask('PATCH', `invoices/${invoice}`, cancel, 'c1')).toMatchObject({ status: 202 });
    s4.setFaults({});
    expect(await decided('PATCH', `invoices/${invoice}`, cancel, 'c1')).toMatchObject({ status: 200 });
    expect((await get(`invoices/${invoice}`)).result).toMatchObject({ is_cancelled: true });
    expect(await ask('PATCH', `invoices/${invoice}?dry_run=true`, cancel)).toMatchObject({
      code: 'taken-back',
    });
    s4.setFaults({ 'lost-before-commit': 1 });
    expect(await ask('POST', 'invoices', bill, 'i3')).toMatchObject({ status: 202 });
    s4.setFaults({});
    const again = await decided('POST', 'invoices', bill, 'i3');
    expect(again).toMatchObject({ status: 201 });
    expect(again.result?.id).not.toBe(invoice);
    // The first key still says its outcome.
    expect(await ask('POST', 'invoices', bill, 'i1')).toMatchObject({ status: 201, result: { id: invoice } });
    const invoices = (await get('invoices')).result as unknown as { cancels: string | null }[];
    expect(invoices.map(one => one.cancels)).toEqual([null, invoice, null]);
  });

  test('has its header and items changed together, or not at all', async () => {
    const opened = await open();
    const { ask, get, decided, s4 } = opened;
    const id = (await ask('POST', 'sales-orders', order, 'o')).result?.id;
    const path = `sales-orders/${id}`;
    const change = {
      delivery_block: '01',
      items: [
        { id: '10', quantity: '7', custom: { YY1_Engraving_SDI: 'For Bob' } },
        { id: '000020', rejection_reason: '00' },
      ],
    };
    expect((await ask('PATCH', `${path}?dry_run=true`, change)).rehearsal?.would_send).toMatchObject({
      together: [
        { body: { DeliveryBlockReason: '01' } },
        { to: expect.stringContaining('A_SalesOrderItem'), body: { RequestedQuantity: '7' } },
        {},
      ],
    });
    expect(await ask('PATCH', path, change, 'c1')).toMatchObject({ status: 200 });
    const changed = {
      delivery_block: '01',
      items: [
        { quantity: '7', custom: { YY1_Engraving_SDI: 'For Bob' }, rejection_reason: null },
        { quantity: '1', rejection_reason: '00' },
      ],
    };
    expect((await get(path)).result).toMatchObject(changed);

    const half = { delivery_block: '02', items: [{ id: '30', quantity: '7' }] };
    expect(await ask('PATCH', path, half, 'c2')).toMatchObject({ status: 422, code: 'no-item' });
    const tooLong = { delivery_block: '02', items: [{ id: '10', unit: 'TOO LONG' }] };
    expect(await ask('PATCH', path, tooLong, 'c3')).toMatchObject({ status: 400 });
    const twice = {
      items: [
        { id: '10', quantity: '1' },
        { id: '10', quantity: '2' },
      ],
    };
    expect(await ask('PATCH', path, twice, 'c4')).toMatchObject({ status: 400 });
    expect(await ask('PATCH', path, { items: [{ id: '10' }] }, 'c5')).toMatchObject({ status: 400 });
    expect((await get(path)).result).toMatchObject(changed);

    for (const [key, fault] of [
      ['l1', 'lost-after-commit'],
      ['l2', 'lost-before-commit'],
    ] as const) {
      const next = { delivery_block: null, items: [{ id: '10', quantity: key === 'l1' ? '8' : '9' }] };
      s4.setFaults({ [fault]: 1 });
      expect(await ask('PATCH', path, next, key)).toMatchObject({ status: 202 });
      s4.setFaults({});
      expect(await decided('PATCH', path, next, key)).toMatchObject({ status: 200 });
      expect((await get(path)).result).toMatchObject({ items: [{ quantity: next.items[0]?.quantity }, {}] });
    }
  });

  test('leaves a delivery that cannot be told from others to a person, in a tenant without a place for references', async () => {
    const without = await withoutDeliveryReference();
    const opened = await open({ s4: { metadata: [without] } });
    const { ask, get, decided, direct, kontor, s4 } = opened;
    const of = await ordered(opened);
    const marked = await ask('POST', 'deliveries', { ...delivery(of, '2'), reference: 'A' }, 'a');
    expect(marked).toMatchObject({ status: 201, warnings: [] });
    expect((await get(`deliveries/${marked.result?.id}`)).result).toMatchObject({ reference: 'A' });

    s4.setFaults({ 'lost-before-commit': 1 });
    const body = { ...delivery(of, '2'), reference: 'B' };
    expect(await ask('POST', 'deliveries', body, 'b')).toMatchObject({ status: 202 });
    s4.setFaults({});
    expect(await decided('POST', 'deliveries', body, 'b')).toMatchObject({ status: 201 });

    s4.setFaults({ 'lost-after-commit': 1 });
    const lost = { ...delivery(of, '2'), reference: 'C' };
    expect(await ask('POST', 'deliveries', lost, 'c')).toMatchObject({ status: 202 });
    s4.setFaults({});
    expect(await decided('POST', 'deliveries', lost, 'c')).toMatchObject({
      status: 409,
      code: 'perhaps-made',
    });
    const parked = await postingIn(kontor, 'deliveries.create', 'c', 'parked');
    expect(parked.reason).toContain('enter C as its external delivery ID');
    // Nothing is in the way of another one.
    expect(await ask('POST', 'deliveries', { ...delivery(of, '1'), reference: 'D' }, 'd')).toMatchObject({
      status: 201,
    });
    const unmarked = (await deliveriesOf(opened)).find(one => one.reference === null);
    const record = await outboundDeliveries(direct).one(String(unmarked?.id));
    await outboundDeliveries(direct).update(record ?? {}, { DeliveryDocumentBySupplier: 'C' });
    await kontor.client.replayPosting({ id: parked.id });
    expect((await kontor.client.listAudit({ limit: 1 })).result).toMatchObject([
      {
        action: 'posting.replayed',
        subject: parked.id,
        before: { state: 'parked' },
        after: { state: 'uncertain' },
      },
    ]);
    expect(await decided('POST', 'deliveries', lost, 'c')).toMatchObject({
      status: 201,
      result: { id: unmarked?.id },
    });
    expect(await deliveriesOf(opened)).toHaveLength(4);
  });
});

describe('what SAP never changes', () => {
  test('is taken back once, and leaves its reference to another', async () => {
    const { ask, get, decided, s4 } = await open();
    const entry = {
      reference: 'RENT-11',
      company_code: '1710',
      document_date: '2026-11-20',
      posting_date: '2026-11-20',
      currency: 'USD',
      items: [
        { account: '61000000', amount: '100', cost_center: '17101301' },
        { account: '11001000', amount: '-100' },
      ],
    };
    const booked = (await ask('POST', 'journal-entries', entry, 'e1')).result?.id;
    const undo = { is_reversed: true, reason: '01', posting_date: '2026-11-21' };
    expect(await ask('PATCH', `journal-entries/${booked}`, { is_reversed: true }, 'u0')).toMatchObject({
      status: 400,
    });
    const lostThenDone = async (path: string, change: object, key: string) => {
      s4.setFaults({ 'lost-after-commit': 1 });
      expect(await ask('PATCH', path, change, key)).toMatchObject({ status: 202 });
      s4.setFaults({});
      expect(await decided('PATCH', path, change, key)).toMatchObject({ status: 200 });
    };
    await lostThenDone(`journal-entries/${booked}`, undo, 'u1');
    expect((await get(`journal-entries/${booked}`)).result).toMatchObject({
      is_reversed: true,
      reverse_document: expect.stringMatching(/\d/),
    });
    expect(await ask('PATCH', `journal-entries/${booked}`, undo, 'u2')).toMatchObject({ status: 422 });
    const again = await ask('POST', 'journal-entries', entry, 'e2');
    expect(again).toMatchObject({ status: 201, posting: { reference: 'RENT-11' } });
    expect(again.result?.id).not.toBe(booked);

    const bought = await ask('POST', 'purchase-orders', purchaseOrder);
    const po = bought.result?.id as string;
    const receipt = {
      kind: 'receipt',
      reference: 'LS-1',
      items: [{ purchase_order: po, purchase_order_item: '10', quantity: '4' }],
    };
    const received = (await ask('POST', 'goods-movements', receipt, 'g1')).result?.id;
    expect(await ask('POST', 'goods-movements', receipt, 'g2')).toMatchObject({ code: 'exists-already' });
    const goods = `goods-movements/${received}`;
    await lostThenDone(goods, { is_cancelled: true }, 'u3');
    expect((await get(goods)).result).toMatchObject({ items: [{ is_cancelled: true }] });
    expect(await ask('POST', 'goods-movements', receipt, 'g3')).toMatchObject({ status: 201 });
    expect((await get(`purchase-orders/${po}`)).result).toMatchObject({
      items: [{ received_quantity: '4' }],
    });

    const bill = invoiceOf(po);
    const billed = (await ask('POST', 'supplier-invoices', bill, 's1')).result?.id;
    await lostThenDone(`supplier-invoices/${billed}`, undo, 'u4');
    expect((await get(`supplier-invoices/${billed}`)).result).toMatchObject({ is_reversed: true });
    expect(await ask('POST', 'supplier-invoices', bill, 's2')).toMatchObject({ status: 201 });
    const items = { items: [{ id: '10', quantity: '12', is_completely_delivered: true }] };
    expect(await ask('PATCH', `purchase-orders/${po}`, items, 'i')).toMatchObject({ status: 200 });
    expect((await get(`purchase-orders/${po}`)).result).toMatchObject({
      items: [{ quantity: '12', is_completely_delivered: true }],
    });
  });
});

/** The sandbox's own delivery service, as older tenants have it: it takes none of Kontor's fields when one is created. */
async function withoutDeliveryReference(): Promise<OwnService> {
  const sandbox = await startS4Sandbox();
  const { username, password } = sandboxCredentials;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const path = '/sap/opu/odata/sap/API_OUTBOUND_DELIVERY_SRV;v=0002/$metadata';
  const metadata = await (await fetch(sandbox.url + path, { headers: { authorization } })).text();
  await sandbox.close();
  const older = metadata.replace(/<Property Name="DeliveryDocumentBySupplier"/, '$& sap:creatable="false"');
  expect(older).not.toBe(metadata);
  return readEdmx(older, 'delivery');
}
