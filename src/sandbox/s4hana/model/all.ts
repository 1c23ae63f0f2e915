// Every service of the sandbox, as text.
import { apiBillingDocumentSrv } from './api-billing-document-srv.ts';
import { apiBusinessPartner } from './api-business-partner.ts';
import { apiCompanycodeSrv } from './api-companycode-srv.ts';
import { apiCostcenterSrv } from './api-costcenter-srv.ts';
import { apiCreditMemoRequestSrv } from './api-credit-memo-request-srv.ts';
import { apiCustomerReturnSrv } from './api-customer-return-srv.ts';
import { apiCustomerReturnsDeliverySrv } from './api-customer-returns-delivery-srv.ts';
import { apiGlaccountinchartofaccountsSrv } from './api-glaccountinchartofaccounts-srv.ts';
import { apiJournalentryitembasicSrv } from './api-journalentryitembasic-srv.ts';
import { apiMaterialDocumentSrv } from './api-material-document-srv.ts';
import { apiMaterialStockSrv } from './api-material-stock-srv.ts';
import { apiOplacctgdocitemcubeSrv } from './api-oplacctgdocitemcube-srv.ts';
import { apiOutboundDeliverySrv } from './api-outbound-delivery-srv.ts';
import { apiPlantSrv } from './api-plant-srv.ts';
import { apiProductSrv } from './api-product-srv.ts';
import { apiPurchaseorderProcessSrv } from './api-purchaseorder-process-srv.ts';
import { apiSalesOrderSimulationSrv } from './api-sales-order-simulation-srv.ts';
import { apiSalesOrderSrv } from './api-sales-order-srv.ts';
import { apiSalesorganizationSrv } from './api-salesorganization-srv.ts';
import { apiSlspricingconditionrecordSrv } from './api-slspricingconditionrecord-srv.ts';
import { apiSupplierinvoiceProcessSrv } from './api-supplierinvoice-process-srv.ts';

export const serviceModels: readonly string[] = [
  apiBillingDocumentSrv,
  apiBusinessPartner,
  apiCompanycodeSrv,
  apiCostcenterSrv,
  apiCreditMemoRequestSrv,
  apiCustomerReturnSrv,
  apiCustomerReturnsDeliverySrv,
  apiGlaccountinchartofaccountsSrv,
  apiJournalentryitembasicSrv,
  apiMaterialDocumentSrv,
  apiMaterialStockSrv,
  apiOplacctgdocitemcubeSrv,
  apiOutboundDeliverySrv,
  apiPlantSrv,
  apiProductSrv,
  apiPurchaseorderProcessSrv,
  apiSalesOrderSimulationSrv,
  apiSalesOrderSrv,
  apiSalesorganizationSrv,
  apiSlspricingconditionrecordSrv,
  apiSupplierinvoiceProcessSrv,
];
