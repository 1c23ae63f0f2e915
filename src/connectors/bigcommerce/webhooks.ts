// Webhooks of a store: how they are signed, and what they mean. There are three proofs of the sender: Standard Webhooks headers
// (documented by BigCommerce, BIGC-44), `X-BC-Signature` (reported by others, BIGC-45), and a shared header that Kontor sets at
// registration (BIGC-46).
import type { Fields } from '../kit/fields.ts';
import type { RestClient } from '../kit/rest/client.ts';
import { valueAt } from '../kit/rest/path.ts';
import type { RestReceive, Told } from '../kit/rest/receive.ts';
import { hmac, sharedSecret } from '../kit/rest/signed.ts';
import { say } from './sentences.ts';
import type { BigCommerceSettings } from './settings.ts';

export const sharedHeader = 'kontor-webhook-secret';

export const receive: RestReceive<BigCommerceSettings> = {
  proofs({ clientSecret, formerClientSecret, sharedSecret: shared }) {
    const secrets = [clientSecret, formerClientSecret];
    const standard = { id: 'webhook-id', timestamp: 'webhook-timestamp', prefix: 'v1,' };
    return [
      hmac({ header: 'webhook-signature', over: 'id.ts.body', encoding: ['base64'], ...standard }, secrets),
      // Both encodings are in use.
      hmac({ header: 'x-bc-signature', over: 'body', encoding: ['hex', 'base64'] }, secrets),
      sharedSecret(sharedHeader, shared),
    ];
  },
  next: say.reason('check-client-secret'),
  // It belongs to the event, and is signed; `hash` in the body would not do: it is the same for two changes within one second (BIGC-48).
  id: headers => (headers['webhook-signature'] === undefined ? undefined : headers['webhook-id']),
  events(body) {
    const topic = body.word('scope');
    return changesOf(topic, body.at('data')).map(told => ({ topic, ...told }));
  },
};

const idIn = (data: Fields, name: string): string | undefined =>
  // An empty header is present, and wrong.
  valueAt(data.raw, name) === undefined ? undefined : data.id(name);

/** The shapes of `data` differ by scope (BIGC-43); only what flows can use becomes an event. */
function changesOf(scope: string, data: Fields): Omit<Told, 'topic'>[] {
  const changed = (object: Told['object'], id: string | undefined) =>
    id === undefined ? [] : [{ object, id }];
  const [, of, part, event] = scope.split('/');
  if (of === 'customer' && part === 'address')
    return changed(
      'shop-customers',
      data.has('address') ? idIn(data.at('address'), 'customer_id') : undefined,
    );
  if (of === 'customer' && part !== 'payment') return changed('shop-customers', idIn(data, 'id'));
  if (of !== 'order' || part === 'message') return [];
  if (part === 'transaction') {
    const order = idIn(data, 'order_id');
    // It may be the payment of a refund, which is declined after the refund was made (BIGC-30).
    const ofRefund = event === 'updated' && order !== undefined;
    return [
      ...changed('shop-orders', order),
      ...(ofRefund ? [{ object: 'shop-refunds' as const, id: '', of: order }] : []),
    ];
  }
  if (part !== 'refund') return changed('shop-orders', idIn(data, 'id'));
  // An event about a refund concerns its order, whether it names the refund or not.
  const order = idIn(data, 'id');
  const refund = data.has('refund') ? idIn(data.at('refund'), 'refund_id') : undefined;
  return order === undefined ? [] : [{ object: 'shop-refunds', id: refund ?? '', of: order }];
}

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

export async function subscribe(
  client: RestClient,
  { sharedSecret: shared }: BigCommerceSettings,
  destination: string,
): Promise<void> {
  interface Hook {
    id: number;
    scope: string;
    destination: string;
    is_active: boolean;
  }
  const known = (await client.get<{ data?: Hook[] }>('/v3/hooks'))?.data ?? [];
  const headers = shared === undefined ? {} : { [sharedHeader]: shared };
  for (const scope of scopes) {
    const hook = known.find(one => one.scope === scope && one.destination === destination);
    if (!hook) await client.send('POST', '/v3/hooks', { scope, destination, is_active: true, headers });
    // BigCommerce switches hooks off after long failure or long silence (BIGC-47).
    else if (!hook.is_active) await client.send('PUT', `/v3/hooks/${hook.id}`, { is_active: true });
  }
}
