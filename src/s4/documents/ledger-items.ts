// Items of accounting documents: where everything that was posted can be found again (S4-86).
import { answeredText } from '../../core/broken-answer.ts';
import { and, eq } from '../../odata/filter.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { readable } from './readable.ts';
import { refuseOthers } from './refuse-others.ts';

export type LedgerItems = ReturnType<typeof ledgerItems>;

export interface LedgerDocument {
  CompanyCode: string;
  FiscalYear: string;
  AccountingDocument: string;
  isReversed: boolean;
}

const documentKey = ['CompanyCode', 'FiscalYear', 'AccountingDocument'];

export function ledgerItems(client: S4Client) {
  const items = lazyService(client, 'ledgerItem').set('A_OperationalAcctgDocItemCube');
  return {
    ...readable(items),
    /** All items of a document. */
    ofDocument: (companyCode: string, fiscalYear: string, document: string) =>
      items.list({
        filter: and(
          eq('CompanyCode', companyCode),
          eq('FiscalYear', fiscalYear),
          eq('AccountingDocument', document),
        ),
      }),
    /** Items of documents with our reference, in whichever year they were posted. */
    byReference: (companyCode: string, reference: string) =>
      items.list({ filter: and(eq('CompanyCode', companyCode), eq('DocumentReferenceID', reference)) }),
    /**
     * Documents of a type with our reference, in whichever year they were posted; those that take others back, and say the
     * same reference, are left out.
     */
    async documentsOf(companyCode: string, reference: string, type: string): Promise<LedgerDocument[]> {
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
    /** What a customer has not paid, or what a supplier is owed. */
    openItems: (companyCode: string, party: { customer: string } | { supplier: string }) =>
      items.list({
        filter: and(
          eq('CompanyCode', companyCode),
          'customer' in party ? eq('Customer', party.customer) : eq('Supplier', party.supplier),
          eq('IsCleared', false),
        ),
      }),
  };
}
