// A BigCommerce store: orders, refunds, customers, payments, products and stock are read, webhooks are received. Nothing is written but
// stock levels and the registration of webhooks.
import { externalText } from '../../core/external-text.ts';
import { trimEnd } from '../../core/trim-end.ts';
import { restConnector } from '../kit/rest/connector.ts';
import { inHeader } from '../kit/rest/logon.ts';
import { valueAt } from '../kit/rest/path.ts';
import { storeObjects } from './objects.ts';
import { say } from './sentences.ts';
import { bigCommerceSettings } from './settings.ts';
import { receive, subscribe } from './webhooks.ts';

export const bigCommerce = restConnector({
  name: 'bigcommerce',
  title: 'BigCommerce',
  settings: bigCommerceSettings,
  secrets: ['accessToken', 'clientSecret', 'formerClientSecret', 'sharedSecret'],
  identity: ['storeHash'],
  origin: settings => `stores/${settings.storeHash}`,
  hosts: settings => [settings.baseUrl],
  base: settings => `${trimEnd(settings.baseUrl, '/')}/stores/${settings.storeHash}`,
  logon: settings => inHeader('x-auth-token', settings.accessToken),
  // The store says in every answer how many requests are left, so Kontor need not find out its pace.
  // Stock that was set shows a moment later.
  limits: ({ concurrency }) => ({ concurrency, quietMs: 10_000 }),
  errors: {
    next: {
      credential: say.reason('check-access-token'),
      address: say.reason('check-store-address'),
    },
  },
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
  check: {
    path: '/v2/store',
    say: (store, { storeHash }) =>
      `${externalText(valueAt(store, 'name')) || storeHash}, ${externalText(valueAt(store, 'currency')) || 'currency unknown'}`,
  },
  objects: storeObjects,
  receive,
  sentences: [say.words],
  subscribe,
});
