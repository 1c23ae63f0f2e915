// Invoices and bills. What is not said is calculated; what is said must agree with it.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { money, sum } from '../../core/money.ts';
import type { Books, Contact, Invoice, InvoiceLine } from './books.ts';
import { day } from './dates.ts';
import { dateField, numberField, over, read } from './given.ts';
import { among, holdsTerm, type Kind, type Saved } from './kind.ts';

const text = z.string().optional();
const line = z.object({
  LineItemID: text,
  Description: text,
  Quantity: numberField.optional(),
  UnitAmount: numberField.optional(),
  LineAmount: numberField.optional(),
  DiscountRate: numberField.optional(),
  AccountCode: text,
  TaxType: text,
  TaxAmount: numberField.optional(),
  Tracking: z.array(z.looseObject({})).max(2).optional(),
});
const fields = z.object({
  InvoiceID: text,
  Type: z.enum(['ACCREC', 'ACCPAY']).optional(),
  Contact: z.object({ ContactID: text, ContactNumber: text, Name: text }).optional(),
  LineItems: z.array(line).optional(),
  Date: dateField.optional(),
  DueDate: dateField.optional(),
  LineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']).optional(),
  InvoiceNumber: z.string().max(255).optional(),
  Reference: z.string().max(255).optional(),
  Url: text,
  CurrencyCode: text,
  CurrencyRate: numberField.optional(),
  SentToContact: z.boolean().optional(),
  Status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED']).optional(),
});
type GivenLine = z.output<typeof line>;

/** From each status to which others. */
const next: Record<Invoice['Status'], readonly Invoice['Status'][]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: [],
  VOIDED: [],
  DELETED: [],
};
const isOpen = (status: Invoice['Status']) => status === 'DRAFT' || status === 'SUBMITTED';

