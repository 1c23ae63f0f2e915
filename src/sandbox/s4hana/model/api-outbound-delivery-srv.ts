// API_OUTBOUND_DELIVERY_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`. Fields of
// the header that can be given when a delivery is created are those of newer systems; older ones take none of them.

export const apiOutboundDeliverySrv = `service API_OUTBOUND_DELIVERY_SRV
A_OutbDeliveryHeader key=DeliveryDocument etag=DeliveryVersion
  to_DeliveryDocumentText > A_OutbDeliveryHeaderText * on DeliveryDocument
  to_DeliveryDocumentPartner > A_OutbDeliveryPartner * on DeliveryDocument=SDDocument
  to_DeliveryDocumentItem > A_OutbDeliveryItem * on DeliveryDocument
  ActualDeliveryRoute:String(6)-cufs Shippinglocationtimezone:String(6)-cufs
  Receivinglocationtimezone:String(6)-cufs ActualGoodsMovementDate:DateTime(7)-fs
  ActualGoodsMovementTime:Time(0)-cufs BillingDocumentDate:DateTime(7)-cufs BillOfLading:String(35)-fs
  CompleteDeliveryIsDefined:Boolean-cufs ConfirmationTime:Time(0)-cufs CreatedByUser:String(12)-cufs
  CreationDate:DateTime(7)-cufs CreationTime:Time(0)-cufs CustomerGroup:String(2)-cufs
  DeliveryBlockReason:String(2)-fs DeliveryDate:DateTime(7)-fs DeliveryDocument:String(10)-cufs
  DeliveryDocumentBySupplier:String(35)-fs DeliveryDocumentType:String(4)-cufs
  DeliveryIsInPlant:Boolean-cufs DeliveryPriority:String(2)-fs DeliveryTime:Time(0)-fs
  DeliveryVersion:String(4)-cufs DepreciationPercentage:Decimal(5,2)-cufs
  DistrStatusByDecentralizedWrhs:String(1)-cufs DocumentDate:DateTime(7)-cufs
  ExternalIdentificationType:String(1)-cufs ExternalTransportSystem:String(5)-cufs
  FactoryCalendarByCustomer:String(2)-cufs GoodsIssueOrReceiptSlipNumber:String(10)-cufs
  GoodsIssueTime:Time(0)-fs HandlingUnitInStock:String(1)-cufs HdrGeneralIncompletionStatus:String(1)-cufs
  HdrGoodsMvtIncompletionStatus:String(1)-cufs HeaderBillgIncompletionStatus:String(1)-cufs
  HeaderBillingBlockReason:String(2)-cufs HeaderDelivIncompletionStatus:String(1)-cufs
  HeaderGrossWeight:Decimal(15,3)-fs HeaderNetWeight:Decimal(15,3)-fs
  HeaderPackingIncompletionSts:String(1)-cufs HeaderPickgIncompletionStatus:String(1)-cufs
  HeaderVolume:Decimal(15,3)-fs HeaderVolumeUnit:String(3)-fs HeaderWeightUnit:String(3)-fs
  IncotermsClassification:String(3)-fs IncotermsTransferLocation:String(28)-fs
  IntercompanyBillingDate:DateTime(7)-cufs InternalFinancialDocument:String(10)-cufs
  IsDeliveryForSingleWarehouse:String(1)-cufs IsExportDelivery:String(1)-cufs
  LastChangeDate:DateTime(7)-cufs LastChangedByUser:String(12)-cufs LoadingDate:DateTime(7)-fs
  LoadingPoint:String(2)-cufs LoadingTime:Time(0)-fs MeansOfTransport:String(20)-fs
  MeansOfTransportRefMaterial:String(40)-cufs MeansOfTransportType:String(4)-fs
  OrderCombinationIsAllowed:Boolean-cufs OrderID:String(12)-cufs OverallDelivConfStatus:String(1)-cufs
  OverallDelivReltdBillgStatus:String(1)-cufs OverallGoodsMovementStatus:String(1)-cufs
  OverallIntcoBillingStatus:String(1)-cufs OverallPackingStatus:String(1)-cufs
  OverallPickingConfStatus:String(1)-cufs OverallPickingStatus:String(1)-cufs
  OverallProofOfDeliveryStatus:String(1)-cufs OverallSDProcessStatus:String(1)-cufs
  OverallWarehouseActivityStatus:String(1)-cufs OvrlItmDelivIncompletionSts:String(1)-cufs
  OvrlItmGdsMvtIncompletionSts:String(1)-cufs OvrlItmGeneralIncompletionSts:String(1)-cufs
  OvrlItmPackingIncompletionSts:String(1)-cufs OvrlItmPickingIncompletionSts:String(1)-cufs
  PaymentGuaranteeProcedure:String(6)-cufs PickedItemsLocation:String(20)-cufs PickingDate:DateTime(7)-fs
  PickingTime:Time(0)-fs PlannedGoodsIssueDate:DateTime(7)-fs ProofOfDeliveryDate:DateTime(7)-cufs
  ProposedDeliveryRoute:String(6)-fs ReceivingPlant:String(4)-cufs RouteSchedule:String(10)-cufs
  SalesDistrict:String(6)-cufs SalesOffice:String(4)-cufs SalesOrganization:String(4)-cufs
  SDDocumentCategory:String(4)-cufs ShipmentBlockReason:String(2)-cufs ShippingCondition:String(2)-cufs
  ShippingPoint:String(4)-ufs ShippingType:String(2)-cufs ShipToParty:String(10)-cufs
  SoldToParty:String(10)-cufs SpecialProcessingCode:String(4)-cufs StatisticsCurrency:String(5)-cufs
  Supplier:String(10)-cufs TotalBlockStatus:String(1)-cufs TotalCreditCheckStatus:String(1)-cufs
  TotalNumberOfPackage:String(5)-cufs TransactionCurrency:String(5)-cufs TransportationGroup:String(4)-cufs
  TransportationPlanningDate:DateTime(7)-fs TransportationPlanningStatus:String(1)-cufs
  TransportationPlanningTime:Time(0)-fs UnloadingPointName:String(25)-fs Warehouse:String(3)-cufs
  WarehouseGate:String(3)-cufs WarehouseStagingArea:String(10)-cufs
A_OutbDeliveryItem key=DeliveryDocument+DeliveryDocumentItem etag=DeliveryVersion -creatable
  to_DocumentFlow > A_OutbDeliveryDocFlow * on DeliveryDocument=PrecedingDocument+DeliveryDocumentItem=PrecedingDocumentItem
  to_DeliveryDocumentItemText > A_OutbDeliveryItemText * on DeliveryDocument+DeliveryDocumentItem
  ActualDeliveredQtyInBaseUnit:Decimal(13,3)-cfs DeliveryVersion:String(4)-cufs
  ActualDeliveryQuantity:Decimal(13,3)-fs AdditionalCustomerGroup1:String(3)-cufs
  AdditionalCustomerGroup2:String(3)-cufs AdditionalCustomerGroup3:String(3)-cufs
  AdditionalCustomerGroup4:String(3)-cufs AdditionalCustomerGroup5:String(3)-cufs
  AdditionalMaterialGroup1:String(3)-cufs AdditionalMaterialGroup2:String(3)-cufs
  AdditionalMaterialGroup3:String(3)-cufs AdditionalMaterialGroup4:String(3)-cufs
  AdditionalMaterialGroup5:String(3)-cufs AlternateProductNumber:String(40)-cufs BaseUnit:String(3)-cufs
  Batch:String(10)-cfs BatchBySupplier:String(15)-cufs BatchClassification:String(18)-cufs
  BOMExplosion:String(8)-cufs BusinessArea:String(4)-cufs ConsumptionPosting:String(1)-cufs
  ControllingArea:String(4)-cufs CostCenter:String(10)-cufs CreatedByUser:String(12)-cufs
  CreationDate:DateTime(7)-cufs CreationTime:Time(0)-cufs CustEngineeringChgStatus:String(17)-cufs
  DeliveryDocument:String(10)-ufs DeliveryDocumentItem:String(6)-cufs
  DeliveryDocumentItemCategory:String(4)-cufs DeliveryDocumentItemText:String(40)-cfs
  DeliveryGroup:String(3)-cufs DeliveryQuantityUnit:String(3)-ufs
  DeliveryRelatedBillingStatus:String(1)-cufs DeliveryToBaseQuantityDnmntr:Decimal(5,0)-cufs
  DeliveryToBaseQuantityNmrtr:Decimal(5,0)-cufs DepartmentClassificationByCust:String(4)-cufs
  DistributionChannel:String(2)-cufs Division:String(2)-cufs FixedShipgProcgDurationInDays:Decimal(5,2)-cufs
  GLAccount:String(10)-cufs GoodsMovementReasonCode:String(4)-cufs GoodsMovementStatus:String(1)-cufs
  GoodsMovementType:String(3)-cufs HigherLvlItmOfBatSpltItm:String(6)-cufs HigherLevelItem:String(6)-cufs
  InspectionLot:String(12)-cufs InspectionPartialLot:String(6)-cufs IntercompanyBillingStatus:String(1)-cufs
  InternationalArticleNumber:String(18)-cufs InventorySpecialStockType:String(1)-cufs
  InventoryValuationType:String(10)-cfs IsCompletelyDelivered:Boolean-cufs
  IsNotGoodsMovementsRelevant:String(1)-cufs IsSeparateValuation:Boolean-cufs
  IssgOrRcvgBatch:String(10)-cufs IssgOrRcvgMaterial:String(40)-cufs IssgOrRcvgSpclStockInd:String(1)-cufs
  IssgOrRcvgStockCategory:String(1)-cufs IssgOrRcvgValuationType:String(10)-cufs
  IssuingOrReceivingPlant:String(4)-cufs IssuingOrReceivingStorageLoc:String(4)-cufs
  ItemBillingBlockReason:String(2)-cufs ItemBillingIncompletionStatus:String(1)-cufs
  ItemDeliveryIncompletionStatus:String(1)-cufs ItemGdsMvtIncompletionSts:String(1)-cufs
  ItemGeneralIncompletionStatus:String(1)-cufs ItemGrossWeight:Decimal(15,3)-cfs
  ItemIsBillingRelevant:String(1)-cufs ItemNetWeight:Decimal(15,3)-cfs
  ItemPackingIncompletionStatus:String(1)-cufs ItemPickingIncompletionStatus:String(1)-cufs
  ItemVolume:Decimal(15,3)-cfs ItemVolumeUnit:String(3)-cfs ItemWeightUnit:String(3)-cfs
  LastChangeDate:DateTime(7)-cufs LoadingGroup:String(4)-cufs ManufactureDate:DateTime(7)-cfs
  Material:String(40)-cufs MaterialByCustomer:String(35)-cfs MaterialFreightGroup:String(8)-cufs
  MaterialGroup:String(9)-cufs MaterialIsBatchManaged:Boolean-cufs MaterialIsIntBatchManaged:Boolean-cufs
  NumberOfSerialNumbers:Int32-cufs OrderID:String(12)-cufs OrderItem:String(4)-cufs
  OriginalDeliveryQuantity:Decimal(13,3)-cufs OriginallyRequestedMaterial:String(40)-cufs
  OverdelivTolrtdLmtRatioInPct:Decimal(3,1)-cufs PackingStatus:String(1)-cufs
  PartialDeliveryIsAllowed:String(1)-cufs PaymentGuaranteeForm:String(2)-cufs
  PickingConfirmationStatus:String(1)-cufs PickingControl:String(1)-cufs PickingStatus:String(1)-cufs
  Plant:String(4)-cufs PrimaryPostingSwitch:String(1)-cufs ProductAvailabilityDate:DateTime(7)-cufs
  ProductAvailabilityTime:Time(0)-cufs ProductConfiguration:String(18)-cufs
  ProductHierarchyNode:String(18)-cufs ProfitabilitySegment:String(10)-cufs ProfitCenter:String(10)-cufs
  ProofOfDeliveryRelevanceCode:String(1)-cufs ProofOfDeliveryStatus:String(1)-cufs
  QuantityIsFixed:Boolean-cufs ReceivingPoint:String(25)-cufs ReferenceDocumentLogicalSystem:String(10)-cufs
  ReferenceSDDocument:String(10)-ufs ReferenceSDDocumentCategory:String(4)-cufs
  ReferenceSDDocumentItem:String(6)-ufs RetailPromotion:String(10)-cufs SalesDocumentItemType:String(1)-cufs
  SalesGroup:String(3)-cufs SalesOffice:String(4)-cufs SDDocumentCategory:String(4)-cufs
  SDProcessStatus:String(1)-cufs ShelfLifeExpirationDate:DateTime(7)-cfs StatisticsDate:DateTime(7)-cufs
  StockType:String(1)-cufs StorageBin:String(10)-cufs StorageLocation:String(4)-cfs
  StorageType:String(3)-cufs SubsequentMovementType:String(3)-cufs TransportationGroup:String(4)-cufs
  UnderdelivTolrtdLmtRatioInPct:Decimal(3,1)-cufs UnlimitedOverdeliveryIsAllowed:Boolean-cufs
  VarblShipgProcgDurationInDays:Decimal(5,2)-cufs Warehouse:String(3)-cufs
  WarehouseActivityStatus:String(1)-cufs WarehouseStagingArea:String(10)-cufs
  WarehouseStockCategory:String(1)-cufs WarehouseStorageBin:String(10)-cufs
A_OutbDeliveryHeaderText key=DeliveryDocument+TextElement+Language -creatable -updatable -deletable
  DeliveryDocument:String(10)-cufs TextElement:String(4)-cufs Language:String(2)-cus
  TextElementDescription:String(30)-cufs TextElementText:String-cufs
A_OutbDeliveryItemText key=DeliveryDocument+DeliveryDocumentItem+TextElement+Language -creatable -updatable -deletable
  DeliveryDocument:String(10)-cufs DeliveryDocumentItem:String(6)-cufs TextElement:String(4)-cufs
  Language:String(2)-cus TextElementDescription:String(30)-cufs TextElementText:String-cufs
A_OutbDeliveryPartner key=PartnerFunction+SDDocument -creatable -updatable -deletable
  AddressID:String(10)-cufs ContactPerson:String(10)-cufs Customer:String(10)-cufs
  PartnerFunction:String(2)-cufs Personnel:String(8)-cufs SDDocument:String(10)-cufs
  SDDocumentItem:String(6)-cufs Supplier:String(10)-cufs
A_OutbDeliveryDocFlow key=PrecedingDocument+PrecedingDocumentItem+SubsequentDocumentCategory etag=Deliveryversion -creatable -deletable
  Deliveryversion:String(4)-cufs PrecedingDocument:String(10)-cufs PrecedingDocumentCategory:String(4)-cufs
  PrecedingDocumentItem:String(6)-cufs Subsequentdocument:String(10)-cufs
  QuantityInBaseUnit:Decimal(15,3)-cfs SubsequentDocumentItem:String(6)-cufs
  SDFulfillmentCalculationRule:String(1)-cufs SubsequentDocumentCategory:String(4)-cufs
  TransferOrderInWrhsMgmtIsConfd:Boolean-cufs
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
