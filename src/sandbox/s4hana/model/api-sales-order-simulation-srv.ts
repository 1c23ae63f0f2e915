// API_SALES_ORDER_SIMULATION_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiSalesOrderSimulationSrv = `service API_SALES_ORDER_SIMULATION_SRV
A_SalesOrderSimulation key=SalesOrder -updatable -deletable
  to_Credit > A_SalesOrderCreditSimulation on SalesOrder
  to_Item > A_SalesOrderItemSimulation * on SalesOrder
  to_Partner > A_SalesOrderPartnerSimulation * on SalesOrder
  to_Pricing > A_SalesOrderPricingSimulation on SalesOrder
  to_PricingElement > A_SalesOrderPrcgElmntSimln * on SalesOrder
  SalesOrder:String(10) SalesOrderType:String(4) SalesOrganization:String(4)
  DistributionChannel:String(2) OrganizationDivision:String(2) SalesGroup:String(3) SalesOffice:String(4)
  SalesDistrict:String(6) SoldToParty:String(10) CustomerGroup:String(2)
  AdditionalCustomerGroup1:String(3) AdditionalCustomerGroup2:String(3)
  AdditionalCustomerGroup3:String(3) AdditionalCustomerGroup4:String(3)
  AdditionalCustomerGroup5:String(3) PurchaseOrderByCustomer:String(35)
  CustomerPurchaseOrderType:String(4) CustomerPurchaseOrderDate:DateTime(0) SalesOrderDate:DateTime(0)
  TransactionCurrency:String(5) AccountingDocExternalReference:String(16)
  CustomerTaxClassification1:String(1) CustomerTaxClassification2:String(1)
  CustomerTaxClassification3:String(1) CustomerTaxClassification4:String(1)
  CustomerTaxClassification5:String(1) CustomerTaxClassification6:String(1)
  CustomerTaxClassification7:String(1) CustomerTaxClassification8:String(1)
  CustomerTaxClassification9:String(1) TaxDepartureCountry:String(3) VATRegistrationCountry:String(3)
  PriceListType:String(2) CustomerPriceGroup:String(2) SDDocumentReason:String(3) PricingDate:DateTime(0)
  SDPricingProcedure:String(6) RequestedDeliveryDate:DateTime(0) ShippingCondition:String(2)
  CompleteDeliveryIsDefined:Boolean ShippingType:String(2) IncotermsClassification:String(3)
  IncotermsTransferLocation:String(28) IncotermsLocation1:String(70) IncotermsLocation2:String(70)
  IncotermsVersion:String(4) ReferenceSDDocument:String(10) CustomerPaymentTerms:String(4)
  PaymentMethod:String(1)
A_SalesOrderItemSimulation key=SalesOrder+SalesOrderItem -creatable -updatable -deletable
  to_PricingElement > A_SalesOrderItmPrcgElmntSimln * on SalesOrder+SalesOrderItem
  to_ScheduleLine > A_SalesOrderScheduleLineSimln * on SalesOrder+SalesOrderItem
  SalesOrder:String(10) SalesOrderItem:String(6) HigherLevelItem:String(6) HigherLevelItemUsage:String(1)
  SalesOrderItemCategory:String(4) SalesOrderItemText:String(40) PurchaseOrderByCustomer:String(35)
  Material:String(40) MaterialByCustomer:String(35) PricingDate:DateTime(0)
  PricingReferenceMaterial:String(40) RequestedQuantity:Decimal(15,3) RequestedQuantityUnit:String(3)
  RequestedQuantitySAPUnit:String(3) RequestedQuantityISOUnit:String(3) OrderQuantityUnit:String(3)
  OrderQuantitySAPUnit:String(3) OrderQuantityISOUnit:String(3) ConfdDelivQtyInOrderQtyUnit:Decimal(15,3)
  ItemGrossWeight:Decimal(15,3) ItemNetWeight:Decimal(15,3) ItemWeightUnit:String(3)
  ItemWeightSAPUnit:String(3) ItemWeightISOUnit:String(3) ItemVolume:Decimal(15,3)
  ItemVolumeUnit:String(3) ItemVolumeSAPUnit:String(3) ItemVolumeISOUnit:String(3)
  TransactionCurrency:String(5) NetAmount:Decimal(16,3) TaxAmount:Decimal(14,3) CostAmount:Decimal(14,3)
  Subtotal1Amount:Decimal(14,3) Subtotal2Amount:Decimal(14,3) Subtotal3Amount:Decimal(14,3)
  Subtotal4Amount:Decimal(14,3) Subtotal5Amount:Decimal(14,3) Subtotal6Amount:Decimal(14,3)
  MaterialSubstitutionReason:String(4) MaterialGroup:String(9) MaterialPricingGroup:String(2)
  Batch:String(10) Plant:String(4) StorageLocation:String(4) DeliveryGroup:String(3)
  ShippingPoint:String(4) ShippingType:String(2) DeliveryPriority:String(2)
  IncotermsClassification:String(3) IncotermsTransferLocation:String(28) IncotermsLocation1:String(70)
  IncotermsLocation2:String(70) ProductTaxClassification1:String(1) ProductTaxClassification2:String(1)
  ProductTaxClassification3:String(1) ProductTaxClassification4:String(1)
  ProductTaxClassification5:String(1) ProductTaxClassification6:String(1)
  ProductTaxClassification7:String(1) ProductTaxClassification8:String(1)
  ProductTaxClassification9:String(1) ReferenceSDDocument:String(10) ReferenceSDDocumentItem:String(6)
  CustomerPaymentTerms:String(4) SalesDocumentRjcnReason:String(2)
