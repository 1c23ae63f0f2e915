// Unified objects that are written: every write is a posting, carried out once, whatever happens to its answer.
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { startKontor } from '../../src/stage/kontor-process.ts';
import { temporaryFolder } from '../databases.ts';
import { invoiceOf, openObjects, order, purchaseOrder } from '../object-api.ts';
import { kontorOfFile } from '../running-kontor.ts';

const { username, password } = sandboxCredentials;

const entry = {
  company_code: '1710',
  type: 'SA',
  document_date: '2026-11-20',
  posting_date: '2026-11-20',
  currency: 'USD',
  text: 'Rent',
  items: [
    { account: '61000000', amount: '100.10', cost_center: '17101301', text: 'November' },
    { account: '11001000', amount: '-100.10' },
  ],
};

const kontorOf = kontorOfFile();
const open = async () => openObjects(await kontorOf());

describe('a write through the unified API', () => {
  test('shows what SAP warns of in its own letters, in the answer and in the posting', async () => {
    const { ask, s4 } = await open();
    s4.setFaults({ warned: 1 });
    const said = 'Menge 2 nicht möglich und auf 4 erhöht';
    expect(await ask('POST', 'sales-orders', order)).toMatchObject({
      status: 201,
      posting: { state: 'accepted', reason: said },
      warnings: [{ code: 'warning', params: {}, says: said }],
    });
  });

  test('creates a sales order once under its key, also when the answer is lost', async () => {
    const { ask, get, decided, s4 } = await open();
    const created = await ask('POST', 'sales-orders', order, 'shop-1');
    const by = { flow: null, subject: null, caller: 'operator', idempotency_key: 'shop-1' };
    expect(created).toMatchObject({ status: 201, posting: { state: 'accepted', ...by }, warnings: [] });
    const id = created.result?.id as string;
    expect(await get(`sales-orders/${id}`)).toMatchObject({
      result: {
        customer: '17100001',
        reference: created.posting?.reference,
        items: [
          {
            id: '10',
            product: 'TG11',
            quantity: '3',
            net_amount: '37.5',
            custom: { YY1_Engraving_SDI: 'For Ada' },
          },
          { id: '20' },
        ],
      },
    });
    expect(await ask('POST', 'sales-orders', order, 'shop-1')).toMatchObject({ status: 201, result: { id } });
    expect(await ask('POST', 'sales-orders', { ...order, currency: 'EUR' }, 'shop-1')).toMatchObject({
      status: 422,
      code: 'key-reused',
    });

    s4.setFaults({ 'lost-after-commit': 1 });
    const lost = await ask('POST', 'sales-orders', { ...order, reference: 'PO-4711' }, 'shop-2');
    expect(lost).toMatchObject({ status: 202, result: null, posting: { state: 'uncertain' } });
    s4.setFaults({});
    const found = await decided('POST', 'sales-orders', { ...order, reference: 'PO-4711' }, 'shop-2');
    expect(found).toMatchObject({ status: 201, posting: { reference: 'PO-4711' } });

    s4.setFaults({ 'lost-before-commit': 1 });
    expect(await ask('POST', 'sales-orders', order, 'shop-3')).toMatchObject({ status: 202 });
    s4.setFaults({});
    expect(await decided('POST', 'sales-orders', order, 'shop-3')).toMatchObject({ status: 201 });
    const numbers = [...s4.books().salesOrders.values()].map(found => found.size);
    expect(numbers).toEqual([1, 1, 1]);
  });

  test('names what S/4HANA needs and other systems do not, and sends nothing', async () => {
    const { ask } = await open();
    const { company_code: _, ...bare } = entry;
    const partner = { category: 'organization', organization_name: 'Speicherstadt GmbH' };
    const address = { country: 'DE', language: 'DE' };
    const bill = { customer: '17100001', currency: 'USD', items: [{ net_amount: '1' }] };
    const refused = [
      ['journal-entries', bare, 'fields-missing', 'S/4HANA needs company_code.'],
      ['customers', partner, 'fields-missing', 'S/4HANA needs address.country, address.language.'],
      ['suppliers', { ...partner, address: { country: 'DE' } }, 'fields-missing', /address.language/],
      ['customers', { ...partner, address, reference: 'crm-1' }, 'small-letters', /capital letters/],
      ['invoices', bill, 'fields-missing', 'S/4HANA needs refers_to.'],
      ['invoices', { ...bill, refers_to: '80000001' }, 'fields-not-taken', /customer, currency, items/],
    ] as const;
    for (const [object, body, code, sentence] of refused) {
      const answer = await ask('POST', object, body, `missing-${object}-${code}`);
      expect([object, answer.status, answer.code]).toEqual([object, 400, code]);
      expect(answer.detail).toEqual(
        typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
      );
    }
  });

  test('asked for thirty times at once, with lost answers, is one document, also after a restart', async () => {
    const { ask, decided, s4, kontor } = await open();
    // Two have references of their own, one is left to Kontor.
    const entryOf = (n: number) => (n === 0 ? entry : { ...entry, reference: `JE-${n}` });
    s4.setFaults({ 'lost-after-commit': 0.5 });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => ask('POST', 'journal-entries', entryOf(n % 3), `je-${n % 3}`)),
    );
    expect(answers.filter(({ status }) => ![201, 202].includes(status))).toEqual([]);
    s4.setFaults({});
    await kontor.restart();
    for (const n of [0, 1, 2])
      expect(await decided('POST', 'journal-entries', entryOf(n), `je-${n}`)).toMatchObject({ status: 201 });
    expect([...s4.books().journalEntries.values()].map(({ size }) => size)).toEqual([1, 1, 1]);
  });

  test('books a journal entry that is then listed with its lines', async () => {
    const { ask, get } = await open();
    const booked = await ask('POST', 'journal-entries', { ...entry, reference: 'RENT-11' }, 'k');
    const id = booked.result?.id as string;
    expect(id).toMatch(/^1710:2026:\d+$/);
    const listed = await get('journal-entries?reference=RENT-11&expand=items');
    expect(listed.result).toEqual([
      expect.objectContaining({
        id,
        type: 'SA',
        currency: 'USD',
        items: [
          expect.objectContaining({ account: '61000000', amount: '100.1', cost_center: '17101301' }),
          expect.objectContaining({ account: '11001000', amount: '-100.1' }),
        ],
      }),
    ]);
    expect((await get(`journal-entries/${id}`)).result).toEqual((listed.result as never as unknown[])[0]);
    expect(await ask('POST', 'journal-entries', { ...entry, reference: 'RENT-11' }, 'another')).toMatchObject(
      {
        status: 409,
        code: 'exists-already',
        details: { ids: [id] },
      },
    );
    const off = {
      ...entry,
      items: [
        { account: '61000000', amount: '1' },
        { account: '11001000', amount: '-2' },
      ],
    };
    expect(await ask('POST', 'journal-entries', off, 'off')).toMatchObject({
      status: 400,
      code: 'bad-entry',
      detail: 'The lines do not add up to zero: they are off by -1 USD.',
    });
  });

  test('that SAP refuses says why; corrected under another key it keeps its reference', async () => {
    const { id, ask, kontor } = await open();
    const wrong = { ...order, reference: 'PO-1', items: [{ product: 'NOPE', quantity: '1' }] };
    const refused = await ask('POST', 'sales-orders', wrong, 'first');
    expect(refused).toMatchObject({ status: 422, detail: expect.stringContaining('NOPE') });
    expect(await ask('POST', 'sales-orders', wrong, 'first')).toMatchObject({
      status: 422,
      code: refused.code,
    });
    const german = await kontor.request(`/v1/connections/${id}/sales-orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'first', 'accept-language': 'de' },
      body: JSON.stringify(wrong),
    });
    expect(await german.json()).toMatchObject({
      code: refused.code,
      next: expect.stringMatching(/Berichtigen Sie die Anfrage, und senden Sie sie/),
    });
    const corrected = await ask('POST', 'sales-orders', { ...order, reference: 'PO-1' }, 'second');
    expect(corrected).toMatchObject({ status: 201, posting: { reference: 'PO-1' } });
    const posting = String(refused.details?.posting);
    await expect(kontor.client.replayPosting({ id: posting })).rejects.toMatchObject({
      code: 'reference-used',
    });
    expect(await ask('POST', 'sales-orders', { ...order, reference: 'PO-1' }, 'third')).toMatchObject({
      status: 409,
    });
    // What cannot even be sent leaves no posting behind.
    const long = { ...order, type: 'TOO LONG' };
    expect(await ask('POST', 'sales-orders', long, 'fourth')).toMatchObject({
      status: 400,
      code: 'invalid-record',
      detail: expect.stringContaining('SalesOrderType'),
    });
    expect(await ask('POST', 'sales-orders', order, 'fourth')).toMatchObject({ status: 201 });
  });

  test('waits visibly while the system is down, and goes out automatically', async () => {
    const { ask, decided, s4 } = await open();
    s4.setFaults({ unavailable: 1 });
    // As long as the system has not even said which fields it has, nothing is taken in.
    expect(await ask('POST', 'sales-orders', order, 'k')).toMatchObject({ status: 503 });
    s4.setFaults({});
    await ask('POST', 'sales-orders?dry_run=true', order);
    s4.setFaults({ unavailable: 1 });
    const waiting = await ask('POST', 'sales-orders', order, 'k');
    expect(waiting).toMatchObject({ status: 202, posting: { state: 'planned' } });
    s4.setFaults({});
    expect(await decided('POST', 'sales-orders', order, 'k')).toMatchObject({ status: 201 });
    expect([...s4.books().salesOrders.values()].map(({ size }) => size)).toEqual([1]);
  });

  test('is a dry run with dry_run: simulated, checked, and nothing is written', async () => {
    const { ask, s4 } = await open();
    const answered = await ask('POST', 'sales-orders?dry_run=true', order);
    expect(answered).toMatchObject({
      status: 200,
      result: null,
      posting: null,
      rehearsal: {
        would_send: {
          to: '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder',
          body: { SalesOrderType: 'OR' },
        },
        simulated: { currency: 'USD', items: [{ product: 'TG11' }, { product: 'TG12' }] },
      },
    });
    const unknown = { ...order, items: [{ product: 'NOPE', quantity: '1' }] };
    expect(await ask('POST', 'sales-orders?dry_run=true', unknown)).toMatchObject({ status: 422 });
    expect((await ask('POST', 'journal-entries?dry_run=true', entry)).rehearsal?.checked).toContainEqual({
      code: 'accounts-open',
      params: { accounts: '61000000, 11001000' },
      says: 'G/L accounts 61000000, 11001000 are open.',
    });
    const nowhere = {
      ...entry,
      items: [
        { account: '99999999', amount: '1' },
        { account: '11001000', amount: '-1' },
      ],
    };
    expect(await ask('POST', 'journal-entries?dry_run=true', nowhere)).toMatchObject({
      status: 400,
      detail: expect.stringContaining('99999999'),
    });
    expect(s4.books().salesOrders.size + s4.books().journalEntries.size).toBe(0);
  });

  test('creates what is bought, received, invoiced, and who buys and sells', async () => {
    const { ask, get } = await open();
    const custom = { YY1_RetentionType_PDH: 'R1' };
    const bought = await ask('POST', 'purchase-orders', { ...purchaseOrder, custom }, 'po');
    expect(bought).toMatchObject({ status: 201 });
    const po = bought.result?.id as string;
    const received = await ask(
      'POST',
      'goods-movements',
      {
        kind: 'receipt',
        reference: 'LS-1',
        items: [{ purchase_order: po, purchase_order_item: '10', quantity: '4' }],
      },
      'gm',
    );
    expect(received).toMatchObject({ status: 201, result: { id: expect.stringMatching(/^\d{4}:\d+$/) } });
    expect((await get(`goods-movements/${received.result?.id}`)).result).toMatchObject({
      kind: 'receipt',
      reference: 'LS-1',
      items: [{ movement_type: '101', product: 'TG11', quantity: '4', purchase_order: po }],
    });
    const unnamed = { kind: 'receipt', items: [{ purchase_order: po, quantity: '1' }] };
    expect(await ask('POST', 'goods-movements?dry_run=true', unnamed)).toMatchObject({
      status: 400,
      detail: `An item names purchase order ${po}, but no item of that order.`,
    });
    const bill = invoiceOf(po);
    expect((await ask('POST', 'supplier-invoices?dry_run=true', bill)).rehearsal?.checked).toHaveLength(2);
    expect(await ask('POST', 'supplier-invoices', bill, 'si')).toMatchObject({ status: 201 });
    expect((await get(`purchase-orders/${po}`)).result).toMatchObject({
      custom: { YY1_RetentionType_PDH: 'R1' },
      items: [{ received_quantity: '4', invoiced_quantity: '4' }],
    });
    const stock = (await get('stock?product=TG11&plant=1710')).result as never as Record<string, string>[];
    expect(stock.find(row => row.kind === 'unrestricted')).toMatchObject({ product: 'TG11', unit: 'PC' });
    expect((await get(`stock/${encodeURIComponent(stock[0]?.id ?? '')}`)).result).toEqual(stock[0]);

    const partner = {
      category: 'organization',
      organization_name: 'Speicherstadt GmbH',
      grouping: 'BP02',
      address: { country: 'DE', language: 'DE', city: 'Hamburg', email: 'a@example.org' },
      tax_numbers: [{ type: 'DE0', number: 'DE123456789' }],
      companies: [{ company_code: '1710', reconciliation_account: '12100000' }],
      sales_areas: [
        { sales_organization: '1710', distribution_channel: '10', division: '00', currency: 'USD' },
      ],
    };
    const customer = await ask('POST', 'customers', { ...partner, reference: 'CRM-77' }, 'c');
    expect((await get(`customers/${customer.result?.id}`)).result).toMatchObject({
      name: 'Speicherstadt GmbH',
      addresses: [{ country: 'DE', city: 'Hamburg', email: 'a@example.org', street: null }],
      tax_numbers: [{ type: 'DE0', number: 'DE123456789' }],
      roles: expect.arrayContaining([{ role: 'FLCU00' }, { role: 'FLCU01' }]),
      companies: [{ company_code: '1710', reconciliation_account: '12100000', payment_terms: null }],
      sales_areas: [{ sales_organization: '1710', currency: 'USD' }],
    });
    const { sales_areas: _, ...vendor } = partner;
    const supplier = await ask(
      'POST',
      'suppliers',
      {
        ...vendor,
        companies: [{ company_code: '1710', reconciliation_account: '21100000' }],
        purchasing_organizations: [{ purchasing_organization: '1710', currency: 'USD' }],
      },
      's',
    );
    expect((await get(`suppliers/${supplier.result?.id}`)).result).toMatchObject({
      name: 'Speicherstadt GmbH',
      addresses: [{ city: 'Hamburg' }],
      companies: [{ reconciliation_account: '21100000' }],
      purchasing_organizations: [{ purchasing_organization: '1710', currency: 'USD' }],
    });
    const product = {
      id: 'KON-1',
      type: 'FERT',
      industry_sector: 'M',
      base_unit: 'ST',
      descriptions: [{ language: 'EN', text: 'A thing' }],
    };
    expect(await ask('POST', 'products', product, 'p')).toMatchObject({
      status: 201,
      result: { id: 'KON-1' },
    });
    expect((await get('products/KON-1')).result).toMatchObject({
      description: 'A thing',
      descriptions: [{ language: 'EN', text: 'A thing' }],
    });
    expect((await get('products/TG11')).result).toMatchObject({
      plants: expect.arrayContaining([expect.objectContaining({ plant: '1710' })]),
      valuations: expect.arrayContaining([expect.objectContaining({ valuation_area: '1710' })]),
      units: expect.any(Array),
    });
  });

  test('changes fields once, empties them with null, and is looked up when its answer is lost', async () => {
    const { ask, get, decided, s4 } = await open();
    const id = (await ask('POST', 'sales-orders', order, 'k')).result?.id;
    const path = `sales-orders/${id}`;
    const change = { delivery_block: '01', requested_delivery_date: '2026-12-24' };
    expect(await ask('PATCH', path, change, 'c1')).toMatchObject({ status: 200, result: { id } });
    expect((await get(path)).result).toMatchObject(change);
    s4.setFaults({ 'lost-after-commit': 1 });
    expect(await ask('PATCH', path, { delivery_block: null }, 'c2')).toMatchObject({ status: 202 });
    s4.setFaults({});
    expect(await decided('PATCH', path, { delivery_block: null }, 'c2')).toMatchObject({ status: 200 });
    expect((await get(path)).result).toMatchObject({ delivery_block: null });
    expect(await ask('PATCH', 'sales-orders/99', change, 'c3')).toMatchObject({
      status: 422,
      code: 'no-such-record',
    });
    expect(await ask('PATCH', path, {}, 'c4')).toMatchObject({ status: 400 });
    expect(await ask('PATCH', path, { customer: '1' }, 'c5')).toMatchObject({ status: 400 });
    expect(await ask('PATCH', path, { custom: { SoldToParty: '1' } }, 'c6')).toMatchObject({
      status: 400,
      code: 'not-custom',
    });
    for (const [object, given] of [
      ['customers/17100001', { order_block: '01' }],
      ['suppliers/17300001', { is_posting_blocked: true }],
      ['products/TG11', { group: 'L002' }],
    ] as const) {
      expect(await ask('PATCH', object, given, object)).toMatchObject({ status: 200 });
      expect((await get(object)).result).toMatchObject(given);
    }
  });
});

test('a write through the unified API is one document for each key, however often Kontor is killed meanwhile', async () => {
  const folder = temporaryFolder();
  const s4 = await startS4Sandbox({ slowMs: 300, lateMs: 1_000 });
  const kontor = await startKontor({ folder, databaseUrl: undefined, pollSeconds: 3_600 });
  try {
    const client = createClient({ ...kontor, retries: 0, timeoutMs: 5_000 });
    const settings = {
      baseUrl: s4.url,
      auth: { kind: 'basic', username, password },
      timeoutSeconds: 1,
      quietPeriodSeconds: 2,
    };
    const { id } = await client.createConnection({ body: { connector: 's4hana', name: 'SAP', settings } });
    s4.setFaults({ slow: 0.5, 'lost-after-commit': 0.1 });
    let over = false;
    const write = async (n: number): Promise<string> => {
      for (;;) {
        // Whatever comes of a try, the next one asks under the same key.
        const written = await client
          .createSalesOrders({ id, idempotencyKey: `key-${n}`, body: { ...order, reference: `KILL-${n}` } })
          .catch((error: Error & { kind?: string }) => {
            if (error.kind === 'rejected' || error.kind === 'input') throw error;
            return undefined;
          });
        if (written?.result) return written.result.id;
        await sleep(over ? 200 : 50);
      }
    };
    const all = Promise.all(Array.from({ length: 24 }, (_, n) => write(n)));
    for (let kills = 0; kills < 3; kills++) {
      await sleep(400);
      await kontor.kill();
      await kontor.restart();
    }
    over = true;
    s4.setFaults({});
    const ids = await all;
    const booked = s4.books().salesOrders;
    expect(Array.from({ length: 24 }, (_, n) => booked.get(`KILL-${n}`)?.size)).toEqual(Array(24).fill(1));
    expect(ids).toEqual(Array.from({ length: 24 }, (_, n) => [...(booked.get(`KILL-${n}`) ?? [])][0]));
  } finally {
    await kontor.kill();
    await s4.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
