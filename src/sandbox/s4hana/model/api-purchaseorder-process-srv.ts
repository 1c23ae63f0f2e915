// API_PURCHASEORDER_PROCESS_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiPurchaseorderProcessSrv = `service API_PURCHASEORDER_PROCESS_SRV
A_PurchaseOrder key=PurchaseOrder
  to_PurchaseOrderItem > A_PurchaseOrderItem * on PurchaseOrder
  to_PurchaseOrderNote > A_PurchaseOrderNote * on PurchaseOrder
  PurchaseOrder:String(10) CompanyCode:String(4) PurchaseOrderType:String(4)
  PurchasingDocumentDeletionCode:String(1)-cu PurchasingProcessingStatus:String(2)-cu
  CreatedByUser:String(12)-cu CreationDate:DateTime(0)-cu LastChangeDateTime:DateTimeOffset(7)-cu
  Supplier:String(10) PurchaseOrderSubtype:String(1)-cu Language:String(2) PaymentTerms:String(4)
  CashDiscount1Days:Decimal(3,0) CashDiscount2Days:Decimal(3,0) NetPaymentDays:Decimal(3,0)
  CashDiscount1Percent:Decimal(5,3) CashDiscount2Percent:Decimal(5,3) PurchasingOrganization:String(4)
  PurchasingDocumentOrigin:String(1)-cu PurchasingGroup:String(3) PurchaseOrderDate:DateTime(0)
  DocumentCurrency:String(5) ExchangeRate:String(12) ExchangeRateIsFixed:Boolean
  ValidityStartDate:DateTime(0) ValidityEndDate:DateTime(0) SupplierQuotationExternalID:String(10)
  PurchasingCollectiveNumber:String(10) SupplierRespSalesPersonName:String(30)
  SupplierPhoneNumber:String(16) SupplyingSupplier:String(10) SupplyingPlant:String(4)
  IncotermsClassification:String(3) CorrespncExternalReference:String(12)
  CorrespncInternalReference:String(12) InvoicingParty:String(10) ReleaseIsNotCompleted:Boolean-cu
  PurchasingCompletenessStatus:Boolean IncotermsVersion:String(4) IncotermsLocation1:String(70)
  IncotermsLocation2:String(70) ManualSupplierAddressID:String(10)-cu IsEndOfPurposeBlocked:String(1)-cu
  AddressCityName:String(40) AddressFaxNumber:String(30) AddressHouseNumber:String(10)
  AddressName:String(40) AddressPostalCode:String(10) AddressStreetName:String(60)
  AddressPhoneNumber:String(30) AddressRegion:String(3) AddressCountry:String(3)
  AddressCorrespondenceLanguage:String(2) PurgAggrgdProdCmplncSuplrSts:String(1)-cu
  PurgAggrgdProdMarketabilitySts:String(1)-cu PurgAggrgdSftyDataSheetStatus:String(1)-cu
  PurgProdCmplncTotDngrsGoodsSts:String(1)-cu YY1_HeaderRetention_PDH:String(3)
  YY1_RetentionType_PDH:String(3) YY1_MaxRetention_PDH:String(3) YY1_HeaderRetention_PDHF:Byte-cuf
  YY1_MaxRetention_PDHF:Byte-cuf YY1_RetentionType_PDHF:Byte-cuf YY1_RetentionType_PDHT:String(60)-cuf
