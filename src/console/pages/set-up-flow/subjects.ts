// Real records of the source that a preview can be made of, the newest first.
import type { Client } from '../../../client/index.ts';
import type { Format } from '../../format.ts';

export interface Subject {
  id: string;
  /** What people recognise it by. */
  text: string;
}

/** Systems list the oldest first: the days are few at first, so that a page of them has the newest. */
const windows = [1, 3, 14];
const few = 10;
/** So many pages are read at most. */
const mostPages = 10;

/** The records since a day of the last weeks, the newest first. */
async function newestOf<Row>(
  list: (asked: { created_from: string; limit: number; cursor: string | undefined }) => PromiseLike<{
    result: Row[];
    next_cursor: string | null;
  }>,
): Promise<Row[]> {
  let rows: Row[] = [];
  for (const days of windows) {
    const since = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await list({ created_from: since, limit: 100, cursor });
      // Of the page before, what fills this one up.
      rows = [...(pages === 0 ? [] : rows), ...page.result].slice(-100);
      cursor = page.next_cursor ?? undefined;
      pages++;
    } while (cursor !== undefined && pages < mostPages);
    if (rows.length >= few) break;
  }
  return rows.reverse();
}

export async function newestSubjects(
  api: Client,
  from: string,
  object: string,
  format: Format,
): Promise<Subject[]> {
  if (object === 'shop-orders') {
    const orders = await newestOf(asked => api.listShopOrders({ id: from, ...asked }));
    return orders.map(one => ({
      id: one.id,
      text: [
        format.money(one.total_inc_tax ?? null, one.currency ?? null),
        one.status_name,
        format.instant(one.created_at ?? null),
      ]
        .filter(Boolean)
        .join(' · '),
    }));
  }
  if (object === 'shop-refunds') {
    const refunds = await newestOf(asked => api.listShopRefunds({ id: from, ...asked }));
    // Refunds are booked by their order.
    const orders = refunds.flatMap(({ order, created_at: at }) =>
      order ? [{ id: order, text: format.instant(at ?? null) }] : [],
    );
    return [...new Map(orders.map(one => [one.id, one])).values()];
  }
  if (object === 'shop-customers') {
    const { result } = await api.listShopCustomers({ id: from, limit: 100 });
    return result.reverse().map(one => ({
      id: one.id,
      text: [one.company, one.first_name, one.last_name].filter(Boolean).join(' '),
    }));
  }
  return object === 'stock' ? [{ id: 'everything', text: '' }] : [];
}
