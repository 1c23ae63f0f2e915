// Journal entries. No service lists them as documents: their items are listed, and every entry has a first one.
import { and, anyOf, eq } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import type { S4Mapping } from './s4-mapping.ts';

const set = 'A_OperationalAcctgDocItemCube';
const documentOf = (row: Entity) => `${row.CompanyCode}:${row.FiscalYear}:${row.AccountingDocument}`;

const key = ['CompanyCode', 'FiscalYear', 'AccountingDocument'];
const itemFields = {
  account: 'GLAccount',
  customer: 'Customer',
  supplier: 'Supplier',
  amount: 'AmountInTransactionCurrency',
  currency: 'TransactionCurrency',
  text: 'DocumentItemText',
  cost_center: 'CostCenter',
  profit_center: 'ProfitCenter',
  tax_code: 'TaxCode',
  is_cleared: 'IsCleared',
};
/** An item has some hundred fields. */
const selected = [...key, 'AccountingDocumentItem', ...Object.values(itemFields)];

export const ledgerMappings = {
  'journal-entries': {
    service: 'ledgerItem',
    set,
    key,
    only: eq('AccountingDocumentItem', '1'),
    fields: {
      company_code: 'CompanyCode',
      fiscal_year: 'FiscalYear',
      number: 'AccountingDocument',
      type: 'AccountingDocumentType',
      reference: 'DocumentReferenceID',
      text: 'AccountingDocumentHeaderText',
      document_date: 'DocumentDate',
      posting_date: 'PostingDate',
      created_on: 'AccountingDocumentCreationDate',
      currency: 'TransactionCurrency',
      is_reversed: 'IsReversed',
      reverse_document: 'ReverseDocument',
    },
    items: {
      key: 'AccountingDocumentItem',
      fields: itemFields,
      async of(client, rows) {
        const years = Map.groupBy(rows, row => `${row.CompanyCode}:${row.FiscalYear}`);
        const items = (await lazyService(client, 'ledgerItem').open()).set(set);
        const { properties } = items.definition.type;
        const select = selected.filter(name => properties.has(name));
        const read = await Promise.all(
          [...years.values()].map(ofYear =>
            items.list({
              select,
              filter: and(
                eq('CompanyCode', ofYear[0]?.CompanyCode),
                eq('FiscalYear', ofYear[0]?.FiscalYear),
                anyOf(
                  'AccountingDocument',
                  ofYear.map(row => row.AccountingDocument),
                ),
              ),
              orderBy: ['AccountingDocument', 'AccountingDocumentItem'],
            }),
          ),
        );
        const ofDocument = Map.groupBy(read.flat(), documentOf);
        return rows.map(row => ofDocument.get(documentOf(row)) ?? []);
      },
    },
  },
} satisfies Record<string, S4Mapping>;
