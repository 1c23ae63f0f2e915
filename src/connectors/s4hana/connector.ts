// An S/4HANA tenant: journal entries, sales orders and business partners are posted and found again by our reference;
// accounts and cost centers are read to check the rules that lead to them.
import type { Send } from '../../http/send.ts';
import type { BusinessPartner } from '../../models/business-partner.ts';
import {
  defineConnector,
  type LedgerReader,
  type PostedDocument,
  type PostingOperation,
} from '../../models/connector.ts';
import type { JournalEntry } from '../../models/journal-entry.ts';
import type { SalesOrder } from '../../models/sales-order.ts';
import { s4Client } from '../../s4/client.ts';
import { postJournalEntry } from '../../s4/journal-entry-soap.ts';
import { keyOf, quoted } from '../../s4/literals.ts';
import type { SapMessage } from '../../s4/messages/sap-message.ts';
import { type Entity, type ODataV2, odataV2 } from '../../s4/odata-v2.ts';
import { checkServices } from './check.ts';
import { businessPartnerBody, journalRequest, salesOrderBody } from './mapping.ts';
import { s4HanaSecrets, s4HanaSettings } from './settings.ts';

const root = '/sap/opu/odata/sap/';

export const s4Hana = defineConnector({
  name: 's4hana',
  title: 'SAP S/4HANA Cloud',
  settings: s4HanaSettings,
  secrets: s4HanaSecrets,
  // A host may get another name; which tenant it is cannot be told from it.
  identity: [],
  origin: settings => new URL(settings.baseUrl).host,
  limits: settings => ({
    concurrency: settings.concurrency,
    answerMs: settings.timeoutSeconds * 1000,
    quietMs: settings.quietPeriodSeconds * 1000,
  }),
  connect(settings, io: { send: Send; clock: { now(): number } }) {
    const client = s4Client({ ...settings, ...io });
    const service = (name: string) => odataV2(client, root + name);
    const partners = service('API_BUSINESS_PARTNER');
    const orders = service('API_SALES_ORDER_SRV');
    const ledgerItems = service('API_OPLACCTGDOCITEMCUBE_SRV');

    const journalEntry: PostingOperation<JournalEntry> = {
      async post(entry, { requestId }) {
        const createdAt = new Date(io.clock.now());
        const { createdByUser } = settings;
        const posted = await postJournalEntry(
          client,
          journalRequest(entry, { requestId, createdAt, createdByUser }),
        );
        return {
          number: `${posted.AccountingDocument}/${posted.CompanyCode}/${posted.FiscalYear}`,
          warnings: posted.messages.map(message => message.text),
        };
      },
      async find(entry) {
        // Without the fiscal year: it need not be the year of the posting date.
        const rows = await ledgerItems.list('A_OperationalAcctgDocItemCube', {
          filter: `CompanyCode eq ${quoted(entry.companyCode)} and DocumentReferenceID eq ${quoted(entry.reference)}`,
          select: [
            'CompanyCode',
            'FiscalYear',
            'AccountingDocument',
            'AccountingDocumentItem',
            'AccountingDocumentType',
          ],
        });
        const numbers = rows
          .filter(row => row.AccountingDocumentType === entry.documentType)
          .map(row => `${row.AccountingDocument}/${row.CompanyCode}/${row.FiscalYear}`);
        return [...new Set(numbers)].map(number => ({ number }));
      },
    };

    const salesOrder: PostingOperation<SalesOrder> = {
      post: async order => created(await orders.create('A_SalesOrder', salesOrderBody(order)), 'SalesOrder'),
      find: order =>
        findBy(orders, 'A_SalesOrder', 'SalesOrder', `PurchaseOrderByCustomer eq ${quoted(order.reference)}`),
    };

    const businessPartner: PostingOperation<BusinessPartner> = {
      post: async partner =>
        created(await partners.create('A_BusinessPartner', businessPartnerBody(partner)), 'BusinessPartner'),
      find: partner =>
        findBy(
          partners,
          'A_BusinessPartner',
          'BusinessPartner',
          `SearchTerm1 eq ${quoted(partner.reference)}`,
        ),
    };

    return {
      check: () => checkServices(service),
      ledger: ledgerReader(service, io.clock),
      postings: {
        'journal-entry': journalEntry,
        'sales-order': salesOrder,
        'business-partner': businessPartner,
      },
      async close() {},
    };
  },
});

function ledgerReader(service: (name: string) => ODataV2, clock: { now(): number }): LedgerReader {
  return {
    async fetchAccount(chart, account) {
      const row = await service('API_GLACCOUNTINCHARTOFACCOUNTS_SRV').one(
        'A_GLAccountInChartOfAccounts',
        keyOf({ ChartOfAccounts: chart, GLAccount: account }),
        { select: ['AccountIsBlockedForPosting'] },
      );
      return row && { blocked: row.AccountIsBlockedForPosting === true };
    },
    async fetchCostCenter(controllingArea, costCenter) {
      // A cost center has one row per span of time; the one that counts is valid today.
      const today = `datetime'${new Date(clock.now()).toISOString().slice(0, 10)}T00:00:00'`;
      const rows = await service('API_COSTCENTER_SRV').list('A_CostCenter', {
        filter: `ControllingArea eq ${quoted(controllingArea)} and CostCenter eq ${quoted(costCenter)} and ValidityStartDate le ${today} and ValidityEndDate ge ${today}`,
        select: ['CostCenter', 'IsBlkdForPrimaryCostsPosting'],
      });
      return rows[0] && { blocked: rows[0].IsBlkdForPrimaryCostsPosting === 'X' };
    },
  };
}

function created(
  { entity, warnings }: { entity: Entity; warnings: SapMessage[] },
  key: string,
): PostedDocument {
  return { number: String(entity[key]), warnings: warnings.map(warning => warning.text) };
}

async function findBy(service: ODataV2, set: string, key: string, filter: string): Promise<PostedDocument[]> {
  const rows = await service.list(set, { filter, select: [key] });
  return rows.map(row => ({ number: String(row[key]) }));
}
