// What changed in the store, for the poll. Pages are re-anchored on the last row's date instead of counted, because
// rows move between counted pages while they are read.
import { listOf } from '../../core/broken-answer.ts';
import type { Clock } from '../../core/clock.ts';
import { mostSaid } from '../../core/said-numbers.ts';
import type { Stream, StreamPage } from '../../models/connector.ts';
import { type Api, endless, listed } from './api.ts';
import { dateOf, fingerprintOf, refundOf } from './mapping.ts';
import { type PolledRows, polledRows } from './polled-rows.ts';
import type { BigCommerceSettings } from './settings.ts';
import { polledSchema, readWith } from './wire.ts';

const pageSize = 250;

export function streams(api: Api, settings: BigCommerceSettings, clock: Clock): Stream[] {
  const { pollOverlapSeconds, pollGraceSeconds } = settings;
  const startOf = (cursor: string | undefined, since: Date): number =>
    cursor === undefined ? since.getTime() : Date.parse(cursor) - pollOverlapSeconds * 1000;
  const until = () => clock.now() - pollGraceSeconds * 1000;

  /** Pages of what was changed before the grace; the rest is read the next time. */
  const settling = (cursor: string | undefined, start: number) => {
    const end = until();
    let newest = cursor === undefined ? start : Date.parse(cursor);
    return ({ changes, unreadable, nameless }: PolledRows): StreamPage => {
      const settled = changes.filter(one => one.changedAt.getTime() <= end);
      for (const { changedAt } of settled) newest = Math.max(newest, changedAt.getTime());
      return {
        changes: [...settled, ...unreadable],
        nameless,
        cursor: new Date(newest).toISOString(),
      };
    };
  };

  async function* orders(cursor: string | undefined, since: Date) {
    let anchor = startOf(cursor, since);
    let page = 1;
    const end = until();
    while (true) {
      const body = await api.get<unknown>(
        `/v2/orders?min_date_modified=${isoOf(anchor)}&max_date_modified=${isoOf(end)}&sort=date_modified:asc&limit=${pageSize}&page=${page}`,
      );
      const rows = listOf(body ?? [], listed('/v2/orders'));
      const { changes, unreadable, nameless } = polledRows(rows, 'order', ['id'], new Date(end), row => {
        const { id, date_modified: modified } = readWith(polledSchema, row, 'order');
        return { kind: 'order', id, fingerprint: fingerprintOf(row), changedAt: dateOf(modified) };
      });
      // A time in the future would leave out all that comes until then.
      const last = Math.min(changes.at(-1)?.changedAt.getTime() ?? anchor, end);
      yield {
        changes: [...changes, ...unreadable],
        nameless,
        cursor: new Date(Math.max(last, cursor === undefined ? 0 : Date.parse(cursor))).toISOString(),
      };
      if (rows.length < pageSize) return;
      // A whole page within one second: only then is the next page counted.
      if (page >= mostSaid.pages) throw endless('orders');
      if (last <= anchor) page++;
      else [anchor, page] = [last, 1];
    }
  }

  async function* refunds(cursor: string | undefined, since: Date) {
    const start = startOf(cursor, since);
    const settled = settling(cursor, start);
    for await (const rows of api.pagesV3(`/v3/orders/payment_actions/refunds?created:min=${isoOf(start)}`)) {
      const told = polledRows(rows, 'refund', ['id', 'order_id'], new Date(until()), row => {
        const { id, orderId, fingerprint, createdAt } = refundOf(row);
        return { kind: 'refund', id, parentId: orderId, fingerprint, changedAt: createdAt };
      });
      yield settled(told);
    }
  }

  async function* customers(cursor: string | undefined, since: Date) {
    const start = startOf(cursor, since);
    const settled = settling(cursor, start);
    for await (const rows of api.pagesV3(
      `/v3/customers?date_modified:min=${isoOf(start)}&sort=date_modified:asc`,
    )) {
      const told = polledRows(rows, 'customer', ['id'], new Date(until()), row => {
        const { id, date_modified: modified } = readWith(polledSchema, row, 'customer');
        return { kind: 'customer', id, fingerprint: modified, changedAt: dateOf(modified) };
      });
      yield settled(told);
    }
  }

  return [
    { name: 'orders', read: orders },
    { name: 'refunds', read: refunds },
    { name: 'customers', read: customers },
  ];
}

/** Without an offset sign: a `+` in a query would have to be escaped. */
function isoOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
