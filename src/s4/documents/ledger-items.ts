// Items of accounting documents: where everything that was posted can be found again (FACTS §12).
import { answeredText } from '../../core/broken-answer.ts';
import { and, eq } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { type Readable, readable } from './readable.ts';
import { refuseOthers } from './refuse-others.ts';

export interface LedgerItems extends Readable {
  /** All items of a document. */
  ofDocument(companyCode: string, fiscalYear: string, document: string): Promise<Entity[]>;
  /** Items of documents with our reference, in whichever year they were posted. */
  byReference(companyCode: string, reference: string): Promise<Entity[]>;
  /**
   * Documents of a type with our reference, in whichever year they were posted; those that take others back, and say the
   * same reference, are left out.
   */
  documentsOf(companyCode: string, reference: string, type: string): Promise<LedgerDocument[]>;
  /** What a customer has not paid, or what a supplier is owed. */
  openItems(companyCode: string, party: { customer: string } | { supplier: string }): Promise<Entity[]>;
}

export interface LedgerDocument {
  CompanyCode: string;
  FiscalYear: string;
  AccountingDocument: string;
  isReversed: boolean;
}

const documentKey = ['CompanyCode', 'FiscalYear', 'AccountingDocument'];

export function ledgerItems(client: S4Client): LedgerItems {
  const items = lazyService(client, 'ledgerItem').set('A_OperationalAcctgDocItemCube');
  return {
    ...readable(items),
    ofDocument: (companyCode, fiscalYear, document) =>
      items.list({
        filter: and(
          eq('CompanyCode', companyCode),
          eq('FiscalYear', fiscalYear),
          eq('AccountingDocument', document),
        ),
      }),
    byReference: (companyCode, reference) =>
      items.list({ filter: and(eq('CompanyCode', companyCode), eq('DocumentReferenceID', reference)) }),
    async documentsOf(companyCode, reference, type) {
      const rows = await items.list({
        filter: and(eq('CompanyCode', companyCode), eq('DocumentReferenceID', reference)),
        // Not a condition: few systems let the type be one.
        select: [
          ...documentKey,
          'DocumentReferenceID',
          'AccountingDocumentItem',
          'AccountingDocumentType',
          'IsReversed',
          'IsReversal',
        ],
      });
      refuseOthers(rows, 'DocumentReferenceID', reference);
      const documents = rows
        .filter(row => row.AccountingDocumentType === type && row.IsReversal !== true)
        .map(row => ({
          CompanyCode: answeredText(row, 'CompanyCode', 'S/4HANA'),
          FiscalYear: answeredText(row, 'FiscalYear', 'S/4HANA'),
          AccountingDocument: answeredText(row, 'AccountingDocument', 'S/4HANA'),
          isReversed: row.IsReversed === true,
        }));
      return [
        ...new Map(documents.map(one => [`${one.FiscalYear}/${one.AccountingDocument}`, one])).values(),
      ];
    },
    openItems: (companyCode, party) =>
      items.list({
        filter: and(
          eq('CompanyCode', companyCode),
          'customer' in party ? eq('Customer', party.customer) : eq('Supplier', party.supplier),
          eq('IsCleared', false),
        ),
      }),
  };
}
