// Who an order belongs to, years after its customer was made: partners are merged, blocked, archived and deleted, guests come and
// go, and one person has two accounts. Nobody is created twice, and no order goes to the wrong one.
import { describe, expect, test } from 'vitest';
import type { PartnerChange } from '../../src/sandbox/s4hana/documents/partner-life.ts';
import { entry, openObjects, order as salesOrder } from '../object-api.ts';
import {
  connectionOf,
  eventuallyIs,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();

type Row = Record<string, unknown>;

async function shopOf(settings: Row = { soldToFromPartner: true }): Promise<RunningKontor> {
  const kontor = await kontorOf({ flows: true });
  await setSales(kontor, settings);
  return kontor;
}

async function setSales(kontor: RunningKontor, settings: Row): Promise<void> {
  await kontor.idle();
  await kontor.client.updateFlow({ id: await flowOf(kontor, 'order-to-sales-order'), body: { settings } });
}

/** A customer of the shop with a partner. */
async function customerIn(
  kontor: RunningKontor,
  change: Partial<ReturnType<typeof orderDraft>['address']> = {},
) {
  const { id } = kontor.store.shop.addCustomer({ ...orderDraft().address, ...change });
  const posting = await postingIn(kontor, 'customers.create', `customers/${id}`, 'accepted');
  return { id, partner: posting.document_number as string };
}

/** Something happens in the shop, and Kontor has dealt with it. */
async function heard(kontor: RunningKontor, subject: number, happens: () => void): Promise<void> {
  const events = async () => (await kontor.client.listEvents({ subject: String(subject) })).result.length;
  const before = await events();
  happens();
  await eventuallyIs(`there is news of ${subject}`, events, now => now > before);
  await kontor.idle();
}

const changeCustomer = (kontor: RunningKontor, id: number, last_name: string) =>
  heard(kontor, id, () => kontor.store.shop.changeCustomer(id, { last_name }));

const soldOf = (kontor: RunningKontor, order: number, ...states: string[]) =>
  postingIn(kontor, 'sales-orders.create', `orders/${order}`, ...states);

async function soldTo(kontor: RunningKontor, order: number): Promise<unknown> {
  const posting = await soldOf(kontor, order, 'accepted', 'parked', 'rejected');
  expect(posting).toMatchObject({ state: 'accepted' });
  return (await recordOf(kontor, 'sales-orders', posting.document_number)).customer;
}

async function recordOf(kontor: RunningKontor, object: string, id: unknown): Promise<Row> {
  const connection = await connectionOf(kontor, 's4hana');
  const reply = await kontor.request(`/v1/connections/${connection}/${object}/${String(id)}`);
  return ((await reply.json()) as { result: Row }).result;
}

/** S/4HANA's own record. */
async function inSap(kontor: RunningKontor, path: string): Promise<Row> {
  const connection = await connectionOf(kontor, 's4hana');
  const reply = await kontor.request(`/v1/connections/${connection}/proxy/sap/opu/odata/sap/${path}`);
  expect(reply.status).toBe(200);
  return ((await reply.json()) as { d: Row }).d;
}

const partnersIn = (kontor: RunningKontor) =>
  Object.keys(kontor.s4.dump().rows['API_BUSINESS_PARTNER/A_Customer'] ?? {}).length;

describe('a new order of a merged customer', () => {
  test('goes to the one that survived, and nobody is created again', async () => {
    const kontor = await shopOf();
    const [ada, lovelace] = [await customerIn(kontor), await customerIn(kontor)];
    const survivor = await customerIn(kontor);
    expect(await soldTo(kontor, placePaid(kontor, { customerId: ada.id }))).toBe(ada.partner);
    // Twice: the one that took the place of the first is merged, too.
    kontor.s4.changePartner(ada.partner, { mergedInto: lovelace.partner });
    kontor.s4.changePartner(lovelace.partner, { mergedInto: survivor.partner });
    const before = partnersIn(kontor);
    expect(await soldTo(kontor, placePaid(kontor, { customerId: ada.id }))).toBe(survivor.partner);
    expect(await soldTo(kontor, placePaid(kontor, { customerId: lovelace.id }))).toBe(survivor.partner);
    expect(partnersIn(kontor)).toBe(before);
    expect(await recordOf(kontor, 'customers', ada.partner)).toMatchObject({
      is_archived: true,
      merged_into: lovelace.partner,
    });
    expect(await recordOf(kontor, 'customers', survivor.partner)).toMatchObject({
      is_archived: false,
      merged_into: null,
    });
  });

  test('does so where customers are numbered otherwise than partners, and not after the relationship has ended', async () => {
    const kontor = await kontorOf({ flows: true, s4: { numbersSidesApart: true } });
    await setSales(kontor, { soldToFromPartner: true });
    const [ada, survivor] = [await customerIn(kontor), await customerIn(kontor)];
    kontor.s4.changePartner(ada.partner, { mergedInto: survivor.partner });
    expect(await soldTo(kontor, placePaid(kontor, { customerId: ada.id }))).toBe(survivor.partner);
    kontor.s4.changePartner(ada.partner, { flaggedForArchiving: false });
    const rows = kontor.s4.dump().rows['API_BUSINESS_PARTNER/A_BPRelationship'] as unknown as Row[];
    for (const row of rows) row.ValidityEndDate = '/Date(1577836800000)/';
    expect(await soldTo(kontor, placePaid(kontor, { customerId: ada.id }))).toBe(ada.partner);
  });

  test('is not moved back when the customer changes in the shop', async () => {
    const kontor = await shopOf();
    const [ada, survivor] = [await customerIn(kontor), await customerIn(kontor)];
    kontor.s4.changePartner(ada.partner, { mergedInto: survivor.partner });
    const before = JSON.stringify(kontor.s4.dump().rows['API_BUSINESS_PARTNER/A_BusinessPartner']);
    const written = kontor.s4.written();
    await changeCustomer(kontor, ada.id, 'Byron');
    expect(kontor.s4.written()).toBe(written);
    expect(JSON.stringify(kontor.s4.dump().rows['API_BUSINESS_PARTNER/A_BusinessPartner'])).toBe(before);
    expect(await soldTo(kontor, placePaid(kontor, { customerId: ada.id }))).toBe(survivor.partner);
  });

  test('and an order that was booked before stays with whom it was sold to, and is not called changed', async () => {
    const kontor = await shopOf();
    const [ada, survivor] = [await customerIn(kontor), await customerIn(kontor)];
    const order = placePaid(kontor, { customerId: ada.id });
    expect(await soldTo(kontor, order)).toBe(ada.partner);
    kontor.s4.changePartner(ada.partner, { mergedInto: survivor.partner });
    kontor.s4.changePartner(survivor.partner, { blocked: true });
    await heard(kontor, order, () => kontor.store.shop.setStatus(order, 2));
    const posting = await soldOf(kontor, order, 'accepted');
    expect(posting).toMatchObject({ changed_after_at: null, attempts: 1 });
  });
});

describe('a new order of a customer who is blocked', () => {
  test.each<[string, PartnerChange, PartnerChange, RegExp]>([
    ['for everything', { blocked: true }, { blocked: false }, /blocks this customer for everything/],
    ['for orders', { orderBlock: '01' }, { orderBlock: '' }, /for orders \(order block 01\)/],
    [
      'in one sales area',
      { orderBlock: '01', salesArea: '1710/10/00' },
      { orderBlock: '', salesArea: '1710/10/00' },
      /in sales area 1710 10 00/,
    ],
    ['for posting', { postingBlocked: true }, { postingBlocked: false }, /no invoice could be booked/],
    [
      'by the archive',
      { flaggedForArchiving: true },
      { flaggedForArchiving: false },
      /archived or about to be/,
    ],
    [
      'by a mark for deletion',
      { flaggedForDeletion: true },
      { flaggedForDeletion: false },
      /marked for deletion/,
    ],
  ])('%s is a question to a person before anything is sent', async (_how, block, unblock, words) => {
    const kontor = await shopOf();
    const ada = await customerIn(kontor, { company: 'Speicherstadt GmbH' });
    kontor.s4.changePartner(ada.partner, block);
    await kontor.idle();
    const order = placePaid(kontor, { customerId: ada.id });
    const parked = await soldOf(kontor, order, 'parked');
    expect(parked).toMatchObject({ attempts: 0, reason: expect.stringMatching(words) });
    expect(parked.reason).toContain(`${ada.partner} (Speicherstadt GmbH)`);
    expect(parked.reason).toMatch(/close this posting\.$/);
    expect(kontor.s4.books().salesOrders.get(`BC-${order}`)).toBeUndefined();
    // A replay without an answer to the question asks again.
    await kontor.client.replayPosting({ id: parked.id });
    await kontor.idle();
    expect(await soldOf(kontor, order, 'parked')).toMatchObject({ attempts: 0 });
    kontor.s4.changePartner(ada.partner, unblock);
    await kontor.client.replayPosting({ id: parked.id });
    expect(await soldTo(kontor, order)).toBe(ada.partner);
    expect(kontor.s4.books().salesOrders.get(`BC-${order}`)?.size).toBe(1);
  });

  test('for credit memos only is sold to, where the settings leave that block out', async () => {
    const kontor = await shopOf({ soldToFromPartner: true, ignoredOrderBlocks: ['02'] });
    const ada = await customerIn(kontor);
    kontor.s4.changePartner(ada.partner, { orderBlock: '02' });
    expect(await soldTo(kontor, placePaid(kontor, { customerId: ada.id }))).toBe(ada.partner);
  });

  test('can go to another one that a person names', async () => {
    const kontor = await shopOf();
    const ada = await customerIn(kontor);
    kontor.s4.changePartner(ada.partner, { blocked: true });
    const order = placePaid(kontor, { customerId: ada.id });
    const parked = await soldOf(kontor, order, 'parked');
    await setSales(kontor, { soldToByCustomer: { [ada.id]: '17100003' } });
    await kontor.client.replayPosting({ id: parked.id });
    expect(await soldTo(kontor, order)).toBe('17100003');
  });

  test('is a question also where one customer of the settings stands for all of them', async () => {
    const kontor = await shopOf({ soldToFromPartner: false });
    kontor.s4.changePartner('17100001', { orderBlock: '01' });
    const order = placePaid(kontor);
    const parked = await soldOf(kontor, order, 'parked');
    expect(parked).toMatchObject({ reason_code: 'partner-blocked', attempts: 0 });
    kontor.s4.changePartner('17100001', { orderBlock: '' });
    await kontor.client.replayPosting({ id: parked.id });
    expect(await soldTo(kontor, order)).toBe('17100001');
  });
});

test('where Kontor may not read business partners, orders still go to the customer of the settings', async () => {
  const kontor = await kontorOf({ flows: true, s4: { locked: ['API_BUSINESS_PARTNER'] } });
  for (let nth = 0; nth < 8; nth++) expect(await soldTo(kontor, placePaid(kontor))).toBe('17100001');
  const { result } = await kontor.client.listConnections();
  expect(result.map(({ status }) => status)).toEqual(['ok', 'ok']);
});

describe('a customer whose data were deleted', () => {
  test('is never created again: the new order is a question, and the documents stay', async () => {
    const kontor = await shopOf();
    const ada = await customerIn(kontor);
    const first = placePaid(kontor, { customerId: ada.id });
    expect(await soldTo(kontor, first)).toBe(ada.partner);
    kontor.s4.changePartner(ada.partner, { ended: true });
    const before = partnersIn(kontor);
    const parked = await soldOf(kontor, placePaid(kontor, { customerId: ada.id }), 'parked');
    expect(parked).toMatchObject({
      reason_code: 'partner-gone',
      attempts: 0,
      reason: expect.stringMatching(/does not show.*creates nobody in their place/),
    });
    await changeCustomer(kontor, ada.id, 'Byron');
    expect(partnersIn(kontor)).toBe(before);
    const booked = await soldOf(kontor, first, 'accepted');
    expect(await recordOf(kontor, 'sales-orders', booked.document_number)).toMatchObject({
      customer: ada.partner,
    });
  });

  test('whose posting a person has closed holds up no order without a word', async () => {
    const kontor = await shopOf();
    const { id } = kontor.store.shop.addCustomer({
      ...orderDraft().address,
      ...{ first_name: '', last_name: '', company: '' },
    });
    const nameless = await postingIn(kontor, 'customers.create', `customers/${id}`, 'parked');
    const order = placePaid(kontor, { customerId: id });
    expect(await soldOf(kontor, order, 'planned')).toMatchObject({ reason: expect.stringMatching(/waits/) });
    await kontor.client.closePosting({ id: nameless.id, body: { note: 'never a customer' } });
    kontor.pass(60_000);
    expect(await soldOf(kontor, order, 'parked')).toMatchObject({ reason_code: 'customer-closed' });
  });
});

describe('guests', () => {
  const guests = { soldTo: '17100003', language: 'DE' };
  const address = {
    ...orderDraft().address,
    ...{
      first_name: 'Ada',
      last_name: 'Lovelace',
      company: 'Gesellschaft für Analytische Maschinen und Rechenwerke mbH',
    },
    ...{ street_1: 'Am Sandtorkai 12a', street_2: 'Hinterhaus', city: 'Hamburg', zip: '20457' },
    ...{ state: 'Hamburg', country: 'Germany', country_iso2: 'DE', email: 'ada@example.com' },
  };

  test('are sold to the customer for all of them, and their name and address stand on the order', async () => {
    const kontor = await shopOf({ soldToFromPartner: true, guests });
    const before = partnersIn(kontor);
    const order = placePaid(kontor, { address });
    expect(await soldTo(kontor, order)).toBe('17100003');
    expect(partnersIn(kontor)).toBe(before);
    const { document_number: number } = await soldOf(kontor, order, 'accepted');
    for (const role of ['SP', 'SH']) {
      const key = `SalesOrder='${number}',PartnerFunction='${role}',AddressRepresentationCode=''`;
      expect(await inSap(kontor, `API_SALES_ORDER_SRV/A_SalesOrderPartnerAddress(${key})`)).toMatchObject({
        OrganizationName1: 'Gesellschaft für Analytische Maschinen',
        OrganizationName2: 'und Rechenwerke mbH, Ada Lovelace',
        StreetName: 'Am Sandtorkai',
        HouseNumber: '12a',
        StreetSuffixName1: 'Hinterhaus',
        CityName: 'Hamburg',
        PostalCode: '20457',
        Region: '02',
        Country: 'DE',
        CorrespondenceLanguage: 'DE',
        EmailAddress: 'ada@example.com',
      });
    }
    const partner = `API_SALES_ORDER_SRV/A_SalesOrderHeaderPartner(SalesOrder='${number}',PartnerFunction='SH')`;
    expect(await inSap(kontor, partner)).toMatchObject({ Customer: '17100003' });
  });

  test('with texts that are too long are sold to with a warning on the posting', async () => {
    const kontor = await shopOf({ soldToFromPartner: true, guests });
    const order = placePaid(kontor, { address: { ...address, city: 'H'.repeat(41), state: 'Nowhere' } });
    const posting = await soldOf(kontor, order, 'accepted');
    expect(posting.reason).toMatch(
      /address\.region is left out.*"Nowhere".*address\.city is written without "H"/,
    );
  });

  test('with the e-mail address of an account stay guests, and the account stays as it is', async () => {
    const kontor = await shopOf({ soldToFromPartner: true, guests });
    const ada = await customerIn(kontor, address);
    const before = await recordOf(kontor, 'customers', ada.partner);
    expect(await soldTo(kontor, placePaid(kontor, { address: { ...address, city: 'Bremen' } }))).toBe(
      '17100003',
    );
    expect(await soldTo(kontor, placePaid(kontor, { customerId: ada.id, address }))).toBe(ada.partner);
    expect(await recordOf(kontor, 'customers', ada.partner)).toEqual(before);
  });
});

describe('one person with two accounts', () => {
  test('has two partners, and none is overwritten by the other', async () => {
    const kontor = await shopOf();
    const first = await customerIn(kontor, { last_name: 'Lovelace', email: 'ada@example.com' });
    const second = await customerIn(kontor, { last_name: 'Byron', email: 'ada@example.com' });
    expect(second.partner).not.toBe(first.partner);
    expect(await recordOf(kontor, 'customers', first.partner)).toMatchObject({ name: 'Ada Lovelace' });
    expect(await recordOf(kontor, 'customers', second.partner)).toMatchObject({ name: 'Ada Byron' });
    expect(await soldTo(kontor, placePaid(kontor, { customerId: first.id }))).toBe(first.partner);
    expect(await soldTo(kontor, placePaid(kontor, { customerId: second.id }))).toBe(second.partner);
  });

  test('that a person has linked to one partner keep that link, whatever changes in the shop', async () => {
    const kontor = await shopOf();
    const nameless = { first_name: '', last_name: '', company: '' };
    const { id } = kontor.store.shop.addCustomer({ ...orderDraft().address, ...nameless });
    const parked = await postingIn(kontor, 'customers.create', `customers/${id}`, 'parked');
    await kontor.client.settlePosting({
      id: parked.id,
      body: { found: true, document_number: '17100002', accept_difference: true },
    });
    const other = await customerIn(kontor);
    await setSales(kontor, { soldToByCustomer: { [other.id]: '17100002' } });
    const before = await recordOf(kontor, 'customers', '17100002');
    await changeCustomer(kontor, id, 'Lovelace');
    await changeCustomer(kontor, other.id, 'Byron');
    expect(await soldTo(kontor, placePaid(kontor, { customerId: id }))).toBe('17100002');
    expect(await soldTo(kontor, placePaid(kontor, { customerId: other.id }))).toBe('17100002');
    expect(await recordOf(kontor, 'customers', '17100002')).toEqual(before);
  });
});

describe('what a program writes for a customer who is blocked', () => {
  const debtor = (customer: string) => ({
    ...entry,
    items: [
      { customer, amount: '100' },
      { account: '41000000', amount: '-100' },
    ],
  });

  test('is refused by S/4HANA in its own words', async () => {
    const { ask, s4 } = await openObjects(await kontorOf());
    s4.changePartner('17100001', { postingBlocked: true });
    expect(await ask('POST', 'journal-entries', debtor('17100001'), 'k1')).toMatchObject({
      status: 422,
      detail: expect.stringContaining('account 17100001 is blocked for posting'),
    });
    expect(await ask('POST', 'sales-orders', salesOrder, 'k2')).toMatchObject({ status: 201 });
    s4.changePartner('17100001', { orderBlock: '01' });
    expect(await ask('POST', 'sales-orders', salesOrder, 'k3')).toMatchObject({
      status: 422,
      detail: expect.stringContaining('Customer 17100001 is blocked for sales orders (order block 01)'),
    });
    s4.changePartner('17100001', { ended: true });
    for (const [path, body] of [
      ['journal-entries', debtor('17100001')],
      ['sales-orders', salesOrder],
    ] as const)
      expect(await ask('POST', path, body, `${path}-ended`)).toMatchObject({
        status: 422,
        detail: expect.stringContaining('Function not permitted because customer 17100001 is blocked.'),
      });
  });
});
