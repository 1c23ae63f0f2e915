// Sends webhooks as a store would, with a signature that is right, whatever the bytes are.
import { createHash, createHmac } from 'node:crypto';

export type Scheme = 'standard' | 'x-bc-signature';

/** Headers that prove the sender. `id`: the event, under Standard Webhooks; left out, it is made of the body. */
export function signed(
  body: Uint8Array,
  clientSecret: string,
  scheme: Scheme = 'standard',
  id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 24)}`,
  nowMs = Date.now(),
): Record<string, string> {
  const hmac = () => createHmac('sha256', clientSecret);
  if (scheme === 'x-bc-signature') return { 'x-bc-signature': hmac().update(body).digest('hex') };
  const timestamp = String(Math.floor(nowMs / 1000));
  const signature = hmac().update(`${id}.${timestamp}.`, 'latin1').update(body).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** The body of an event of a store. */
export const stubOf = (id: unknown, extra: Record<string, unknown> = {}): Buffer =>
  Buffer.from(
    JSON.stringify({
      scope: 'store/order/created',
      store_id: '1',
      data: { type: 'order', id },
      hash: `h${String(id).slice(0, 20)}`,
      created_at: 1,
      producer: 'stores/sandbox1',
      ...extra,
    }),
  );

export async function postWebhook(
  address: string,
  body: Uint8Array,
  headers: Record<string, string>,
): Promise<{ status: number; received: string | null; answer: Record<string, unknown> }> {
  const reply = await fetch(address, { method: 'POST', body: new Uint8Array(body), headers });
  const text = await reply.text();
  return {
    status: reply.status,
    received: reply.headers.get('kontor-received'),
    answer: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}
