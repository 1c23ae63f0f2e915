// API_BILLING_DOCUMENT_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiBillingDocumentSrv = `service API_BILLING_DOCUMENT_SRV
A_BillingDocument key=BillingDocument etag=LastChangeDateTime -creatable -updatable -deletable
  to_Item > A_BillingDocumentItem * on BillingDocument
  to_Partner > A_BillingDocumentPartner * on BillingDocument
  to_Text > A_BillingDocumentText * on BillingDocument
  BillingDocument:String(10) SDDocumentCategory:String(4) BillingDocumentCategory:String(1)
  BillingDocumentType:String(4) CreationDate:DateTime(0) CreationTime:Time(0) LastChangeDate:DateTime(0)
  LastChangeDateTime:DateTimeOffset(7) LogicalSystem:String(10) SalesOrganization:String(4)
  DistributionChannel:String(2) Division:String(2) BillingDocumentDate:DateTime(0)
  BillingDocumentIsCancelled:Boolean CancelledBillingDocument:String(10) ForeignTrade:String(10)
  IsExportDelivery:String(1) BillingDocCombinationCriteria:String(40)
  ManualInvoiceMaintIsRelevant:Boolean IsIntrastatReportingRelevant:Boolean
  IsIntrastatReportingExcluded:Boolean TotalNetAmount:Decimal(16,3) TransactionCurrency:String(5)
  StatisticsCurrency:String(5) TaxAmount:Decimal(14,3) TotalGrossAmount:Decimal(17,3)
  CustomerPriceGroup:String(2) PriceListType:String(2) TaxDepartureCountry:String(3)
  VATRegistration:String(20) VATRegistrationOrigin:String(1) VATRegistrationCountry:String(3)
  HierarchyTypePricing:String(1) CustomerTaxClassification1:String(1)
  CustomerTaxClassification2:String(1) CustomerTaxClassification3:String(1)
  CustomerTaxClassification4:String(1) CustomerTaxClassification5:String(1)
  CustomerTaxClassification6:String(1) CustomerTaxClassification7:String(1)
  CustomerTaxClassification8:String(1) CustomerTaxClassification9:String(1) IsEUTriangularDeal:Boolean
  SDPricingProcedure:String(6) ShippingCondition:String(2) IncotermsVersion:String(4)
  IncotermsClassification:String(3) IncotermsTransferLocation:String(28) IncotermsLocation1:String(70)
  IncotermsLocation2:String(70) PayerParty:String(10) ContractAccount:String(12)
  CustomerPaymentTerms:String(4) PaymentMethod:String(1) PaymentReference:String(30)
  FixedValueDate:DateTime(0) AdditionalValueDays:String(2) SEPAMandate:String(35) CompanyCode:String(4)
  FiscalYear:String(4) AccountingDocument:String(10) CustomerAccountAssignmentGroup:String(2)
  AccountingExchangeRateIsSet:Boolean AbsltAccountingExchangeRate:Decimal(9,5)
  AcctgExchangeRateIsIndrctQtan:Boolean ExchangeRateDate:DateTime(0) ExchangeRateType:String(4)
  DocumentReferenceID:String(16) AssignmentReference:String(18) DunningArea:String(2)
  DunningBlockingReason:String(1) DunningKey:String(1) InternalFinancialDocument:String(10)
  IsRelevantForAccrual:Boolean SoldToParty:String(10) PartnerCompany:String(6)
  PurchaseOrderByCustomer:String(35) CustomerGroup:String(2) Country:String(3) CityCode:String(4)
  SalesDistrict:String(6) Region:String(3) County:String(3) CreditControlArea:String(4)
  CustomerRebateAgreement:String(10) SalesDocumentCondition:String(10) OverallSDProcessStatus:String(1)
  OverallBillingStatus:String(1) AccountingPostingStatus:String(1) AccountingTransferStatus:String(1)
  BillingIssueType:String(1) InvoiceListStatus:String(1) OvrlItmGeneralIncompletionSts:String(1)
  OverallPricingIncompletionSts:String(1) InvoiceClearingStatus:String(1)
  BillingDocumentListType:String(4) BillingDocumentListDate:DateTime(0)
