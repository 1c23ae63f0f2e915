// Outbound deliveries: made from orders, picked, issued and taken back. Goods issue without picking, or of goods that
// are not there, is refused in a report of messages under HTTP 200, as SAP does (S4-71).
import { Decimal } from 'decimal.js';
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf, withoutZeros } from '../wire.ts';
import { report } from './delivery-report.ts';
import type { DocumentRules, SystemState } from './document.ts';
import { linkToOrder } from './document-flow.ts';
import type { GoodsMovements } from './material-document.ts';
import { orderProgress, overall } from './order-progress.ts';

const service = 'API_OUTBOUND_DELIVERY_SRV';
const storageLocation = '171A';

export function deliveries(system: SystemState, movements: GoodsMovements): DocumentRules {
  const { tables } = system;
  const headers = tables.of(service, 'A_OutbDeliveryHeader');
  const lines = tables.of(service, 'A_OutbDeliveryItem');
  const orders = tables.of('API_SALES_ORDER_SRV', 'A_SalesOrder');
  const orderItems = tables.of('API_SALES_ORDER_SRV', 'A_SalesOrderItem');
  const progress = orderProgress(system);

  const itemsOf = (delivery: Row) => tables.joined(lines, ['DeliveryDocument'], delivery);
  const orderItemOf = (item: Row) =>
    orderItems.get({
      SalesOrder: withoutZeros(item.ReferenceSDDocument ?? ''),
      SalesOrderItem: withoutZeros(item.ReferenceSDDocumentItem ?? ''),
    });
  const existing = ({ DeliveryDocument }: Row): Row => {
    const delivery = headers.get({ DeliveryDocument: withoutZeros(DeliveryDocument ?? '') });
    if (!delivery) throw new SapFault(404, 'VL/461', `Delivery ${DeliveryDocument} does not exist`);
    return delivery;
  };
  const version = (...rows: Row[]) => {
    for (const row of rows) system.touch(row, 'DeliveryVersion');
  };

  const create = (draft: Draft): Row => {
    const wanted = (draft.children.get('to_DeliveryDocumentItem') ?? []).map(({ fields }) => {
      const item = orderItemOf(fields);
      if (!item)
        throw new SapFault(
          400,
          'VL/363',
          `Sales order item ${fields.ReferenceSDDocument ?? ''} ${fields.ReferenceSDDocumentItem ?? ''} does not exist`,
        );
      const open = progress.open(item);
      const quantity = fields.ActualDeliveryQuantity ? decimalOf(fields, 'ActualDeliveryQuantity') : open;
      if (!quantity.greaterThan(0) || quantity.greaterThan(open))
        throw new SapFault(
          400,
          'VL/367',
          `Item ${item.SalesOrder} ${item.SalesOrderItem}: only ${open.toFixed()} can be delivered`,
        );
      return { item, quantity };
    });
    const [first] = wanted;
    if (!first) throw new SapFault(400, 'VL/248', 'Enter at least one item of a sales order');
    const order = orders.get(first.item) ?? {};
    if (order.DeliveryBlockReason)
      throw new SapFault(400, 'VL/055', `Sales order ${order.SalesOrder} is blocked for delivery`);
    const DeliveryDocument = system.nextNumber('delivery');
    const delivery = headers.insert({
      ...draft.fields,
      DeliveryDocument,
      DeliveryDocumentType: 'LF',
      SDDocumentCategory: 'J',
      SalesOrganization: order.SalesOrganization ?? '',
      SoldToParty: order.SoldToParty ?? '',
      ShipToParty: order.SoldToParty ?? '',
      ShippingPoint: draft.fields.ShippingPoint || '1710',
      CreationDate: system.today(),
      CreatedByUser: system.user,
      PlannedGoodsIssueDate: draft.fields.PlannedGoodsIssueDate ?? system.today(),
      DeliveryDate: draft.fields.DeliveryDate ?? system.today(),
      OverallPickingStatus: 'A',
      OverallGoodsMovementStatus: 'A',
      OverallDelivReltdBillgStatus: 'A',
      OverallSDProcessStatus: 'A',
    });
    wanted.forEach(({ item, quantity }, i) => {
      const DeliveryDocumentItem = String((i + 1) * 10);
      const line = lines.insert({
        DeliveryDocument,
        DeliveryDocumentItem,
        ReferenceSDDocument: item.SalesOrder ?? '',
        ReferenceSDDocumentItem: item.SalesOrderItem ?? '',
        ReferenceSDDocumentCategory: 'C',
        SDDocumentCategory: 'J',
        Material: item.Material ?? '',
        DeliveryDocumentItemText: item.SalesOrderItemText ?? '',
        Plant: item.ProductionPlant ?? '',
        StorageLocation: item.StorageLocation || storageLocation,
        ActualDeliveryQuantity: quantity.toFixed(),
        OriginalDeliveryQuantity: quantity.toFixed(),
        DeliveryQuantityUnit: item.RequestedQuantityUnit ?? 'PC',
        BaseUnit: 'PC',
        GoodsMovementType: '601',
        PickingStatus: 'A',
        GoodsMovementStatus: 'A',
        DeliveryRelatedBillingStatus: 'A',
        SDProcessStatus: 'A',
      });
      progress.delivered(item, quantity);
      linkToOrder(system, orderKey(item), {
        document: DeliveryDocument,
        item: DeliveryDocumentItem,
        category: 'J',
      });
      version(line);
    });
    for (const [role, Customer] of [
      ['AG', order.SoldToParty],
      ['WE', order.SoldToParty],
    ])
      tables.of(service, 'A_OutbDeliveryPartner').insert({
        PartnerFunction: role ?? '',
        SDDocument: DeliveryDocument,
        Customer: Customer ?? '',
      });
    version(delivery);
    system.emit('sap.s4.beh.outbounddelivery.v1.OutboundDelivery.Created.v1', {
      OutboundDelivery: DeliveryDocument,
    });
    return delivery;
  };

  const pick = (delivery: Row, chosen: readonly Row[], quantity?: Decimal): Row[] => {
    for (const item of chosen) {
      const picked = quantity ?? decimalOf(item, 'ActualDeliveryQuantity');
      if (picked.greaterThan(decimalOf(item, 'OriginalDeliveryQuantity')))
        return [
          report(delivery, item, 'E', 'VL', '019', 'Picked quantity is larger than the quantity ordered'),
        ];
      const before = decimalOf(item, 'ActualDeliveryQuantity');
      const ordered = orderItemOf(item);
      tables.change(item, { PickingStatus: 'C', ActualDeliveryQuantity: picked.toFixed() });
      if (ordered && !picked.equals(before)) progress.delivered(ordered, picked.minus(before));
      version(item);
    }
    tables.change(delivery, { OverallPickingStatus: overall(itemsOf(delivery), 'PickingStatus') });
    version(delivery);
    return chosen.map(item => report(delivery, item, 'S', 'VL', '012', 'Picked'));
  };

  const issue = (delivery: Row): Row[] => {
    const items = itemsOf(delivery);
    if (delivery.OverallGoodsMovementStatus === 'C')
      return [report(delivery, items[0], 'E', 'VL', '602', 'Goods issue has already been posted')];
    const unpicked = items.find(item => item.PickingStatus !== 'C');
    if (unpicked)
      return [report(delivery, unpicked, 'E', 'VL', '608', 'Item has not been picked completely')];
    let document: Row;
    try {
      document = movements.post(
        { ReferenceDocument: delivery.DeliveryDocument ?? '', GoodsMovementCode: '03' },
        items.map(item => ({
          GoodsMovementType: '601',
          Material: item.Material ?? '',
          Plant: item.Plant ?? '',
          StorageLocation: item.StorageLocation ?? '',
          QuantityInEntryUnit: item.ActualDeliveryQuantity ?? '0',
          EntryUnit: item.DeliveryQuantityUnit ?? 'PC',
          Delivery: item.DeliveryDocument ?? '',
          DeliveryItem: item.DeliveryDocumentItem ?? '',
          SalesOrder: item.ReferenceSDDocument ?? '',
          SalesOrderItem: item.ReferenceSDDocumentItem ?? '',
        })),
      );
    } catch (error) {
      if (!(error instanceof SapFault)) throw error;
      const [, id = 'M7', number = '021'] = /^(\w+)\/(\d+)$/.exec(error.code) ?? [];
      return [report(delivery, items[0], 'E', id, number, error.message)];
    }
    for (const item of items) {
      tables.change(item, { GoodsMovementStatus: 'C' });
      version(item);
      const ordered = orderItemOf(item);
      if (ordered)
        linkToOrder(system, orderKey(ordered), {
          document: String(document.MaterialDocument),
          item: String(items.indexOf(item) + 1),
          category: 'R',
        });
    }
    tables.change(delivery, {
      OverallGoodsMovementStatus: 'C',
      ActualGoodsMovementDate: system.today(),
      OverallSDProcessStatus: 'B',
    });
    version(delivery);
    system.emit('sap.s4.beh.outbounddelivery.v1.OutboundDelivery.GoodsIssued.v1', {
      OutboundDelivery: String(delivery.DeliveryDocument),
    });
    return items.map(item => report(delivery, item, 'S', 'VL', '611', 'Goods issue posted'));
  };

  const reverse = (delivery: Row): Row[] => {
    const issued = [...tables.of('API_MATERIAL_DOCUMENT_SRV', 'A_MaterialDocumentItem').rows.values()].find(
      line =>
        line.Delivery === delivery.DeliveryDocument &&
        line.GoodsMovementIsCancelled === false &&
        line.GoodsMovementType === '601',
    );
    if (!issued || delivery.OverallDelivReltdBillgStatus === 'C')
      return [
        report(
          delivery,
          undefined,
          'E',
          'VL',
          '618',
          issued ? 'The delivery is billed already' : 'No goods issue to reverse',
        ),
      ];
    movements.rules.operations?.['API_MATERIAL_DOCUMENT_SRV/Cancel']?.(issued, {});
    for (const item of itemsOf(delivery)) tables.change(item, { GoodsMovementStatus: 'A' });
    tables.change(delivery, {
      OverallGoodsMovementStatus: 'A',
      ActualGoodsMovementDate: null,
      OverallSDProcessStatus: 'A',
    });
    version(delivery, ...itemsOf(delivery));
    return [report(delivery, undefined, 'S', 'VL', '619', 'Goods issue reversed')];
  };

  const remove = (delivery: Row) => {
    if (delivery.OverallGoodsMovementStatus === 'C')
      throw new SapFault(400, 'VL/620', 'The delivery has been issued and cannot be deleted');
    for (const item of itemsOf(delivery)) {
      const ordered = orderItemOf(item);
      if (ordered) progress.delivered(ordered, decimalOf(item, 'ActualDeliveryQuantity').negated());
      lines.remove(item);
    }
    headers.remove(delivery);
  };

  return {
    sets: {
      A_OutbDeliveryHeader: { create, update: (row, changes) => tables.change(row, changes), remove },
      A_OutbDeliveryItem: {
        update(row, changes) {
          const before = decimalOf(row, 'ActualDeliveryQuantity');
          const after = changes.ActualDeliveryQuantity;
          const ordered = orderItemOf(row);
          if (after !== undefined && ordered)
            progress.delivered(ordered, new Decimal(String(after ?? '0')).minus(before));
          tables.change(row, changes);
        },
      },
    },
    operations: {
      [`${service}/PickAllItems`]: key => pick(existing(key), itemsOf(existing(key))),
      [`${service}/ConfirmPickingAllItems`]: key => pick(existing(key), itemsOf(existing(key))),
      [`${service}/PickOneItem`]: key => pick(existing(key), [lineOf(existing(key), key)]),
      [`${service}/PickOneItemWithSalesQuantity`]: key =>
        pick(existing(key), [lineOf(existing(key), key)], decimalOf(key, 'ActualDeliveryQuantity')),
      [`${service}/PostGoodsIssue`]: key => issue(existing(key)),
      [`${service}/ReverseGoodsIssue`]: key => reverse(existing(key)),
    },
  };

  function lineOf(delivery: Row, { DeliveryDocumentItem }: Row): Row {
    const wanted = withoutZeros(DeliveryDocumentItem ?? '');
    const line = itemsOf(delivery).find(item => item.DeliveryDocumentItem === wanted);
    if (!line) throw new SapFault(404, 'VL/462', `Delivery item ${DeliveryDocumentItem} does not exist`);
    return line;
  }
}

const orderKey = (item: Row) => ({
  SalesOrder: String(item.SalesOrder),
  SalesOrderItem: String(item.SalesOrderItem),
});
