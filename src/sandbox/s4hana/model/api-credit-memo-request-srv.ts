// API_CREDIT_MEMO_REQUEST_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiCreditMemoRequestSrv = `service API_CREDIT_MEMO_REQUEST_SRV
A_CreditMemoRequest key=CreditMemoRequest etag=LastChangeDateTime
  to_Item > A_CreditMemoRequestItem * on CreditMemoRequest
  to_Partner > A_CreditMemoReqPartner * on CreditMemoRequest
  to_PricingElement > A_CreditMemoReqPrcgElmnt * on CreditMemoRequest
  to_Text > A_CreditMemoReqText * on CreditMemoRequest
  CreditMemoRequest:String(10) CreditMemoRequestType:String(4) SalesOrganization:String(4)
  DistributionChannel:String(2) OrganizationDivision:String(2) SalesGroup:String(3) SalesOffice:String(4)
  SalesDistrict:String(6) SoldToParty:String(10) CreationDate:DateTime(0)-cu CreatedByUser:String(12)-cu
  LastChangeDate:DateTime(0)-cu LastChangeDateTime:DateTimeOffset(7)-cu
  PurchaseOrderByCustomer:String(35) CustomerPurchaseOrderType:String(4)
  CustomerPurchaseOrderDate:DateTime(0) CreditMemoRequestDate:DateTime(0) TotalNetAmount:Decimal(16,3)-cu
  TransactionCurrency:String(5) SDDocumentReason:String(3) PricingDate:DateTime(0)
  CustomerTaxClassification1:String(1) CustomerTaxClassification2:String(1)
  CustomerTaxClassification3:String(1) CustomerTaxClassification4:String(1)
  CustomerTaxClassification5:String(1) CustomerTaxClassification6:String(1)
  CustomerTaxClassification7:String(1) CustomerTaxClassification8:String(1)
  CustomerTaxClassification9:String(1) CustomerAccountAssignmentGroup:String(2)
  HeaderBillingBlockReason:String(2) IncotermsClassification:String(3)
  IncotermsTransferLocation:String(28) IncotermsLocation1:String(70) IncotermsLocation2:String(70)
  IncotermsVersion:String(4) CustomerPaymentTerms:String(4) PaymentMethod:String(1)
  BillingDocumentDate:DateTime(0) ServicesRenderedDate:DateTime(0) ReferenceSDDocument:String(10)
  ReferenceSDDocumentCategory:String(4)-cu CreditMemoReqApprovalReason:String(4)-cu
  SalesDocApprovalStatus:String(1)-cu OverallSDProcessStatus:String(1)-cu
  TotalCreditCheckStatus:String(1)-cu OverallSDDocumentRejectionSts:String(1)-cu
  OverallOrdReltdBillgStatus:String(1)-cu AccountingDocExternalReference:String(16)
  AssignmentReference:String(18)
