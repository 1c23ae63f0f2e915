// API_CUSTOMER_RETURN_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiCustomerReturnSrv = `service API_CUSTOMER_RETURN_SRV
A_CustomerReturn key=CustomerReturn etag=LastChangeDateTime
  to_Item > A_CustomerReturnItem * on CustomerReturn
  to_Partner > A_CustomerReturnPartner * on CustomerReturn
  to_Text > A_CustomerReturnText * on CustomerReturn
  CustomerReturn:String(10) CustomerReturnType:String(4) SalesOrganization:String(4)
  DistributionChannel:String(2) OrganizationDivision:String(2) SalesGroup:String(3) SalesOffice:String(4)
  SalesDistrict:String(6) SoldToParty:String(10) CreationDate:DateTime(0)-cu CreatedByUser:String(12)-cu
  LastChangeDate:DateTime(0)-cu SenderBusinessSystemName:String(60)-cu
  LastChangeDateTime:DateTimeOffset(7)-cu PurchaseOrderByCustomer:String(35)
  CustomerPurchaseOrderType:String(4) CustomerPurchaseOrderDate:DateTime(0)
  CustomerReturnDate:DateTime(0) TotalNetAmount:Decimal(16,3)-cu TransactionCurrency:String(5)
  SDDocumentReason:String(3) PricingDate:DateTime(0) RequestedDeliveryDate:DateTime(0)
  ShippingType:String(2) HeaderBillingBlockReason:String(2) DeliveryBlockReason:String(2)
  IncotermsClassification:String(3) IncotermsTransferLocation:String(28) IncotermsLocation1:String(70)
  IncotermsLocation2:String(70) IncotermsVersion:String(4) CustomerPaymentTerms:String(4)
  PaymentMethod:String(1) CustomerTaxClassification1:String(1) CustomerTaxClassification2:String(1)
  CustomerTaxClassification3:String(1) CustomerTaxClassification4:String(1)
  CustomerTaxClassification5:String(1) CustomerTaxClassification6:String(1)
  CustomerTaxClassification7:String(1) CustomerTaxClassification8:String(1)
  CustomerTaxClassification9:String(1) RetsMgmtProcess:String(10)-cu ReferenceSDDocument:String(10)
  ReferenceSDDocumentCategory:String(4)-cu AccountingDocExternalReference:String(16)
  AssignmentReference:String(18) CustomerReturnApprovalReason:String(4) SalesDocApprovalStatus:String(1)
  RetsMgmtLogProcgStatus:String(1)-cu RetsMgmtCompnProcgStatus:String(1)-cu
  RetsMgmtProcessingStatus:String(1)-cu OverallSDProcessStatus:String(1)-cu
  TotalCreditCheckStatus:String(1)-cu OverallSDDocumentRejectionSts:String(1)-cu
