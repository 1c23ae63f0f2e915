// Orders that are booked and change afterwards, and what people decide about that: how tests make them, and what stands then.
import { money } from '../src/core/money.ts';
import { gateways } from '../src/sandbox/bigcommerce/gateways.ts';
import { hundred, order, setRules, towel } from './books.ts';
import { flowOf, placePaid, type RunningKontor } from './running-kontor.ts';

/** 110.00, paid by card. */
export const card = (more = {}) => hundred({ gateway: gateways.stripe, ...more });

/** So much of the price becomes a fee: other accounts, and no other total. */
export const swap = (amount: number) => ({
  lines: [towel(String(100 - amount))],
  fees: [{ name: 'Express', amount: money(amount) }],
});

/** Long enough for a poll and what it starts. */
export const aWhile = (ms: number) => new Promise(done => setTimeout(done, ms));

/** Something that is worth nothing changes about the order, and its flow has dealt with that. */
export async function look(kontor: RunningKontor, id: number, times = 2, flow = 'order-to-journal') {
  const journal = await flowOf(kontor, flow);
  for (let at = 0; at < times; at++) {
    kontor.store.shop.edit(id, { staffNotes: `Look ${at}.` });
    await kontor.client.runFlow({ id: journal, body: { since: new Date(0).toISOString() } });
    await kontor.idle();
  }
}

/** `1001/changes/1 parked changed-after-booking Order 1001 was …`, in the order of their keys. */
export const postingsOf = async (kontor: RunningKontor, id: number, operation = 'journal-entries.create') =>
  (await kontor.client.listPostings({ limit: 500 })).result
    .filter(one => one.operation === operation && one.business_key.includes(`orders/${id}`))
    .map(({ business_key: key, state, reason_code: code, reason }) =>
      [key.split('orders/')[1], state, code, reason?.slice(0, 200)].join(' '),
    )
    .sort();

/** What is posted of changes of its journal entry, the first one first. */
export const changesOf = async (kontor: RunningKontor, id: number) =>
  (await kontor.client.listPostings({ limit: 500 })).result
    .filter(
      ({ operation, business_key: key }) =>
        operation === 'journal-entries.create' && key.includes(`orders/${id}/changes/`),
    )
    .sort((a, b) => (a.business_key < b.business_key ? -1 : 1));

/** A Kontor that has booked an order of 110.00 by these rules. */
export async function bookedOrder(
  kontorOf: (options: { flows: true }) => Promise<RunningKontor>,
  rules = {},
  more = {},
) {
  const kontor = await kontorOf({ flows: true });
  await setRules(kontor, rules);
  const id = placePaid(kontor, card(more));
  await order(kontor, id);
  kontor.pass(1_000);
  return { kontor, id, shop: kontor.store.shop, client: kontor.client };
}