A_CreditMemoRequestItem key=CreditMemoRequest+CreditMemoRequestItem
  to_CreditMemoRequest > A_CreditMemoRequest on CreditMemoRequest
  to_PricingElement > A_CreditMemoReqItemPrcgElmnt * on CreditMemoRequest+CreditMemoRequestItem
  CreditMemoRequest:String(10)-cu CreditMemoRequestItem:String(6) HigherLevelItem:String(6)
  CreditMemoRequestItemCategory:String(4) CreditMemoRequestItemText:String(40)
  PurchaseOrderByCustomer:String(35) Material:String(40) MaterialByCustomer:String(35)
  PricingDate:DateTime(0) RequestedQuantity:Decimal(15,3) RequestedQuantityUnit:String(3)
  RequestedQuantitySAPUnit:String(3) RequestedQuantityISOUnit:String(3) ItemGrossWeight:Decimal(15,3)-cu
  ItemNetWeight:Decimal(15,3)-cu ItemWeightUnit:String(3)-cu ItemWeightSAPUnit:String(3)
  ItemWeightISOUnit:String(3) ItemVolume:Decimal(15,3)-cu ItemVolumeUnit:String(3)-cu
  ItemVolumeSAPUnit:String(3) ItemVolumeISOUnit:String(3) TransactionCurrency:String(5)-cu
  NetAmount:Decimal(16,3)-cu Subtotal1Amount:Decimal(14,3)-cu Subtotal2Amount:Decimal(14,3)-cu
  Subtotal3Amount:Decimal(14,3)-cu Subtotal4Amount:Decimal(14,3)-cu Subtotal5Amount:Decimal(14,3)-cu
  Subtotal6Amount:Decimal(14,3)-cu MaterialGroup:String(9) MaterialPricingGroup:String(2)
  ProductTaxClassification1:String(1) ProductTaxClassification2:String(1)
  ProductTaxClassification3:String(1) ProductTaxClassification4:String(1)
  ProductTaxClassification5:String(1) ProductTaxClassification6:String(1)
  ProductTaxClassification7:String(1) ProductTaxClassification8:String(1)
  ProductTaxClassification9:String(1) MatlAccountAssignmentGroup:String(2) Batch:String(10)-cu
  Plant:String(4) IncotermsClassification:String(3) IncotermsTransferLocation:String(28)
  IncotermsLocation1:String(70) IncotermsLocation2:String(70) CustomerPaymentTerms:String(4)
  ItemBillingBlockReason:String(2) SalesDocumentRjcnReason:String(2) WBSElement:String(24)
  ProfitCenter:String(10) ReferenceSDDocument:String(10) ReferenceSDDocumentItem:String(6)
  SDProcessStatus:String(1)-cu OrderRelatedBillingStatus:String(1)-cu ServicesRenderedDate:DateTime(0)
A_CreditMemoReqPartner key=CreditMemoRequest+PartnerFunction
  to_CreditMemoRequest > A_CreditMemoRequest on CreditMemoRequest
  CreditMemoRequest:String(10)-cu PartnerFunction:String(2) PartnerFunctionInternalCode:String(2)-cu
  Customer:String(10) Supplier:String(10) Personnel:String(8) ContactPerson:String(10)
  ReferenceBusinessPartner:String(10)-cu
A_CreditMemoReqPrcgElmnt key=CreditMemoRequest+PricingProcedureStep+PricingProcedureCounter -creatable
  to_CreditMemoRequest > A_CreditMemoRequest on CreditMemoRequest
  CreditMemoRequest:String(10)-cu PricingProcedureStep:String(3) PricingProcedureCounter:String(3)
  ConditionApplication:String(2)-cu ConditionType:String(4) PricingDateTime:String(14)-cu
  PriceConditionDeterminationDte:DateTime(0)-cu ConditionCalculationType:String(3)-cu
  ConditionBaseValue:Decimal(24,9)-cu ConditionRateValue:Decimal(24,9) ConditionCurrency:String(5)
  ConditionQuantity:Decimal(5,0) ConditionQuantityUnit:String(3) ConditionToBaseQtyNmrtr:Decimal(10,0)-cu
  ConditionToBaseQtyDnmntr:Decimal(10,0)-cu ConditionCategory:String(1)-cu
  ConditionIsForStatistics:Boolean-cu PricingScaleType:String(1)-cu IsRelevantForAccrual:Boolean-cu
  CndnIsRelevantForInvoiceList:String(1)-cu ConditionOrigin:String(1)-cu IsGroupCondition:String(1)-cu
  AccessNumberOfAccessSequence:String(3)-cu ConditionRecord:String(10)-cu
  ConditionSequentialNumber:String(3)-cu TaxCode:String(2)-cu WithholdingTaxCode:String(2)-cu
  CndnRoundingOffDiffAmount:Decimal(6,3)-cu ConditionAmount:Decimal(16,3)-cu
  TransactionCurrency:String(5) ConditionControl:String(1)-cu ConditionInactiveReason:String(1)-cu
  ConditionClass:String(1)-cu PrcgProcedureCounterForHeader:String(3)-cu
  FactorForConditionBasisValue:Double-cu StructureCondition:String(1)-cu
  PeriodFactorForCndnBasisValue:Double-cu PricingScaleBasis:String(3)-cu
  ConditionScaleBasisValue:Decimal(24,9)-cu ConditionScaleBasisUnit:String(3)-cu
  ConditionScaleBasisCurrency:String(5)-cu ConditionAlternativeCurrency:String(5)-cu
  ConditionAmountInLocalCrcy:Decimal(16,3)-cu CndnIsRelevantForIntcoBilling:Boolean-cu
  ConditionIsManuallyChanged:Boolean-cu CumulatedConditionBasisValue:Decimal(24,9)-cu
  ConditionIsForConfiguration:Boolean-cu VariantCondition:String(26)-cu
