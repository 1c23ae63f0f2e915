// Sales orders (SAP_COM_0109), V2 and V4. Statuses, delivered quantities and follow-on documents are read from where
// SAP keeps them: quantities on the schedule lines, documents in the process flow (S4-50).

import { Decimal } from 'decimal.js';
import { answeredText } from '../../core/broken-answer.ts';
import { and, eq } from '../../odata/filter.ts';
import type { Changed } from '../../odata/prepared.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { existing } from './existing.ts';
import { type SdStatus, sdStatus } from './sd-status.ts';

export type SalesOrders = ReturnType<typeof salesOrders>;

export interface OrderProgress {
  overall: SdStatus | string;
  delivery: SdStatus | string;
  billing: SdStatus | string;
  blocks: { delivery: string; billing: string };
  items: ItemProgress[];
}

export type ItemProgress = ReturnType<typeof itemProgress>;

export interface FollowOn {
  document: string;
  /** In words where the category is known, else SAP's letter. */
  kind: string;
  createdOn: string | null;
}

const kinds: Record<string, string> = {
  J: 'delivery',
  R: 'goods movement',
  M: 'invoice',
  N: 'cancelled invoice',
  O: 'credit memo',
  S: 'cancelled credit memo',
  H: 'return',
  K: 'credit memo request',
};

export function salesOrders(client: S4Client) {
  const service = lazyService(client, 'salesOrder');
  const headers = service.set('A_SalesOrder');
  const items = service.set('A_SalesOrderItem');
  const scheduleLines = service.set('A_SalesOrderScheduleLine');
  const order = (number: string) => existing(headers, 'sap-sales-order', number);

  return {
    ...headers,
    items,
    partners: service.set('A_SalesOrderHeaderPartner'),
    pricing: service.set('A_SalesOrderHeaderPrElement'),
    itemPricing: service.set('A_SalesOrderItemPrElement'),
    scheduleLines,
    texts: service.set('A_SalesOrderText'),
    /** The same documents through the V4 service: internal units (ST for PC), other field names. */
    v4: lazyService(client, 'salesOrderV4').set('SalesOrder'),
    /** Orders that carry our reference; several where SAP took it twice. */
    findByReference: (reference: string, soldToParty?: string) =>
      headers.list({
        filter:
          soldToParty === undefined
            ? eq('PurchaseOrderByCustomer', reference)
            : and(eq('PurchaseOrderByCustomer', reference), eq('SoldToParty', soldToParty)),
      }),
    addItem: async (number: string, item: Entity) =>
      (await service.open()).set('A_SalesOrder').of(number, 'to_Item').create(item),
    /** Cancels an item by a reason of rejection, as SAP wants it: items that were sold are not deleted. */
    rejectItem: (SalesOrder: string, SalesOrderItem: string, SalesDocumentRjcnReason: string) =>
      items.update({ SalesOrder, SalesOrderItem }, { SalesDocumentRjcnReason }),
    /** Sets or lifts blocks; an empty text lifts. Left out: as it is. */
    async block(
      number: string,
      { delivery, billing }: { delivery?: string; billing?: string },
    ): Promise<Changed> {
      return headers.update(await order(number), {
        ...(delivery === undefined ? {} : { DeliveryBlockReason: delivery }),
        ...(billing === undefined ? {} : { HeaderBillingBlockReason: billing }),
      });
    },
    async progress(number: string): Promise<OrderProgress> {
      const [header, rows, lines] = await Promise.all([
        order(number),
        items.list({ filter: eq('SalesOrder', number) }),
        scheduleLines.list({ filter: eq('SalesOrder', number) }),
      ]);
      return {
        overall: sdStatus(header.OverallSDProcessStatus),
        delivery: sdStatus(header.OverallTotalDeliveryStatus),
        billing: sdStatus(header.OverallOrdReltdBillgStatus),
        blocks: {
          delivery: String(header.DeliveryBlockReason ?? ''),
          billing: String(header.HeaderBillingBlockReason ?? ''),
        },
        items: rows.map(row => itemProgress(row, lines)),
      };
    },
    /** What came after it: deliveries, invoices, returns, credit memo requests. */
    async followOns(number: string): Promise<FollowOn[]> {
      const rows = await (await service.open())
        .set('A_SalesOrder')
        .of(number, 'to_SubsequentProcFlowDoc')
        .list();
      return rows.map(row => ({
        document: answeredText(row, 'SubsequentDocument', 'S/4HANA'),
        kind: kinds[String(row.SubsequentDocumentCategory)] ?? String(row.SubsequentDocumentCategory ?? ''),
        createdOn: (row.CreationDate as string | null) ?? null,
      }));
    },
  };
}

/** Of an item SAP says no delivered quantity: its schedule lines do. */
function itemProgress(item: Entity, scheduleLines: readonly Entity[]) {
  const lines = scheduleLines.filter(line => line.SalesOrderItem === item.SalesOrderItem);
  const sum = (field: string) =>
    lines.reduce((total, line) => total.plus((line[field] as Decimal | null) ?? 0), new Decimal(0));
  return {
    item: answeredText(item, 'SalesOrderItem', 'S/4HANA'),
    material: String(item.Material ?? ''),
    unit: String(item.RequestedQuantityUnit ?? ''),
    ordered: (item.RequestedQuantity as Decimal | null) ?? new Decimal(0),
    confirmed: sum('ConfdOrderQtyByMatlAvailCheck'),
    delivered: sum('DeliveredQtyInOrderQtyUnit'),
    delivery: sdStatus(item.DeliveryStatus),
    billing: sdStatus(item.OrderRelatedBillingStatus),
    /** The reason of rejection, empty where the item is wanted. */
    rejected: String(item.SalesDocumentRjcnReason ?? ''),
  };
}