export function invoicesKind(books: Books, contacts: Kind<Contact>): Kind<Invoice> {
  const rows = books.invoices;
  const all = () => [...rows.values()];
  const byNumber = (number: string | undefined) =>
    all().find(one => one.InvoiceNumber === number && one.Type === 'ACCREC' && one.Status !== 'DELETED');

  const contactOf = (given: z.output<typeof fields>['Contact'], problems: string[]): Contact | undefined => {
    const found = given && contacts.meant(given);
    if (found?.ContactStatus === 'ARCHIVED')
      problems.push(
        `The contact '${found.Name}' is archived. The contact must be un-archived before creating new invoices or credit notes.`,
      );
    if (found) return found;
    // Only a name may be new; it is kept with the invoice.
    const made = given?.Name && !given.ContactID ? contacts.save({ ...given }, undefined) : undefined;
    if (made && 'row' in made) return made.row;
    problems.push('A Contact must be specified for this type of transaction');
    return undefined;
  };

  const lineOf = (given: GivenLine, kind: Invoice['LineAmountTypes'], problems: string[]): InvoiceLine => {
    const quantity = money(given.Quantity ?? 1);
    const rate = money(100)
      .minus(money(given.DiscountRate ?? 0))
      .dividedBy(100);
    const unit = money(given.UnitAmount ?? given.LineAmount ?? 0);
    const expected = quantity.times(unit).times(rate).toDecimalPlaces(2);
    const amount = given.LineAmount === undefined ? expected : money(given.LineAmount);
    if (given.UnitAmount !== undefined && !amount.equals(expected))
      problems.push(
        `The line total ${amount.toFixed(2)} does not match the expected line total ${expected.toFixed(2)}`,
      );
    if (given.AccountCode !== undefined) {
      const account = books.accounts.find(one => one.Code === given.AccountCode);
      if (!account || account.SystemAccount || account.Type === 'BANK')
        problems.push(`Account code '${given.AccountCode}' is not a valid code for this document.`);
      else if (account.Status === 'ARCHIVED')
        problems.push(
          `Account code '${given.AccountCode}' has been archived, or has been deleted. Each line item must reference a valid account.`,
        );
    }
    const taxType =
      given.TaxType ?? books.accounts.find(one => one.Code === given.AccountCode)?.TaxType ?? 'NONE';
    const tax = books.taxRates.find(one => one.TaxType === taxType);
    if (!tax)
      problems.push(
        `The TaxType code '${taxType}' does not exist or cannot be used for this type of transaction.`,
      );
    const percent = money(kind === 'NoTax' ? 0 : (tax?.EffectiveRate ?? 0));
    const calculated =
      kind === 'Inclusive'
        ? amount.times(percent).dividedBy(percent.plus(100))
        : amount.times(percent).dividedBy(100);
    return over<InvoiceLine>(given, {
      LineItemID: given.LineItemID ?? randomUUID(),
      Quantity: quantity.toNumber(),
      UnitAmount: unit.toNumber(),
      LineAmount: amount.toNumber(),
      TaxType: taxType,
      TaxAmount: kind === 'NoTax' ? 0 : (given.TaxAmount ?? calculated.toDecimalPlaces(2).toNumber()),
      Tracking: given.Tracking ?? [],
    });
  };

  return {
    list: 'Invoices',
    type: 'Invoice',
    id: 'InvoiceID',
    scopes: {
      read: [
        'accounting.invoices',
        'accounting.invoices.read',
        'accounting.transactions',
        'accounting.transactions.read',
      ],
      write: ['accounting.invoices', 'accounting.transactions'],
    },
    category: 'INVOICE',
    fields: {
      InvoiceID: 'guid',
      InvoiceNumber: 'text',
      Reference: 'text',
      Type: 'text',
      Status: 'text',
      Date: 'date',
      DueDate: 'date',
      CurrencyCode: 'text',
      SubTotal: 'number',
      TotalTax: 'number',
      Total: 'number',
      AmountDue: 'number',
      AmountPaid: 'number',
      'Contact.ContactID': 'guid',
      'Contact.Name': 'text',
      UpdatedDateUTC: 'date',
    },
    rows: () => rows,
    find: key => rows.get(key.toLowerCase()) ?? all().find(one => one.InvoiceNumber === key),
    meant(given) {
      const { InvoiceID, InvoiceNumber, Type } = read(fields, given);
      if (InvoiceID !== undefined) return rows.get(InvoiceID.toLowerCase());
      // Numbers of bills are the supplier's and say nothing.
      return Type === 'ACCPAY' ? undefined : (InvoiceNumber && byNumber(InvoiceNumber)) || undefined;
    },
    save(given, before): Saved<Invoice> {
      const change = read(fields, given);
      const status = change.Status ?? before?.Status ?? 'DRAFT';
      const type = before?.Type ?? change.Type;
      const problems: string[] = [];
      if (!type) return { problems: ['The Type must be ACCREC or ACCPAY'] };
      if (
        before
          ? !next[before.Status].includes(status)
          : !['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(status)
      )
        return { problems: ['Invoice not of valid status for modification'] };
      if (
        before &&
        !isOpen(before.Status) &&
        (change.LineItems || change.Contact || change.Date) &&
        before.AmountPaid > 0
      )
        return {
          problems: ['This document cannot be edited as it has a payment or credit note allocated to it.'],
        };
      const contact = before && !change.Contact ? before.Contact : contactOf(change.Contact, problems);
      const kind = change.LineAmountTypes ?? before?.LineAmountTypes ?? 'Exclusive';
      const lines = (change.LineItems ?? before?.LineItems ?? []).map(one =>
        lineOf(one as GivenLine, kind, problems),
      );
      const date = change.Date ?? before?.Date ?? day(new Date(books.now()));
      const due = change.DueDate ?? before?.DueDate;
      const { BaseCurrency, PeriodLockDate } = books.organisation;
      const currency = change.CurrencyCode ?? before?.CurrencyCode ?? BaseCurrency;
      if (currency !== BaseCurrency) problems.push(`Organisation is not subscribed to currency ${currency}`);
      if (PeriodLockDate && date <= PeriodLockDate && !isOpen(status))
        problems.push('The document date cannot be before the period lock date');
      if (!isOpen(status) && status !== 'DELETED') {
        if (lines.length === 0) problems.push('One or more line items must be specified');
        if (lines.some(one => !one.Description))
          problems.push('Description is a mandatory field for line items.');
        if (lines.some(one => !one.AccountCode)) problems.push('Account must be specified for line items.');
        if (!due) problems.push('Due Date cannot be empty for an approved document.');
      }
      const number = change.InvoiceNumber ?? before?.InvoiceNumber;
      const same = type === 'ACCREC' && number ? byNumber(number) : undefined;
      if (same && same.InvoiceID !== before?.InvoiceID) problems.push('Invoice # must be unique.');
      if (problems.length > 0 || !contact) return { problems };

      const tax = sum(lines.map(one => money(one.TaxAmount)));
      const amounts = sum(lines.map(one => money(one.LineAmount)));
      const total = kind === 'Inclusive' ? amounts : amounts.plus(tax);
      const gone = status === 'VOIDED' || status === 'DELETED';
      const paid = money(before?.AmountPaid ?? 0);
      const row = over<Invoice>(before ?? { AmountCredited: 0, AmountPaid: 0, SentToContact: false }, {
        ...change,
        InvoiceID: before?.InvoiceID ?? randomUUID(),
        InvoiceNumber: number ?? (type === 'ACCREC' ? books.nextInvoiceNumber() : ''),
        Type: type,
        Status: status,
        Contact: { ContactID: contact.ContactID, Name: contact.Name },
        Date: date,
        DueDate: due,
        LineAmountTypes: kind,
        LineItems: lines,
        CurrencyCode: currency,
        SubTotal: total.minus(tax).toNumber(),
        TotalTax: tax.toNumber(),
        Total: total.toNumber(),
        AmountDue: gone ? 0 : total.minus(paid).toNumber(),
        UpdatedDateUTC: new Date(books.now()),
      });
      const flag = type === 'ACCREC' ? 'IsCustomer' : 'IsSupplier';
      const full = books.contacts.get(contact.ContactID) ?? (contact as Contact);
      // Does not count as a change of the contact.
      if (!full[flag]) books.contacts.set(full.ContactID, { ...full, [flag]: true });
      return { row };
    },
    shown(row, whole) {
      const { LineItems, ...head } = row;
      return {
        ...head,
        DateString: head.Date.toISOString().slice(0, 19),
        DueDateString: head.DueDate?.toISOString().slice(0, 19),
        ...(whole ? { LineItems } : {}),
        Payments: [],
        Prepayments: [],
        Overpayments: [],
        CreditNotes: [],
        HasErrors: false,
        HasAttachments: false,
        IsDiscounted: false,
      };
    },
    listed: (row, query) =>
      among(query.IDs, row.InvoiceID) &&
      among(query.InvoiceNumbers, row.InvoiceNumber) &&
      among(query.ContactIDs, row.Contact.ContactID) &&
      among(query.Statuses, row.Status) &&
      holdsTerm(query.searchTerm, row.InvoiceNumber, row.Reference, row.Contact.Name),
  };
}
