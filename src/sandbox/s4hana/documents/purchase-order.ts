// Purchase orders. What has been received and invoiced of them stands in other documents: neither service has a
// history (S4-60).
import { Decimal } from 'decimal.js';
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf, withoutZeros } from '../wire.ts';
import type { DocumentRules, SystemState } from './document.ts';
import { pdfOf } from './pdf.ts';

const service = 'API_PURCHASEORDER_PROCESS_SRV';

export function purchaseOrders(system: SystemState): DocumentRules {
  const { tables } = system;
  const headers = tables.of(service, 'A_PurchaseOrder');
  const lines = tables.of(service, 'A_PurchaseOrderItem');
  const schedule = tables.of(service, 'A_PurchaseOrderScheduleLine');

  const create = (draft: Draft): Row => {
    const order: Row = { ...draft.fields, Supplier: withoutZeros(draft.fields.Supplier ?? '') };
    checkHeader(order, system);
    const drafts = draft.children.get('to_PurchaseOrderItem') ?? [];
    if (drafts.length === 0) throw new SapFault(400, 'ME/083', 'Enter at least one item');
    drafts.forEach((item, i) => {
      checkItem(item.fields, (i + 1) * 10, system);
    });
    const PurchaseOrder = system.nextNumber('purchase-order');
    const row = headers.insert({
      ...order,
      PurchaseOrder,
      PurchaseOrderDate: order.PurchaseOrderDate ?? system.today(),
      DocumentCurrency: order.DocumentCurrency || 'USD',
      InvoicingParty: order.InvoicingParty || order.Supplier || '',
      PurchasingProcessingStatus: '02',
      PurchasingCompletenessStatus: true,
      CreationDate: system.today(),
      CreatedByUser: system.user,
    });
    drafts.forEach((item, i) => {
      writeItem(row, item, i);
    });
    for (const note of draft.children.get('to_PurchaseOrderNote') ?? [])
      tables.of(service, 'A_PurchaseOrderNote').insert({ ...note.fields, PurchaseOrder });
    system.touch(row);
    return row;
  };

  const writeItem = (order: Row, { fields, children }: Draft, index: number): Row => {
    const item: Row = {
      ...fields,
      PurchaseOrder: order.PurchaseOrder ?? '',
      PurchaseOrderItem: withoutZeros(fields.PurchaseOrderItem || String((index + 1) * 10)),
      PurchaseOrderItemText: fields.PurchaseOrderItemText || String(fields.Material ?? ''),
      PurchaseOrderQuantityUnit: fields.PurchaseOrderQuantityUnit || 'PC',
      DocumentCurrency: order.DocumentCurrency ?? '',
      NetPriceQuantity: fields.NetPriceQuantity || '1',
      PurchaseOrderItemCategory: fields.PurchaseOrderItemCategory || '0',
      StorageLocation: fields.StorageLocation || '171A',
      GoodsReceiptIsExpected: fields.GoodsReceiptIsExpected ?? true,
      InvoiceIsExpected: fields.InvoiceIsExpected ?? true,
      InvoiceIsGoodsReceiptBased: fields.InvoiceIsGoodsReceiptBased ?? false,
    };
    const key = { PurchaseOrder: item.PurchaseOrder ?? '', PurchaseOrderItem: item.PurchaseOrderItem ?? '' };
    lines.insert(item);
    const given = children.get('to_ScheduleLine') ?? [];
    const scheduled =
      given.length > 0
        ? given.map(line => line.fields)
        : [{ ScheduleLineOrderQuantity: item.OrderQuantity ?? '0' }];
    scheduled.forEach((line, i) => {
      schedule.insert({
        ...line,
        PurchasingDocument: key.PurchaseOrder,
        PurchasingDocumentItem: key.PurchaseOrderItem,
        ScheduleLine: String(i + 1),
        ScheduleLineDeliveryDate: line.ScheduleLineDeliveryDate ?? system.today(),
        PurchaseOrderQuantityUnit: item.PurchaseOrderQuantityUnit ?? 'PC',
      });
    });
    (children.get('to_AccountAssignment') ?? []).forEach(({ fields: assignment }, i) => {
      tables
        .of(service, 'A_PurOrdAccountAssignment')
        .insert({ ...assignment, ...key, AccountAssignmentNumber: String(i + 1) });
    });
    return item;
  };

  const orderOf = (row: Row): Row => {
    const order = headers.get({ PurchaseOrder: row.PurchaseOrder ?? '' });
    if (!order) throw new SapFault(404, '06/019', `Purchase order ${row.PurchaseOrder} does not exist`);
    return order;
  };

  return {
    sets: {
      A_PurchaseOrder: {
        create,
        update(row, changes) {
          tables.change(row, changes);
          system.touch(row);
        },
      },
      A_PurchaseOrderItem: {
        create(draft) {
          const order = orderOf(draft.fields);
          const count = tables.joined(lines, ['PurchaseOrder'], order).length;
          checkItem(draft.fields, (count + 1) * 10, system);
          system.touch(order);
          return writeItem(order, draft, count);
        },
        update(row, changes) {
          tables.change(row, changes);
          system.touch(orderOf(row));
        },
      },
      A_PurchaseOrderScheduleLine: { update: (row, changes) => tables.change(row, changes) },
    },
    operations: {
      [`${service}/GetPDF`]: key => ({ PurchaseOrderBinary: print(orderOf(key)) }),
      'purchaseorder/GetOutputBinaryData': key => ({
        MimeType: 'application/pdf',
        OutputBinaryData: print(orderOf(key)),
        OutputChannel: 'PRINT',
        OutputDocumentName: `PO_${key.PurchaseOrder}.pdf`,
      }),
    },
  };

  function print(order: Row): string {
    const items = tables.joined(lines, ['PurchaseOrder'], order);
    return pdfOf([
      `Purchase order ${order.PurchaseOrder}`,
      `Supplier ${order.Supplier}`,
      ...items.map(item => {
        const value = decimalOf(item, 'NetPriceAmount').times(decimalOf(item, 'OrderQuantity'));
        return `${item.PurchaseOrderItem}  ${item.Material}  ${item.OrderQuantity} ${item.PurchaseOrderQuantityUnit}  ${value.toFixed()}`;
      }),
      `Currency ${order.DocumentCurrency}`,
    ]);
  }
}

