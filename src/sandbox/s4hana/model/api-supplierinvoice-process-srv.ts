// API_SUPPLIERINVOICE_PROCESS_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiSupplierinvoiceProcessSrv = `service API_SUPPLIERINVOICE_PROCESS_SRV
A_SupplierInvoice key=SupplierInvoice+FiscalYear -updatable
  to_SuplrInvcItemPurOrdRef > A_SuplrInvcItemPurOrdRef * on SupplierInvoice+FiscalYear
  to_SupplierInvoiceItemGLAcct > A_SupplierInvoiceItemGLAcct * on SupplierInvoice+FiscalYear
  to_SupplierInvoiceTax > A_SupplierInvoiceTax * on SupplierInvoice+FiscalYear
  SupplierInvoice:String(10)-cu FiscalYear:String(4)-cu CompanyCode:String(4) DocumentDate:DateTime(0)
  PostingDate:DateTime(0) CreationDate:DateTime(0)-cu SuplrInvcLstChgDteTmeTxt:String(23)-cu
  SupplierInvoiceIDByInvcgParty:String(16) InvoicingParty:String(10) DocumentCurrency:String(5)
  InvoiceGrossAmount:Decimal(14,3) UnplannedDeliveryCost:Decimal(14,3) DocumentHeaderText:String(25)
  ReconciliationAccount:String(10) ManualCashDiscount:Decimal(14,3) PaymentTerms:String(4)
  DueCalculationBaseDate:DateTime(0) CashDiscount1Percent:Decimal(5,3) CashDiscount1Days:Decimal(3,0)
  CashDiscount2Percent:Decimal(5,3) CashDiscount2Days:Decimal(3,0) NetPaymentDays:Decimal(3,0)
  PaymentBlockingReason:String(1) AccountingDocumentType:String(2) BPBankAccountInternalID:String(4)
  SupplierInvoiceStatus:String(1) IndirectQuotedExchangeRate:Decimal(9,5)
  DirectQuotedExchangeRate:Decimal(9,5) StateCentralBankPaymentReason:String(3)
  SupplyingCountry:String(3) PaymentMethod:String(1) PaymentMethodSupplement:String(2)
  PaymentReference:String(30) InvoiceReference:String(10) InvoiceReferenceFiscalYear:String(4)
  FixedCashDiscount:String(1) UnplannedDeliveryCostTaxCode:String(2)
  UnplndDelivCostTaxJurisdiction:String(15) UnplndDeliveryCostTaxCountry:String(3)
  AssignmentReference:String(18) SupplierPostingLineItemText:String(50)
  TaxIsCalculatedAutomatically:Boolean BusinessPlace:String(4) BusinessSectionCode:String(4)
  BusinessArea:String(4) SuplrInvcIsCapitalGoodsRelated:Boolean SupplierInvoiceIsCreditMemo:String(1)
  PaytSlipWthRefSubscriber:String(11) PaytSlipWthRefCheckDigit:String(2)
  PaytSlipWthRefReference:String(27) TaxDeterminationDate:DateTime(0) TaxReportingDate:DateTime(0)
  TaxFulfillmentDate:DateTime(0) InvoiceReceiptDate:DateTime(0) DeliveryOfGoodsReportingCntry:String(3)
  SupplierVATRegistration:String(20) IsEUTriangularDeal:Boolean SuplrInvcDebitCrdtCodeDelivery:String(1)
  SuplrInvcDebitCrdtCodeReturns:String(1) RetentionDueDate:DateTime(0) PaymentReason:String(4)
  HouseBank:String(5) HouseBankAccount:String(5) AlternativePayeePayer:String(10)
  SupplierInvoiceOrigin:String(1)-cu ReverseDocument:String(10)-cu ReverseDocumentFiscalYear:String(4)-cu
  IsReversal:Boolean-cufs IsReversed:Boolean-cufs SupplierInvoicePaymentStatus:String(20)-cufs
  IN_GSTPartner:String(10) IN_GSTPlaceOfSupply:String(3) IN_InvoiceReferenceNumber:String(64)
  JrnlEntryCntrySpecificRef1:String(80) JrnlEntryCntrySpecificDate1:DateTime(0)
  JrnlEntryCntrySpecificRef2:String(25) JrnlEntryCntrySpecificDate2:DateTime(0)
  JrnlEntryCntrySpecificRef3:String(25) JrnlEntryCntrySpecificDate3:DateTime(0)
  JrnlEntryCntrySpecificRef4:String(50) JrnlEntryCntrySpecificDate4:DateTime(0)
  JrnlEntryCntrySpecificRef5:String(50) JrnlEntryCntrySpecificDate5:DateTime(0)
  JrnlEntryCntrySpecificBP1:String(10) JrnlEntryCntrySpecificBP2:String(10)
