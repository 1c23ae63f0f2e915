// Items of accounting documents: where everything that was posted can be found again (FACTS §12).
import type { S4Client } from '../client.ts';
import { and, eq } from '../odata/filter.ts';
import type { Entity } from '../values/read-entity.ts';
import { lazyService } from './collection.ts';
import { type Readable, readable } from './readable.ts';

export interface LedgerItems extends Readable {
  /** All items of a document. */
  ofDocument(companyCode: string, fiscalYear: string, document: string): Promise<Entity[]>;
  /** Items of documents with our reference, in whichever year they were posted. */
  byReference(companyCode: string, reference: string): Promise<Entity[]>;
  /** What a customer has not paid, or what a supplier is owed. */
  openItems(companyCode: string, party: { customer: string } | { supplier: string }): Promise<Entity[]>;
}

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
