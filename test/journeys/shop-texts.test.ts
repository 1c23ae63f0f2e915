// What people write into a shop arrives in S/4HANA as text: whole characters, no control characters, continued where SAP has
// another field. What SAP has no room or no code for is a warning on the posting, and holds nothing up.
import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { openObjects } from '../object-api.ts';
import {
  connectionOf,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();

type Row = Record<string, unknown>;

async function recordOf(kontor: RunningKontor, object: string, id: unknown): Promise<Row> {
  const connection = await connectionOf(kontor, 's4hana');
  const path = `/v1/connections/${connection}/${object}/${encodeURIComponent(String(id))}?raw=true`;
  return ((await (await kontor.request(path)).json()) as { result: Row }).result;
}

const line = (name: string) => ({ id: 1, sku: 'TG11', name, quantity: 2, priceExTax: money('24.90') });
const family = '👨‍👩‍👧‍👦';
const towel = 'Hand-woven linen kitchen towel, natural';

async function soldAs(kontor: RunningKontor, name: string) {
  const order = placePaid(kontor, { lines: [line(name)] });
  const posting = await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'accepted', 'parked');
  const record = await recordOf(kontor, 'sales-orders', posting.document_number);
  return { posting, text: (record.items as Row[])[0]?.text };
}

async function bookedAs(kontor: RunningKontor, tax: string) {
  // Taxes are read for flows that have accounts of single ones.
  const settings = { taxByName: { [tax]: '22000000' } };
  await kontor.client.updateFlow({ id: await flowOf(kontor, 'order-to-journal'), body: { settings } });
  const order = placePaid(kontor, { taxRates: [{ name: tax, rate: money('8') }] });
  const posting = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted', 'parked');
  const { items } = await recordOf(kontor, 'journal-entries', posting.document_number);
  return { posting, order, texts: (items as Row[]).map(({ text }) => text) };
}

async function customerOf(kontor: RunningKontor, change: Partial<ReturnType<typeof orderDraft>['address']>) {
  const { id } = kontor.store.shop.addCustomer({ ...orderDraft().address, ...change });
  const posting = await postingIn(kontor, 'customers.create', `customers/${id}`, 'accepted', 'parked');
  expect(posting.state).toBe('accepted');
  const { raw, ...record } = await recordOf(kontor, 'customers', posting.document_number);
  const connection = await connectionOf(kontor, 's4hana');
  const path = `API_BUSINESS_PARTNER/A_BusinessPartner('${posting.document_number}')`;
  const said = await kontor.request(`/v1/connections/${connection}/proxy/sap/opu/odata/sap/${path}`);
  const { d: partner } = (await said.json()) as { d: Row };
  return { posting, partner, address: (record.addresses as Row[])[0] };
}