A_PurchaseOrderItem key=PurchaseOrder+PurchaseOrderItem
  to_PurchaseOrder > A_PurchaseOrder on PurchaseOrder
  to_AccountAssignment > A_PurOrdAccountAssignment * on PurchaseOrder+PurchaseOrderItem
  to_PurchaseOrderItemNote > A_PurchaseOrderItemNote * on PurchaseOrder+PurchaseOrderItem
  to_PurchaseOrderPricingElement > A_PurOrdPricingElement * on PurchaseOrder+PurchaseOrderItem
  to_ScheduleLine > A_PurchaseOrderScheduleLine * on PurchaseOrder=PurchasingDocument+PurchaseOrderItem=PurchasingDocumentItem
  PurchaseOrder:String(10) PurchaseOrderItem:String(5) PurchasingDocumentDeletionCode:String(1)-cu
  PurchaseOrderItemText:String(40) Plant:String(4) StorageLocation:String(4) MaterialGroup:String(9)
  PurchasingInfoRecord:String(10) SupplierMaterialNumber:String(35) OrderQuantity:Decimal(13,3)
  PurchaseOrderQuantityUnit:String(3) OrderPriceUnit:String(3)
  OrderPriceUnitToOrderUnitNmrtr:Decimal(5,0) OrdPriceUnitToOrderUnitDnmntr:Decimal(5,0)
  DocumentCurrency:String(5)-cu NetPriceAmount:Decimal(12,3) NetPriceQuantity:Decimal(5,0)
  TaxCode:String(2) ShippingInstruction:String(2) TaxDeterminationDate:DateTime(0) TaxCountry:String(3)
  PriceIsToBePrinted:Boolean OverdelivTolrtdLmtRatioInPct:Decimal(3,1)
  UnlimitedOverdeliveryIsAllowed:Boolean UnderdelivTolrtdLmtRatioInPct:Decimal(3,1)
  ValuationType:String(10) IsCompletelyDelivered:Boolean IsFinallyInvoiced:Boolean
  PurchaseOrderItemCategory:String(1) AccountAssignmentCategory:String(1)
  MultipleAcctAssgmtDistribution:String(1) PartialInvoiceDistribution:String(1)
  GoodsReceiptIsExpected:Boolean GoodsReceiptIsNonValuated:Boolean InvoiceIsExpected:Boolean
  InvoiceIsGoodsReceiptBased:Boolean PurchaseContract:String(10) PurchaseContractItem:String(5)
  Customer:String(10) Subcontractor:String(10) SupplierIsSubcontractor:Boolean
  ItemNetWeight:Decimal(13,3) ItemWeightUnit:String(3) TaxJurisdiction:String(15)
  PricingDateControl:String(1) ItemVolume:Decimal(13,3) ItemVolumeUnit:String(3)
  SupplierConfirmationControlKey:String(4) IncotermsClassification:String(3)
  IncotermsTransferLocation:String(28) EvaldRcptSettlmtIsAllowed:Boolean PurchaseRequisition:String(10)
  PurchaseRequisitionItem:String(5) IsReturnsItem:Boolean RequisitionerName:String(12)
  ServicePackage:String(10) EarmarkedFunds:String(10) EarmarkedFundsDocument:String(10)
  EarmarkedFundsItem:String(3) EarmarkedFundsDocumentItem:String(3) IncotermsLocation1:String(70)
  IncotermsLocation2:String(70) Material:String(40) InternationalArticleNumber:String(18)
  ManufacturerMaterial:String(40) ServicePerformer:String(10) ProductType:String(2)
  ExpectedOverallLimitAmount:Decimal(14,3) OverallLimitAmount:Decimal(14,3)
  PurContractForOverallLimit:String(10) PurchasingParentItem:String(5)
  PurgConfigurableItemNumber:String(40)-cu PurgDocAggrgdSubitemCategory:String(1)
  PurgDocSubitemCategory:String(1)-cu PurgExternalSortNumber:String(5)-cu Batch:String(10)
  PurchasingItemIsFreeOfCharge:Boolean ReferenceDeliveryAddressID:String(10)
  DeliveryAddressID:String(10)-cu DeliveryAddressName:String(40) DeliveryAddressName2:String(40)
  DeliveryAddressFullName:String(80)-cu DeliveryAddressStreetName:String(60)
  DeliveryAddressHouseNumber:String(10) DeliveryAddressCityName:String(40)
  DeliveryAddressPostalCode:String(10) DeliveryAddressRegion:String(3) DeliveryAddressCountry:String(3)
  DeliveryAddressDistrictName:String(40) DownPaymentType:String(4)
  DownPaymentPercentageOfTotAmt:Decimal(5,2) DownPaymentAmount:Decimal(12,3)
  DownPaymentDueDate:DateTime(0) BR_MaterialUsage:String(1) BR_MaterialOrigin:String(1)
  BR_CFOPCategory:String(2) BR_IsProducedInHouse:Boolean ConsumptionTaxCtrlCode:String(16)
  PurgProdCmplncSupplierStatus:String(1)-cu PurgProductMarketabilityStatus:String(1)-cu
  PurgSafetyDataSheetStatus:String(1)-cu PurgProdCmplncDngrsGoodsStatus:String(1)-cu
  YY1_ItemLevelRetention_PDI:String(3) YY1_ItemLevelRetention_PDIF:Byte-cuf
A_PurchaseOrderScheduleLine key=PurchasingDocument+PurchasingDocumentItem+ScheduleLine
  PurchasingDocument:String(10) PurchasingDocumentItem:String(5) ScheduleLine:String(4)
  DelivDateCategory:String(1) ScheduleLineDeliveryDate:DateTime(0) PurchaseOrderQuantityUnit:String(3)-cu
  ScheduleLineOrderQuantity:Decimal(13,3) ScheduleLineDeliveryTime:Time(0)
  SchedLineStscDeliveryDate:DateTime(0) PurchaseRequisition:String(10) PurchaseRequisitionItem:String(5)
  ScheduleLineCommittedQuantity:Decimal(13,3) PerformancePeriodStartDate:DateTime(0)
  PerformancePeriodEndDate:DateTime(0)
