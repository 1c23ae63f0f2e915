// The V4 sales order service as facts: which V2 table each set shows, under which names, and what may be done with it.
// Types and lengths are those of the V2 field; days and times of day have types of their own. How to read the lines:
// `projection.ts`.

export const ceSalesOrder = `group api_salesorder service salesorder version 0001 over API_SALES_ORDER_SRV versions A_SalesOrder
SalesOrder of A_SalesOrder type=SalesOrder_Type -deletable +messages
  _Item = to_Item
  _Partner = to_Partner
  _PricingElement = to_PricingElement
  _Text = to_Text
  SalesOrder SalesOrderType SoldToParty SalesOrganization DistributionChannel OrganizationDivision
  SalesOffice SalesGroup SalesDistrict CreatedByUser CreationDate LastChangeDateTime PurchaseOrderByCustomer
  PurchaseOrderByShipToParty CustomerPurchaseOrderType CustomerPurchaseOrderDate ReferenceSDDocument
  ReferenceSDDocumentCategory SDDocumentReason SalesOrderDate RequestedDeliveryDate PricingDate
  ServicesRenderedDate BillingDocumentDate TotalNetAmount TransactionCurrency DeliveryDateTypeRule
  ShippingCondition CompleteDeliveryIsDefined SlsDocIsRlvtForProofOfDeliv ShippingType
  IncotermsClassification IncotermsVersion IncotermsLocation1 IncotermsLocation2 CustomerPriceGroup
  PriceListType FixedValueDate TaxDepartureCountry VATRegistrationCountry CustomerPaymentTerms PaymentMethod
  CustomerAccountAssignmentGroup AssignmentReference AccountingDocExternalReference HeaderBillingBlockReason
  DeliveryBlockReason SalesOrderApprovalReason CustomerGroup AdditionalCustomerGroup1
  AdditionalCustomerGroup2 AdditionalCustomerGroup3 AdditionalCustomerGroup4 AdditionalCustomerGroup5
  OverallSDProcessStatus OverallDeliveryStatus TotalCreditCheckStatus OverallSDDocumentRejectionSts
  TotalBlockStatus OverallSDDocReferenceStatus SalesDocApprovalStatus OverallOrdReltdBillgStatus
SalesOrderItem of A_SalesOrderItem type=SalesOrderItem_Type -creatable +messages
  _ItemPartner = to_Partner
  _ItemPricingElement = to_PricingElement
  _ItemText = to_Text
  _SalesOrder = to_SalesOrder
  _ScheduleLine = to_ScheduleLine
  SalesOrder SalesOrderItem HigherLevelItem SalesOrderItemCategory SalesOrderItemText Product=Material
  OriginallyRequestedMaterial ProductGroup=MaterialGroup MaterialByCustomer PurchaseOrderByCustomer
  ConfdDelivQtyInOrderQtyUnit OrderQuantitySAPUnit OrderQuantityISOUnit RequestedQuantity
  RequestedQuantitySAPUnit RequestedQuantityISOUnit ReferenceSDDocument ReferenceSDDocumentItem
  ItemGrossWeight ItemNetWeight ItemWeightSAPUnit ItemWeightISOUnit ItemVolume ItemVolumeSAPUnit
  ItemVolumeISOUnit PricingDate ServicesRenderedDate BillingDocumentDate NetAmount TransactionCurrency
  TaxAmount CustomerGroup Batch Plant=ProductionPlant StorageLocation ShippingPoint ShippingType
  DeliveryPriority DeliveryDateTypeRule DeliveryGroup IncotermsClassification IncotermsLocation1
  IncotermsLocation2 CustomerPaymentTerms FixedValueDate MaterialPricingGroup ProfitCenter
  MatlAccountAssignmentGroup ItemBillingBlockReason SalesDocumentRjcnReason SDProcessStatus DeliveryStatus
  OrderRelatedBillingStatus
SalesOrderItemPartner of A_SalesOrderItemPartner type=SalesOrderItemPartner_Type -creatable +messages
  _Item = to_SalesOrderItem
  _SalesOrder = to_SalesOrder
  SalesOrder SalesOrderItem PartnerFunction Customer Supplier Personnel ContactPerson
SalesOrderItemPricingElement of A_SalesOrderItemPrElement type=SalesOrderItemPricingElmnt_Type -creatable +messages
  _Item = to_SalesOrderItem
  _SalesOrder = to_SalesOrder
  SalesOrder SalesOrderItem PricingProcedureStep PricingProcedureCounter ConditionType
  ConditionCalculationType ConditionRateAmount=ConditionRateValue ConditionCurrency ConditionQuantity
  ConditionQuantitySAPUnit ConditionQuantityISOUnit ConditionAmount TransactionCurrency
SalesOrderItemText of A_SalesOrderItemText type=SalesOrderItemText_Type -creatable +messages
  _Item = to_SalesOrderItem
  _SalesOrder = to_SalesOrder
  SalesOrder SalesOrderItem Language LongTextID LongText
SalesOrderPartner of A_SalesOrderHeaderPartner type=SalesOrderPartner_Type -creatable +messages
  _SalesOrder = to_SalesOrder
  SalesOrder PartnerFunction Customer Supplier Personnel ContactPerson
SalesOrderPricingElement of A_SalesOrderHeaderPrElement type=SalesOrderPricingElement_Type -creatable +messages
  _SalesOrder = to_SalesOrder
  SalesOrder PricingProcedureStep PricingProcedureCounter ConditionType ConditionCalculationType
  ConditionRateAmount=ConditionRateValue ConditionCurrency ConditionQuantity ConditionQuantitySAPUnit
  ConditionQuantityISOUnit ConditionAmount TransactionCurrency
SalesOrderScheduleLine of A_SalesOrderScheduleLine type=SalesOrderScheduleLine_Type -creatable -updatable -deletable
  SalesOrder SalesOrderItem ScheduleLine ScheduleLineOrderQuantity OrderQuantitySAPUnit OrderQuantityISOUnit
  RequestedDeliveryDate ConfirmedDeliveryDate ConfdOrderQtyByMatlAvailCheck DeliveredQtyInOrderQtyUnit
  OpenConfdDelivQtyInOrdQtyUnit CorrectedQtyInOrderQtyUnit DelivBlockReasonForSchedLine
SalesOrderText of A_SalesOrderText type=SalesOrderText_Type -creatable +messages
  _SalesOrder = to_SalesOrder
  SalesOrder Language LongTextID LongText
`;