A_CreditMemoReqItemPrcgElmnt key=CreditMemoRequest+CreditMemoRequestItem+PricingProcedureStep+PricingProcedureCounter -creatable
  to_CreditMemoRequest > A_CreditMemoRequest on CreditMemoRequest
  to_CreditMemoRequestItem > A_CreditMemoRequestItem on CreditMemoRequest+CreditMemoRequestItem
  CreditMemoRequest:String(10)-cu CreditMemoRequestItem:String(6)-cu PricingProcedureStep:String(3)
  PricingProcedureCounter:String(3) ConditionApplication:String(2)-cu ConditionType:String(4)
  PricingDateTime:String(14)-cu PriceConditionDeterminationDte:DateTime(0)-cu
  ConditionCalculationType:String(3)-cu ConditionBaseValue:Decimal(24,9)-cu
  ConditionRateValue:Decimal(24,9) ConditionCurrency:String(5) ConditionQuantity:Decimal(5,0)
  ConditionQuantityUnit:String(3) ConditionQuantitySAPUnit:String(3) ConditionQuantityISOUnit:String(3)
  ConditionToBaseQtyNmrtr:Decimal(10,0)-cu ConditionToBaseQtyDnmntr:Decimal(10,0)-cu
  ConditionCategory:String(1)-cu ConditionIsForStatistics:Boolean-cu PricingScaleType:String(1)-cu
  IsRelevantForAccrual:Boolean-cu CndnIsRelevantForInvoiceList:String(1)-cu ConditionOrigin:String(1)-cu
  IsGroupCondition:String(1)-cu AccessNumberOfAccessSequence:String(3)-cu ConditionRecord:String(10)-cu
  ConditionSequentialNumber:String(3)-cu TaxCode:String(2)-cu WithholdingTaxCode:String(2)-cu
  CndnRoundingOffDiffAmount:Decimal(6,3)-cu ConditionAmount:Decimal(16,3)-cu
  TransactionCurrency:String(5) ConditionControl:String(1)-cu ConditionInactiveReason:String(1)-cu
  ConditionClass:String(1)-cu PrcgProcedureCounterForHeader:String(3)-cu
  FactorForConditionBasisValue:Double-cu StructureCondition:String(1)-cu
  PeriodFactorForCndnBasisValue:Double-cu PricingScaleBasis:String(3)-cu
  ConditionScaleBasisValue:Decimal(24,9)-cu ConditionScaleBasisUnit:String(3)-cu
  ConditionScaleBasisCurrency:String(5)-cu ConditionAlternativeCurrency:String(5)-cu
  ConditionAmountInLocalCrcy:Decimal(16,3)-cu CndnIsRelevantForIntcoBilling:Boolean-cu
  ConditionIsManuallyChanged:Boolean-cu CumulatedConditionBasisValue:Decimal(24,9)-cu
  ConditionIsForConfiguration:Boolean-cu VariantCondition:String(26)-cu
A_CreditMemoReqText key=CreditMemoRequest+Language+LongTextID -creatable
  to_CreditMemoRequest > A_CreditMemoRequest on CreditMemoRequest
  CreditMemoRequest:String(10)-cu Language:String(2) LongTextID:String(4) LongText:String-fs
`;
