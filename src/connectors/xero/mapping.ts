// What Xero's records mean, and what ours become in it. Pure functions. What cannot be said in Xero throws kind `input`, and nothing is sent.
import { zero } from '../../core/money.ts';
import type { ObjectWrite } from '../../models/access.ts';
import type { Fields } from '../kit/fields.ts';
import { exactNumber, requireFields, takeOnly } from '../kit/input-fields.ts';
import { say } from './sentences.ts';

type Input = Record<string, string | undefined>;

export const isGuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
export const isGone = (row: Fields) => ['VOIDED', 'DELETED'].includes(row.text('Status') ?? '');
const amountOr = (row: Fields, name: string) => (row.has(name) ? row.amount(name) : null);
const inputs = (given: unknown) => (given ?? []) as Input[];
const numberOf = (text = '0') => exactNumber('Xero', text);

/** `tax`: our name of the tax number. */
export const contact = (tax: string) => (row: Fields) => ({
  id: row.id('ContactID', isGuid),
  name: row.text('Name'),
  full_name: [row.text('FirstName'), row.text('LastName')].filter(Boolean).join(' ') || row.text('Name'),
  is_posting_blocked: row.word('ContactStatus') !== 'ACTIVE',
  [tax]: row.text('TaxNumber'),
});

export const isArchived = (row: Fields) => row.word('ContactStatus') !== 'ACTIVE';
/** Lists do not say it (XERO-13). */
export const mergedInto = (row: Fields) => row.text('MergedToContactID');

export const addresses = (row: Fields) =>
  row.each('Addresses', one => ({
    street: one.text('AddressLine1'),
    house_number: null,
    street_2: one.text('AddressLine2'),
    street_3: one.text('AddressLine3'),
    district: null,
    city: one.text('City'),
    postal_code: one.text('PostalCode'),
    region: one.text('Region'),
    country: one.text('Country'),
    language: null,
    email: row.text('EmailAddress'),
  }));

export function contactBody({ reference, record }: ObjectWrite) {
  const named = ['category', 'first_name', 'last_name', 'organization_name'];
  takeOnly('Xero', record, ['reference', ...named, 'address', 'tax_numbers']);
  const { first_name: FirstName, last_name: LastName, organization_name, address, tax_numbers } = record;
  const { street, house_number, street_2, street_3, city, postal_code, region, country, email, ...others } =
    (address ?? {}) as Input;
  takeOnly('Xero', others, [], { of: 'address.' });
  const [tax, ...more] = inputs(tax_numbers);
  takeOnly('Xero', Object.fromEntries(more.entries()), [], { of: 'tax_numbers.' });
  const Name = organization_name ?? [FirstName, LastName].filter(Boolean).join(' ');
  if (Name === '') requireFields('Xero', record, ['organization_name']);
  const where = {
    AddressLine1: house_number === undefined ? street : [street, house_number].filter(Boolean).join(' '),
    AddressLine2: street_2,
    AddressLine3: street_3,
    City: city,
    PostalCode: postal_code,
    Region: region,
    Country: country,
  };
  const Addresses = [{ AddressType: 'STREET', ...where }];
  const known = { ContactNumber: reference, EmailAddress: email, TaxNumber: tax?.number };
  return { Contacts: [{ Name, FirstName, LastName, ...known, Addresses }] };
}

export const invoice = (row: Fields) => ({
  id: row.id('InvoiceID', isGuid),
  number: row.text('InvoiceNumber'),
  reference: row.text('Reference'),
  customer: row.at('Contact').id('ContactID', isGuid),
  changed_at: row.instant('UpdatedDateUTC'),
  date: row.day('Date'),
  due_date: row.day('DueDate'),
  currency: row.text('CurrencyCode'),
  net_amount: row.amount('SubTotal'),
  tax_amount: row.amount('TotalTax'),
  is_cancelled: isGone(row),
});

export function invoiceItems(row: Fields) {
  const isInclusive = row.text('LineAmountTypes') === 'Inclusive';
  return row.each('LineItems', line => ({
    id: line.word('LineItemID'),
    product: line.text('ItemCode'),
    text: line.text('Description'),
    quantity: amountOr(line, 'Quantity'),
    unit: null,
    price: amountOr(line, 'UnitAmount'),
    net_amount: line
      .money('LineAmount')
      .minus(isInclusive ? line.money('TaxAmount') : zero)
      .toFixed(),
    tax_amount: amountOr(line, 'TaxAmount'),
    account: line.text('AccountCode'),
    tax_code: line.text('TaxType'),
    order: null,
    order_item: null,
  }));
}

