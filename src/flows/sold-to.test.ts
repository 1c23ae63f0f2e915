// Who is sold to, and who is asked about first.
import { expect, test } from 'vitest';
import { KontorError } from '../core/errors.ts';
import type { FlowContext, PostingAnswer } from '../models/flow.ts';
import type { UnifiedRecord } from '../models/objects/all.ts';
import type { Address, ShopOrder } from '../models/objects/shop.ts';
import { guestAddresses } from './guest-addresses.ts';
import { type SalesOrderSettings, salesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';
import { soldToOf } from './sold-to.ts';

const area = { sales_organization: '1710', distribution_channel: '10', division: '00' };
const order = { id: '1001', customer: '42', currency: 'USD' } as ShopOrder;
const made: PostingAnswer = { state: 'accepted', documentNumber: '1000042' };

interface Scene {
  partners?: readonly Partial<UnifiedRecord>[];
  posted?: Record<string, PostingAnswer>;
  settings?: Partial<SalesOrderSettings>;
  read?: () => Promise<never>;
}

function soldTo({ partners = [], posted = { 'customers/42': made }, settings = {}, read }: Scene) {
  const get = async (_object: string, id: string) => partners.find(one => one.id === id);
  return soldToOf(order, {
    settings: salesOrderSettings.parse({
      salesOrganization: '1710',
      soldTo: '17100001',
      soldToFromPartner: true,
      ...settings,
    }),
    to: { get: read ?? get, knownOne: read ?? get },
    posted: async (_operation: string, key: string) => posted[key],
  } as unknown as FlowContext<SalesOrderSettings>);
}

test.each([
  [{ is_blocked: true }, 'partner-blocked', /blocks this customer for everything/],
  [{ order_block: '01' }, 'partner-blocked', /for orders \(order block 01\)/],
  [
    { sales_areas: [{ ...area, order_block: '01' }] },
    'partner-blocked',
    /in sales area 1710 10 00 \(order block 01\)/,
  ],
  [{ is_posting_blocked: true }, 'partner-blocked', /no invoice could be booked/],
  [{ is_archived: true }, 'partner-archived', /archived or about to be/],
  [{ is_marked_for_deletion: true }, 'partner-marked-for-deletion', /marked for deletion/],
  [
    { sales_areas: [{ ...area, is_marked_for_deletion: true }] },
    'partner-marked-for-deletion',
    /marked for deletion/,
  ],
  [{ merged_into: '1000042' }, 'merged-in-a-circle', /without an end/],
])('an order of a customer who is %o is a question', async (is, code, words) => {
  const partner = { id: '1000042', name: 'Ada Lovelace', ...is };
  await expect(soldTo({ partners: [partner] })).rejects.toMatchObject({
    kind: 'input',
    code,
    message: expect.stringMatching(words),
  });
});

test('the question names the customer, and what can be done', async () => {
  const error = await soldTo({ partners: [{ id: '1000042', name: 'Ada Lovelace', is_blocked: true }] }).catch(
    thrown => thrown as KontorError,
  );
  expect(String((error as KontorError).message)).toContain('1000042 (Ada Lovelace)');
  expect((error as KontorError).next).toMatch(
    /remove the block in the other system.*soldToByCustomer.*close this posting/,
  );
});

test('a customer whose posting was closed is a question, and one that is on its way is waited for', async () => {
  const closed: PostingAnswer = { state: 'closed', documentNumber: undefined };
  await expect(soldTo({ posted: { 'customers/42': closed } })).rejects.toMatchObject({
    code: 'customer-closed',
  });
  expect(await soldTo({ posted: {} })).toBeUndefined();
  expect(await soldTo({ posted: { 'customers/42': { ...closed, state: 'uncertain' } } })).toBeUndefined();
});

test('what was sold stays sold to the same customer, whatever has happened to them since', async () => {
  const partners = [{ id: '1000042', is_blocked: true }];
  const sold = { state: 'accepted', documentNumber: '1', record: { customer: '1000042' } } as const;
  expect(await soldTo({ partners, posted: { 'orders/1001': sold, 'customers/42': made } })).toBe('1000042');
});

test('where Kontor may not read customers, one of the settings is used, and one that was made is not guessed', async () => {
  const read = () => Promise.reject(new KontorError('auth', 'not-authorised', 'not allowed'));
  expect(await soldTo({ read, settings: { soldToFromPartner: false } })).toBe('17100001');
  await expect(soldTo({ read })).rejects.toMatchObject({ code: 'not-authorised' });
  const down = () => Promise.reject(new KontorError('unavailable', 'server-error', 'down'));
  await expect(soldTo({ read: down, settings: { soldToFromPartner: false } })).rejects.toMatchObject({
    code: 'server-error',
  });
});

const settings = salesOrderSettings.parse({
  salesOrganization: '1710',
  soldTo: '17100001',
  guests: { soldTo: '17100003' },
});
const address = { first_name: 'Ada', last_name: null, company: null, country: 'US', street: '1 Main St' };
const guest = (change: object) =>
  ({ ...order, customer: null, billing_address: address as Address, ...change }) as ShopOrder;

test('what a guest downloads goes to the billing address', () => {
  const written = guestAddresses(guest({ shipping_addresses: [] }), settings);
  expect(written.ship_to_address).toEqual(written.address);
  expect(written.address).toMatchObject({ name: 'Ada', street: '1 Main St', country: 'US', language: 'EN' });
});

test('a guest without a name is a question, and a customer has no address on the document', () => {
  const nameless = { ...address, first_name: null } as Address;
  expect(() => guestAddresses(guest({ billing_address: nameless }), settings)).toThrow(
    say.error('nameless-guest', { order: '1001' }).message,
  );
  expect(guestAddresses(guest({ customer: '42' }), settings)).toEqual({});
});