describe('a text that is too long', () => {
  test('an emoji at the fortieth character of a product holds up no order', async () => {
    const kontor = await kontorOf({ flows: true });
    const { posting, text } = await soldAs(kontor, `${towel}🎁 gift`);
    expect(posting).toMatchObject({
      state: 'accepted',
      reason_code: 'losses',
      reason_params: {
        losses: [{ code: 'text-cut', params: { field: 'items.0.text', lost: '🎁 gift' } }],
      },
      reason:
        'Not everything was written, because the system has no room or no code for it: items.0.text is written without "🎁 gift".',
    });
    expect(text).toBe(towel);
  });

  test('accents of two characters and families are kept whole, or left out whole', async () => {
    const kontor = await kontorOf({ flows: true });
    const accent = await soldAs(kontor, `${towel}e\u0301`);
    expect(accent).toMatchObject({ text: `${towel}é`, posting: { reason: null } });
    expect((await soldAs(kontor, `${towel.slice(0, 30)}${family}`)).text).toBe(towel.slice(0, 30));
    const whole = await soldAs(kontor, `${towel.slice(0, 29)}${family}, boxed`);
    expect(whole.text).toBe(`${towel.slice(0, 29)}${family}`);
    expect(whole.posting.reason).toMatch(/without ", boxed"/);
  });

  test('an entry of the ledger has whole characters, and says what it has no room for', async () => {
    const kontor = await kontorOf({ flows: true });
    const name = `${'Value added tax of '.repeat(2)}the county`;
    const { posting, texts, order } = await bookedAs(kontor, `${name}${'🎁'.repeat(3)}`);
    expect(posting).toMatchObject({ state: 'accepted', reason_code: 'losses' });
    expect(name).toHaveLength(48);
    expect(texts).toContain(`${name}🎁`);
    expect(posting.reason).toContain(`without "🎁🎁 order ${order}"`);
  });

  test('is a warning of a preview, before anything is sent', async () => {
    const kontor = await kontorOf({ flows: true });
    const id = await flowOf(kontor, 'order-to-sales-order');
    await kontor.client.pauseFlow({ id });
    const order = placePaid(kontor, { lines: [line(`${towel}🎁 gift`)] });
    const { warnings } = await kontor.client.previewFlow({ id, body: { subject: String(order) } });
    expect(warnings).toHaveLength(2);
    expect(warnings[1]?.says).toContain('items.0.text is written without "🎁 gift"');
  });

  test('is a warning also where the answer was lost and the document is found', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.setFaults({ 'lost-after-commit': 1 });
    const order = placePaid(kontor, { lines: [line(`${towel} with a card`)] });
    await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'uncertain', 'accepted');
    kontor.s4.setFaults({});
    expect(await postingIn(kontor, 'sales-orders.create', `orders/${order}`, 'accepted')).toMatchObject({
      reason_code: 'losses',
    });
  });
});

describe('control characters', () => {
  test('of a tax or a product reach neither the ledger nor an order', async () => {
    const kontor = await kontorOf({ flows: true });
    const { posting, texts, order } = await bookedAs(kontor, 'GST\u001f\u000b 10%');
    expect(posting).toMatchObject({ state: 'accepted', reason: null });
    expect(texts).toContain(`GST  10% order ${order}`);
    expect(await soldAs(kontor, 'Bell\u0000\u001f, brass')).toMatchObject({ text: 'Bell, brass' });
  });
});