A_CustomerReturnItem key=CustomerReturn+CustomerReturnItem
  to_CustomerReturn > A_CustomerReturn on CustomerReturn
  to_PricingElement > A_CustomerReturnItemPrcgElmnt * on CustomerReturn+CustomerReturnItem
  to_ScheduleLine > A_CustomerReturnScheduleLine * on CustomerReturn+CustomerReturnItem
  CustomerReturn:String(10)-cu CustomerReturnItem:String(6) HigherLevelItem:String(6)
  CustomerReturnItemCategory:String(4) CustomerReturnItemText:String(40)
  PurchaseOrderByCustomer:String(35) Material:String(40) MaterialByCustomer:String(35)
  RequestedQuantity:Decimal(15,3) RequestedQuantityUnit:String(3) ItemGrossWeight:Decimal(15,3)-cu
  ItemNetWeight:Decimal(15,3)-cu ItemWeightUnit:String(3)-cu ItemVolume:Decimal(15,3)-cu
  ItemVolumeUnit:String(3)-cu TransactionCurrency:String(5)-cu NetAmount:Decimal(16,3)-cu
  Subtotal1Amount:Decimal(14,3)-cu Subtotal2Amount:Decimal(14,3)-cu Subtotal3Amount:Decimal(14,3)-cu
  Subtotal4Amount:Decimal(14,3)-cu Subtotal5Amount:Decimal(14,3)-cu Subtotal6Amount:Decimal(14,3)-cu
  MaterialGroup:String(9) Batch:String(10)-cu ProductionPlant:String(4) StorageLocation:String(4)
  ShippingPoint:String(4) ShippingType:String(2) DeliveryPriority:String(2)
  IncotermsClassification:String(3) IncotermsTransferLocation:String(28) IncotermsLocation1:String(70)
  IncotermsLocation2:String(70) CustomerPaymentTerms:String(4) ProductTaxClassification1:String(1)
  ProductTaxClassification2:String(1) ProductTaxClassification3:String(1)
  ProductTaxClassification4:String(1) ProductTaxClassification5:String(1)
  ProductTaxClassification6:String(1) ProductTaxClassification7:String(1)
  ProductTaxClassification8:String(1) ProductTaxClassification9:String(1)
  SalesDocumentRjcnReason:String(2) ItemBillingBlockReason:String(2) ProfitCenter:String(10)
  RetsMgmtProcess:String(10)-cu RetsMgmtProcessItem:String(6)-cu ReturnReason:String(3)
  RetsMgmtProcessingBlock:String(1) CustRetItmFollowUpActivity:String(4)
  ReturnsMaterialHasBeenReceived:String(1) ReturnsRefundType:String(1) ReturnsRefundProcgMode:String(1)
  RetsProdValnIsSuspended:String(1) ReturnsRefundExtent:String(3) PrelimRefundIsDetermined:String(1)
  ReturnsRefundRjcnReason:String(2)-cu ReplacementMaterial:String(40)
  ReplacementMaterialQuantity:Decimal(15,3) ReplacementMaterialQtyUnit:String(3)
  ReplacementMaterialIsRequested:String(1) ReplacementMatlSupplyingPlant:String(4)
  NextPlantForFollowUpActivity:String(4) ReturnsTransshipmentPlant:String(1) Supplier:String(10)
  SupplierRetMatlAuthzn:String(20) SuplrRetMatlAuthznIsRequired:String(1)-cu
  CustomerRetMatlInspResultCode:String(4) NextFllwUpActivityForMatlInsp:String(4)
  RetMatlInspResultCode:String(4) ProductIsInspectedAtCustSite:String(1) CustRetMatlAuthzn:String(20)-cu
  CRMLogicalSystem:String(10)-cu CRMObjectUUID:String(32)-cu CRMObjectID:String(10)-cu
  CRMObjectType:String(10)-cu RetsMgmtItmLogProcgStatus:String(1)-cu
  RetsMgmtItmCompnProcgStatus:String(1)-cu RetsMgmtItmProcgStatus:String(1)-cu
  ReturnsDocumentStatus:String(1)-cu ReturnsDocumentApprovalStatus:String(1)-cu
  SDProcessStatus:String(1)-cu ReferenceSDDocument:String(10) ReferenceSDDocumentItem:String(6)
  ReferenceSDDocumentCategory:String(4)-cu SDDocumentRejectionStatus:String(1)-cu
A_CustomerReturnPartner key=CustomerReturn+PartnerFunction -creatable
  to_CustomerReturn > A_CustomerReturn on CustomerReturn
  CustomerReturn:String(10)-cu PartnerFunction:String(2) PartnerFunctionInternalCode:String(2)-cu
  Customer:String(10) Supplier:String(10) Personnel:String(8) ContactPerson:String(10)
  ReferenceBusinessPartner:String(10)-cu
A_CustomerReturnItemPrcgElmnt key=CustomerReturn+CustomerReturnItem+PricingProcedureStep+PricingProcedureCounter -creatable
  to_CustomerReturn > A_CustomerReturn on CustomerReturn
  to_CustomerReturnItem > A_CustomerReturnItem on CustomerReturn+CustomerReturnItem
  CustomerReturn:String(10)-cu CustomerReturnItem:String(6)-cu PricingProcedureStep:String(3)
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
A_CustomerReturnScheduleLine key=CustomerReturn+CustomerReturnItem+ScheduleLine -creatable -updatable -deletable
  to_CustomerReturn > A_CustomerReturn on CustomerReturn
  to_CustomerReturnItem > A_CustomerReturnItem on CustomerReturn+CustomerReturnItem
  CustomerReturn:String(10)-cu CustomerReturnItem:String(6)-cu ScheduleLine:String(4)
  OrderQuantityUnit:String(3) ConfdOrderQtyByMatlAvailCheck:Decimal(13,3)
  DeliveredQtyInOrderQtyUnit:Decimal(13,3) OpenConfdDelivQtyInOrdQtyUnit:Decimal(13,3)
  DelivBlockReasonForSchedLine:String(2)
A_CustomerReturnText key=CustomerReturn+Language+LongTextID -creatable
  to_CustomerReturn > A_CustomerReturn on CustomerReturn
  CustomerReturn:String(10)-cu Language:String(2) LongTextID:String(4) LongText:String-fs
`;
