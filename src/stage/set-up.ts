// Connects stores and an S/4HANA over Kontor's API, with the four flows and the account rules of the sandbox.
import type { Client } from '../client/index.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import { type S4Sandbox, sandboxCredentials } from '../sandbox/s4hana/server.ts';
import { stockRules } from './compare-stock.ts';

/** Settings of the connections. */
interface SetUpTuning {
  timeoutSeconds: number;
  quietPeriodSeconds: number;
  concurrency: number;
  pollGraceSeconds: number;
}

/** Accounts of the sandbox. */
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

/** Of the second store, where there is one. */
export const secondPrefix = 'BC2-';

/** What was received stands on these. */
export const tenderAccounts = new Set([
  ...Object.values(accountRules.clearing),
  accountRules.giftCertificates,
  accountRules.storeCredit,
]);

/** Of customers in one sales area. */
export const partnerRules = {
  companyCode: '1710',
  salesOrganization: '1710',
  currency: 'USD',
  reconciliationAccount: '12100000',
  defaultCountry: 'US',
};

export const salesRules = {
  salesOrganization: '1710',
  soldTo: '17100001',
  soldToByCurrency: { GBP: '17100002', EUR: '17100003' },
  shippingCondition: 'HM00',
  discountCondition: 'HA00',
  feeCondition: 'HF00',
};

export interface SetUpOptions {
  store: StoreSandbox;
  /** Another store on the same system, which numbers alike. */
  second?: StoreSandbox | undefined;
  s4: S4Sandbox;
  tuning: SetUpTuning;
  /** `sku`: SKUs are material numbers; otherwise this one material stands for all. */
  materials: 'sku' | { one: string };
  /** Account rules of each store; left out: `accountRules`. */
  rules?: readonly Record<string, unknown>[];
  /** Whether the stock of the first store follows the warehouse; SKUs are product numbers then. */
  stock?: boolean;
}

/** Makes both connections and all four flows; those of an earlier run are led to where both systems are now. */
export async function setUpConnections(
  client: Client,
  { store, second, s4, tuning, materials, rules = [], stock = false }: SetUpOptions,
): Promise<void> {
  const known = await client.listConnections();
  if (known.result.length > 0) {
    for (const { id, connector, settings: before } of known.result) {
      const isSecond = second !== undefined && before.storeHash === second.credentials.storeHash;
      const settings = connector === 's4hana' ? systemAccess(s4) : storeAccess(isSecond ? second : store);
      await client.updateConnection({ id, body: { settings } });
    }
    return;
  }
  const { timeoutSeconds, quietPeriodSeconds, concurrency, pollGraceSeconds } = tuning;
  const to = await client.createConnection({
    body: {
      connector: 's4hana',
      name: 'S/4HANA sandbox',
      environment: 'test',
      settings: {
        ...systemAccess(s4),
        timeoutSeconds,
        quietPeriodSeconds,
        concurrency,
      },
    },
  });
  const oneMaterial = materials === 'sku' ? {} : { defaultMaterial: materials.one };
  const connectStore = async (
    one: StoreSandbox,
    name: string,
    referencePrefix: string,
    accounts: Record<string, unknown> = accountRules,
  ) => {
    const from = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name,
        environment: 'test',
        settings: { ...storeAccess(one), concurrency, pollGraceSeconds },
      },
    });
    const flow = (kind: string, settings: Record<string, unknown>) =>
      client.createFlow({
        body: { flow: kind, from: from.id, to: to.id, settings: { ...settings, referencePrefix } },
      });
    await flow('order-to-journal', accounts);
    await flow('refund-to-journal', accounts);
    await flow('order-to-sales-order', { ...salesRules, ...oneMaterial });
    await flow('customer-to-business-partner', partnerRules);
    return from.id;
  };
  const first = await connectStore(store, 'Sandbox store', accountRules.referencePrefix, rules[0]);
  if (stock)
    await client.createFlow({
      body: { flow: 'stock-to-shop', from: to.id, to: first, settings: stockRules },
    });
  if (second) await connectStore(second, 'Second sandbox store', secondPrefix, rules[1]);
}

const systemAccess = ({ url }: S4Sandbox) => ({
  baseUrl: url,
  auth: {
    kind: 'oauth-client-credentials',
    tokenUrl: `${url}/sap/bc/sec/oauth2/token`,
    clientId: sandboxCredentials.clientId,
    clientSecret: sandboxCredentials.clientSecret,
  },
});

export const storeAccess = ({ url, credentials }: StoreSandbox) => ({ baseUrl: url, ...credentials });
