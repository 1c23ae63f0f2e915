// A BigCommerce store: orders, refunds and customers are read, webhooks are received. Nothing is written but the
// registration of webhooks.
import { saidText } from '../../core/said-text.ts';
import { trimEnd } from '../../core/trim-end.ts';
import type { Send } from '../../http/send.ts';
import { type ConnectorIo, defineConnector } from '../../models/connector.ts';
import { bigCommerceApi } from './api.ts';
import { customerOf, orderOf, refundOf } from './mapping.ts';
import { storeObjects } from './objects.ts';
import { bigCommerceSecrets, bigCommerceSettings } from './settings.ts';
import { checkedId, mustBe } from './store-id.ts';
import { streams } from './streams.ts';
import { sharedHeader, webhooks } from './webhooks.ts';
import { lineSchema, orderSchema, readWith, taxSchema, transactionSchema } from './wire.ts';

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
    quietMs: 0,
  }),
  hosts: settings => [settings.baseUrl],
  adminSteps: () => [
    {
      title: 'Create a store-level API account',
      text: 'Control panel, Settings, Store-level API accounts: create a V2/V3 API token. Scopes: Orders (read-only), Order Transactions (read-only), Customers (read-only), Products (read-only), Information & Settings (read-only), and the default for webhooks.',
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
        const store = await api.get<{ name?: unknown; currency?: unknown }>('/v2/store');
        const [name, currency] = [saidText(store?.name), saidText(store?.currency)];
        return `${name || settings.storeHash}, ${currency || 'currency unknown'}`;
      },
      shop: {
        async fetchOrder(asked, parts) {
          const id = checkedId('an order', asked);
          const raw = await api.get<unknown>(`/v2/orders/${id}`);
          if (raw === undefined) return undefined;
          const { id: answered, total_tax: tax } = readWith(orderSchema, raw, 'order');
          mustBe('order', id, String(answered));
          const [lines, taxes, transactions] = await Promise.all([
            parts.includes('lines') ? api.allV2(`/v2/orders/${id}/products`) : [],
            parts.includes('taxes') && !tax.isZero() ? api.allV2(`/v2/orders/${id}/taxes`) : [],
            parts.includes('payments')
              ? api.get<{ data?: unknown[] }>(`/v3/orders/${id}/transactions`)
              : undefined,
          ]);
          return orderOf(raw, {
            lines: lines.map(line => readWith(lineSchema, line, 'order line')),
            taxes: taxes.map(row => readWith(taxSchema, row, 'tax row')),
            transactions: (transactions?.data ?? []).map(one =>
              readWith(transactionSchema, one, 'transaction'),
            ),
          });
        },
        async fetchRefunds(orderId) {
          const id = checkedId('an order', orderId);
          const body = await api.get<{ data?: unknown[] }>(`/v3/orders/${id}/payment_actions/refunds`);
          const refunds = (body?.data ?? []).map(refundOf);
          for (const refund of refunds) mustBe('refunds of order', id, refund.orderId);
          return refunds.sort((a, b) => Number(a.id) - Number(b.id));
        },
        async fetchCustomer(asked) {
          const id = checkedId('a customer', asked);
          const body = await api.get<{ data?: unknown[] }>(`/v3/customers?id:in=${id}&include=addresses`);
          const [raw] = body?.data ?? [];
          if (raw === undefined) return undefined;
          const customer = customerOf(raw);
          mustBe('customer', id, customer.id);
          return customer;
        },
      },
      objects: storeObjects(api),
      streams: streams(api, settings, io.clock),
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
