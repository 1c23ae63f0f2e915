// One of each unified object in a sandbox, and what can be written of it.
import { expect } from 'vitest';
import { mappings } from '../src/connectors/s4hana/objects/all.ts';
import { objectRoutes } from '../src/contract/objects.ts';
import { outboundDeliveries } from '../src/s4/documents/outbound-deliveries.ts';
import { entry, invoiceOf, openObjects, order, partner, purchaseOrder } from './object-api.ts';
import type { RunningKontor } from './running-kontor.ts';

const day = '2026-11-20';
const product = {
  type: 'FERT',
  industry_sector: 'M',
  base_unit: 'ST',
  descriptions: [{ language: 'EN', text: 'A thing' }],
};
const undo = { reason: '01', posting_date: day };

/** One of each object, and what can be written of it. */
export async function objectWorld(kontor: RunningKontor, settings: Record<string, unknown> = {}) {
  const { id, ask, direct } = await openObjects(kontor, { timeoutSeconds: 30, ...settings });
  const made = async (object: string, body: object) => {
    const answer = await ask('POST', object, body);
    expect([object, answer.status, answer.detail]).toEqual([object, 201, undefined]);
    return answer.result?.id as string;
  };
  const so = await made('sales-orders', order);
  const first = await made('deliveries', { items: [{ order: so, order_item: '10', quantity: '1' }] });
  const deliveries = outboundDeliveries(direct);
  await deliveries.pick(first);
  await deliveries.postGoodsIssue(first);
  const po = await made('purchase-orders', purchaseOrder);
  const receipt = {
    kind: 'receipt',
    items: [{ purchase_order: po, purchase_order_item: '10', quantity: '1' }],
  };
  const bill = invoiceOf(po);
  const ids: Record<string, string> = {
    'sales-orders': so,
    deliveries: first,
    invoices: await made('invoices', { refers_to: first }),
    'credit-memos': '',
    'purchase-orders': po,
    'supplier-invoices': await made('supplier-invoices', bill),
    'goods-movements': await made('goods-movements', receipt),
    'journal-entries': await made('journal-entries', entry),
    customers: '17100001',
    suppliers: '17300001',
    products: 'TG11',
  };
  for (const { object, act } of Object.values(objectRoutes)) {
    if (act !== 'list' || ids[object] || !(object in mappings)) continue;
    const [row] = ((await ask('GET', `${object}?limit=1`)) as unknown as { result: { id: string }[] }).result;
    ids[object] = row?.id ?? '1';
  }
  const creates: Record<string, (n: number) => object> = {
    'sales-orders': n => ({ ...order, reference: `W-${n}` }),
    deliveries: () => ({ items: [{ order: so, order_item: '10', quantity: '1' }] }),
    invoices: () => ({ refers_to: first }),
    'credit-memos': () => ({
      type: 'CR',
      refers_to: ids.invoices,
      items: [{ refers_to_item: '10', quantity: '1', unit: 'PC' }],
    }),
    'purchase-orders': () => purchaseOrder,
    'supplier-invoices': n => ({ ...bill, reference: `RE-${n}` }),
    'goods-movements': () => receipt,
    'journal-entries': () => entry,
    customers: () => partner,
    suppliers: () => partner,
    products: n => ({ ...product, id: `WS-${n}` }),
  };
  const updates: Record<string, object> = {
    'sales-orders': { delivery_block: '01', items: [{ id: '10', quantity: '2' }] },
    deliveries: { tracking_number: 'JD1' },
    invoices: { is_cancelled: true },
    'credit-memos': { billing_block: '01' },
    'purchase-orders': { items: [{ id: '10', quantity: '12' }] },
    'supplier-invoices': { is_reversed: true, ...undo },
    'goods-movements': { is_cancelled: true },
    'journal-entries': { is_reversed: true, ...undo },
    // Orders of the customer go on.
    customers: { billing_block: '01' },
    suppliers: { is_posting_blocked: true },
    products: { group: 'L002' },
  };
  return { id, ids, creates, updates, ask };
}
