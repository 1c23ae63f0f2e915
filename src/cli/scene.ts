// The scene of the demo and of the proof: a store, a tenant, and a Kontor that is told over its API to connect them.
import type { Client } from '../client/index.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { type S4Sandbox, sandboxCredentials } from '../sandbox/s4hana/server.ts';

export interface SceneTuning {
  timeoutSeconds: number;
  quietPeriodSeconds: number;
  concurrency: number;
  pollGraceSeconds: number;
}

/** Accounts of the sandbox tenant. */
export const accountRules = {
  companyCode: '1710',
  currencies: ['USD', 'EUR', 'GBP'],
  revenue: '41000000',
  tax: '22000000',
  shipping: '41100000',
  discount: '44000000',
  fees: '41200000',
  returns: '44100000',
  giftCertificates: '21400000',
  storeCredit: '21410000',
  clearing: { credit_card: '11002010', paypal: '11002020', bank_deposit: '11002030', default: '11002090' },
  costCenter: '17101301',
  referencePrefix: 'BC-',
};

/** What was received stands on these. */
export const tenderAccounts = new Set([
  ...Object.values(accountRules.clearing),
  accountRules.giftCertificates,
  accountRules.storeCredit,
]);

const partnerRules = {
  companyCode: '1710',
  salesOrganization: '1710',
  currency: 'USD',
  reconciliationAccount: '12100000',
  defaultCountry: 'US',
};

const salesRules = {
  salesOrganization: '1710',
  soldTo: '17100001',
  soldToByCurrency: { GBP: '17100002', EUR: '17100003' },
  shippingCondition: 'HM00',
  discountCondition: 'HA00',
};

/** Makes both connections and all four flows; those of an earlier run are led to where both systems are now. */
export async function connectScene(
  client: Client,
  {
    store,
    tenant,
    tuning,
    materials,
  }: {
    store: StoreSandbox;
    tenant: S4Sandbox;
    tuning: SceneTuning;
    /** `sku`: SKUs are material numbers; otherwise this one material stands for all. */
    materials: 'sku' | { one: string };
  },
): Promise<void> {
  const known = await client.listConnections();
  if (known.result.length > 0) {
    for (const { id, connector } of known.result) {
      const settings = connector === 's4hana' ? tenantAccess(tenant) : storeAccess(store);
      await client.updateConnection({ id, body: { settings } });
    }
    return;
  }
  const { timeoutSeconds, quietPeriodSeconds, concurrency, pollGraceSeconds } = tuning;
  const to = await client.createConnection({
    body: {
      connector: 's4hana',
      name: 'S/4HANA sandbox',
      settings: {
        ...tenantAccess(tenant),
        timeoutSeconds,
        quietPeriodSeconds,
        concurrency,
      },
    },
  });
  const from = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'Sandbox store',
      settings: { ...storeAccess(store), concurrency, pollGraceSeconds },
    },
  });
  const flow = (name: string, settings: Record<string, unknown>) =>
    client.createFlow({ body: { flow: name, from: from.id, to: to.id, settings } });
  await flow('order-to-journal', accountRules);
  await flow('refund-to-journal', accountRules);
  await flow('order-to-sales-order', {
    ...salesRules,
    ...(materials === 'sku' ? {} : { defaultMaterial: materials.one }),
  });
  await flow('customer-to-business-partner', partnerRules);
}

const tenantAccess = ({ url }: S4Sandbox) => ({
  baseUrl: url,
  auth: {
    kind: 'oauth-client-credentials',
    tokenUrl: `${url}/sap/bc/sec/oauth2/token`,
    clientId: sandboxCredentials.clientId,
    clientSecret: sandboxCredentials.clientSecret,
  },
});

export const storeAccess = ({ url, credentials }: StoreSandbox) => ({ baseUrl: url, ...credentials });
