// API_SALES_ORDER_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiSalesOrderSrv = `service API_SALES_ORDER_SRV
A_SalesOrder key=SalesOrder etag=LastChangeDateTime
  to_Item > A_SalesOrderItem * on SalesOrder
  to_Partner > A_SalesOrderHeaderPartner * on SalesOrder
  to_PrecedingProcFlowDoc > A_SalesOrderPrecdgProcFlow * on SalesOrder
  to_PricingElement > A_SalesOrderHeaderPrElement * on SalesOrder
  to_SubsequentProcFlowDoc > A_SalesOrderSubsqntProcFlow * on SalesOrder
  to_Text > A_SalesOrderText * on SalesOrder
  SalesOrder:String(10) SalesOrderType:String(4) SalesOrderTypeInternalCode:String(4)-cu
  SalesOrganization:String(4) DistributionChannel:String(2) OrganizationDivision:String(2)
  SalesGroup:String(3) SalesOffice:String(4) SalesDistrict:String(6) SoldToParty:String(10)
  CreationDate:DateTime(0)-cu CreatedByUser:String(12)-cu LastChangeDate:DateTime(0)-cu
  SenderBusinessSystemName:String(60)-cu ExternalDocumentID:String(40)-cu
  LastChangeDateTime:DateTimeOffset(7)-cu ExternalDocLastChangeDateTime:DateTimeOffset(7)-cu
  PurchaseOrderByCustomer:String(35) PurchaseOrderByShipToParty:String(35)
  CustomerPurchaseOrderType:String(4) CustomerPurchaseOrderDate:DateTime(0) SalesOrderDate:DateTime(0)
  TotalNetAmount:Decimal(16,3)-cu OverallDeliveryStatus:String(1)-cu TotalBlockStatus:String(1)-cu
  OverallOrdReltdBillgStatus:String(1)-cu OverallSDDocReferenceStatus:String(1)-cu
  TransactionCurrency:String(5) SDDocumentReason:String(3) PricingDate:DateTime(0)
  PriceDetnExchangeRate:Decimal(9,5) BillingPlan:String(10) RequestedDeliveryDate:DateTime(0)
  ShippingCondition:String(2) CompleteDeliveryIsDefined:Boolean ShippingType:String(2)
  HeaderBillingBlockReason:String(2) DeliveryBlockReason:String(2) DeliveryDateTypeRule:String(1)
  IncotermsClassification:String(3) IncotermsTransferLocation:String(28) IncotermsLocation1:String(70)
  IncotermsLocation2:String(70) IncotermsVersion:String(4) CustomerPriceGroup:String(2)
  PriceListType:String(2) CustomerPaymentTerms:String(4) PaymentMethod:String(1)
  FixedValueDate:DateTime(0) AssignmentReference:String(18) ReferenceSDDocument:String(10)
  ReferenceSDDocumentCategory:String(4)-cu AccountingDocExternalReference:String(16)
  CustomerAccountAssignmentGroup:String(2) AccountingExchangeRate:Decimal(9,5) CustomerGroup:String(2)
  AdditionalCustomerGroup1:String(3) AdditionalCustomerGroup2:String(3) AdditionalCustomerGroup3:String(3)
  AdditionalCustomerGroup4:String(3) AdditionalCustomerGroup5:String(3)
  SlsDocIsRlvtForProofOfDeliv:Boolean CustomerTaxClassification1:String(1)
  CustomerTaxClassification2:String(1) CustomerTaxClassification3:String(1)
  CustomerTaxClassification4:String(1) CustomerTaxClassification5:String(1)
  CustomerTaxClassification6:String(1) CustomerTaxClassification7:String(1)
  CustomerTaxClassification8:String(1) CustomerTaxClassification9:String(1) TaxDepartureCountry:String(3)
  VATRegistrationCountry:String(3) SalesOrderApprovalReason:String(4)-cu
  SalesDocApprovalStatus:String(1)-cu OverallSDProcessStatus:String(1)-cu
  TotalCreditCheckStatus:String(1)-cu OverallTotalDeliveryStatus:String(1)-cu
  OverallSDDocumentRejectionSts:String(1)-cu BillingDocumentDate:DateTime(0) ContractAccount:String(12)
  AdditionalValueDays:String(2) CustomerPurchaseOrderSuplmnt:String(4) ServicesRenderedDate:DateTime(0)
