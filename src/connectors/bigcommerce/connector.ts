// A BigCommerce store: orders, refunds, customers, payments, products and stock are read, webhooks are received. Nothing is written but
// stock levels and the registration of webhooks.
import { externalText } from '../../core/external-text.ts';
import { trimEnd } from '../../core/trim-end.ts';
import { namesItself } from '../kit/names-itself.ts';
import { restConnector } from '../kit/rest/connector.ts';
import { inHeader } from '../kit/rest/logon.ts';
import { valueAt } from '../kit/rest/path.ts';
import { storeObjects } from './objects.ts';
import { say } from './sentences.ts';
import { german } from './settings.de.ts';
import { bigCommerceSettings } from './settings.ts';
import { receive, subscribe } from './webhooks.ts';

export const bigCommerce = restConnector({
  name: 'bigcommerce',
  title: 'BigCommerce',
  settings: bigCommerceSettings,
  settingTexts: { de: german },
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
  adminSteps: () => [say.reason('create-api-account'), say.reason('copy-what-is-shown')],
  check: {
    path: '/v2/store',
    say: (store, { storeHash }) =>
      namesItself(
        externalText(valueAt(store, 'name')) || storeHash,
        externalText(valueAt(store, 'currency')),
      ),
  },
  objects: storeObjects,
  receive,
  sentences: [say.words],
  subscribe,
});
