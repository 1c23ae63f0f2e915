// A BigCommerce store: orders, refunds, customers and stock are read, webhooks are received. Nothing is written but stock
// levels and the registration of webhooks.
import { saidText } from '../../core/said-text.ts';
import { trimEnd } from '../../core/trim-end.ts';
import type { Send } from '../../http/send.ts';
import { type ConnectorIo, defineConnector } from '../../models/connector.ts';
import { bigCommerceApi } from './api.ts';
import { storeChanges } from './changes.ts';
import { storeObjects } from './objects.ts';
import { bigCommerceSecrets, bigCommerceSettings } from './settings.ts';
import { sharedHeader, webhooks } from './webhooks.ts';

// Without `store/order/updated`, which comes with every other order event: what it alone would tell (an edit that
// changes neither status nor payment) can change nothing that is booked, and the poll sees it.
const scopes = [
  'store/order/created',
  'store/order/statusUpdated',
  'store/order/refund/created',
  'store/order/transaction/created',
  'store/order/transaction/updated',
  'store/customer/created',
  'store/customer/updated',
  'store/customer/address/created',
  'store/customer/address/updated',
];

export const bigCommerce = defineConnector({
  name: 'bigcommerce',
  title: 'BigCommerce',
  settings: bigCommerceSettings,
  secrets: bigCommerceSecrets,
  identity: ['storeHash'],
  origin: settings => `stores/${settings.storeHash}`,
  // The store says in every answer how many requests are left: nothing has to be found out.
  recordBodies: settings => settings.recordBodies,
  limits: settings => ({
    concurrency: settings.concurrency,
    adaptive: false,
    answerMs: 30_000,
    // Stock that was set shows a moment later.
    quietMs: 30_000,
  }),
  hosts: settings => [settings.baseUrl],
  adminSteps: () => [
    {
      title: 'Create a store-level API account',
      text: 'Control panel, Settings, Store-level API accounts: create a V2/V3 API token. Scopes: Orders (read-only), Order Transactions (read-only), Customers (read-only), Products (read-only), Store Inventory (modify where stock is written, otherwise read-only), Information & Settings (read-only), and the default for webhooks.',
    },
    {
      title: 'Copy what is shown once',
      text: 'Access token and client secret are shown at the end. The store hash is in the API path: https://api.bigcommerce.com/stores/<store hash>/v3/.',
    },
  ],
  webhooks,
  connect(settings, io: { send: Send } & ConnectorIo) {
    const api = bigCommerceApi({
      baseUrl: `${trimEnd(settings.baseUrl, '/')}/stores/${settings.storeHash}`,
      accessToken: settings.accessToken,
      ...io,
    });
    return {
      async check() {
        const store = await api.ask<{ name?: unknown; currency?: unknown }>('/v2/store');
        const [name, currency] = [saidText(store?.name), saidText(store?.currency)];
        return `${name || settings.storeHash}, ${currency || 'currency unknown'}`;
      },
      objects: storeObjects(api, storeChanges(api, settings, io.clock)),
      async subscribe(destination) {
        const body = await api.get<{
          data?: { id: number; scope: string; destination: string; is_active: boolean }[];
        }>('/v3/hooks');
        const known = body?.data ?? [];
        const headers = settings.sharedSecret ? { [sharedHeader]: settings.sharedSecret } : {};
        for (const scope of scopes) {
          const hook = known.find(one => one.scope === scope && one.destination === destination);
          if (!hook) await api.send('POST', '/v3/hooks', { scope, destination, is_active: true, headers });
          // BigCommerce switches hooks off after long failure or long silence.
          else if (!hook.is_active) await api.send('PUT', `/v3/hooks/${hook.id}`, { is_active: true });
        }
      },
      async close() {},
    };
  },
});
