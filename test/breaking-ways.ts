// Every way on which bytes pass through Kontor, and the moments at which a client breaks off on it.
import { Webhook } from 'standardwebhooks';
import { chance } from '../src/sandbox/faults.ts';
import type { Break, BreakingRequest } from './breaking-client.ts';

export interface WaysTo {
  /** Ids of connections: a `filesSystem`, an S/4HANA and a store. */
  files: string;
  sap: string;
  shop: string;
  /** Of the store, which signs its webhooks with it. */
  clientSecret: string;
  /** In the S/4HANA. */
  invoice: string;
}

/** `n`: of the exchange, `luck`: of its sizes. */
export type Way = (
  n: number,
  luck: number,
) => Omit<BreakingRequest, 'url' | 'headers'> & { headers?: Record<string, string> };

export function breakingWays(to: WaysTo): Record<string, Way> {
  const through = `/v1/connections/${to.files}/proxy/sap/opu/odata/sap/FILES`;
  const sapProxy = `/v1/connections/${to.sap}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV`;
  const bodyOf = (bytes: number) => Buffer.alloc(bytes, 'b');
  const batch = Buffer.from(
    '--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET A_SalesOrder?$top=5 HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n--b--\r\n',
  );
  const entry = (n: number) =>
    Buffer.from(
      JSON.stringify({
        company_code: '1710',
        type: 'SA',
        document_date: '2026-11-20',
        posting_date: '2026-11-20',
        reference: `CHAOS-${n}`,
        currency: 'USD',
        items: [
          { account: '61000000', amount: '100.10', cost_center: '17101301' },
          { account: '11001000', amount: '-100.10' },
        ],
      }),
    );
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  return {
    get: (n, luck) => ({ method: 'GET', path: `${through}/bytes-${sizeOf(luck)}?n=${n}` }),
    'upload in chunks': (n, luck) => ({
      method: 'PUT',
      path: `${through}${n}/bytes-301`,
      body: bodyOf(sizeOf(luck)),
      chunked: true,
    }),
    'upload with its length': (n, luck) => ({
      method: 'PUT',
      path: `${through}${n}/bytes-302`,
      body: bodyOf(sizeOf(luck)),
    }),
    links: (n, luck) => ({
      method: 'GET',
      path: `${through}/bytes-${sizeOf(luck)}?n=${n}`,
      headers: { 'kontor-links': 'rewrite' },
    }),
    cached: n => ({
      method: 'GET',
      path: `${through}/bytes-${sizeOf((n % 5) / 5)}?n=${n % 5}`,
      headers: { 'cache-control': 'max-age=1' },
    }),
    'under a key': (n, luck) => ({
      method: 'POST',
      path: `${through}/bytes-${sizeOf(luck)}`,
      headers: { 'idempotency-key': `key-${n - (n % 2)}` },
      body: bodyOf(5_000),
      chunked: luck < 0.5,
    }),
    batch: () => ({
      method: 'POST',
      path: `${sapProxy}/$batch`,
      headers: { 'content-type': 'multipart/mixed; boundary=b' },
      body: batch,
    }),
    pdf: () => ({ method: 'GET', path: `/v1/connections/${to.sap}/invoices/${to.invoice}/pdf` }),
    list: n => ({
      method: 'GET',
      path: `/v1/connections/${to.sap}/sales-orders?limit=${1 + (n % 50)}&expand=items`,
    }),
    search: () => ({ method: 'GET', path: `/v1/connections/${to.sap}/customers?search=a` }),
    soap: n => ({
      method: 'POST',
      path: `/v1/connections/${to.sap}/journal-entries`,
      headers: { ...json, 'idempotency-key': `je-${n}` },
      body: entry(n),
    }),
    webhook: n => {
      const body = JSON.stringify({
        scope: 'store/order/updated',
        store_id: '1',
        data: { type: 'order', id: 1 },
        hash: `c${n}`,
        created_at: 1,
        producer: 'stores/sandbox1',
      });
      const at = new Date();
      const signature = new Webhook(Buffer.from(to.clientSecret).toString('base64')).sign(
        `msg_${n}`,
        at,
        body,
      );
      return {
        method: 'POST',
        path: `/hooks/${to.shop}`,
        headers: {
          ...json,
          'webhook-id': `msg_${n}`,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signature,
        },
        body: Buffer.from(body),
        chunked: n % 2 === 0,
      };
    },
  };
}

/** From a few bytes to a megabyte, most of them small. */
const sizeOf = (luck: number): number => 10 + Math.floor(10 ** (luck * 6));

/** One in four does not break off. */
export function breakAt(text: string): Break {
  const luck = (what: string) => chance(`${text}|${what}`);
  const cut = luck('how') < 0.5 ? 'cut' : 'reset';
  const sentWays = ['cut', 'reset', 'ended', 'no-chunk'] as const;
  const bytes = Math.floor(10 ** (luck('bytes') * 5.5));
  if (luck('when') < 0.25) return { at: 'never' };
  if (luck('when') < 0.5)
    return { at: 'sent', bytes, how: sentWays[Math.floor(luck('sent') * 4)] as (typeof sentWays)[number] };
  if (luck('when') < 0.75) return { at: 'waiting', ms: Math.floor(luck('ms') * 250), how: cut };
  return { at: 'answered', bytes, how: cut };
}
