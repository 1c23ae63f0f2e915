// Entries with customers, suppliers and tax; taken back, handed over one-way, cleared: over HTTP against the sandbox.
import { Decimal } from 'decimal.js';
import { expect, test, vi } from 'vitest';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import { balances } from '../documents/balances.ts';
import { costCenters } from '../documents/cost-centers.ts';
import { glAccounts } from '../documents/gl-accounts.ts';
import { ledgerItems } from '../documents/ledger-items.ts';
import type { JournalEntryRequest, JournalEntryReversal } from './journal-entry.ts';
import { confirmJournalEntries, handOverClearing, handOverJournalEntries } from './one-way-message.ts';
import { postJournalEntry, reverseJournalEntry } from './post-journal-entry.ts';

const head = {
  createdAt: new Date('2026-11-20T10:00:00Z'),
  CompanyCode: '1710',
  AccountingDocumentType: 'DR',
  DocumentHeaderText: '',
  CreatedByUser: 'KONTOR',
  DocumentDate: '2026-11-20',
  PostingDate: '2026-11-20',
};

const invoice = (reference: string, amount = '119.00'): JournalEntryRequest => ({
  ...head,
  messageId: `M-${reference}`,
  DocumentReferenceID: reference,
  currency: 'USD',
  items: [{ GLAccount: '41000000', amount: '-100.00', DebitCreditCode: 'H', DocumentItemText: 'Goods' }],
  debtorItems: [{ party: '17100001', amount, DebitCreditCode: 'S', AssignmentReference: 'A-1' }],
  taxItems: [{ TaxCode: 'A1', amount: '-19.00', baseAmount: '-100.00', DebitCreditCode: 'H' }],
});

const payment = (reference: string): JournalEntryRequest => ({
  ...head,
  messageId: `M-${reference}`,
  DocumentReferenceID: reference,
  currency: 'USD',
  items: [{ GLAccount: '11001000', amount: '119.00', DebitCreditCode: 'S', DocumentItemText: '' }],
  debtorItems: [{ party: '17100001', amount: '-119.00', DebitCreditCode: 'H' }],
});

const reversal = (AccountingDocument: string): JournalEntryReversal => ({
  ...head,
  messageId: `R-${AccountingDocument}`,
  DocumentReferenceID: `R${AccountingDocument}`,
  ReversalReason: '01',
  reverses: { AccountingDocument, CompanyCode: '1710', FiscalYear: '2026' },
});

test('an entry with a customer and tax stands in the ledger and in the balances, and is taken back once (S4-83, S4-90)', async () => {
  const { client } = await sandboxSystem();
  const posted = await postJournalEntry(client, invoice('INV-1'));
  const rows = await ledgerItems(client).ofDocument('1710', '2026', posted.AccountingDocument);
  expect(rows.map(row => [row.GLAccount, String(row.AmountInTransactionCurrency), row.Customer])).toEqual([
    ['41000000', '-100', ''],
    ['12100000', '119', '17100001'],
    ['22000000', '-19', ''],
  ]);
  const year = { companyCode: '1710', fiscalYear: '2026' };
  expect(await balances(client, year)).toEqual([
    { account: '12100000', currency: 'USD', amount: new Decimal(119) },
    { account: '22000000', currency: 'USD', amount: new Decimal(-19) },
    { account: '41000000', currency: 'USD', amount: new Decimal(-100) },
  ]);
  const taken = await reverseJournalEntry(client, reversal(posted.AccountingDocument));
  expect(taken.AccountingDocument).not.toBe(posted.AccountingDocument);
  expect((await balances(client, year)).map(({ amount }) => amount.toString())).toEqual(['0', '0', '0']);
  expect(await balances(client, { ...year, from: '012' })).toEqual([]);
  await expect(reverseJournalEntry(client, reversal(posted.AccountingDocument))).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('already been reversed'),
  });
  await expect(reverseJournalEntry(client, reversal('999'))).rejects.toMatchObject({ kind: 'rejected' });
});

