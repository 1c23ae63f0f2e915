// How unified objects are created in S/4HANA: SAP's body of each, and how it is found again.
import type { ObjectName } from '../../../models/objects/all.ts';
import { eq } from '../../../odata/filter.ts';
import { answeredId, partOf } from './answered-ids.ts';
import { carriedIn } from './carried-in.ts';
import { deliveryCreation } from './delivery-creation.ts';
import { dryRunOfPurchaseOrders, dryRunOfSalesOrder } from './dry-runs.ts';
import { partnerCreation } from './partner-creation.ts';
import { purchasingMappings } from './purchasing.ts';
import type { S4Creation } from './s4-mapping.ts';
import { movements, warehouseMappings } from './warehouse.ts';

type Fields = Record<string, unknown>;
const itemsIn = (given: Fields) => given.items as Fields[];
const customOf = (given: Fields) => given.custom as Fields | undefined;
/** SAP numbers items in tens. */
const inTens = (at: number) => String((at + 1) * 10);

export const creations = {
  'sales-orders': {
    service: 'salesOrder',
    set: 'A_SalesOrder',
    id: entity => partOf(entity, 'SalesOrder'),
    search: carriedIn({ field: 'PurchaseOrderByCustomer', select: ['SalesOrder'] }),
    body: given => ({
      SalesOrderType: given.type,
      SalesOrganization: given.sales_organization,
      DistributionChannel: given.distribution_channel,
      OrganizationDivision: given.division,
      SoldToParty: given.customer,
      PurchaseOrderByCustomer: given.reference,
      SalesOrderDate: given.order_date,
      CustomerPurchaseOrderDate: given.customer_order_date,
      RequestedDeliveryDate: given.requested_delivery_date,
      TransactionCurrency: given.currency,
      DeliveryBlockReason: given.delivery_block,
      HeaderBillingBlockReason: given.billing_block,
      ...customOf(given),
      to_PricingElement: (given.conditions as Fields[] | undefined)?.map(({ type, amount }) => ({
        ConditionType: type,
        ConditionRateValue: amount,
        ConditionCurrency: given.currency,
      })),
      to_Item: itemsIn(given).map((item, at) => ({
        SalesOrderItem: inTens(at),
        Material: item.product,
        SalesOrderItemText: item.text,
        RequestedQuantity: item.quantity,
        RequestedQuantityUnit: item.unit,
        ProductionPlant: item.plant,
        ...customOf(item),
        ...(item.price === undefined
          ? {}
          : {
              to_PricingElement: [
                {
                  ConditionType: item.price_condition,
                  ConditionRateValue: item.price,
                  ConditionCurrency: given.currency,
                },
              ],
            }),
      })),
    }),
    dryRun: dryRunOfSalesOrder,
  },
  deliveries: deliveryCreation,
  'credit-memos': {
    service: 'creditMemoRequest',
    set: 'A_CreditMemoRequest',
    id: entity => partOf(entity, 'CreditMemoRequest'),
    search: carriedIn({ field: 'PurchaseOrderByCustomer', select: ['CreditMemoRequest'] }),
    body: given => ({
      CreditMemoRequestType: given.type,
      ReferenceSDDocument: given.refers_to,
      SDDocumentReason: given.reason,
      PurchaseOrderByCustomer: given.reference,
      ...customOf(given),
      to_Item: itemsIn(given).map(item => ({
        ReferenceSDDocumentItem: item.refers_to_item,
        RequestedQuantity: item.quantity,
        RequestedQuantityUnit: item.unit,
        ...customOf(item),
      })),
    }),
  },
  'purchase-orders': {
    service: 'purchaseOrder',
    set: 'A_PurchaseOrder',
    id: entity => partOf(entity, 'PurchaseOrder'),
    search: carriedIn({ field: 'CorrespncInternalReference', select: ['PurchaseOrder'] }),
    body: given => ({
      PurchaseOrderType: given.type,
      Supplier: given.supplier,
      CompanyCode: given.company_code,
      PurchasingOrganization: given.purchasing_organization,
      PurchasingGroup: given.purchasing_group,
      DocumentCurrency: given.currency,
      PurchaseOrderDate: given.order_date,
      PaymentTerms: given.payment_terms,
      CorrespncInternalReference: given.reference,
      ...customOf(given),
      to_PurchaseOrderItem: itemsIn(given).map((item, at) => ({
        PurchaseOrderItem: inTens(at),
        Material: item.product,
        PurchaseOrderItemText: item.text,
        OrderQuantity: item.quantity,
        PurchaseOrderQuantityUnit: item.unit,
        NetPriceAmount: item.net_price,
        NetPriceQuantity: item.price_quantity,
        Plant: item.plant,
        StorageLocation: item.storage_location,
        ...customOf(item),
      })),
    }),
  },
  'supplier-invoices': {
    service: 'supplierInvoice',
    set: 'A_SupplierInvoice',
    id: entity => answeredId(purchasingMappings['supplier-invoices'], entity),
    search: carriedIn({
      field: 'SupplierInvoiceIDByInvcgParty',
      and: given => eq('InvoicingParty', given.supplier),
      counts: row => row.IsReversed !== true && row.IsReversal !== true,
      select: ['SupplierInvoice', 'FiscalYear', 'IsReversed', 'IsReversal'],
    }),
    body: given => ({
      CompanyCode: given.company_code,
      DocumentDate: given.document_date,
      PostingDate: given.posting_date,
      InvoicingParty: given.supplier,
      SupplierInvoiceIDByInvcgParty: given.reference,
      DocumentCurrency: given.currency,
      InvoiceGrossAmount: given.gross_amount,
      PaymentBlockingReason: given.payment_block,
      SupplierInvoiceIsCreditMemo: given.is_credit_memo ? 'X' : undefined,
      ...customOf(given),
      to_SuplrInvcItemPurOrdRef: itemsIn(given).map((item, at) => ({
        SupplierInvoiceItem: String(at + 1),
        PurchaseOrder: item.purchase_order,
        PurchaseOrderItem: item.purchase_order_item,
        QuantityInPurchaseOrderUnit: item.quantity,
        PurchaseOrderQuantityUnit: item.unit,
        SupplierInvoiceItemAmount: item.amount,
        TaxCode: item.tax_code,
        DocumentCurrency: given.currency,
        ...customOf(item),
      })),
    }),
    dryRun: dryRunOfPurchaseOrders,
  },
  'goods-movements': {
    service: 'materialDocument',
    set: 'A_MaterialDocumentHeader',
    id: entity => answeredId(warehouseMappings['goods-movements'], entity),
    search: carriedIn({
      field: 'ReferenceDocument',
      // Neither those that were cancelled, nor those that cancel them and say the same reference.
      counts: row =>
        (row.to_MaterialDocumentItem as Fields[]).some(
          item => item.GoodsMovementIsCancelled !== true && !item.ReversedMaterialDocument,
        ),
      select: [
        'MaterialDocumentYear',
        'MaterialDocument',
        'to_MaterialDocumentItem/GoodsMovementIsCancelled',
        'to_MaterialDocumentItem/ReversedMaterialDocument',
      ],
      expand: ['to_MaterialDocumentItem'],
    }),
    body(given) {
      const { code, type, refersTo } = movements[String(given.kind)] as (typeof movements)[string];
      return {
        GoodsMovementCode: code,
        ReferenceDocument: given.reference,
        MaterialDocumentHeaderText: given.text,
        DocumentDate: given.document_date,
        PostingDate: given.posting_date,
        ...customOf(given),
        to_MaterialDocumentItem: itemsIn(given).map(item => ({
          GoodsMovementType: item.movement_type ?? type,
          GoodsMovementRefDocType: refersTo,
          Material: item.product,
          QuantityInEntryUnit: item.quantity,
          EntryUnit: item.unit,
          Plant: item.plant,
          StorageLocation: item.storage_location,
          Batch: item.batch,
          IssuingOrReceivingPlant: item.to_plant,
          IssuingOrReceivingStorageLoc: item.to_storage_location,
          PurchaseOrder: item.purchase_order,
          PurchaseOrderItem: item.purchase_order_item,
          CostCenter: item.cost_center,
          MaterialDocumentItemText: item.text,
          ...customOf(item),
        })),
      };
    },
    dryRun: dryRunOfPurchaseOrders,
  },
  customers: partnerCreation('customer'),
  suppliers: partnerCreation('supplier'),
  // Public clouds take products through V4 only (FACTS §9).
  products: {
    service: 'productV4',
    set: 'Product',
    id: entity => partOf(entity, 'Product'),
    search: carriedIn({ field: 'Product', select: ['Product'] }),
    body(given) {
      const Product = given.id;
      const descriptions = given.descriptions as { language: string; text: string }[];
      const plants = given.plants as string[] | undefined;
      return {
        Product,
        ProductType: given.type,
        IndustrySector: given.industry_sector,
        BaseUnit: given.base_unit,
        ProductGroup: given.group,
        GrossWeight: given.gross_weight,
        NetWeight: given.net_weight,
        WeightUnit: given.weight_unit,
        ...customOf(given),
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