A_BillingDocumentItem key=BillingDocument+BillingDocumentItem -creatable -updatable -deletable
  to_BillingDocument > A_BillingDocument on BillingDocument
  to_PricingElement > A_BillingDocumentItemPrcgElmnt * on BillingDocument+BillingDocumentItem
  BillingDocument:String(10) BillingDocumentItem:String(6) SalesDocumentItemCategory:String(4)
  SalesDocumentItemType:String(1) ReturnItemProcessingType:String(1) CreatedByUser:String(12)
  CreationDate:DateTime(0) CreationTime:Time(0) ReferenceLogicalSystem:String(10)
  OrganizationDivision:String(2) Division:String(2) SalesOffice:String(4) Material:String(40)
  OriginallyRequestedMaterial:String(40) InternationalArticleNumber:String(18)
  PricingReferenceMaterial:String(40) Batch:String(10) ProductHierarchyNode:String(18)
  MaterialGroup:String(9) AdditionalMaterialGroup1:String(3) AdditionalMaterialGroup2:String(3)
  AdditionalMaterialGroup3:String(3) AdditionalMaterialGroup4:String(3)
  AdditionalMaterialGroup5:String(3) MaterialCommissionGroup:String(2) Plant:String(4)
  StorageLocation:String(4) ReplacementPartType:String(1) MaterialGroupHierarchy1:String(18)
  MaterialGroupHierarchy2:String(18) PlantRegion:String(3) PlantCounty:String(3) PlantCity:String(4)
  BOMExplosion:String(8) MaterialDeterminationType:String(1) BillingDocumentItemText:String(40)
  ServicesRenderedDate:DateTime(0) BillingQuantity:Decimal(13,3) BillingQuantityUnit:String(3)
  BillingQuantityInBaseUnit:Decimal(13,3) BaseUnit:String(3) MRPRequiredQuantityInBaseUnit:Decimal(13,3)
  BillingToBaseQuantityDnmntr:Decimal(5,0) BillingToBaseQuantityNmrtr:Decimal(5,0)
  ItemGrossWeight:Decimal(15,3) ItemNetWeight:Decimal(15,3) ItemWeightUnit:String(3)
  ItemVolume:Decimal(15,3) ItemVolumeUnit:String(3) BillToPartyCountry:String(3)
  BillToPartyRegion:String(3) BillingPlanRule:String(1) BillingPlan:String(10) BillingPlanItem:String(6)
  NetAmount:Decimal(16,3) TransactionCurrency:String(5) GrossAmount:Decimal(16,3) PricingDate:DateTime(0)
  AbsltPriceDetnExchangeRate:Decimal(9,5) PriceDetnExchRateIsIndrctQtan:Boolean
  PriceDetnExchangeRateDate:DateTime(0) PricingScaleQuantityInBaseUnit:Decimal(13,3)
  TaxAmount:Decimal(14,3) CostAmount:Decimal(14,3) Subtotal1Amount:Decimal(14,3)
  Subtotal2Amount:Decimal(14,3) Subtotal3Amount:Decimal(14,3) Subtotal4Amount:Decimal(14,3)
  Subtotal5Amount:Decimal(14,3) Subtotal6Amount:Decimal(14,3) StatisticalValueControl:String(1)
  CashDiscountIsDeductible:Boolean CustomerConditionGroup1:String(2) CustomerConditionGroup2:String(2)
  CustomerConditionGroup3:String(2) CustomerConditionGroup4:String(2) CustomerConditionGroup5:String(2)
  ManualPriceChangeType:String(1) MaterialPricingGroup:String(2) AbsltStatisticsExchangeRate:Decimal(9,5)
  StatisticsExchRateIsIndrctQtan:Boolean MainItemPricingRefMaterial:String(40)
  MainItemMaterialPricingGroup:String(2) DepartureCountry:String(3) TaxJurisdiction:String(15)
  ProductTaxClassification1:String(1) ProductTaxClassification2:String(1)
  ProductTaxClassification3:String(1) ProductTaxClassification4:String(1)
  ProductTaxClassification5:String(1) ProductTaxClassification6:String(1)
  ProductTaxClassification7:String(1) ProductTaxClassification8:String(1)
  ProductTaxClassification9:String(1) ZeroVATRsn:String(1) EligibleAmountForCashDiscount:Decimal(14,3)
  BusinessArea:String(4) ProfitCenter:String(10) WBSElement:String(24) ControllingArea:String(4)
  ProfitabilitySegment:String(10) OrderID:String(12) CostCenter:String(10) OriginSDDocument:String(10)
  OriginSDDocumentItem:String(6) MatlAccountAssignmentGroup:String(2) ReferenceSDDocument:String(10)
  ReferenceSDDocumentItem:String(6) ReferenceSDDocumentCategory:String(4) SalesDocument:String(10)
  SalesDocumentItem:String(6) SalesSDDocumentCategory:String(4) HigherLevelItem:String(6)
  BillingDocumentItemInPartSgmt:String(6) ExternalReferenceDocument:String(10)
  ExternalReferenceDocumentItem:String(6) SalesGroup:String(3) AdditionalCustomerGroup1:String(3)
  AdditionalCustomerGroup2:String(3) AdditionalCustomerGroup3:String(3)
  AdditionalCustomerGroup4:String(3) AdditionalCustomerGroup5:String(3) SDDocumentReason:String(3)
  RetailPromotion:String(10) RebateBasisAmount:Decimal(14,3) VolumeRebateGroup:String(2)
  ItemIsRelevantForCredit:Boolean CreditRelatedPrice:Decimal(12,3) SalesDeal:String(10)
  SalesPromotion:String(10) SalesOrderSalesDistrict:String(6) SalesOrderCustomerGroup:String(2)
  SalesOrderCustomerPriceGroup:String(2) SalesOrderPriceListType:String(2)
  SalesOrderSalesOrganization:String(4) SalesOrderDistributionChannel:String(2)
  SalesDocIsCreatedFromReference:Boolean ShippingPoint:String(4) HigherLevelItemUsage:String(1)