test('entries handed over one-way are confirmed later by their references; what SAP refused is not found (S4-84)', async () => {
  const { client } = await sandboxSystem({ oneWayMs: 1_000 });
  const uuid = '6b2f1c1e-97c3-4a52-9f53-0a2c7b9c1d11';
  const handed = await handOverJournalEntries(client, uuid, [
    invoice('ONE'),
    invoice('TWO'),
    invoice('BAD', '118.00'),
  ]);
  expect(handed).toEqual({ messageId: uuid });
  const references = ['ONE', 'TWO', 'BAD'];
  expect((await confirmJournalEntries(client, '1710', references)).map(one => one.documents.length)).toEqual([
    0, 0, 0,
  ]);
  await vi.waitFor(async () => {
    const confirmed = await confirmJournalEntries(client, '1710', references);
    expect(confirmed.map(one => [one.reference, one.documents.length])).toEqual([
      ['ONE', 1],
      ['TWO', 1],
      ['BAD', 0],
    ]);
  }, 60_000);
  const unnamed = { ...invoice(''), DocumentReferenceID: '' };
  await expect(handOverJournalEntries(client, uuid, [unnamed])).rejects.toMatchObject({
    code: 'no-reference',
  });
});

test('open items that come to zero clear each other', async () => {
  const { client } = await sandboxSystem({ oneWayMs: 1 });
  const entries = [
    await postJournalEntry(client, invoice('INV-1')),
    await postJournalEntry(client, payment('PAY-1')),
  ];
  const items = ledgerItems(client);
  const openItems = () => items.openItems('1710', { customer: '17100001' });
  expect(await openItems()).toHaveLength(2);
  const item = (i: number, AccountingDocumentItem: string) => ({
    AccountType: 'D' as const,
    party: '17100001',
    FiscalYear: '2026',
    AccountingDocument: entries[i]?.AccountingDocument ?? '',
    AccountingDocumentItem,
  });
  await handOverClearing(client, 'c0a3d9d2-54c4-4d7e-8f51-7f1f34b0a8aa', {
    ...head,
    messageId: 'CLR-1',
    AccountingDocumentType: 'AB',
    currency: 'USD',
    partyItems: [item(0, '2'), item(1, '2')],
  });
  await vi.waitFor(async () => expect(await openItems()).toEqual([]), 3_000);
  await expect(reverseJournalEntry(client, reversal(entries[0]?.AccountingDocument ?? ''))).rejects.toThrow(
    /cleared items/,
  );
});

test('a message that is no message is refused, and so is one without an address', async () => {
  const { sandbox, client } = await sandboxSystem();
  const send = (path: string, body: string) =>
    client.request({
      method: 'POST',
      path: `/sap/bc/srt/scs_ext/sap/${path}`,
      headers: { 'content-type': 'text/xml' },
      body,
    });
  const envelope =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><JournalEntryBulkCreateRequest><MessageHeader/><JournalEntryCreateRequest><MessageHeader/><JournalEntry/></JournalEntryCreateRequest></JournalEntryBulkCreateRequest></s:Body></s:Envelope>';
  expect(await send('journalentrybulkcreationreques', envelope)).toMatchObject({ status: 500 });
  expect((await send('journalentrycreaterequestconfi', '<a>')).text).toContain('Fault');
  expect(await send('nothing', envelope)).toMatchObject({ status: 404 });
  expect(sandbox.books().ledgerItems).toEqual([]);
});

test('accounts and cost centers are asked before anything is posted (S4-88)', async () => {
  const { client } = await sandboxSystem();
  const accounts = glAccounts(client);
  expect(await accounts.isOpen('YCOA', '41000000')).toBe(true);
  expect(await accounts.isOpen('YCOA', '49999999')).toBe(false);
  expect(await accounts.isOpen('YCOA', '1')).toBe(false);
  const centers = costCenters(client);
  expect(await centers.on('A000', '17101301', '2026-11-20')).toMatchObject({ CostCenter: '17101301' });
  expect(await centers.on('A000', '17101399', '2026-11-20')).toBeUndefined();
});