export function invoiceBody({ reference, record }: ObjectWrite) {
  const { date, due_date, customer, currency, without_posting, items, ...others } = record;
  takeOnly('Xero', others, ['reference']);
  requireFields('Xero', record, ['customer', 'due_date', 'items']);
  const LineItems = inputs(items).map((item, at) => {
    requireFields('Xero', item, ['text', 'account'], { of: `items.${at}.` });
    // Xero multiplies: without a price the line is one piece.
    const { quantity = '1', price = item.net_amount } = item.price === undefined ? {} : item;
    return {
      ItemCode: item.product,
      Description: item.text,
      Quantity: numberOf(quantity),
      UnitAmount: numberOf(price),
      LineAmount: numberOf(item.net_amount),
      AccountCode: item.account,
      TaxType: item.tax_code,
    };
  });
  const invoice = {
    Type: 'ACCREC',
    Status: without_posting ? 'DRAFT' : 'AUTHORISED',
    Contact: { ContactID: customer },
    Date: date,
    DueDate: due_date,
    CurrencyCode: currency,
    Reference: reference,
    LineAmountTypes: 'Exclusive',
    LineItems,
  };
  return { Invoices: [invoice] };
}

/** Ends the reference in a narration. */
const mark = ': ';

/** Manual journals have no field for a reference: it begins the narration (XERO-11). Throws `input/no-mark` for one that would read as a shorter one. */
export function narration(reference: string, text: unknown = ''): string {
  if (!reference.includes(mark)) return `${reference}${mark}${text}`;
  throw say.error('no-mark', { reference });
}

export function journal(row: Fields) {
  const [first = '', ...rest] = row.word('Narration').split(mark);
  const isOurs = rest.length > 0 && first.length <= 16;
  return {
    id: row.id('ManualJournalID', isGuid),
    reference: isOurs ? first : null,
    text: isOurs ? rest.join(mark) : row.text('Narration'),
    posting_date: row.day('Date'),
    is_reversed: isGone(row),
  };
}

export const journalItems = (row: Fields) => {
  let number = 0;
  return row.each('JournalLines', line => ({
    id: String(++number),
    account: line.text('AccountCode'),
    customer: null,
    supplier: null,
    amount: line.amount('LineAmount'),
    currency: null,
    text: line.text('Description'),
    cost_center: null,
    profit_center: null,
    tax_code: line.text('TaxType'),
    is_cleared: null,
  }));
};

/** `base`: the organisation's own currency; manual journals know no other (XERO-11). */
export function journalBody({ reference = '', record }: ObjectWrite, base: string) {
  const { text, type: _, document_date: __, posting_date, currency, items, ...others } = record;
  takeOnly('Xero', others, ['reference']);
  if (currency !== base) throw say.error('other-currency', { base, currency: String(currency) });
  const JournalLines = inputs(items).map(({ account, amount, text: said, ...more }, at) => {
    takeOnly('Xero', more, [], { of: `items.${at}.` });
    requireFields('Xero', { account }, ['account'], { of: `items.${at}.` });
    return { LineAmount: numberOf(amount), AccountCode: account, Description: said };
  });
  const journal = {
    Narration: narration(reference, text),
    Date: posting_date,
    Status: 'POSTED',
    LineAmountTypes: 'NoTax',
  };
  return { ManualJournals: [{ ...journal, JournalLines }] };
}

/** System accounts are booked by documents, bank accounts by payments (XERO-12). */
export const account = (row: Fields) => ({
  id: row.id('AccountID', isGuid),
  account: row.text('Code'),
  name: row.text('Name'),
  type: row.text('Type'),
  is_balance_sheet_account: ['ASSET', 'LIABILITY', 'EQUITY'].includes(row.text('Class') ?? ''),
  is_blocked_for_posting:
    row.word('Status') !== 'ACTIVE' || row.has('SystemAccount') || row.text('Type') === 'BANK',
  changed_at: row.has('UpdatedDateUTC') ? row.instant('UpdatedDateUTC') : null,
});