const required = [
  'PurchaseOrderType',
  'CompanyCode',
  'PurchasingOrganization',
  'PurchasingGroup',
  'Supplier',
];

function checkHeader(order: Row, system: SystemState): void {
  const missing = required.filter(name => !order[name]);
  if (missing.length > 0)
    throw new SapFault(
      400,
      'MEPO/002',
      `Enter ${missing.join(', ')}`,
      missing.map(name => ({ code: 'MEPO/002', message: `Enter ${name}`, target: name })),
    );
  if (order.PurchaseOrderType !== 'NB')
    throw new SapFault(400, 'ME/047', `Document type ${order.PurchaseOrderType} is not allowed`);
  const { tables } = system;
  if (!tables.of('API_COMPANYCODE_SRV', 'A_CompanyCode').get({ CompanyCode: order.CompanyCode ?? '' }))
    throw new SapFault(400, 'F5/165', `Company code ${order.CompanyCode} is not defined`);
  const supplier = tables.of('API_BUSINESS_PARTNER', 'A_SupplierPurchasingOrg').get({
    Supplier: order.Supplier ?? '',
    PurchasingOrganization: order.PurchasingOrganization ?? '',
  });
  if (!supplier)
    throw new SapFault(
      400,
      '06/321',
      `Supplier ${order.Supplier} has not been created for purchasing organization ${order.PurchasingOrganization}`,
    );
}

function checkItem(item: Row, number: number, system: SystemState): void {
  const { tables } = system;
  if (item.Material && !tables.of('API_PRODUCT_SRV', 'A_Product').get({ Product: item.Material }))
    throw new SapFault(400, 'M3/305', `Item ${number}: material ${item.Material} does not exist`);
  if (!item.Material && (!item.PurchaseOrderItemText || !item.AccountAssignmentCategory))
    throw new SapFault(
      400,
      'ME/062',
      `Item ${number}: enter a material, or a text with an account assignment`,
    );
  if (!tables.of('API_PLANT_SRV', 'A_Plant').get({ Plant: item.Plant ?? '' }))
    throw new SapFault(400, '06/351', `Item ${number}: plant ${item.Plant ?? ''} is not defined`);
  if (!decimalOf(item, 'OrderQuantity').greaterThan(0))
    throw new SapFault(400, '06/069', `Item ${number}: enter a quantity`);
  if (new Decimal(String(item.NetPriceAmount ?? '0')).isNegative())
    throw new SapFault(400, '06/068', `Item ${number}: enter a net price`);
}