A_PurOrdAccountAssignment key=PurchaseOrder+PurchaseOrderItem+AccountAssignmentNumber
  PurchaseOrder:String(10) PurchaseOrderItem:String(5) AccountAssignmentNumber:String(2)
  IsDeleted:Boolean-cu PurchaseOrderQuantityUnit:String(3)-cu Quantity:Decimal(13,3)
  MultipleAcctAssgmtDistrPercent:Decimal(3,1) DocumentCurrency:String(5)-cu
  PurgDocNetAmount:Decimal(14,3) GLAccount:String(10) BusinessArea:String(4) CostCenter:String(10)
  SalesOrder:String(10) SalesOrderItem:String(6) SalesOrderScheduleLine:String(4)
  MasterFixedAsset:String(12) FixedAsset:String(4) GoodsRecipientName:String(12)
  UnloadingPointName:String(25) ControllingArea:String(4) CostObject:String(12) OrderID:String(12)
  ProfitCenter:String(10) WBSElementInternalID:String(24) WBSElement:String(24)
  WBSElementExternalID:String(24) ProjectNetwork:String(12) NetworkActivity:String(4)
  RealEstateObject:String(40) PartnerAccountNumber:String(10) CommitmentItem:String(24)
  JointVentureRecoveryCode:String(2) FundsCenter:String(16) Fund:String(10) FunctionalArea:String(16)
  SettlementReferenceDate:DateTime(0) TaxCode:String(2) TaxJurisdiction:String(15)
  CostCtrActivityType:String(6) BusinessProcess:String(12) EarmarkedFundsDocument:String(10)
  GrantID:String(20) BudgetPeriod:String(10)
A_PurOrdPricingElement key=PurchaseOrder+PurchaseOrderItem+PricingDocument+PricingDocumentItem+PricingProcedureStep+PricingProcedureCounter
  PurchaseOrder:String(10) PurchaseOrderItem:String(5) PricingDocument:String(10)
  PricingDocumentItem:String(6) PricingProcedureStep:String(3) PricingProcedureCounter:String(3)
  ConditionType:String(4) ConditionRateValue:Decimal(24,9) ConditionCurrency:String(5)
  PriceDetnExchangeRate:String(12)-cu TransactionCurrency:String(5)-cu ConditionAmount:Decimal(16,3)-cu
  ConditionQuantityUnit:String(3) ConditionQuantity:Decimal(5,0) ConditionApplication:String(2)-cu
  PricingDateTime:String(14)-cu ConditionCalculationType:String(3)-cu ConditionBaseValue:Decimal(24,9)-cu
  ConditionToBaseQtyNmrtr:Decimal(10,0) ConditionToBaseQtyDnmntr:Decimal(10,0)
  ConditionCategory:String(1)-cu ConditionIsForStatistics:Boolean-cu PricingScaleType:String(1)-cu
  IsRelevantForAccrual:Boolean-cu CndnIsRelevantForInvoiceList:String(1)-cu ConditionOrigin:String(1)-cu
  IsGroupCondition:String(1)-cu CndnIsRelevantForLimitValue:Boolean-cu
  ConditionSequentialNumber:String(3)-cu ConditionControl:String(1)-cu
  ConditionInactiveReason:String(1)-cu ConditionClass:String(1)-cu FactorForConditionBasisValue:Double-cu
  PricingScaleBasis:String(3)-cu ConditionScaleBasisValue:Decimal(24,9)-cu
  ConditionScaleBasisCurrency:String(5)-cu ConditionScaleBasisUnit:String(3)-cu
  CndnIsRelevantForIntcoBilling:Boolean-cu ConditionIsForConfiguration:Boolean-cu
  ConditionIsManuallyChanged:Boolean-cu ConditionRecord:String(10)-cu
  AccessNumberOfAccessSequence:String(3)-cu
A_PurchaseOrderNote key=PurchaseOrder+TextObjectType+Language
  PurchaseOrder:String(10) TextObjectType:String(4) Language:String(2) PlainLongText:String-f
A_PurchaseOrderItemNote key=PurchaseOrder+PurchaseOrderItem+TextObjectType+Language
  PurchaseOrder:String(10) PurchaseOrderItem:String(5) TextObjectType:String(4) Language:String(2)
  PlainLongText:String-f
complex GetPDFResult
  PurchaseOrderBinary:String
call GetPDF GET for=A_PurchaseOrder -> GetPDFResult
  PurchaseOrder:String(10)
`;