A_SalesOrderItem key=SalesOrder+SalesOrderItem
  to_Partner > A_SalesOrderItemPartner * on SalesOrder+SalesOrderItem
  to_PrecedingProcFlowDocItem > A_SalesOrderItmPrecdgProcFlow * on SalesOrder+SalesOrderItem
  to_PricingElement > A_SalesOrderItemPrElement * on SalesOrder+SalesOrderItem
  to_SalesOrder > A_SalesOrder on SalesOrder
  to_ScheduleLine > A_SalesOrderScheduleLine * on SalesOrder+SalesOrderItem
  to_SubsequentProcFlowDocItem > A_SalesOrderItmSubsqntProcFlow * on SalesOrder+SalesOrderItem
  to_Text > A_SalesOrderItemText * on SalesOrder+SalesOrderItem
  SalesOrder:String(10)-cu SalesOrderItem:String(6) HigherLevelItem:String(6)
  HigherLevelItemUsage:String(1)-cu SalesOrderItemCategory:String(4) SalesOrderItemText:String(40)
  PurchaseOrderByCustomer:String(35) PurchaseOrderByShipToParty:String(35)
  UnderlyingPurchaseOrderItem:String(6) ExternalItemID:String(40)-cu Material:String(40)
  MaterialByCustomer:String(35) PricingDate:DateTime(0) PricingReferenceMaterial:String(40)
  BillingPlan:String(10) RequestedQuantity:Decimal(15,3) RequestedQuantityUnit:String(3)
  RequestedQuantitySAPUnit:String(3) RequestedQuantityISOUnit:String(3) OrderQuantityUnit:String(3)-cu
  OrderQuantitySAPUnit:String(3)-cu OrderQuantityISOUnit:String(3)-cu
  ConfdDelivQtyInOrderQtyUnit:Decimal(15,3)-cu ItemGrossWeight:Decimal(15,3)-cu
  ItemNetWeight:Decimal(15,3)-cu ItemWeightUnit:String(3)-cu ItemWeightSAPUnit:String(3)
  ItemWeightISOUnit:String(3) ItemVolume:Decimal(15,3)-cu ItemVolumeUnit:String(3)-cu
  ItemVolumeSAPUnit:String(3) ItemVolumeISOUnit:String(3) OriginallyRequestedMaterial:String(40)-cu
  TransactionCurrency:String(5)-cu NetAmount:Decimal(16,3)-cu TotalSDDocReferenceStatus:String(1)-cu
  SDDocReferenceStatus:String(1)-cu MaterialSubstitutionReason:String(4)-cu MaterialGroup:String(9)
  MaterialPricingGroup:String(2) AdditionalMaterialGroup1:String(3) AdditionalMaterialGroup2:String(3)
  AdditionalMaterialGroup3:String(3) AdditionalMaterialGroup4:String(3) AdditionalMaterialGroup5:String(3)
  BillingDocumentDate:DateTime(0) ContractAccount:String(12) AdditionalValueDays:String(2)
  ServicesRenderedDate:DateTime(0) Batch:String(10) ProductionPlant:String(4) OriginalPlant:String(4)-cu
  AltvBsdConfSubstitutionStatus:String(1)-cu StorageLocation:String(4) DeliveryGroup:String(3)
  ShippingPoint:String(4) ShippingType:String(2) DeliveryPriority:String(2)
  DeliveryDateQuantityIsFixed:Boolean DeliveryDateTypeRule:String(1) IncotermsClassification:String(3)
  IncotermsTransferLocation:String(28) IncotermsLocation1:String(70) IncotermsLocation2:String(70)
  TaxAmount:Decimal(14,3) ProductTaxClassification1:String(1) ProductTaxClassification2:String(1)
  ProductTaxClassification3:String(1) ProductTaxClassification4:String(1)
  ProductTaxClassification5:String(1) ProductTaxClassification6:String(1)
  ProductTaxClassification7:String(1) ProductTaxClassification8:String(1)
  ProductTaxClassification9:String(1) MatlAccountAssignmentGroup:String(2) CostAmount:Decimal(14,3)
  CustomerPaymentTerms:String(4) FixedValueDate:DateTime(0) CustomerGroup:String(2)
  SalesDocumentRjcnReason:String(2) ItemBillingBlockReason:String(2) SlsDocIsRlvtForProofOfDeliv:Boolean
  WBSElement:String(24) ProfitCenter:String(10) AccountingExchangeRate:Decimal(9,5)
  ReferenceSDDocument:String(10) ReferenceSDDocumentItem:String(6) SDProcessStatus:String(1)-cu
  DeliveryStatus:String(1)-cu OrderRelatedBillingStatus:String(1)-cu Subtotal1Amount:Decimal(14,3)-cu
  Subtotal2Amount:Decimal(14,3)-cu Subtotal3Amount:Decimal(14,3)-cu Subtotal4Amount:Decimal(14,3)-cu
  Subtotal5Amount:Decimal(14,3)-cu Subtotal6Amount:Decimal(14,3)-cu YY1_Style_ID_SDI:Decimal(10,0)
  YY1_Engraving_SDI:String(20)
