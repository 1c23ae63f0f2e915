// An S/4HANA tenant: journal entries, sales orders and business partners are posted and found again by our reference;
// accounts and cost centers are read to check the rules that lead to them.

import { trimEnd } from '../../core/trim-end.ts';
import type { Send } from '../../http/send.ts';
import type { BusinessPartner } from '../../models/business-partner.ts';
import { type ConnectorIo, defineConnector, type LedgerReader } from '../../models/connector.ts';
import type { JournalEntry } from '../../models/journal-entry.ts';
import type { PostedDocument, PostingOperation } from '../../models/posting-operation.ts';
import type { SalesOrder } from '../../models/sales-order.ts';
import { type S4Client, s4Client } from '../../s4/client.ts';
import { billingDocuments } from '../../s4/documents/billing-documents.ts';
import { businessPartners } from '../../s4/documents/business-partners.ts';
import type { Collection } from '../../s4/documents/collection.ts';
import { costCenters } from '../../s4/documents/cost-centers.ts';
import { glAccounts } from '../../s4/documents/gl-accounts.ts';
import { ledgerItems } from '../../s4/documents/ledger-items.ts';
import { refuseOthers } from '../../s4/documents/refuse-others.ts';
import { salesOrders } from '../../s4/documents/sales-orders.ts';
import { clientCertificateOf } from '../../s4/logon/auth.ts';
import { eq } from '../../s4/odata/filter.ts';
import type { Written } from '../../s4/odata/prepared.ts';
import { postJournalEntry } from '../../s4/soap/post-journal-entry.ts';
import type { Entity } from '../../s4/values/read-entity.ts';
import { adminSteps } from './admin-steps.ts';
import { checkServices } from './check.ts';
import { expiriesOf } from './expiries.ts';
import { forward } from './forward.ts';
import { businessPartnerBody, journalRequest, salesOrderBody } from './mapping.ts';
import { objectReaders, objectWriters } from './objects/all.ts';
import { s4HanaSecrets, s4HanaSettings } from './settings.ts';

export const s4Hana = defineConnector({
  name: 's4hana',
  title: 'SAP S/4HANA Cloud',
  settings: s4HanaSettings,
  secrets: s4HanaSecrets,
  // A host may get another name; which tenant it is cannot be told from it.
  identity: [],
  origin: settings => new URL(settings.baseUrl).host,
  recordBodies: settings => settings.recordBodies,
  limits: settings => ({
    concurrency: settings.concurrency,
    adaptive: true,
    answerMs: settings.timeoutSeconds * 1000,
    quietMs: settings.quietPeriodSeconds * 1000,
    budget:
      settings.requestsPerMinute === undefined
        ? undefined
        : { requests: settings.requestsPerMinute, perMs: 60_000 },
  }),
  tls: settings => ({ ...clientCertificateOf(settings.auth), ca: settings.ca }),
  tunnel: settings => settings.tunnel,
  hosts: ({ baseUrl, auth }) => [baseUrl, ...('tokenUrl' in auth ? [auth.tokenUrl] : [])],
  adminSteps,
  expiries: settings => expiriesOf(settings.auth),
  connect(settings, io: { send: Send } & ConnectorIo) {
    const client = s4Client({ ...settings, ...io });

    const journalEntry: PostingOperation<JournalEntry> = {
      async post(entry, { requestId }) {
        const createdAt = new Date(io.clock.now());
        const { createdByUser } = settings;
        const posted = await postJournalEntry(
          client,
          journalRequest(entry, { requestId, createdAt, createdByUser }),
        );
        return {
          number: numberOf(posted),
          warnings: posted.messages.map(message => message.text),
        };
      },
      async find({ companyCode, reference, documentType }) {
        const found = await ledgerItems(client).documentsOf(companyCode, reference, documentType);
        return found.map(one => ({ number: numberOf(one) }));
      },
    };

    // The same posting always has the same id; SAP may keep it or not (FACTS §13).
    const repeatable = (requestId: string) => ({
      repeatable: { requestId, createdAt: new Date(io.clock.now()) },
    });
    const orders = salesOrders(client);
    const salesOrder: PostingOperation<SalesOrder> = {
      post: async (order, { requestId }) =>
        created(await orders.create(salesOrderBody(order), repeatable(requestId)), 'SalesOrder'),
      find: order => findBy(orders, 'SalesOrder', 'PurchaseOrderByCustomer', order.reference),
    };

    const partners = businessPartners(client);
    const businessPartner: PostingOperation<BusinessPartner> = {
      post: async (partner, { requestId }) =>
        created(
          await partners.create(businessPartnerBody(partner), repeatable(requestId)),
          'BusinessPartner',
        ),
      find: partner => findBy(partners, 'BusinessPartner', 'SearchTerm1', partner.reference),
    };

    const ledger = ledgerReader(client, io.clock);
    const objects = objectReaders(client);
    const { createdByUser } = settings;
    return {
      check: () => checkServices(client),
      ledger,
      postings: {
        'journal-entry': journalEntry,
        'sales-order': salesOrder,
        'business-partner': businessPartner,
      },
      objects,
      writes: objectWriters(client, { ledger, readers: objects }, { clock: io.clock, createdByUser }),
      invoicePdf: id => billingDocuments(client).pdf(id),
      forward: request => forward(client, trimEnd(settings.baseUrl, '/'), request),
      async close() {},
    };
  },
});

const numberOf = (entry: Record<'AccountingDocument' | 'CompanyCode' | 'FiscalYear', string>) =>
  `${entry.AccountingDocument}/${entry.CompanyCode}/${entry.FiscalYear}`;

function ledgerReader(client: S4Client, clock: { now(): number }): LedgerReader {
  const accounts = glAccounts(client);
  const centers = costCenters(client);
  return {
    async fetchAccount(chart, account) {
      const key = { ChartOfAccounts: chart, GLAccount: account };
      const row = await accounts.one(key, { select: ['AccountIsBlockedForPosting'] });
      return row && { blocked: row.AccountIsBlockedForPosting === true };
    },
    async fetchCostCenter(controllingArea, costCenter) {
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const row = await centers.on(controllingArea, costCenter, today);
      return row && { blocked: row.IsBlkdForPrimaryCostsPosting === 'X' };
    },
  };
}

function created({ entity, warnings }: Written<Entity>, key: string): PostedDocument {
  return { number: String(entity[key]), warnings: warnings.map(warning => warning.text) };
}

async function findBy(
  set: Collection,
  key: string,
  field: string,
  reference: string,
): Promise<PostedDocument[]> {
  const rows = await set.list({ filter: eq(field, reference), select: [key, field] });
  refuseOthers(rows, field, reference);
  return rows.map(row => ({ number: String(row[key]) }));
}
