// Returns deliveries: what a customer sends back for a return, put away and received into stock.
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf, withoutZeros } from '../wire.ts';
import { report } from './delivery-report.ts';
import type { DocumentRules, SystemState } from './document.ts';
import type { GoodsMovements } from './material-document.ts';
import { overall } from './order-progress.ts';

const service = 'API_CUSTOMER_RETURNS_DELIVERY_SRV';

export function returnsDeliveries(system: SystemState, movements: GoodsMovements): DocumentRules {
  const { tables } = system;
  const headers = tables.of(service, 'A_ReturnsDeliveryHeader');
  const lines = tables.of(service, 'A_ReturnsDeliveryItem');
  const returnItems = tables.of('API_CUSTOMER_RETURN_SRV', 'A_CustomerReturnItem');
  const returns = tables.of('API_CUSTOMER_RETURN_SRV', 'A_CustomerReturn');
  const itemsOf = (delivery: Row) => tables.joined(lines, ['DeliveryDocument'], delivery);
  const version = (...rows: Row[]) => {
    for (const row of rows) system.touch(row, 'DeliveryVersion');
  };
  const existing = ({ DeliveryDocument }: Row): Row => {
    const delivery = headers.get({ DeliveryDocument: withoutZeros(DeliveryDocument ?? '') });
    if (!delivery) throw new SapFault(404, 'VL/461', `Delivery ${DeliveryDocument} does not exist`);
    return delivery;
  };

  const create = (draft: Draft): Row => {
    const wanted = (draft.children.get('to_DeliveryDocumentItem') ?? []).map(({ fields }) => {
      const item = returnItems.get({
        CustomerReturn: withoutZeros(fields.ReferenceSDDocument ?? ''),
        CustomerReturnItem: withoutZeros(fields.ReferenceSDDocumentItem ?? ''),
      });
      if (!item)
        throw new SapFault(
          400,
          'VL/363',
          `Customer return item ${fields.ReferenceSDDocument ?? ''} ${fields.ReferenceSDDocumentItem ?? ''} does not exist`,
        );
      const already = [...lines.rows.values()]
        .filter(
          line =>
            line.ReferenceSDDocument === item.CustomerReturn &&
            line.ReferenceSDDocumentItem === item.CustomerReturnItem,
        )
        .reduce((sum, line) => sum.plus(decimalOf(line, 'ActualDeliveryQuantity')), decimalOf({}, ''));
      const open = decimalOf(item, 'RequestedQuantity').minus(already);
      const quantity = fields.ActualDeliveryQuantity ? decimalOf(fields, 'ActualDeliveryQuantity') : open;
      if (!quantity.greaterThan(0) || quantity.greaterThan(open))
        throw new SapFault(400, 'VL/367', `Only ${open.toFixed()} of this item can come back`);
      return { item, quantity };
    });
    const [first] = wanted;
    if (!first) throw new SapFault(400, 'VL/248', 'Enter at least one item of a customer return');
    const from = returns.get(first.item) ?? {};
    const DeliveryDocument = system.nextNumber('returns-delivery');
    const delivery = headers.insert({
      ...draft.fields,
      DeliveryDocument,
      DeliveryDocumentType: 'LR',
      SDDocumentCategory: 'T',
      SalesOrganization: from.SalesOrganization ?? '',
      SoldToParty: from.SoldToParty ?? '',
      ShipToParty: from.SoldToParty ?? '',
      CreationDate: system.today(),
      CreatedByUser: system.user,
      OverallPickingStatus: 'A',
      OverallGoodsMovementStatus: 'A',
      OverallSDProcessStatus: 'A',
    });
    wanted.forEach(({ item, quantity }, i) => {
      const line = lines.insert({
        DeliveryDocument,
        DeliveryDocumentItem: String((i + 1) * 10),
        ReferenceSDDocument: item.CustomerReturn ?? '',
        ReferenceSDDocumentItem: item.CustomerReturnItem ?? '',
        SDDocumentCategory: 'T',
        Material: item.Material ?? '',
        Plant: item.ProductionPlant || '1710',
        StorageLocation: item.StorageLocation || '171A',
        ActualDeliveryQuantity: quantity.toFixed(),
        DeliveryQuantityUnit: item.RequestedQuantityUnit ?? 'PC',
        GoodsMovementType: '651',
        PickingStatus: 'A',
        GoodsMovementStatus: 'A',
      });
      version(line);
    });
    version(delivery);
    return delivery;
  };

  const putAway = (delivery: Row): Row[] => {
    const items = itemsOf(delivery);
    for (const item of items) tables.change(item, { PickingStatus: 'C' });
    tables.change(delivery, { OverallPickingStatus: overall(items, 'PickingStatus') });
    version(delivery, ...items);
    return items.map(item => report(delivery, item, 'S', 'VL', '012', 'Put away'));
  };

  const receive = (delivery: Row): Row[] => {
    const items = itemsOf(delivery);
    if (delivery.OverallGoodsMovementStatus === 'C')
      return [report(delivery, items[0], 'E', 'VL', '602', 'Goods receipt has already been posted')];
    const waiting = items.find(item => item.PickingStatus !== 'C');
    if (waiting) return [report(delivery, waiting, 'E', 'VL', '608', 'Item has not been put away')];
    movements.post(
      { ReferenceDocument: delivery.DeliveryDocument ?? '', GoodsMovementCode: '05' },
      items.map(item => ({
        GoodsMovementType: '651',
        Material: item.Material ?? '',
        Plant: item.Plant ?? '',
        StorageLocation: item.StorageLocation ?? '',
        QuantityInEntryUnit: item.ActualDeliveryQuantity ?? '0',
        Delivery: item.DeliveryDocument ?? '',
        DeliveryItem: item.DeliveryDocumentItem ?? '',
      })),
    );
    settle(delivery, 'C');
    return items.map(item => report(delivery, item, 'S', 'VL', '611', 'Goods receipt posted'));
  };

  const reverse = (delivery: Row): Row[] => {
    const received = [...tables.of('API_MATERIAL_DOCUMENT_SRV', 'A_MaterialDocumentItem').rows.values()].find(
      line =>
        line.Delivery === delivery.DeliveryDocument &&
        line.GoodsMovementIsCancelled === false &&
        line.GoodsMovementType === '651',
    );
    if (!received) return [report(delivery, undefined, 'E', 'VL', '618', 'No goods receipt to reverse')];
    movements.rules.operations?.['API_MATERIAL_DOCUMENT_SRV/Cancel']?.(received, {});
    settle(delivery, 'A');
    return [report(delivery, undefined, 'S', 'VL', '619', 'Goods receipt reversed')];
  };

  const settle = (delivery: Row, status: 'A' | 'C') => {
    for (const item of itemsOf(delivery)) {
      tables.change(item, { GoodsMovementStatus: status });
      const returned = returnItems.get({
        CustomerReturn: item.ReferenceSDDocument ?? '',
        CustomerReturnItem: item.ReferenceSDDocumentItem ?? '',
      });
      if (returned) tables.change(returned, { ReturnsMaterialHasBeenReceived: status === 'C' ? '1' : '' });
    }
    tables.change(delivery, {
      OverallGoodsMovementStatus: status,
      OverallSDProcessStatus: status,
      ActualGoodsMovementDate: status === 'C' ? system.today() : null,
    });
    version(delivery, ...itemsOf(delivery));
  };

  return {
    sets: {
      A_ReturnsDeliveryHeader: { create, update: (row, changes) => tables.change(row, changes) },
      A_ReturnsDeliveryItem: { update: (row, changes) => tables.change(row, changes) },
    },
    operations: {
      [`${service}/PutawayAllItems`]: key => putAway(existing(key)),
      [`${service}/ConfirmPutawayAllItems`]: key => putAway(existing(key)),
      [`${service}/PostGoodsReceipt`]: key => receive(existing(key)),
      [`${service}/ReverseGoodsReceipt`]: key => reverse(existing(key)),
    },
  };
}
