// Journal entries are created through SAP's SOAP service, and found again among the items of the ledger.
import { Decimal } from 'decimal.js';
import type { Clock } from '../../../core/clock.ts';
import { KontorError } from '../../../core/errors.ts';
import type { Reason } from '../../../core/reasons.ts';
import { saidBySystem } from '../../../core/reasons.ts';
import type { ObjectWrite, ObjectWriter } from '../../../models/access.ts';
import { accountProblem, costCenterProblem } from '../../../models/ledger-check.ts';
import { modelOf } from '../../../models/objects/all.ts';
import type { Side } from '../../../models/side.ts';
import type { S4Client } from '../../../s4/client.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import { knownServices } from '../../../s4/documents/known-services.ts';
import { ledgerItems } from '../../../s4/documents/ledger-items.ts';
import type { Explanation } from '../../../s4/messages/catalogue.ts';
import type { JournalEntryRequest } from '../../../s4/soap/journal-entry.ts';
import { postJournalEntry } from '../../../s4/soap/post-journal-entry.ts';
import { fitRecord, type TextRoom } from '../../kit/fit-record.ts';
import { requireFields } from '../../kit/input-fields.ts';
import { say } from '../sentences.ts';
import { answeredId, partOf } from './answered-ids.ts';
import { ledgerMappings } from './ledger.ts';

const mapping = ledgerMappings['journal-entries'];
/** As the schema of the message says (S4-120). */
const rooms: TextRoom[] = [
  { of: ['text'], lengths: [25] },
  { of: ['items.text'], lengths: [50] },
];
const fitted = ({ record }: ObjectWrite) => fitRecord(record, modelOf('journal-entries').texts ?? [], rooms);

interface Line {
  account?: string;
  customer?: string;
  supplier?: string;
  amount: string;
  tax_base_amount?: string;
  text?: string;
  cost_center?: string;
  tax_code?: string;
}

export function journalWriter(
  client: S4Client,
  own: Side,
  { clock, createdByUser }: { clock: Clock; createdByUser: string },
): ObjectWriter {
  const requestOf = (write: ObjectWrite, messageId: string) =>
    entryOf(write.reference, fitted(write).record, {
      messageId,
      createdAt: new Date(clock.now()),
      CreatedByUser: createdByUser,
    });
  return {
    async prepare(write) {
      const { messageId: _, createdAt: __, ...body } = requestOf(write, '');
      return { to: knownServices.journalEntry.path, body };
    },
    losses: async write => fitted(write).losses,
    async dryRun(write) {
      const entry = requestOf(write, '');
      const companies = lazyService(client, 'companyCode').set('A_CompanyCode');
      const company = await companies.one(entry.CompanyCode);
      if (!company) throw wrong(say.reason('no-company', { company: entry.CompanyCode }));
      const chart = partOf(company, 'ChartOfAccounts');
      const area = String(company.ControllingArea ?? '');
      const accounts = [...new Set(entry.items.map(item => item.GLAccount))];
      const centers = [...new Set(entry.items.flatMap(item => item.CostCenter ?? []))];
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const problems = [
        ...accounts.map(account => accountProblem(own, chart, account)),
        ...centers.map(center => costCenterProblem(own, area, center, today)),
      ];
      const found = (await Promise.all(problems)).flatMap(problem => (problem ? inEntry(problem) : []));
      if (found.length > 0) throw wrong(found);
      return {
        checked: [
          say.reason('lines-add-up'),
          say.reason('company-exists', { company: entry.CompanyCode }),
          ...(accounts.length > 0 ? [say.reason('accounts-open', { accounts: accounts.join(', ') })] : []),
          ...(centers.length > 0 ? [say.reason('centers-open', { centers: centers.join(', ') })] : []),
        ],
        warnings: [say.reason('checked-on-booking')],
      };
    },
    async post(write, { requestId }) {
      const posted = await postJournalEntry(client, requestOf(write, requestId)).catch(thrown => {
        throw inCommonWords(thrown);
      });
      return {
        number: answeredId(mapping, { ...posted }),
        warnings: posted.messages.map(({ text }) => saidBySystem(text)),
      };
    },
    async find({ record, reference = '' }) {
      const { company_code, type } = record;
      const found = await ledgerItems(client).documentsOf(String(company_code), reference, String(type));
      // SAP takes the same reference twice (S4-85). One that was taken back leaves it to another.
      return found.filter(one => !one.isReversed).map(one => ({ number: answeredId(mapping, { ...one }) }));
    },
  };
}