A_SalesOrderHeaderPartner key=SalesOrder+PartnerFunction
  to_Address > A_SalesOrderPartnerAddress * on SalesOrder+PartnerFunction
  to_SalesOrder > A_SalesOrder on SalesOrder
  SalesOrder:String(10)-cu PartnerFunction:String(2) PartnerFunctionInternalCode:String(2)-cu
  Customer:String(10) Supplier:String(10) Personnel:String(8) ContactPerson:String(10)
  WorkAssignmentExternalID:String(100) ReferenceBusinessPartner:String(10)-cu AddressID:String(10)
  VATRegistration:String(20)
A_SalesOrderPartnerAddress key=SalesOrder+PartnerFunction+AddressRepresentationCode -creatable -deletable
  to_SalesOrder > A_SalesOrder on SalesOrder
  SalesOrder:String(10) PartnerFunction:String(2) AddressRepresentationCode:String(1)
  CorrespondenceLanguage:String(2) AddresseeFullName:String(80) OrganizationName1:String(40)
  OrganizationName2:String(40) OrganizationName3:String(40) OrganizationName4:String(40)
  CityName:String(40) DistrictName:String(40) PostalCode:String(10) StreetPrefixName1:String(40)
  StreetPrefixName2:String(40) StreetName:String(60) StreetSuffixName1:String(40)
  StreetSuffixName2:String(40) HouseNumber:String(10) Country:String(3) Region:String(3)
  FormOfAddress:String(4) TaxJurisdiction:String(15) TransportZone:String(10) POBox:String(10)
  POBoxPostalCode:String(10) EmailAddress:String(241) MobilePhoneCountry:String(3)
  MobileNumber:String(30) PhoneNumberCountry:String(3) PhoneNumber:String(30)
  PhoneExtensionNumber:String(10) FaxNumberCountry:String(3) FaxAreaCodeSubscriberNumber:String(30)
  FaxExtensionNumber:String(10)
A_SalesOrderItemPartner key=SalesOrder+SalesOrderItem+PartnerFunction
  to_SalesOrder > A_SalesOrder on SalesOrder
  to_SalesOrderItem > A_SalesOrderItem on SalesOrder+SalesOrderItem
  SalesOrder:String(10)-cu SalesOrderItem:String(6)-cu PartnerFunction:String(2)
  PartnerFunctionInternalCode:String(2)-cu Customer:String(10) Supplier:String(10) Personnel:String(8)
  ContactPerson:String(10) WorkAssignmentExternalID:String(100) ReferenceBusinessPartner:String(10)-cu
  AddressID:String(10) VATRegistration:String(20)
