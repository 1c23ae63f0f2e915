import { purchaseOrders } from '../../../s4/documents/purchase-orders.ts';
import { partOf } from './answered-ids.ts';
import type { S4Mapping } from './s4-mapping.ts';
import { isTrue } from './sap-values.ts';

export const purchasingMappings = {
  'purchase-orders': {
    service: 'purchaseOrder',
    set: 'A_PurchaseOrder',
    key: ['PurchaseOrder'],
    stamp: 'LastChangeDateTime',
    fields: {
      type: 'PurchaseOrderType',
      supplier: 'Supplier',
      reference: 'CorrespncInternalReference',
      company_code: 'CompanyCode',
      purchasing_organization: 'PurchasingOrganization',
      purchasing_group: 'PurchasingGroup',
      created_on: 'CreationDate',
      changed_at: 'LastChangeDateTime',
      order_date: 'PurchaseOrderDate',
      currency: 'DocumentCurrency',
      payment_terms: 'PaymentTerms',
    },
    items: {
      navigation: 'to_PurchaseOrderItem',
      key: 'PurchaseOrderItem',
      fields: {
        product: 'Material',
        text: 'PurchaseOrderItemText',
        quantity: 'OrderQuantity',
        unit: 'PurchaseOrderQuantityUnit',
        net_price: 'NetPriceAmount',
        price_quantity: 'NetPriceQuantity',
        plant: 'Plant',
        storage_location: 'StorageLocation',
        is_completely_delivered: 'IsCompletelyDelivered',
        is_finally_invoiced: 'IsFinallyInvoiced',
      },
    },
    // Neither orders nor items know it: it is derived from material documents and invoices (S4-60).
    async complete(client, rows, items) {
      const numbers = rows.map(row => partOf(row, 'PurchaseOrder'));
      const settled = await purchaseOrders(client).receiptsAndInvoicesOf(numbers);
      for (const [at, number] of numbers.entries()) {
        for (const item of items[at] ?? []) {
          const found = settled.get(number)?.find(one => Number(one.item) === Number(item.id));
          item.received_quantity = found?.received.toFixed() ?? null;
          item.invoiced_quantity = found?.invoiced.toFixed() ?? null;
          item.invoiced_amount = found?.invoicedAmount.toFixed() ?? null;
          item.receipt_status = found?.status.replace(',', '') ?? null;
        }
      }
    },
  },
  'supplier-invoices': {
    service: 'supplierInvoice',
    set: 'A_SupplierInvoice',
    key: ['SupplierInvoice', 'FiscalYear'],
    fields: {
      number: 'SupplierInvoice',
      fiscal_year: 'FiscalYear',
      company_code: 'CompanyCode',
      supplier: 'InvoicingParty',
      reference: 'SupplierInvoiceIDByInvcgParty',
      document_date: 'DocumentDate',
      posting_date: 'PostingDate',
      created_on: 'CreationDate',
      currency: 'DocumentCurrency',
      gross_amount: 'InvoiceGrossAmount',
      status: 'SupplierInvoiceStatus',
      payment_block: 'PaymentBlockingReason',
      is_credit_memo: isTrue('SupplierInvoiceIsCreditMemo'),
      is_reversed: 'IsReversed',
      reverse_document: 'ReverseDocument',
    },
  },
} satisfies Record<string, S4Mapping>;
