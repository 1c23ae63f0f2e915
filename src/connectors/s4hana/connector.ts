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
import { clientCertificateOf } from '../../s4/logon/auth.ts';
import type { EntitySetClient } from '../../s4/odata/entity-set.ts';
import { and, eq, ge, le } from '../../s4/odata/filter.ts';
import type { Written } from '../../s4/odata/prepared.ts';
import { postJournalEntry } from '../../s4/soap/post-journal-entry.ts';
import type { Entity } from '../../s4/values/read-entity.ts';
import { checkServices } from './check.ts';
import { forward } from './forward.ts';
import { businessPartnerBody, journalRequest, salesOrderBody } from './mapping.ts';
import { type SetOf, setsOf } from './sets.ts';
import { s4HanaSecrets, s4HanaSettings } from './settings.ts';

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
    budget:
      settings.requestsPerMinute === undefined
        ? undefined
        : { requests: settings.requestsPerMinute, perMs: 60_000 },
  }),
  tls: settings => ({ ...clientCertificateOf(settings.auth), ca: settings.ca }),
  connect(settings, io: { send: Send; clock: { now(): number } }) {
    const client = s4Client({ ...settings, ...io });
    const set = setsOf(client);

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
        const ledgerItems = await set('API_OPLACCTGDOCITEMCUBE_SRV', 'A_OperationalAcctgDocItemCube');
        const rows = await ledgerItems.list({
          filter: and(eq('CompanyCode', entry.companyCode), eq('DocumentReferenceID', entry.reference)),
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

    // The same posting always has the same id; SAP may keep it or not (FACTS §13).
    const repeatable = (requestId: string) => ({
      repeatable: { requestId, createdAt: new Date(io.clock.now()) },
    });
    const orders = () => set('API_SALES_ORDER_SRV', 'A_SalesOrder');
    const salesOrder: PostingOperation<SalesOrder> = {
      post: async (order, { requestId }) =>
        created(await (await orders()).create(salesOrderBody(order), repeatable(requestId)), 'SalesOrder'),
      find: async order => findBy(await orders(), 'SalesOrder', 'PurchaseOrderByCustomer', order.reference),
    };

    const partners = () => set('API_BUSINESS_PARTNER', 'A_BusinessPartner');
    const businessPartner: PostingOperation<BusinessPartner> = {
      post: async (partner, { requestId }) =>
        created(
          await (await partners()).create(businessPartnerBody(partner), repeatable(requestId)),
          'BusinessPartner',
        ),
      find: async partner => findBy(await partners(), 'BusinessPartner', 'SearchTerm1', partner.reference),
    };

    return {
      check: () => checkServices(set),
      ledger: ledgerReader(set, io.clock),
      postings: {
        'journal-entry': journalEntry,
        'sales-order': salesOrder,
        'business-partner': businessPartner,
      },
      forward: request => forward(client, settings.baseUrl.replace(/\/+$/, ''), request),
      async close() {},
    };
  },
});

function ledgerReader(set: SetOf, clock: { now(): number }): LedgerReader {
  return {
    async fetchAccount(chart, account) {
      const accounts = await set('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts');
      const key = { ChartOfAccounts: chart, GLAccount: account };
      const row = await accounts.one(key, { select: ['AccountIsBlockedForPosting'] });
      return row && { blocked: row.AccountIsBlockedForPosting === true };
    },
    async fetchCostCenter(controllingArea, costCenter) {
      // A cost center has one row per span of time; the one that counts is valid today.
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const centers = await set('API_COSTCENTER_SRV', 'A_CostCenter');
      const [row] = await centers.list({
        filter: and(
          eq('ControllingArea', controllingArea),
          eq('CostCenter', costCenter),
          le('ValidityStartDate', today),
          ge('ValidityEndDate', today),
        ),
        select: ['CostCenter', 'IsBlkdForPrimaryCostsPosting'],
      });
      return row && { blocked: row.IsBlkdForPrimaryCostsPosting === 'X' };
    },
  };
}

function created({ entity, warnings }: Written<Entity>, key: string): PostedDocument {
  return { number: String(entity[key]), warnings: warnings.map(warning => warning.text) };
}

async function findBy(
  set: EntitySetClient,
  key: string,
  field: string,
  reference: string,
): Promise<PostedDocument[]> {
  const rows = await set.list({ filter: eq(field, reference), select: [key] });
  return rows.map(row => ({ number: String(row[key]) }));
}