A_SalesOrderPartnerSimulation key=SalesOrder+PartnerFunction -creatable -updatable -deletable
  SalesOrder:String(10) PartnerFunction:String(2) Customer:String(10) Supplier:String(10)
  Personnel:String(8) ContactPerson:String(10) VATRegistration:String(20)
A_SalesOrderPrcgElmntSimln key=SalesOrder+PricingProcedureStep+PricingProcedureCounter -creatable -updatable -deletable
  SalesOrder:String(10) PricingProcedureStep:String(3) PricingProcedureCounter:String(3)
  ConditionType:String(4) PriceConditionDeterminationDte:DateTime(0) ConditionCalculationType:String(3)
  ConditionBaseValue:Decimal(24,9) ConditionRateValue:Decimal(24,9) ConditionCurrency:String(5)
  ConditionQuantity:Decimal(5,0) ConditionQuantityUnit:String(3) ConditionQuantitySAPUnit:String(3)
  ConditionQuantityISOUnit:String(3) ConditionIsForStatistics:Boolean ConditionOrigin:String(1)
  IsGroupCondition:String(1) ConditionAmount:Decimal(16,3) TransactionCurrency:String(5)
  ConditionInactiveReason:String(1) ConditionClass:String(1) PricingScaleBasis:String(3)
  ConditionScaleBasisValue:Decimal(24,9) ConditionIsManuallyChanged:Boolean
A_SalesOrderItmPrcgElmntSimln key=SalesOrder+SalesOrderItem+PricingProcedureStep+PricingProcedureCounter -creatable -updatable -deletable
  SalesOrder:String(10) SalesOrderItem:String(6) PricingProcedureStep:String(3)
  PricingProcedureCounter:String(3) ConditionType:String(4) PriceConditionDeterminationDte:DateTime(0)
  ConditionCalculationType:String(3) ConditionBaseValue:Decimal(24,9) ConditionRateValue:Decimal(24,9)
  ConditionCurrency:String(5) ConditionQuantity:Decimal(5,0) ConditionQuantityUnit:String(3)
  ConditionQuantitySAPUnit:String(3) ConditionQuantityISOUnit:String(3) ConditionIsForStatistics:Boolean
  ConditionOrigin:String(1) IsGroupCondition:String(1) ConditionAmount:Decimal(16,3)
  TransactionCurrency:String(5) ConditionInactiveReason:String(1) ConditionClass:String(1)
  PricingScaleBasis:String(3) ConditionScaleBasisValue:Decimal(24,9) ConditionIsManuallyChanged:Boolean
A_SalesOrderScheduleLineSimln key=SalesOrder+SalesOrderItem+ScheduleLine -creatable -updatable -deletable
  SalesOrder:String(10) SalesOrderItem:String(6) ScheduleLine:String(4) RequestedDeliveryDate:DateTime(0)
  ConfirmedDeliveryDate:DateTime(0) OrderQuantityUnit:String(3) OrderQuantitySAPUnit:String(3)
  OrderQuantityISOUnit:String(3) ScheduleLineOrderQuantity:Decimal(13,3)
  ConfdOrderQtyByMatlAvailCheck:Decimal(13,3) OpenConfdDelivQtyInOrdQtyUnit:Decimal(13,3)
  CorrectedQtyInOrderQtyUnit:Decimal(13,3)
A_SalesOrderPricingSimulation key=SalesOrder -creatable -updatable -deletable
  SalesOrder:String(10) TotalNetAmount:Decimal(16,3) TransactionCurrency:String(5)
A_SalesOrderCreditSimulation key=SalesOrder -creatable -updatable -deletable
  SalesOrder:String(10) TotalCreditCheckStatus:String(1)
`;
