// The books of a running Kontor, as a bookkeeper looks at them: what stands on which account for orders and refunds of its shop, and the
// postings behind it. With an order in round numbers to begin with.
import { amountText, money, sum } from '../src/core/money.ts';
import type { RefundDraft } from '../src/sandbox/bigcommerce/shop-data.ts';
import { sandboxCredentials } from '../src/sandbox/s4hana/server.ts';
import { accountRules } from '../src/stage/set-up.ts';
import { flowOf, orderDraft, postingIn, type RunningKontor } from './running-kontor.ts';

/** Account → amount of all documents that carry one of these references, or of all; accounts that come to zero are left out. */
export function booked({ s4 }: RunningKontor, ...references: string[]): Record<string, string> {
  const items = s4
    .books()
    .ledgerItems.filter(({ reference }) => references.length === 0 || references.includes(reference));
  const accounts = [...new Set(items.map(({ account }) => account))].map(account => {
    const here = items.filter(item => item.account === account);
    return { account, currency: here[0]?.currency ?? '', amount: sum(here.map(item => item.amount)) };
  });
  return Object.fromEntries(
    accounts
      .filter(({ amount }) => !amount.isZero())
      .map(({ account, amount, currency }) => [account, amountText(amount, currency)]),
  );
}

const entryIn =
  (kontor: RunningKontor, key: string) =>
  (state = 'accepted') =>
    postingIn(kontor, 'journal-entries.create', key, state);

export const order = (kontor: RunningKontor, id: number, state?: string) =>
  entryIn(kontor, `orders/${id}`)(state);
export const refund = (kontor: RunningKontor, id: number, no: number, state?: string) =>
  entryIn(kontor, `orders/${id}/refunds/${no}`)(state);
export const change = (kontor: RunningKontor, id: number, no: number, state?: string) =>
  entryIn(kontor, `orders/${id}/changes/${no}`)(state);
export const salesOrder = (kontor: RunningKontor, id: number, state = 'accepted') =>
  postingIn(kontor, 'sales-orders.create', `orders/${id}`, state);

/** Gives back in the shop, and waits until that is booked. Answers the reference. */
export async function giveBack(kontor: RunningKontor, id: number, draft: RefundDraft): Promise<string> {
  const made = kontor.store.shop.refundBy(id, draft);
  await refund(kontor, id, made.id);
  return `BC-R-${made.id}`;
}

/** What stands in S/4HANA of the sales order of this order: its net value, and how many items it has. */
export async function sold(kontor: RunningKontor, id: number): Promise<{ net: string; items: number }> {
  const { document_number: number } = await salesOrder(kontor, id);
  const { username, password } = sandboxCredentials;
  const reply = await fetch(
    `${kontor.s4.url}/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('${number}')?$expand=to_Item`,
    {
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        accept: 'application/json',
      },
    },
  );
  const { d } = (await reply.json()) as { d: { TotalNetAmount: string; to_Item: { results: unknown[] } } };
  return { net: money(d.TotalNetAmount).toFixed(), items: d.to_Item.results.length };
}

/** Of both journal flows, besides those of the stage. */
export async function setRules(kontor: RunningKontor, rules: Record<string, unknown>): Promise<void> {
  // The store tells of an order and of its payment: a second run with the new rules would book what the test still replays.
  await kontor.idle();
  for (const flow of ['order-to-journal', 'refund-to-journal'])
    await kontor.client.updateFlow({
      id: await flowOf(kontor, flow),
      body: { settings: { ...accountRules, ...rules } },
    });
}

export const towel = (price: string, quantity = 1, id = 1) => ({
  id,
  sku: 'TG11',
  name: 'Linen towel',
  quantity,
  priceExTax: money(price),
});

/** Goods of 100.00 with 10 % tax; 110.00 in all. */
export const hundred = (more: Parameters<typeof orderDraft>[0] = {}) =>
  orderDraft({
    lines: [towel('100')],
    taxRates: [{ name: 'Tax', rate: money('10') }],
    shippingExTax: money('0'),
    ...more,
  });

/** Goods that nobody is taxed for. */
export const untaxed = (price: string, more: Parameters<typeof orderDraft>[0] = {}) =>
  hundred({ lines: [towel(price)], taxRates: [], ...more });