/** A refusal that flows can do something about has one code in every system; what SAP calls it stays in the details. */
function inCommonWords(thrown: unknown): unknown {
  if (!(thrown instanceof KontorError)) return thrown;
  const { message, kind, details, next, params } = thrown;
  const { means } = (details?.explanation ?? {}) as Partial<Explanation>;
  if (means === undefined) return thrown;
  return new KontorError(kind, means, message, {
    ...(details === undefined ? {} : { details }),
    ...(next === undefined ? {} : { next }),
    ...(params === undefined ? {} : { params }),
    cause: thrown,
  });
}

/** Throws `input/fields-missing` and `input/bad-entry`: nothing that cannot be booked leaves the house. */
function entryOf(
  reference: string | undefined,
  record: ObjectWrite['record'],
  message: Pick<JournalEntryRequest, 'messageId' | 'createdAt' | 'CreatedByUser'>,
): JournalEntryRequest {
  requireFields('S/4HANA', record, ['company_code']);
  const lines = record.items as Line[];
  const difference = Decimal.sum(...lines.map(({ amount }) => amount));
  if (!difference.isZero())
    throw wrong(
      say.reason('lines-not-zero', { amount: difference.toFixed(), currency: String(record.currency) }),
    );
  const amountOf = ({ amount }: Line) => ({
    amount,
    DebitCreditCode: new Decimal(amount).isNegative() ? ('H' as const) : ('S' as const),
  });
  const entry = {
    items: [] as JournalEntryRequest['items'],
    debtorItems: [] as NonNullable<JournalEntryRequest['debtorItems']>,
    creditorItems: [] as NonNullable<JournalEntryRequest['creditorItems']>,
    taxItems: [] as NonNullable<JournalEntryRequest['taxItems']>,
  };
  for (const [at, line] of lines.entries()) {
    const { account, customer, supplier, tax_base_amount: baseAmount, tax_code: TaxCode } = line;
    const named = [account, customer, supplier, baseAmount].filter(one => one !== undefined);
    if (named.length !== 1) throw wrong(say.reason('line-names-one', { line: at + 1 }));
    const amount = amountOf(line);
    if (account !== undefined)
      entry.items.push({
        GLAccount: account,
        ...amount,
        DocumentItemText: line.text ?? '',
        TaxCode,
        CostCenter: line.cost_center,
      });
    else if (customer !== undefined)
      entry.debtorItems.push({ party: customer, ...amount, DocumentItemText: line.text });
    else if (supplier !== undefined)
      entry.creditorItems.push({ party: supplier, ...amount, DocumentItemText: line.text });
    else if (TaxCode !== undefined && baseAmount !== undefined)
      entry.taxItems.push({ TaxCode, baseAmount, ...amount });
    else throw wrong(say.reason('line-of-tax', { line: at + 1 }));
  }
  return {
    ...message,
    CompanyCode: String(record.company_code),
    AccountingDocumentType: String(record.type),
    DocumentReferenceID: reference ?? '',
    DocumentHeaderText: String(record.text ?? ''),
    DocumentDate: String(record.document_date),
    PostingDate: String(record.posting_date),
    currency: String(record.currency),
    ...entry,
  };
}

const wrong = (why: Reason | Reason[]) => say.error('bad-entry', { why });

/** What is wrong with an account or a cost center, without what is to be done about it in a flow. */
const inEntry = ({ code, params = {} }: KontorError): Reason => ({ code: `entry-${code}`, params });