A_SalesOrderHeaderPrElement key=SalesOrder+PricingProcedureStep+PricingProcedureCounter
  to_SalesOrder > A_SalesOrder on SalesOrder
  SalesOrder:String(10)-cu PricingProcedureStep:String(3) PricingProcedureCounter:String(3)
  ConditionType:String(4) PricingDateTime:String(14)-cu PriceConditionDeterminationDte:DateTime(0)-cu
  ConditionCalculationType:String(3)-cu ConditionBaseValue:Decimal(24,9)-cu
  ConditionRateValue:Decimal(24,9) ConditionCurrency:String(5) ConditionQuantity:Decimal(5,0)
  ConditionQuantityUnit:String(3) ConditionQuantitySAPUnit:String(3) ConditionQuantityISOUnit:String(3)
  ConditionCategory:String(1)-cu ConditionIsForStatistics:Boolean-cu PricingScaleType:String(1)-cu
  ConditionOrigin:String(1)-cu IsGroupCondition:String(1)-cu ConditionRecord:String(10)-cu
  ConditionSequentialNumber:String(3)-cu TaxCode:String(2)-cu WithholdingTaxCode:String(2)-cu
  CndnRoundingOffDiffAmount:Decimal(6,3)-cu ConditionAmount:Decimal(16,3)-cu TransactionCurrency:String(5)
  ConditionControl:String(1)-cu ConditionInactiveReason:String(1)-cu ConditionClass:String(1)-cu
  PrcgProcedureCounterForHeader:String(3)-cu FactorForConditionBasisValue:Double-cu
  StructureCondition:String(1)-cu PeriodFactorForCndnBasisValue:Double-cu PricingScaleBasis:String(3)-cu
  ConditionScaleBasisValue:Decimal(24,9)-cu ConditionScaleBasisUnit:String(3)-cu
  ConditionScaleBasisCurrency:String(5)-cu CndnIsRelevantForIntcoBilling:Boolean-cu
  ConditionIsManuallyChanged:Boolean-cu ConditionIsForConfiguration:Boolean-cu
  VariantCondition:String(26)-cu
A_SalesOrderItemPrElement key=SalesOrder+SalesOrderItem+PricingProcedureStep+PricingProcedureCounter
  to_SalesOrder > A_SalesOrder on SalesOrder
  to_SalesOrderItem > A_SalesOrderItem on SalesOrder+SalesOrderItem
  SalesOrder:String(10)-cu SalesOrderItem:String(6)-cu PricingProcedureStep:String(3)
  PricingProcedureCounter:String(3) ConditionType:String(4) PricingDateTime:String(14)-cu
  PriceConditionDeterminationDte:DateTime(0)-cu ConditionCalculationType:String(3)-cu
  ConditionBaseValue:Decimal(24,9)-cu ConditionRateValue:Decimal(24,9) ConditionCurrency:String(5)
  ConditionQuantity:Decimal(5,0) ConditionQuantityUnit:String(3) ConditionQuantitySAPUnit:String(3)
  ConditionQuantityISOUnit:String(3) ConditionCategory:String(1)-cu ConditionIsForStatistics:Boolean-cu
  PricingScaleType:String(1)-cu IsRelevantForAccrual:Boolean-cu CndnIsRelevantForInvoiceList:String(1)-cu
  ConditionOrigin:String(1)-cu IsGroupCondition:String(1)-cu ConditionRecord:String(10)-cu
  ConditionSequentialNumber:String(3)-cu TaxCode:String(2)-cu WithholdingTaxCode:String(2)-cu
  CndnRoundingOffDiffAmount:Decimal(6,3)-cu ConditionAmount:Decimal(16,3)-cu TransactionCurrency:String(5)
  ConditionControl:String(1)-cu ConditionInactiveReason:String(1)-cu ConditionClass:String(1)-cu
  PrcgProcedureCounterForHeader:String(3)-cu FactorForConditionBasisValue:Double-cu
  StructureCondition:String(1)-cu PeriodFactorForCndnBasisValue:Double-cu PricingScaleBasis:String(3)-cu
  ConditionScaleBasisValue:Decimal(24,9)-cu ConditionScaleBasisUnit:String(3)-cu
  ConditionScaleBasisCurrency:String(5)-cu CndnIsRelevantForIntcoBilling:Boolean-cu
  ConditionIsManuallyChanged:Boolean-cu ConditionIsForConfiguration:Boolean-cu
  VariantCondition:String(26)-cu