describe('a customer', () => {
  test('with a company of 66 characters keeps all of its name', async () => {
    const kontor = await kontorOf({ flows: true });
    const company = 'The Extraordinarily Long Named Trading Company of Lower Saxony Ltd';
    const { posting, partner } = await customerOf(kontor, { company });
    expect(posting.reason).toBeNull();
    expect(partner).toMatchObject({
      OrganizationBPName1: 'The Extraordinarily Long Named Trading',
      OrganizationBPName2: 'Company of Lower Saxony Ltd',
      OrganizationBPName3: '',
    });
  });

  test('with a last name of 60 characters becomes a partner, and people are told what is missing', async () => {
    const kontor = await kontorOf({ flows: true });
    const last_name = 'Wolfeschlegelsteinhausenbergerdorff von und zu Hohensteinau.';
    expect(last_name).toHaveLength(60);
    const { posting, partner } = await customerOf(kontor, { last_name });
    expect(partner.LastName).toBe('Wolfeschlegelsteinhausenbergerdorff von');
    expect(posting.reason_params).toMatchObject({
      losses: [{ code: 'text-cut', params: { field: 'last_name', lost: 'und zu Hohensteinau.' } }],
    });
    const subject = posting.subject as string;
    const id = await flowOf(kontor, 'customer-to-business-partner');
    const preview = await kontor.client.previewFlow({ id, body: { subject } });
    // What stands is not sent again, so nothing of it would be lost.
    expect(preview).toMatchObject({ documents: [{ would: 'nothing' }], warnings: [] });
    const shown = await kontor.client.getPosting({ id: posting.id });
    expect(shown.reason).toContain('last_name is written without "und zu Hohensteinau."');
  });

  test('keeps both lines of its address, its house number, and its region as a code', async () => {
    const kontor = await kontorOf({ flows: true });
    const german = { street_1: 'Am Markt 12a', street_2: 'Hinterhaus', city: 'München', state: 'Bayern' };
    const there = { country: 'Germany', country_iso2: 'DE' };
    expect(await customerOf(kontor, { ...german, ...there })).toMatchObject({
      posting: { reason: null },
      address: { street: 'Am Markt', house_number: '12a', street_2: 'Hinterhaus', region: '09' },
    });
    const american = await customerOf(kontor, { street_1: '12 Main Street', state: 'New York' });
    expect(american.address).toMatchObject({ street: '12 Main Street', house_number: null, region: 'NY' });
  });

  test('with a street of 80 characters keeps all of it', async () => {
    const kontor = await kontorOf({ flows: true });
    const street_1 = 'Business Park at the Old Railway Station, Gate Seven, behind the Second Warehouse';
    const { address } = await customerOf(kontor, { street_1, street_2: 'Floor 2' });
    const { street, street_2, street_3 } = address as Record<string, string>;
    expect(`${street} ${street_2}`).toBe(street_1);
    expect(street_3).toBe('Floor 2');
  });

  test('in a region that SAP has no known code of is written without it, with a warning', async () => {
    const kontor = await kontorOf({ flows: true });
    const kent = { state: 'Kent', country: 'United Kingdom', country_iso2: 'GB' };
    const { posting, address } = await customerOf(kontor, kent);
    expect(address).toMatchObject({ region: null, country: 'GB' });
    expect(posting.reason).toMatch(/address.region is left out, because .* no code .* for "Kent" in GB/);
    const id = await connectionOf(kontor, 's4hana');
    await kontor.client.updateConnection({ id, body: { settings: { regionCodes: { 'GB-KEN': 'KE' } } } });
    expect((await customerOf(kontor, kent)).address).toMatchObject({ region: 'KE' });
  });
});

test('a postal code that is too long is no text: it is refused by its name, and never cut', async () => {
  const kontor = await kontorOf({ flows: true });
  const { id } = kontor.store.shop.addCustomer({ ...orderDraft().address, zip: '10000 Springfield' });
  const posting = await postingIn(kontor, 'customers.create', `customers/${id}`, 'parked', 'accepted');
  expect(posting).toMatchObject({ state: 'parked', document_number: null });
  expect(posting.reason).toMatch(/PostalCode may have 10 characters/);
});

describe('a caller of the API', () => {
  const partner = {
    category: 'organization',
    organization_name: 'Speicherstadt GmbH',
    grouping: 'BP02',
    address: { country: 'DE', language: 'DE', city: 'Hamburg' },
    companies: [{ company_code: '1710', reconciliation_account: '12100000' }],
  };

  test('is told in advance what has no room, and nothing is sent', async () => {
    const { ask } = await openObjects(await kontorOf());
    const long = {
      ...partner,
      address: { ...partner.address, city: `Hamburg ${'x'.repeat(40)}`, region: 'Kent' },
    };
    for (const path of ['customers', 'customers?dry_run=true']) {
      const refused = await ask('POST', path, long);
      expect(refused).toMatchObject({ status: 400, code: 'losses-refused' });
      expect(refused.details).toMatchObject({
        problems: [{ field: 'address.region' }, { field: 'address.city' }],
      });
    }
  });

  test('may give a name that S/4HANA keeps in several fields', async () => {
    const { ask, get } = await openObjects(await kontorOf());
    const organization_name = 'The Extraordinarily Long Named Trading Company of Lower Saxony Ltd';
    const written = await ask('POST', 'customers', { ...partner, organization_name }, 'long');
    expect(written).toMatchObject({ status: 201, warnings: [] });
    expect((await get(`customers/${written.result?.id}`)).result).toMatchObject({ name: organization_name });
  });
});
