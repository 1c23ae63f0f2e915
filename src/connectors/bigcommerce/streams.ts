// What changed in the store, for the poll. Pages are re-anchored on the last row's date instead of counted, because
// rows move between counted pages while they are read.
import { rowsOf } from '../../core/broken-answer.ts';
import type { Clock } from '../../core/clock.ts';
import { mostSaid } from '../../core/said-numbers.ts';
import type { Change, Stream } from '../../models/connector.ts';
import { type Api, endless, listed } from './api.ts';
import { dateOf, fingerprintOf, refundOf } from './mapping.ts';
import type { BigCommerceSettings } from './settings.ts';
import { customerSchema, readWith } from './wire.ts';

const pageSize = 250;

export function streams(api: Api, settings: BigCommerceSettings, clock: Clock): Stream[] {
  const { pollOverlapSeconds, pollGraceSeconds } = settings;
  const startOf = (cursor: string | undefined, since: Date): number =>
    cursor === undefined ? since.getTime() : Date.parse(cursor) - pollOverlapSeconds * 1000;
  const until = () => clock.now() - pollGraceSeconds * 1000;

  async function* orders(cursor: string | undefined, since: Date) {
    let anchor = startOf(cursor, since);
    let page = 1;
    const end = until();
    while (true) {
      const body = await api.get<unknown>(
        `/v2/orders?min_date_modified=${isoOf(anchor)}&max_date_modified=${isoOf(end)}&sort=date_modified:asc&limit=${pageSize}&page=${page}`,
      );
      const rows = rowsOf<{ id: number; date_modified: string }>(body ?? [], listed('/v2/orders'));
      const changes = rows.map(
        (row): Change => ({
          kind: 'order',
          id: String(row.id),
          fingerprint: fingerprintOf(row),
          changedAt: dateOf(row.date_modified),
        }),
      );
      // A time in the future would leave out all that comes until then.
      const last = Math.min(changes.at(-1)?.changedAt.getTime() ?? anchor, end);
      yield {
        changes,
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
    const end = until();
    let newest = cursor === undefined ? start : Date.parse(cursor);
    for await (const rows of api.pagesV3<unknown>(
      `/v3/orders/payment_actions/refunds?created:min=${isoOf(start)}`,
    )) {
      const settled = rows.map(refundOf).filter(refund => refund.createdAt.getTime() <= end);
      for (const refund of settled) newest = Math.max(newest, refund.createdAt.getTime());
      yield {
        changes: settled.map(
          (refund): Change => ({
            kind: 'refund',
            id: refund.id,
            parentId: refund.orderId,
            fingerprint: refund.fingerprint,
            changedAt: refund.createdAt,
          }),
        ),
        cursor: new Date(newest).toISOString(),
      };
    }
  }

  async function* customers(cursor: string | undefined, since: Date) {
    const start = startOf(cursor, since);
    const end = until();
    let newest = cursor === undefined ? start : Date.parse(cursor);
    for await (const rows of api.pagesV3<unknown>(
      `/v3/customers?date_modified:min=${isoOf(start)}&sort=date_modified:asc`,
    )) {
      const found = rows.map(row => readWith(customerSchema, row, 'customer'));
      const settled = found.filter(customer => dateOf(customer.date_modified).getTime() <= end);
      for (const customer of settled) newest = Math.max(newest, dateOf(customer.date_modified).getTime());
      yield {
        changes: settled.map(
          (customer): Change => ({
            kind: 'customer',
            id: String(customer.id),
            fingerprint: customer.date_modified,
            changedAt: dateOf(customer.date_modified),
          }),
        ),
        cursor: new Date(newest).toISOString(),
      };
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
