// An S/4HANA system: unified objects are read and written; accounts and cost centers are read to check the rules that lead
// to them.

import { trimEnd } from '../../core/trim-end.ts';
import type { Send } from '../../http/send.ts';
import { type ConnectorIo, defineConnector, type LedgerReader } from '../../models/connector.ts';
import { type S4Client, s4Client } from '../../s4/client.ts';
import { billingDocuments } from '../../s4/documents/billing-documents.ts';
import { costCenters } from '../../s4/documents/cost-centers.ts';
import { glAccounts } from '../../s4/documents/gl-accounts.ts';
import { clientCertificateOf } from '../../s4/logon/auth.ts';
import { adminSteps } from './admin-steps.ts';
import { checkServices } from './check.ts';
import { expiriesOf } from './expiries.ts';
import { forward } from './forward.ts';
import { objectReaders, objectWriters } from './objects/all.ts';
import { type S4HanaSettings, s4HanaSecrets, s4HanaSettings } from './settings.ts';

export const s4Hana = defineConnector({
  name: 's4hana',
  title: 'SAP S/4HANA Cloud',
  settings: s4HanaSettings,
  secrets: s4HanaSecrets,
  // A host may get another name; which tenant it is cannot be told from it.
  identity: [],
  origin: systemAt,
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

    const ledger = ledgerReader(client, io.clock);
    const objects = objectReaders(client);
    const { createdByUser } = settings;
    return {
      check: () => checkServices(client),
      ledger,
      objects,
      writes: objectWriters(client, { ledger, readers: objects }, { clock: io.clock, createdByUser }),
      invoicePdf: id => billingDocuments(client).pdf(id),
      forward: request => forward(client, trimEnd(settings.baseUrl, '/'), request),
      async close() {},
    };
  },
});

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

/**
 * Host and client. Of a public cloud the pages stand at the same host without `-api` (FACTS §1), so both name one system.
 */
function systemAt({ baseUrl, sapClient }: S4HanaSettings): string {
  const host = new URL(baseUrl).host.replace(/-api(\.s4hana\.(?:ondemand\.com|cloud\.sap))$/, '$1');
  return sapClient === undefined ? host : `${host}/${sapClient}`;
}
