// Stock and the documents that move it.
import { Decimal } from 'decimal.js';
import { translate } from '../../kit/odata/mapping.ts';
import { movedStock } from './moved-stock.ts';
import type { S4Mapping } from './s4-mapping.ts';

/** Goods movement codes and the usual movement types (S4-67). A receipt refers to a purchase order. */
export const movements: Record<string, { code: string; type: string; refersTo?: string }> = {
  receipt: { code: '01', type: '101', refersTo: 'B' },
  issue: { code: '03', type: '201' },
  transfer: { code: '04', type: '311' },
  'other receipt': { code: '05', type: '501' },
};
const kindsByCode = Object.fromEntries(Object.entries(movements).map(([kind, { code }]) => [code, kind]));

export const warehouseMappings = {
  stock: {
    service: 'stock',
    set: 'A_MatlStkInAcctMod',
    key: [
      'Material',
      'Plant',
      'StorageLocation',
      'Batch',
      'Supplier',
      'Customer',
      'WBSElementInternalID',
      'SDDocument',
      'SDDocumentItem',
      'InventorySpecialStockType',
      'InventoryStockType',
    ],
    fields: {
      product: 'Material',
      plant: 'Plant',
      storage_location: 'StorageLocation',
      batch: 'Batch',
      kind: translate('InventoryStockType', {
        '01': 'unrestricted',
        '02': 'in quality inspection',
        '04': 'in transfer',
        '07': 'blocked',
      }),
      special_stock: 'InventorySpecialStockType',
      supplier: 'Supplier',
      customer: 'Customer',
      order: 'SDDocument',
      order_item: 'SDDocumentItem',
      quantity: 'MatlWrhsStkQtyInMatlBaseUnit',
      unit: 'MaterialBaseUnit',
    },
    belongsTo: 'Material',
    touched: movedStock,
    emptied: { MatlWrhsStkQtyInMatlBaseUnit: new Decimal(0) },
  },
  'goods-movements': {
    service: 'materialDocument',
    set: 'A_MaterialDocumentHeader',
    key: ['MaterialDocumentYear', 'MaterialDocument'],
    fields: {
      year: 'MaterialDocumentYear',
      number: 'MaterialDocument',
      kind: translate('GoodsMovementCode', kindsByCode),
      reference: 'ReferenceDocument',
      text: 'MaterialDocumentHeaderText',
      document_date: 'DocumentDate',
      posting_date: 'PostingDate',
      created_on: 'CreationDate',
    },
    items: {
      navigation: 'to_MaterialDocumentItem',
      key: 'MaterialDocumentItem',
      fields: {
        movement_type: 'GoodsMovementType',
        product: 'Material',
        quantity: 'QuantityInEntryUnit',
        unit: 'EntryUnit',
        plant: 'Plant',
        storage_location: 'StorageLocation',
        batch: 'Batch',
        purchase_order: 'PurchaseOrder',
        purchase_order_item: 'PurchaseOrderItem',
        order: 'SalesOrder',
        order_item: 'SalesOrderItem',
        delivery: 'Delivery',
        cost_center: 'CostCenter',
        is_cancelled: 'GoodsMovementIsCancelled',
      },
    },
  },
} satisfies Record<string, S4Mapping>;