A_SalesOrderScheduleLine key=SalesOrder+SalesOrderItem+ScheduleLine
  SalesOrder:String(10)-cu SalesOrderItem:String(6)-cu ScheduleLine:String(4)
  RequestedDeliveryDate:DateTime(0) ConfirmedDeliveryDate:DateTime(0) OrderQuantityUnit:String(3)
  OrderQuantitySAPUnit:String(3) OrderQuantityISOUnit:String(3) ScheduleLineOrderQuantity:Decimal(13,3)
  ConfdOrderQtyByMatlAvailCheck:Decimal(13,3) DeliveredQtyInOrderQtyUnit:Decimal(13,3)
  OpenConfdDelivQtyInOrdQtyUnit:Decimal(13,3) CorrectedQtyInOrderQtyUnit:Decimal(13,3)
  DelivBlockReasonForSchedLine:String(2)
A_SalesOrderText key=SalesOrder+Language+LongTextID
  to_SalesOrder > A_SalesOrder on SalesOrder
  SalesOrder:String(10)-cu Language:String(2) LongTextID:String(4) LongText:String-fs
A_SalesOrderItemText key=SalesOrder+SalesOrderItem+Language+LongTextID
  to_SalesOrder > A_SalesOrder on SalesOrder
  to_SalesOrderItem > A_SalesOrderItem on SalesOrder+SalesOrderItem
  SalesOrder:String(10)-cu SalesOrderItem:String(6)-cu Language:String(2) LongTextID:String(4)
  LongText:String-fs
A_SalesOrderSubsqntProcFlow key=SalesOrder+DocRelationshipUUID -creatable -updatable -deletable
  SalesOrder:String(10) DocRelationshipUUID:Guid SubsequentDocument:String(10)
  SubsequentDocumentCategory:String(4) ProcessFlowLevel:String(2) OverallSDProcessStatus:String(1)-fs
  CreationDate:DateTime(0) CreationTime:Time(0) LastChangeDate:DateTime(0)
A_SalesOrderItmSubsqntProcFlow key=SalesOrder+SalesOrderItem+DocRelationshipUUID -creatable -updatable -deletable
  SalesOrder:String(10) SalesOrderItem:String(6) DocRelationshipUUID:Guid SubsequentDocument:String(10)
  SubsequentDocumentItem:String(6) SubsequentDocumentCategory:String(4) ProcessFlowLevel:String(2)
  RelatedProcFlowDocStsFieldName:String(30)-fs SDProcessStatus:String(1)-fs
  AccountingTransferStatus:String(1)-fs PrelimBillingDocumentStatus:String(1)-fs
  SubsqntDocItmPrecdgDocument:String(10) SubsqntDocItmPrecdgDocItem:String(6)
  SubsqntDocItmPrecdgDocCategory:String(4) CreationDate:DateTime(0) CreationTime:Time(0)
  LastChangeDate:DateTime(0)
A_SalesOrderPrecdgProcFlow key=SalesOrder+DocRelationshipUUID -creatable -updatable -deletable
  SalesOrder:String(10) DocRelationshipUUID:Guid PrecedingDocument:String(10)
  PrecedingDocumentCategory:String(4) ProcessFlowLevel:String(2) OverallSDProcessStatus:String(1)-fs
  CreationDate:DateTime(0) CreationTime:Time(0) LastChangeDate:DateTime(0)
A_SalesOrderItmPrecdgProcFlow key=SalesOrder+SalesOrderItem+DocRelationshipUUID -creatable -updatable -deletable
  SalesOrder:String(10) SalesOrderItem:String(6) DocRelationshipUUID:Guid PrecedingDocument:String(10)
  PrecedingDocumentItem:String(6) PrecedingDocumentCategory:String(4) ProcessFlowLevel:String(2)
  RelatedProcFlowDocStsFieldName:String(30)-fs SDProcessStatus:String(1)-fs
  AccountingTransferStatus:String(1)-fs PrelimBillingDocumentStatus:String(1)-fs CreationDate:DateTime(0)
  CreationTime:Time(0) LastChangeDate:DateTime(0)
`;
