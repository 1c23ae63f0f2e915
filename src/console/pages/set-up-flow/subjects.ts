// Real records of the source that a preview can be made of, the newest first.
import type { Client } from '../../../client/index.ts';
import type { Format } from '../../format.ts';

export interface Subject {
  id: string;
  /** What people recognise it by. */
  text: string;
}

const days = 14;

export async function newestSubjects(
  api: Client,
  from: string,
  object: string,
  format: Format,
): Promise<Subject[]> {
  const since = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  if (object === 'shop-orders') {
    const { result } = await api.listShopOrders({ id: from, created_from: since, limit: 100 });
    return result.reverse().map(one => ({
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
    const { result } = await api.listShopRefunds({ id: from, created_from: since, limit: 100 });
    // Refunds are booked by their order.
    const orders = result.flatMap(({ order, created_at: at }) =>
      order ? [{ id: order, text: format.instant(at ?? null) }] : [],
    );
    return [...new Map(orders.map(one => [one.id, one])).values()].reverse();
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
