// The services that Kontor can use, with the communication scenario under which an administrator releases each. The
// doctor, the reference page and the documents of this folder read the same table.
// Sources: paths S4-02 to S4-04, scenarios S4-100; `undefined` where no public source names the scenario.
import type { Protocol } from '../../odata/metadata/model.ts';

export interface KnownService {
  title: string;
  protocol: Protocol | 'SOAP';
  /** From the host on. */
  path: string;
  scenario: string | undefined;
  /** The sets that are read by way of trial, the main one first. SOAP services have none. */
  sets: readonly string[];
  /** What the documents of Kontor do with it. */
  uses: string;
}

const v2 = (name: string) => `/sap/opu/odata/sap/${name}`;
const v4 = (rest: string) => `/sap/opu/odata4/sap/${rest}`;
const soap = (name: string) => `/sap/bc/srt/scs_ext/sap/${name}`;

export const knownServices = {
  salesOrder: {
    title: 'Sales orders',
    protocol: 'V2',
    path: v2('API_SALES_ORDER_SRV'),
    scenario: 'SAP_COM_0109',
    sets: ['A_SalesOrder', 'A_SalesOrderItem', 'A_SalesOrderScheduleLine'],
    uses: 'read, create, change, block, cancel, follow',
  },
  salesOrderV4: {
    title: 'Sales orders (V4)',
    protocol: 'V4',
    path: v4('api_salesorder/srvd_a2x/sap/salesorder/0001'),
    scenario: 'SAP_COM_0109',
    sets: ['SalesOrder', 'SalesOrderItem'],
    uses: 'read, create, change',
  },
  salesOrderSimulation: {
    title: 'Sales order simulation',
    protocol: 'V2',
    path: v2('API_SALES_ORDER_SIMULATION_SRV'),
    scenario: 'SAP_COM_0109',
    // It answers no reads: its metadata is all that can be asked for without writing.
    sets: [],
    uses: 'price and availability without saving',
  },
  businessPartner: {
    title: 'Business partners',
    protocol: 'V2',
    path: v2('API_BUSINESS_PARTNER'),
    scenario: 'SAP_COM_0008',
    sets: ['A_BusinessPartner', 'A_Customer', 'A_Supplier'],
    uses: 'read, create with customer and supplier, change',
  },
  purchaseOrder: {
    title: 'Purchase orders',
    protocol: 'V2',
    path: v2('API_PURCHASEORDER_PROCESS_SRV'),
    scenario: 'SAP_COM_0053',
    sets: ['A_PurchaseOrder', 'A_PurchaseOrderItem'],
    uses: 'read, create, change, print',
  },
  purchaseOrderV4: {
    title: 'Purchase orders (V4)',
    protocol: 'V4',
    path: v4('api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001'),
    scenario: 'SAP_COM_0053',
    sets: ['PurchaseOrder', 'PurchaseOrderItem'],
    uses: 'read',
  },
  product: {
    title: 'Products',
    protocol: 'V2',
    path: v2('API_PRODUCT_SRV'),
    scenario: 'SAP_COM_0009',
    sets: ['A_Product', 'A_ProductPlant', 'A_ProductValuation'],
    uses: 'read, change',
  },
  productV4: {
    title: 'Products (V4)',
    protocol: 'V4',
    path: v4('api_product/srvd_a2x/sap/product/0002'),
    scenario: 'SAP_COM_0009',
    sets: ['Product', 'ProductDescription'],
    uses: 'create (V2 refuses that), change',
  },
  stock: {
    title: 'Material stock',
    protocol: 'V2',
    path: v2('API_MATERIAL_STOCK_SRV'),
    scenario: 'SAP_COM_0164',
    sets: ['A_MatlStkInAcctMod'],
    uses: 'read',
  },
  materialDocument: {
    title: 'Material documents',
    protocol: 'V2',
    path: v2('API_MATERIAL_DOCUMENT_SRV'),
    scenario: 'SAP_COM_0108',
    sets: ['A_MaterialDocumentHeader', 'A_MaterialDocumentItem'],
    uses: 'goods issue, goods receipt, transfer, cancel',
  },
  outboundDelivery: {
    title: 'Outbound deliveries',
    protocol: 'V2',
    path: v2('API_OUTBOUND_DELIVERY_SRV;v=0002'),
    scenario: 'SAP_COM_0106',
    sets: ['A_OutbDeliveryHeader', 'A_OutbDeliveryItem'],
    uses: 'create, pick, post and reverse goods issue',
  },
  customerReturn: {
    title: 'Customer returns',
    protocol: 'V2',
    path: v2('API_CUSTOMER_RETURN_SRV'),
    scenario: undefined,
    sets: ['A_CustomerReturn'],
    uses: 'read, create, release for billing',
  },
  returnsDelivery: {
    title: 'Returns deliveries',
    protocol: 'V2',
    path: v2('API_CUSTOMER_RETURNS_DELIVERY_SRV;v=0002'),
    scenario: 'SAP_COM_0106',
    sets: ['A_ReturnsDeliveryHeader'],
    uses: 'create, put away, post and reverse goods receipt',
  },
  creditMemoRequest: {
    title: 'Credit memo requests',
    protocol: 'V2',
    path: v2('API_CREDIT_MEMO_REQUEST_SRV'),
    scenario: undefined,
    sets: ['A_CreditMemoRequest'],
    uses: 'read, create, release for billing',
  },
  billingDocument: {
    title: 'Billing documents',
    protocol: 'V2',
    path: v2('API_BILLING_DOCUMENT_SRV'),
    scenario: 'SAP_COM_0120',
    sets: ['A_BillingDocument', 'A_BillingDocumentItem'],
    uses: 'read, cancel, print',
  },
  billingDocumentV4: {
    title: 'Billing documents (V4)',
    protocol: 'V4',
    path: v4('api_billingdocument/srvd_a2x/sap/billingdocument/0001'),
    scenario: 'SAP_COM_0120',
    sets: ['BillingDocument'],
    uses: 'create from orders, deliveries and requests',
  },
  supplierInvoice: {
    title: 'Supplier invoices',
    protocol: 'V2',
    path: v2('API_SUPPLIERINVOICE_PROCESS_SRV'),
    scenario: 'SAP_COM_0057',
    sets: ['A_SupplierInvoice', 'A_SuplrInvcItemPurOrdRef'],
    uses: 'read, create, post, release, cancel',
  },
  ledgerItem: {
    title: 'Accounting document items',
    protocol: 'V2',
    path: v2('API_OPLACCTGDOCITEMCUBE_SRV'),
    scenario: undefined,
    sets: ['A_OperationalAcctgDocItemCube'],
    uses: 'read, look up what was posted',
  },
  ledgerBalance: {
    title: 'Journal entry balances',
    protocol: 'V2',
    path: v2('API_JOURNALENTRYITEMBASIC_SRV'),
    scenario: undefined,
    sets: ['A_JournalEntryItemBasic'],
    uses: 'read balances by account, period and cost center',
  },
  glAccount: {
    title: 'G/L accounts',
    protocol: 'V2',
    path: v2('API_GLACCOUNTINCHARTOFACCOUNTS_SRV'),
    scenario: undefined,
    sets: ['A_GLAccountInChartOfAccounts', 'A_GLAccountText'],
    uses: 'read, check before posting',
  },
  companyCode: {
    title: 'Company codes',
    protocol: 'V2',
    path: v2('API_COMPANYCODE_SRV'),
    scenario: undefined,
    sets: ['A_CompanyCode'],
    uses: 'read: currency, chart of accounts',
  },
  costCenter: {
    title: 'Cost centers',
    protocol: 'V2',
    path: v2('API_COSTCENTER_SRV'),
    scenario: 'SAP_COM_0087',
    sets: ['A_CostCenter'],
    uses: 'read, check before posting',
  },
  conditionRecord: {
    title: 'Condition records (prices)',
    protocol: 'V2',
    path: v2('API_SLSPRICINGCONDITIONRECORD_SRV'),
    scenario: undefined,
    sets: ['A_SlsPrcgConditionRecord', 'A_SlsPrcgCndnRecdValidity'],
    uses: 'read, create, change',
  },
  journalEntry: {
    title: 'Journal entry, with an answer',
    protocol: 'SOAP',
    path: soap('journalentrycreaterequestconfi'),
    scenario: 'SAP_COM_0002',
    sets: [],
    uses: 'post, reverse',
  },
  journalEntryAsync: {
    title: 'Journal entry, one-way',
    protocol: 'SOAP',
    path: soap('journalentrybulkcreationreques'),
    scenario: 'SAP_COM_0002',
    sets: [],
    uses: 'post in bulk, confirm later',
  },
  journalEntryClearing: {
    title: 'Journal entry clearing, one-way',
    protocol: 'SOAP',
    path: soap('journalentrybulkclearingreques'),
    scenario: 'SAP_COM_0002',
    sets: [],
    uses: 'clear open items',
  },
} as const satisfies Record<string, KnownService>;

export type ServiceName = keyof typeof knownServices;
