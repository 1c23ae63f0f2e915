// API_OUTBOUND_DELIVERY_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`. Fields of
// the header that can be given when a delivery is created are those of newer tenants; older ones take none of them.

export const apiOutboundDeliverySrv = `service API_OUTBOUND_DELIVERY_SRV
A_OutbDeliveryHeader key=DeliveryDocument etag=DeliveryVersion
  to_DeliveryDocumentText > A_OutbDeliveryHeaderText * on DeliveryDocument
  to_DeliveryDocumentPartner > A_OutbDeliveryPartner * on DeliveryDocument=SDDocument
  to_DeliveryDocumentItem > A_OutbDeliveryItem * on DeliveryDocument
  ActualDeliveryRoute:String(6)-cuf Shippinglocationtimezone:String(6)-cuf
  Receivinglocationtimezone:String(6)-cuf ActualGoodsMovementDate:DateTime(7)-f
  ActualGoodsMovementTime:Time(0)-cuf BillingDocumentDate:DateTime(7)-cuf BillOfLading:String(35)-f
  CompleteDeliveryIsDefined:Boolean-cuf ConfirmationTime:Time(0)-cuf CreatedByUser:String(12)-cuf
  CreationDate:DateTime(7)-cuf CreationTime:Time(0)-cuf CustomerGroup:String(2)-cuf
  DeliveryBlockReason:String(2)-f DeliveryDate:DateTime(7)-f DeliveryDocument:String(10)-cuf
  DeliveryDocumentBySupplier:String(35)-f DeliveryDocumentType:String(4)-cuf
  DeliveryIsInPlant:Boolean-cuf DeliveryPriority:String(2)-f DeliveryTime:Time(0)-f
  DeliveryVersion:String(4)-cuf DepreciationPercentage:Decimal(5,2)-cuf
  DistrStatusByDecentralizedWrhs:String(1)-cuf DocumentDate:DateTime(7)-cuf
  ExternalIdentificationType:String(1)-cuf ExternalTransportSystem:String(5)-cuf
  FactoryCalendarByCustomer:String(2)-cuf GoodsIssueOrReceiptSlipNumber:String(10)-cuf
  GoodsIssueTime:Time(0)-f HandlingUnitInStock:String(1)-cuf HdrGeneralIncompletionStatus:String(1)-cuf
  HdrGoodsMvtIncompletionStatus:String(1)-cuf HeaderBillgIncompletionStatus:String(1)-cuf
  HeaderBillingBlockReason:String(2)-cuf HeaderDelivIncompletionStatus:String(1)-cuf
  HeaderGrossWeight:Decimal(15,3)-f HeaderNetWeight:Decimal(15,3)-f
  HeaderPackingIncompletionSts:String(1)-cuf HeaderPickgIncompletionStatus:String(1)-cuf
  HeaderVolume:Decimal(15,3)-f HeaderVolumeUnit:String(3)-f HeaderWeightUnit:String(3)-f
  IncotermsClassification:String(3)-f IncotermsTransferLocation:String(28)-f
  IntercompanyBillingDate:DateTime(7)-cuf InternalFinancialDocument:String(10)-cuf
  IsDeliveryForSingleWarehouse:String(1)-cuf IsExportDelivery:String(1)-cuf
  LastChangeDate:DateTime(7)-cuf LastChangedByUser:String(12)-cuf LoadingDate:DateTime(7)-f
  LoadingPoint:String(2)-cuf LoadingTime:Time(0)-f MeansOfTransport:String(20)-f
  MeansOfTransportRefMaterial:String(40)-cuf MeansOfTransportType:String(4)-f
  OrderCombinationIsAllowed:Boolean-cuf OrderID:String(12)-cuf OverallDelivConfStatus:String(1)-cuf
  OverallDelivReltdBillgStatus:String(1)-cuf OverallGoodsMovementStatus:String(1)-cuf
  OverallIntcoBillingStatus:String(1)-cuf OverallPackingStatus:String(1)-cuf
  OverallPickingConfStatus:String(1)-cuf OverallPickingStatus:String(1)-cuf
  OverallProofOfDeliveryStatus:String(1)-cuf OverallSDProcessStatus:String(1)-cuf
  OverallWarehouseActivityStatus:String(1)-cuf OvrlItmDelivIncompletionSts:String(1)-cuf
  OvrlItmGdsMvtIncompletionSts:String(1)-cuf OvrlItmGeneralIncompletionSts:String(1)-cuf
  OvrlItmPackingIncompletionSts:String(1)-cuf OvrlItmPickingIncompletionSts:String(1)-cuf
  PaymentGuaranteeProcedure:String(6)-cuf PickedItemsLocation:String(20)-cuf PickingDate:DateTime(7)-f
  PickingTime:Time(0)-f PlannedGoodsIssueDate:DateTime(7)-f ProofOfDeliveryDate:DateTime(7)-cuf
  ProposedDeliveryRoute:String(6)-f ReceivingPlant:String(4)-cuf RouteSchedule:String(10)-cuf
  SalesDistrict:String(6)-cuf SalesOffice:String(4)-cuf SalesOrganization:String(4)-cuf
  SDDocumentCategory:String(4)-cuf ShipmentBlockReason:String(2)-cuf ShippingCondition:String(2)-cuf
  ShippingPoint:String(4)-uf ShippingType:String(2)-cuf ShipToParty:String(10)-cuf
  SoldToParty:String(10)-cuf SpecialProcessingCode:String(4)-cuf StatisticsCurrency:String(5)-cuf
  Supplier:String(10)-cuf TotalBlockStatus:String(1)-cuf TotalCreditCheckStatus:String(1)-cuf
  TotalNumberOfPackage:String(5)-cuf TransactionCurrency:String(5)-cuf TransportationGroup:String(4)-cuf
  TransportationPlanningDate:DateTime(7)-f TransportationPlanningStatus:String(1)-cuf
  TransportationPlanningTime:Time(0)-f UnloadingPointName:String(25)-f Warehouse:String(3)-cuf
  WarehouseGate:String(3)-cuf WarehouseStagingArea:String(10)-cuf
A_OutbDeliveryItem key=DeliveryDocument+DeliveryDocumentItem etag=DeliveryVersion -creatable
  to_DocumentFlow > A_OutbDeliveryDocFlow * on DeliveryDocument=PrecedingDocument+DeliveryDocumentItem=PrecedingDocumentItem
  to_DeliveryDocumentItemText > A_OutbDeliveryItemText * on DeliveryDocument+DeliveryDocumentItem
  ActualDeliveredQtyInBaseUnit:Decimal(13,3)-cf DeliveryVersion:String(4)-cuf
  ActualDeliveryQuantity:Decimal(13,3)-f AdditionalCustomerGroup1:String(3)-cuf
  AdditionalCustomerGroup2:String(3)-cuf AdditionalCustomerGroup3:String(3)-cuf
  AdditionalCustomerGroup4:String(3)-cuf AdditionalCustomerGroup5:String(3)-cuf
  AdditionalMaterialGroup1:String(3)-cuf AdditionalMaterialGroup2:String(3)-cuf
  AdditionalMaterialGroup3:String(3)-cuf AdditionalMaterialGroup4:String(3)-cuf
  AdditionalMaterialGroup5:String(3)-cuf AlternateProductNumber:String(40)-cuf BaseUnit:String(3)-cuf
  Batch:String(10)-cf BatchBySupplier:String(15)-cuf BatchClassification:String(18)-cuf
  BOMExplosion:String(8)-cuf BusinessArea:String(4)-cuf ConsumptionPosting:String(1)-cuf
  ControllingArea:String(4)-cuf CostCenter:String(10)-cuf CreatedByUser:String(12)-cuf
  CreationDate:DateTime(7)-cuf CreationTime:Time(0)-cuf CustEngineeringChgStatus:String(17)-cuf
  DeliveryDocument:String(10)-uf DeliveryDocumentItem:String(6)-cuf
  DeliveryDocumentItemCategory:String(4)-cuf DeliveryDocumentItemText:String(40)-cf
  DeliveryGroup:String(3)-cuf DeliveryQuantityUnit:String(3)-uf
  DeliveryRelatedBillingStatus:String(1)-cuf DeliveryToBaseQuantityDnmntr:Decimal(5,0)-cuf
  DeliveryToBaseQuantityNmrtr:Decimal(5,0)-cuf DepartmentClassificationByCust:String(4)-cuf
  DistributionChannel:String(2)-cuf Division:String(2)-cuf FixedShipgProcgDurationInDays:Decimal(5,2)-cuf
  GLAccount:String(10)-cuf GoodsMovementReasonCode:String(4)-cuf GoodsMovementStatus:String(1)-cuf
  GoodsMovementType:String(3)-cuf HigherLvlItmOfBatSpltItm:String(6)-cuf HigherLevelItem:String(6)-cuf
  InspectionLot:String(12)-cuf InspectionPartialLot:String(6)-cuf IntercompanyBillingStatus:String(1)-cuf
  InternationalArticleNumber:String(18)-cuf InventorySpecialStockType:String(1)-cuf
  InventoryValuationType:String(10)-cf IsCompletelyDelivered:Boolean-cuf
  IsNotGoodsMovementsRelevant:String(1)-cuf IsSeparateValuation:Boolean-cuf
  IssgOrRcvgBatch:String(10)-cuf IssgOrRcvgMaterial:String(40)-cuf IssgOrRcvgSpclStockInd:String(1)-cuf
  IssgOrRcvgStockCategory:String(1)-cuf IssgOrRcvgValuationType:String(10)-cuf
  IssuingOrReceivingPlant:String(4)-cuf IssuingOrReceivingStorageLoc:String(4)-cuf
  ItemBillingBlockReason:String(2)-cuf ItemBillingIncompletionStatus:String(1)-cuf
  ItemDeliveryIncompletionStatus:String(1)-cuf ItemGdsMvtIncompletionSts:String(1)-cuf
  ItemGeneralIncompletionStatus:String(1)-cuf ItemGrossWeight:Decimal(15,3)-cf
  ItemIsBillingRelevant:String(1)-cuf ItemNetWeight:Decimal(15,3)-cf
  ItemPackingIncompletionStatus:String(1)-cuf ItemPickingIncompletionStatus:String(1)-cuf
  ItemVolume:Decimal(15,3)-cf ItemVolumeUnit:String(3)-cf ItemWeightUnit:String(3)-cf
  LastChangeDate:DateTime(7)-cuf LoadingGroup:String(4)-cuf ManufactureDate:DateTime(7)-cf
  Material:String(40)-cuf MaterialByCustomer:String(35)-cf MaterialFreightGroup:String(8)-cuf
  MaterialGroup:String(9)-cuf MaterialIsBatchManaged:Boolean-cuf MaterialIsIntBatchManaged:Boolean-cuf
  NumberOfSerialNumbers:Int32-cuf OrderID:String(12)-cuf OrderItem:String(4)-cuf
  OriginalDeliveryQuantity:Decimal(13,3)-cuf OriginallyRequestedMaterial:String(40)-cuf
  OverdelivTolrtdLmtRatioInPct:Decimal(3,1)-cuf PackingStatus:String(1)-cuf
  PartialDeliveryIsAllowed:String(1)-cuf PaymentGuaranteeForm:String(2)-cuf
  PickingConfirmationStatus:String(1)-cuf PickingControl:String(1)-cuf PickingStatus:String(1)-cuf
  Plant:String(4)-cuf PrimaryPostingSwitch:String(1)-cuf ProductAvailabilityDate:DateTime(7)-cuf
  ProductAvailabilityTime:Time(0)-cuf ProductConfiguration:String(18)-cuf
  ProductHierarchyNode:String(18)-cuf ProfitabilitySegment:String(10)-cuf ProfitCenter:String(10)-cuf
  ProofOfDeliveryRelevanceCode:String(1)-cuf ProofOfDeliveryStatus:String(1)-cuf
  QuantityIsFixed:Boolean-cuf ReceivingPoint:String(25)-cuf ReferenceDocumentLogicalSystem:String(10)-cuf
  ReferenceSDDocument:String(10)-uf ReferenceSDDocumentCategory:String(4)-cuf
  ReferenceSDDocumentItem:String(6)-uf RetailPromotion:String(10)-cuf SalesDocumentItemType:String(1)-cuf
  SalesGroup:String(3)-cuf SalesOffice:String(4)-cuf SDDocumentCategory:String(4)-cuf
  SDProcessStatus:String(1)-cuf ShelfLifeExpirationDate:DateTime(7)-cf StatisticsDate:DateTime(7)-cuf
  StockType:String(1)-cuf StorageBin:String(10)-cuf StorageLocation:String(4)-cf
  StorageType:String(3)-cuf SubsequentMovementType:String(3)-cuf TransportationGroup:String(4)-cuf
  UnderdelivTolrtdLmtRatioInPct:Decimal(3,1)-cuf UnlimitedOverdeliveryIsAllowed:Boolean-cuf
  VarblShipgProcgDurationInDays:Decimal(5,2)-cuf Warehouse:String(3)-cuf
  WarehouseActivityStatus:String(1)-cuf WarehouseStagingArea:String(10)-cuf
  WarehouseStockCategory:String(1)-cuf WarehouseStorageBin:String(10)-cuf
A_OutbDeliveryHeaderText key=DeliveryDocument+TextElement+Language -creatable -updatable -deletable
  DeliveryDocument:String(10)-cuf TextElement:String(4)-cuf Language:String(2)-cu
  TextElementDescription:String(30)-cuf TextElementText:String-cuf
A_OutbDeliveryItemText key=DeliveryDocument+DeliveryDocumentItem+TextElement+Language -creatable -updatable -deletable
  DeliveryDocument:String(10)-cuf DeliveryDocumentItem:String(6)-cuf TextElement:String(4)-cuf
  Language:String(2)-cu TextElementDescription:String(30)-cuf TextElementText:String-cuf
A_OutbDeliveryPartner key=PartnerFunction+SDDocument -creatable -updatable -deletable
  AddressID:String(10)-cuf ContactPerson:String(10)-cuf Customer:String(10)-cuf
  PartnerFunction:String(2)-cuf Personnel:String(8)-cuf SDDocument:String(10)-cuf
  SDDocumentItem:String(6)-cuf Supplier:String(10)-cuf
A_OutbDeliveryDocFlow key=PrecedingDocument+PrecedingDocumentItem+SubsequentDocumentCategory etag=Deliveryversion -creatable -deletable
  Deliveryversion:String(4)-cuf PrecedingDocument:String(10)-cuf PrecedingDocumentCategory:String(4)-cuf
  PrecedingDocumentItem:String(6)-cuf Subsequentdocument:String(10)-cuf
  QuantityInBaseUnit:Decimal(15,3)-cf SubsequentDocumentItem:String(6)-cuf
  SDFulfillmentCalculationRule:String(1)-cuf SubsequentDocumentCategory:String(4)-cuf
  TransferOrderInWrhsMgmtIsConfd:Boolean-cuf
complex PickingReport
  SystemMessageIdentification:String(20) SystemMessageNumber:String(3) SystemMessageType:String(1)
  SystemMessageVariable1:String(50) SystemMessageVariable2:String(50) SystemMessageVariable3:String(50)
  SystemMessageVariable4:String(50) Batch:String(10) DeliveryQuantityUnit:String(3)
  ActualDeliveryQuantity:Decimal(13,3) DeliveryDocumentItemText:String(40) Material:String(40)
  DeliveryDocumentItem:String(6) DeliveryDocument:String(10)
complex Return
  CollectiveProcessing:String(10) DeliveryDocument:String(10) DeliveryDocumentItem:String(6)
  ScheduleLine:String(4) CollectiveProcessingMsgCounter:String(2) SystemMessageIdentification:String(20)
  SystemMessageNumber:String(3) SystemMessageType:String(1) SystemMessageVariable1:String(50)
  SystemMessageVariable2:String(50) SystemMessageVariable3:String(50) SystemMessageVariable4:String(50)
  CollectiveProcessingType:String(1)
call PickAllItems POST for=A_OutbDeliveryHeader -> PickingReport *
  DeliveryDocument:String(10)
call PickOneItem POST for=A_OutbDeliveryHeader -> PickingReport *
  DeliveryDocument:String(10) DeliveryDocumentItem:String(6)
call PickOneItemWithSalesQuantity POST for=A_OutbDeliveryHeader -> PickingReport *
  ActualDeliveryQuantity:Decimal(13,3) DeliveryDocument:String(10) DeliveryDocumentItem:String(6)
  DeliveryQuantityUnit:String(3)
call ConfirmPickingAllItems POST for=A_OutbDeliveryHeader -> PickingReport *
  DeliveryDocument:String(10)
call PostGoodsIssue POST for=A_OutbDeliveryHeader -> PickingReport *
  DeliveryDocument:String(10)
call ReverseGoodsIssue POST for=A_OutbDeliveryHeader -> Return *
  DeliveryDocument:String(10) ActualGoodsMovementDate:DateTime
`;