A_SuplrInvcItemPurOrdRef key=SupplierInvoice+FiscalYear+SupplierInvoiceItem -creatable -updatable -deletable
  SupplierInvoice:String(10)-cu FiscalYear:String(4)-cu SupplierInvoiceItem:String(6)
  PurchaseOrder:String(10) PurchaseOrderItem:String(5) Plant:String(4) ReferenceDocument:String(10)
  ReferenceDocumentFiscalYear:String(4) ReferenceDocumentItem:String(4) IsSubsequentDebitCredit:String(1)
  TaxCode:String(2) TaxJurisdiction:String(15) DocumentCurrency:String(5)
  SupplierInvoiceItemAmount:Decimal(14,3) PurchaseOrderQuantityUnit:String(3)
  PurchaseOrderQtyUnitSAPCode:String(3) PurchaseOrderQtyUnitISOCode:String(3)
  QuantityInPurchaseOrderUnit:Decimal(13,3) PurchaseOrderPriceUnit:String(3)
  PurchaseOrderPriceUnitSAPCode:String(3) PurchaseOrderPriceUnitISOCode:String(3)
  QtyInPurchaseOrderPriceUnit:Decimal(13,3) SuplrInvcDeliveryCostCndnType:String(4)
  SuplrInvcDeliveryCostCndnStep:String(3) SuplrInvcDeliveryCostCndnCount:String(3)
  SupplierInvoiceItemText:String(50) FreightSupplier:String(10) IsNotCashDiscountLiable:Boolean
  PurchasingDocumentItemCategory:String(1)-cu ProductType:String(2)-cu
  RetentionAmountInDocCurrency:Decimal(14,3) RetentionPercentage:Decimal(5,2)
  RetentionDueDate:DateTime(0) SuplrInvcItmIsNotRlvtForRtntn:Boolean ServiceEntrySheet:String(10)-fs
  ServiceEntrySheetItem:String(10)-fs TaxCountry:String(3) IsFinallyInvoiced:Boolean
  TaxDeterminationDate:DateTime(0) IN_HSNOrSACCode:String(16) IN_CustomDutyAssessableValue:Decimal(14,3)
  NL_ChainLiabilityStartDate:DateTime(0) NL_ChainLiabilityEndDate:DateTime(0)
  NL_ChainLiabilityDescription:String(20) NL_ChainLbltyCnstrctnSiteDesc:String(20)
  NL_ChainLiabilityDuration:String(10) NL_ChainLiabilityPercent:Decimal(5,2)
A_SupplierInvoiceItemGLAcct key=SupplierInvoice+FiscalYear+SupplierInvoiceItem -creatable -updatable -deletable
  SupplierInvoice:String(10)-cu FiscalYear:String(4)-cu SupplierInvoiceItem:String(4)
  CompanyCode:String(4) CostCenter:String(10) ControllingArea:String(4) BusinessArea:String(4)
  ProfitCenter:String(10) FunctionalArea:String(16) GLAccount:String(10) SalesOrder:String(10)
  SalesOrderItem:String(6) CostObject:String(12) CostCtrActivityType:String(6) BusinessProcess:String(12)
  WBSElement:String(24) DocumentCurrency:String(5) SupplierInvoiceItemAmount:Decimal(14,3)
  TaxCode:String(2) PersonnelNumber:String(8) WorkItem:String(10) DebitCreditCode:String(1)
  TaxJurisdiction:String(15) SupplierInvoiceItemText:String(50) AssignmentReference:String(18)
  IsNotCashDiscountLiable:Boolean InternalOrder:String(12) ProjectNetwork:String(12)
  NetworkActivity:String(4) CommitmentItem:String(24) FundsCenter:String(16)
  TaxBaseAmountInTransCrcy:Decimal(14,3) Fund:String(10) GrantID:String(20) QuantityUnit:String(3)
  SuplrInvcItmQtyUnitSAPCode:String(3) SuplrInvcItmQtyUnitISOCode:String(3) Quantity:Decimal(13,3)
  PartnerBusinessArea:String(4) FinancialTransactionType:String(3) TaxCountry:String(3)
  EarmarkedFundsDocument:String(10) EarmarkedFundsDocumentItem:String(3) BudgetPeriod:String(10)
  ServiceDocument:String(10) ServiceDocumentItem:String(6) ServiceDocumentType:String(4)
A_SupplierInvoiceTax key=SupplierInvoice+FiscalYear+TaxCode+SupplierInvoiceTaxCounter -creatable -updatable -deletable
  SupplierInvoice:String(10)-cu FiscalYear:String(4)-cu TaxCode:String(2)
  SupplierInvoiceTaxCounter:String(6)-cu DocumentCurrency:String(5) TaxAmount:Decimal(14,3)
  TaxBaseAmountInTransCrcy:Decimal(16,3) TaxJurisdiction:String(15) TaxCountry:String(3)
  TaxDeterminationDate:DateTime(0) TaxRateValidityStartDate:DateTime(0)
complex PostInvoiceExportParameters
  Success:Boolean
complex ReleaseInvoiceExportParameters
  Success:Boolean
complex CancelInvoiceExportParameters
  ReverseDocument:String(10) FiscalYear:String(4) Success:Boolean
call Post POST -> PostInvoiceExportParameters
  SupplierInvoice:String(10) FiscalYear:String(4)
call Release POST -> ReleaseInvoiceExportParameters
  SupplierInvoice:String(10) FiscalYear:String(4) DiscountDaysHaveToBeShifted:Boolean
call Cancel POST -> CancelInvoiceExportParameters
  PostingDate:DateTime ReversalReason:String(2) FiscalYear:String(4) SupplierInvoice:String(10)
`;