A_BillingDocumentPartner key=BillingDocument+PartnerFunction -creatable -updatable -deletable
  to_BillingDocument > A_BillingDocument on BillingDocument
  BillingDocument:String(10) PartnerFunction:String(2) Customer:String(10) Supplier:String(10)
  Personnel:String(8) ContactPerson:String(10)
A_BillingDocumentItemPrcgElmnt key=BillingDocument+BillingDocumentItem+PricingProcedureStep+PricingProcedureCounter -creatable -updatable -deletable
  to_BillingDocument > A_BillingDocument on BillingDocument
  to_BillingDocumentItem > A_BillingDocumentItem on BillingDocument+BillingDocumentItem
  BillingDocument:String(10)-cu BillingDocumentItem:String(6)-cu PricingProcedureStep:String(3)
  PricingProcedureCounter:String(3) ConditionType:String(4) PricingDateTime:String(14)-cu
  ConditionCalculationType:String(3)-cu ConditionBaseValue:Decimal(24,9)-cu
  ConditionRateValue:Decimal(24,9) ConditionCurrency:String(5) ConditionQuantity:Decimal(5,0)
  ConditionQuantityUnit:String(3) ConditionCategory:String(1)-cu ConditionIsForStatistics:Boolean-cu
  PricingScaleType:String(1)-cu IsRelevantForAccrual:Boolean-cu CndnIsRelevantForInvoiceList:String(1)-cu
  ConditionOrigin:String(1)-cu IsGroupCondition:String(1)-cu ConditionRecord:String(10)-cu
  ConditionSequentialNumber:String(3)-cu TaxCode:String(2)-cu WithholdingTaxCode:String(2)-cu
  CndnRoundingOffDiffAmount:Decimal(6,3)-cu ConditionAmount:Decimal(16,3)-cu
  TransactionCurrency:String(5) ConditionControl:String(1)-cu ConditionInactiveReason:String(1)-cu
  ConditionClass:String(1)-cu PrcgProcedureCounterForHeader:String(3)-cu
  FactorForConditionBasisValue:Double-cu StructureCondition:String(1)-cu
  PeriodFactorForCndnBasisValue:Double-cu PricingScaleBasis:String(3)-cu
  ConditionScaleBasisValue:Decimal(24,9)-cu ConditionScaleBasisUnit:String(3)-cu
  ConditionScaleBasisCurrency:String(5)-cu CndnIsRelevantForIntcoBilling:Boolean-cu
  ConditionIsManuallyChanged:Boolean-cu ConditionIsForConfiguration:Boolean-cu
  VariantCondition:String(26)-cu
A_BillingDocumentText key=BillingDocument+Language+LongTextID -creatable -updatable -deletable
  BillingDocument:String(10)-cu Language:String(2) LongTextID:String(4) LongText:String-fs
complex CancelResult
  BillingDocument:String(10) CancellationBillingDocument:String(10) SystemMessageType:String(1)
  SystemMessageIdentification:String(20) SystemMessageNumber:String(3) SystemMessageText:String(256)
  SystemMessageVariable1:String(50) SystemMessageVariable2:String(50) SystemMessageVariable3:String(50)
  SystemMessageVariable4:String(50)
complex GetPDFResult
  BillingDocumentBinary:String
call Cancel POST for=A_BillingDocument -> CancelResult *
  BillingDocument:String(10)
call GetPDF GET for=A_BillingDocument -> GetPDFResult
  BillingDocument:String(10)
`;
