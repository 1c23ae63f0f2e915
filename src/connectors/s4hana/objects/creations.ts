// How unified objects are created in S/4HANA: SAP's body of each, and how it is found again.
import type { ObjectName } from '../../../models/objects/all.ts';
import { eq } from '../../../odata/filter.ts';
import { inSystemNames } from '../../kit/odata/mapping.ts';
import { textFieldsIn } from '../../kit/odata/text-rooms.ts';
import { answeredId, partOf } from './answered-ids.ts';
import { type Carried, carriedIn } from './carried-in.ts';
import { deliveryCreation } from './delivery-creation.ts';
import { dryRunOfPurchaseOrders } from './dry-runs.ts';
import { masterDataMappings } from './master-data.ts';
import { partnerCreation } from './partner-creation.ts';
import { purchasingMappings } from './purchasing.ts';
import type { RegionCodes } from './regions.ts';
import type { S4Creation, S4Mapping } from './s4-mapping.ts';
import { salesMappings } from './sales.ts';
import { salesOrderCreation } from './sales-order-creation.ts';
import { movements, warehouseMappings } from './warehouse.ts';

type Fields = Record<string, unknown>;
const itemsIn = (given: Fields) => given.items as Fields[];
/** SAP numbers items in tens. */
const inTens = (at: number) => String((at + 1) * 10);

const { 'sales-orders': orders, 'credit-memos': credits } = salesMappings;
const { 'purchase-orders': purchases, 'supplier-invoices': bills } = purchasingMappings;
const { 'goods-movements': moves } = warehouseMappings;
const { products } = masterDataMappings;

/** Created in the set that it is read from, and found by the field that carries its reference. */
const asRead = (
  {
    service,
    set,
    key,
    fields,
  }: Pick<S4Mapping, 'service' | 'set' | 'key'> & { fields: { reference: string } },
  { select = [], ...carried }: Partial<Carried> = {},
): Pick<S4Creation, 'service' | 'set' | 'id' | 'search'> => ({
  service,
  set,
  id: entity => answeredId({ key }, entity),
  search: carriedIn({ field: fields.reference, select: [...key, ...select], ...carried }),
});

/** Fields of items that are written and not read. */
const billed = {
  purchase_order: 'PurchaseOrder',
  purchase_order_item: 'PurchaseOrderItem',
  quantity: 'QuantityInPurchaseOrderUnit',
  unit: 'PurchaseOrderQuantityUnit',
  amount: 'SupplierInvoiceItemAmount',
  tax_code: 'TaxCode',
};
const moved = {
  to_plant: 'IssuingOrReceivingPlant',
  to_storage_location: 'IssuingOrReceivingStorageLoc',
  text: 'MaterialDocumentItemText',
};

const creations = {
  deliveries: deliveryCreation,
  'credit-memos': {
    ...asRead(credits),
    body: given => ({
      ...inSystemNames(credits.fields, given),
      to_Item: itemsIn(given).map(item => ({
        ReferenceSDDocumentItem: item.refers_to_item,
        ...inSystemNames(credits.items.fields, item),
      })),
    }),
  },
  'purchase-orders': {
    ...asRead(purchases),
    texts: textFieldsIn(purchases, ['items.text']),
    body: given => ({
      ...inSystemNames(purchases.fields, given),
      to_PurchaseOrderItem: itemsIn(given).map((item, at) => ({
        PurchaseOrderItem: inTens(at),
        ...inSystemNames(purchases.items.fields, item),
      })),
    }),
  },
  'supplier-invoices': {
    ...asRead(bills, {
      and: given => eq('InvoicingParty', given.supplier),
      counts: row => row.IsReversed !== true && row.IsReversal !== true,
      select: ['IsReversed', 'IsReversal'],
    }),
    body: given => ({
      ...inSystemNames(bills.fields, given),
      SupplierInvoiceIsCreditMemo: given.is_credit_memo ? 'X' : undefined,
      to_SuplrInvcItemPurOrdRef: itemsIn(given).map((item, at) => ({
        SupplierInvoiceItem: String(at + 1),
        ...inSystemNames(billed, item),
        DocumentCurrency: given.currency,
      })),
    }),
    dryRun: dryRunOfPurchaseOrders,
  },
  'goods-movements': {
    ...asRead(moves, {
      // Neither those that were cancelled, nor those that cancel them and say the same reference.
      counts: row =>
        (row.to_MaterialDocumentItem as Fields[]).some(
          item => item.GoodsMovementIsCancelled !== true && !item.ReversedMaterialDocument,
        ),
      select: [
        'to_MaterialDocumentItem/GoodsMovementIsCancelled',
        'to_MaterialDocumentItem/ReversedMaterialDocument',
      ],
      expand: ['to_MaterialDocumentItem'],
    }),
    texts: textFieldsIn({ fields: moves.fields, items: { ...moves.items, fields: moved } }, [
      'text',
      'items.text',
    ]),
    body(given) {
      const { code, type, refersTo } = movements[String(given.kind)] as (typeof movements)[string];
      return {
        GoodsMovementCode: code,
        ...inSystemNames(moves.fields, given),
        to_MaterialDocumentItem: itemsIn(given).map(item => ({
          ...inSystemNames({ ...moves.items.fields, ...moved }, item),
          GoodsMovementType: item.movement_type ?? type,
          GoodsMovementRefDocType: refersTo,
        })),
      };
    },
    dryRun: dryRunOfPurchaseOrders,
  },
  // Public clouds take products through V4 only (S4-63).
  products: {
    service: 'productV4',
    set: 'Product',
    id: entity => partOf(entity, 'Product'),
    search: carriedIn({ field: 'Product', select: ['Product'] }),
    texts: [{ of: ['descriptions.text'], in: ['_ProductDescription/ProductDescription'] }],
    body(given) {
      const Product = given.id;
      const descriptions = given.descriptions as { language: string; text: string }[];
      const plants = given.plants as string[] | undefined;
      return {
        Product,
        ...inSystemNames({ ...products.fields, industry_sector: 'IndustrySector' }, given),
        // V4 wants the key in every child.
        _ProductDescription: descriptions.map(({ language, text }) => ({
          Product,
          Language: language,
          ProductDescription: text,
        })),
        _ProductPlant: plants?.map(Plant => ({ Product, Plant })),
      };
    },
  },
} satisfies Partial<Record<ObjectName, S4Creation>>;

export const creationsOf = ({ regionCodes = {} }: { regionCodes?: RegionCodes }) =>
  ({
    ...creations,
    'sales-orders': salesOrderCreation(asRead(orders), inTens, regionCodes),
    customers: partnerCreation('customer', regionCodes),
    suppliers: partnerCreation('supplier', regionCodes),
  }) satisfies Partial<Record<ObjectName, S4Creation>>;
