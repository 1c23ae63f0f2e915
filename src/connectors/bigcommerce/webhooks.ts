// Webhooks of a store: whose signature counts, and what a stub means. Three ways to prove the sender are known:
// Standard Webhooks headers (documented by BigCommerce), `X-BC-Signature` (told by others), and a shared header that
// Kontor sets at registration.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KontorError } from '../../core/errors.ts';
import { readJson } from '../../core/read-json.ts';
import type { IncomingEvent, WebhookReceiver } from '../../models/connector.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import { type Hmac, hmac, sharedSecret, verifySigned } from '../kit/rest/signed.ts';
import type { BigCommerceSettings } from './settings.ts';
import { isStoreId } from './store-id.ts';

export const sharedHeader = 'kontor-webhook-secret';

const standardWebhooks: Hmac = {
  header: 'webhook-signature',
  over: 'id.ts.body',
  encoding: ['base64'],
  prefix: 'v1,',
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
};
/** Both encodings are in use. */
const ofBody: Hmac = { header: 'x-bc-signature', over: 'body', encoding: ['hex', 'base64'] };

type Headers = Record<string, string | undefined>;

export const webhooks: WebhookReceiver<BigCommerceSettings> = {
  verify(raw, headers, settings, nowMs) {
    const secrets = [settings.clientSecret, settings.formerClientSecret];
    verifySigned(
      { raw, headers, nowMs },
      [
        hmac(standardWebhooks, secrets),
        hmac(ofBody, secrets),
        sharedSecret(sharedHeader, settings.sharedSecret),
      ],
      'Check the client secret of the connection: it is that of the API account which registered the webhook.',
    );
  },
  parse,
};

/** Carts and others, which nobody needs, have ids of other kinds. */
const id = z.union([z.number(), z.string()]).transform(String);
const stubSchema = z.object({
  scope: z.string(),
  data: z.object({
    id: id.optional(),
    order_id: id.optional(),
    address: z.object({ customer_id: id }).optional(),
    refund: z.object({ refund_id: id.optional() }).optional(),
  }),
});

function parse(raw: Uint8Array, headers: Headers): IncomingEvent[] {
  const body = readJson(raw, 'webhook');
  const result = stubSchema.safeParse(body);
  if (!result.success) throw unreadable();
  const { scope, data } = result.data;
  const change = changeOf(scope, data);
  return change ? [{ dedupeKey: identityOf(raw, headers), topic: scope, ...change, body }] : [];
}

/**
 * Only what is signed says which event it is. Under Standard Webhooks that is the id, which belongs to the event, so that
 * a repeated delivery is the same event. Otherwise only the body is signed, and an id in a header is anybody's. (`hash` in
 * the body would not do: it is the same for two changes within one second.)
 */
function identityOf(raw: Uint8Array, headers: Headers): string {
  const signedId = headers['webhook-signature'] === undefined ? undefined : headers['webhook-id'];
  return signedId ?? createHash('sha256').update(raw).digest('hex');
}

type StubData = z.output<typeof stubSchema>['data'];

/** The shapes of `data` differ by scope; only what flows can use becomes an event. */
function changeOf(scope: string, data: StubData): Pick<IncomingEvent, 'object' | 'id' | 'of'> | undefined {
  if (scope.startsWith('store/order/transaction/')) return changed('shop-orders', data.order_id);
  if (scope.startsWith('store/order/refund/')) return refunded(data);
  if (scope.startsWith('store/order/message/')) return undefined;
  if (scope.startsWith('store/order/')) return changed('shop-orders', data.id);
  if (scope.startsWith('store/customer/address/'))
    return changed('shop-customers', data.address?.customer_id);
  if (scope.startsWith('store/customer/payment/')) return undefined;
  if (scope.startsWith('store/customer/')) return changed('shop-customers', data.id);
  return undefined;
}

function changed(
  object: ObjectName,
  id: string | undefined,
): Pick<IncomingEvent, 'object' | 'id'> | undefined {
  return id === undefined ? undefined : { object, id: checked(id) };
}

/** What happened to an order's refund concerns the order, whether the event names the refund or not. */
function refunded({ id: order, refund }: StubData): Pick<IncomingEvent, 'object' | 'id' | 'of'> | undefined {
  if (order === undefined) return undefined;
  const id = refund?.refund_id;
  return { object: 'shop-refunds', id: id === undefined ? '' : checked(id), of: checked(order) };
}

function checked(id: string): string {
  if (isStoreId(id)) return id;
  throw unreadable();
}

const unreadable = () =>
  new KontorError('input', 'unreadable-webhook', 'The webhook is not a BigCommerce event.', {
    next: 'Send the event as BigCommerce does: JSON with scope and data, and ids that are whole numbers.',
  });
