// What changed in the store. Pages of orders are re-anchored on the last row's date instead of counted, because rows move
// between counted pages while they are read.
import type { Clock } from '../../core/clock.ts';
import { type ChangedList, changesIn } from '../kit/rest/changes.ts';
import { byAnchor } from '../kit/rest/paging.ts';
import type { Pass } from '../kit/rest/since.ts';
import { type Api, v3 } from './api.ts';
import { customerFields, orderFields, refundFields } from './rows.ts';
import type { BigCommerceSettings } from './settings.ts';
import { storeIdIn } from './store-id.ts';

export function storeChanges(
  { client }: Api,
  { pollOverlapSeconds, pollGraceSeconds }: BigCommerceSettings,
  clock: Clock,
) {
  const pace = { overlapMs: pollOverlapSeconds * 1000, graceMs: pollGraceSeconds * 1000, as: 'iso' } as const;
  const about = (row: unknown) => ({ id: storeIdIn(row, 'id'), of: storeIdIn(row, 'order_id') });
  const orders: ChangedList = {
    ...pace,
    object: 'shop-orders',
    sorted: true,
    record: orderFields,
    stamp: 'changed_at',
    about: row => ({ id: storeIdIn(row, 'id') }),
    list: pass => ({
      path: `/v2/orders?max_date_modified=${pass.write(pass.untilMs)}&sort=date_modified:asc`,
      by: anchored(pass),
    }),
  };
  const refunds: ChangedList = {
    ...pace,
    object: 'shop-refunds',
    // Nothing says in which order they come.
    sorted: false,
    record: refundFields,
    stamp: 'created_at',
    about,
    list: pass => ({
      ...v3,
      path: `/v3/orders/payment_actions/refunds?created:min=${pass.write(pass.fromMs)}`,
    }),
  };
  const customers: ChangedList = {
    ...pace,
    object: 'shop-customers',
    sorted: true,
    record: customerFields,
    stamp: 'changed_at',
    about: row => ({ id: storeIdIn(row, 'id') }),
    list: pass => ({
      ...v3,
      path: `/v3/customers?date_modified:min=${pass.write(pass.fromMs)}&sort=date_modified:asc`,
    }),
  };
  return {
    'shop-orders': changesIn(client, clock, orders),
    'shop-refunds': changesIn(client, clock, refunds),
    'shop-customers': changesIn(client, clock, customers),
  };
}

function anchored({ fromMs, untilMs, write }: Pass) {
  return byAnchor({
    parameter: 'min_date_modified',
    size: ['limit', 250],
    from: fromMs,
    of(row) {
      const ms = Date.parse(String((row as { date_modified?: unknown } | null)?.date_modified));
      // A time in the future would leave out all that comes until then.
      return Number.isNaN(ms) || ms > untilMs ? undefined : ms;
    },
    write,
    page: 'page',
  });
}
