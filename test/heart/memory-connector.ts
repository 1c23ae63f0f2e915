// The connector to the system in memory. It keeps what every connector promises: `test/connectors/memory.test.ts`.
import {
  anchoredOn,
  bearer,
  byAnchor,
  byKey,
  type Fields,
  type RestObject,
  recordBodies,
  requireFields,
  restConnector,
  setting,
  valueAt,
  z,
} from '../../src/connectors/index.ts';

const settings = z.strictObject({
  baseUrl: setting('Address', 'Where the system answers.', z.url()),
  apiKey: setting('Key', 'Of the system.'),
  quietSeconds: setting('Quiet period', 'How long a document may appear late.', z.int().min(0).default(0)),
  recordBodies,
});

const size = ['limit', 100] as const;
const idOf = (row: unknown) => String(valueAt(row, 'id'));

/** How the records of a set are listed, read and found again. */
const kept = (set: string) => ({
  list: { path: `/${set}`, rows: 'data', by: byKey({ parameter: 'after', size, of: idOf }) },
  get: (id: string) => ({ path: `/${set}/${id}` }),
  find: ({ reference = '' }: { reference?: string | undefined }) => ({
    path: `/${set}?reference=${encodeURIComponent(reference)}`,
    rows: 'data',
    by: byKey({ parameter: 'after', size, of: idOf }),
    is: (row: Fields) => row.text('reference') === reference,
  }),
});

const entries = kept('entries');
const journalEntries: RestObject = {
  read: row => ({
    id: row.id('id'),
    number: row.id('id'),
    reference: row.text('reference'),
    company_code: row.text('company_code'),
    currency: row.text('currency'),
    document_date: row.day('document_date'),
    posting_date: row.day('posting_date'),
    is_reversed: row.flag('is_reversed'),
  }),
  list: entries.list,
  get: entries.get,
  parts: {
    items: row =>
      row.each('items', item => ({
        id: item.word('id'),
        account: item.text('account'),
        customer: null,
        supplier: null,
        amount: item.amount('amount'),
        currency: row.text('currency'),
        text: item.text('text'),
        cost_center: null,
        profit_center: null,
        tax_code: null,
        is_cleared: null,
      })),
  },
  create: {
    path: '/entries',
    body({ reference, record }) {
      requireFields('Memory', record, ['currency', 'items']);
      const items = record.items as { account?: string; amount: string; text?: string }[];
      const numbered = items.map(({ account = null, amount, text = null }, at) => ({
        id: String(at + 1),
        account,
        amount,
        text,
      }));
      const { company_code = null, currency, document_date, posting_date } = record;
      return { reference, company_code, currency, document_date, posting_date, items: numbered };
    },
    find: entries.find,
    reversed: 'is_reversed',
  },
};

const people = kept('customers');
const customers: RestObject = {
  read: row => ({ id: row.id('id'), name: row.word('name') }),
  list: people.list,
  get: people.get,
  changes: {
    overlapMs: 60_000,
    graceMs: 0,
    as: 'iso',
    sorted: true,
    stamp: row => row.instant('updated_at'),
    list: pass => ({
      path: '/customers?sort=updated_at',
      rows: 'data',
      by: byAnchor({ parameter: 'updated_since', size, page: 'page', ...anchoredOn('updated_at', pass) }),
    }),
  },
  create: {
    path: '/customers',
    body: ({ reference, record }) => ({
      reference,
      name: record.organization_name ?? `${record.first_name ?? ''} ${record.last_name ?? ''}`.trim(),
    }),
    find: people.find,
  },
};

export const memoryConnector = restConnector({
  name: 'memory',
  title: 'Memory',
  settings,
  secrets: ['apiKey'],
  identity: ['baseUrl'],
  origin: ({ baseUrl }) => new URL(baseUrl).host,
  base: ({ baseUrl }) => baseUrl,
  logon: ({ apiKey }) => bearer(apiKey),
  errors: { next: { credential: 'Check the key.', address: 'Check the address.' } },
  limits: ({ quietSeconds }) => ({ concurrency: 8, answerMs: 1_000, quietMs: quietSeconds * 1_000 }),
  check: { path: '/account', say: account => `Memory of ${valueAt(account, 'name')}` },
  objects: () => ({ 'journal-entries': journalEntries, customers }),
});
