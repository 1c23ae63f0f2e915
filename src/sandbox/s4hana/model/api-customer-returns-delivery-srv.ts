// API_CUSTOMER_RETURNS_DELIVERY_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiCustomerReturnsDeliverySrv = `service API_CUSTOMER_RETURNS_DELIVERY_SRV
A_ReturnsDeliveryHeader key=DeliveryDocument etag=DeliveryVersion
  to_DeliveryDocumentItem > A_ReturnsDeliveryItem * on DeliveryDocument
  to_DeliveryDocumentPartner > A_ReturnsDeliveryPartner * on DeliveryDocument=SDDocument
  ActualDeliveryRoute:String(6)-cu ActualGoodsMovementDate:DateTime(7) ActualGoodsMovementTime:Time(0)
  BillingDocumentDate:DateTime(7)-cu BillOfLading:String(35) CompleteDeliveryIsDefined:Boolean-cu
  ConfirmationTime:Time(0)-cu CreatedByUser:String(12)-cu CreationDate:DateTime(7) CreationTime:Time(0)
  CustomerGroup:String(2)-cu DeliveryBlockReason:String(2) DeliveryDate:DateTime(7)
  DeliveryDocument:String(10)-cu DeliveryDocumentBySupplier:String(35) DeliveryDocumentType:String(4)-cu
  DeliveryIsInPlant:Boolean-cu DeliveryPriority:String(2) DeliveryTime:Time(0)
  DeliveryVersion:String(4)-cu DepreciationPercentage:Decimal(5,2)-cu
  DistrStatusByDecentralizedWrhs:String(1)-cu DocumentDate:DateTime(7)-cu
  ExternalIdentificationType:String(1)-cu ExternalTransportSystem:String(5)-cu
  FactoryCalendarByCustomer:String(2)-cu GoodsIssueOrReceiptSlipNumber:String(10)-cu
  GoodsIssueTime:Time(0) HandlingUnitInStock:String(1)-cu HdrGeneralIncompletionStatus:String(1)-cu
  HdrGoodsMvtIncompletionStatus:String(1)-cu HeaderBillgIncompletionStatus:String(1)-cu
  HeaderBillingBlockReason:String(2)-cu HeaderDelivIncompletionStatus:String(1)-cu
  HeaderGrossWeight:Decimal(15,3) HeaderNetWeight:Decimal(15,3) HeaderPackingIncompletionSts:String(1)-cu
  HeaderPickgIncompletionStatus:String(1)-cu HeaderVolume:Decimal(15,3) HeaderVolumeUnit:String(3)
  HeaderWeightUnit:String(3) IncotermsClassification:String(3) IncotermsTransferLocation:String(28)
  IntercompanyBillingDate:DateTime(7)-cu InternalFinancialDocument:String(10)-cu
  IsDeliveryForSingleWarehouse:String(1)-cu IsExportDelivery:String(1)-cu LastChangeDate:DateTime(7)-cu
  LastChangedByUser:String(12)-cu LoadingDate:DateTime(7) LoadingPoint:String(2)-cu LoadingTime:Time(0)
  MeansOfTransport:String(20)-cu MeansOfTransportRefMaterial:String(40)-cu
  MeansOfTransportType:String(4)-cu OrderCombinationIsAllowed:Boolean-cu OrderID:String(12)-cu
  OverallDelivConfStatus:String(1)-cu OverallDelivReltdBillgStatus:String(1)-cu
  OverallGoodsMovementStatus:String(1)-cu OverallIntcoBillingStatus:String(1)-cu
  OverallPackingStatus:String(1)-cu OverallPickingConfStatus:String(1)-cu
  OverallPickingStatus:String(1)-cu OverallProofOfDeliveryStatus:String(1)-cu
  OverallSDProcessStatus:String(1)-cu OverallWarehouseActivityStatus:String(1)-cu
  OvrlItmDelivIncompletionSts:String(1)-cu OvrlItmGdsMvtIncompletionSts:String(1)-cu
  OvrlItmGeneralIncompletionSts:String(1)-cu OvrlItmPackingIncompletionSts:String(1)-cu
  OvrlItmPickingIncompletionSts:String(1)-cu PaymentGuaranteeProcedure:String(6)-cu
  PickedItemsLocation:String(20)-cu PickingDate:DateTime(7) PickingTime:Time(0)
  PlannedGoodsIssueDate:DateTime(7) ProofOfDeliveryDate:DateTime(7)-cu ProposedDeliveryRoute:String(6)
  ReceivingLocationTimeZone:String(6)-cu ReceivingPlant:String(4)-cu RouteSchedule:String(10)-cu
  SalesDistrict:String(6)-cu SalesOffice:String(4)-cu SalesOrganization:String(4)-cu
  SDDocumentCategory:String(4)-cu ShipmentBlockReason:String(2)-cu ShippingCondition:String(2)-cu
  ShippingPoint:String(4)-u ShippingType:String(2) ShipToParty:String(10)-cu SoldToParty:String(10)-cu
  SpecialProcessingCode:String(4)-cu StatisticsCurrency:String(5)-cu Supplier:String(10)-cu
  TotalBlockStatus:String(1)-cu TotalCreditCheckStatus:String(1)-cu TotalNumberOfPackage:String(5)-cu
  TransactionCurrency:String(5)-cu TransportationGroup:String(4)-cu
  TransportationPlanningDate:DateTime(7) TransportationPlanningStatus:String(1)-cu
  TransportationPlanningTime:Time(0) UnloadingPointName:String(25) Warehouse:String(3)-cu
  WarehouseGate:String(3)-cu WarehouseStagingArea:String(10)-cu
A_ReturnsDeliveryItem key=DeliveryDocument+DeliveryDocumentItem etag=DeliveryVersion -creatable -deletable
  ActualDeliveredQtyInBaseUnit:Decimal(13,3)-cu ActualDeliveryQuantity:Decimal(13,3)
  AdditionalCustomerGroup1:String(3)-cu AdditionalCustomerGroup2:String(3)-cu
  DeliveryVersion:String(4)-cu AdditionalCustomerGroup3:String(3)-cu
  AdditionalCustomerGroup4:String(3)-cu AdditionalCustomerGroup5:String(3)-cu
  AdditionalMaterialGroup1:String(3)-cu AdditionalMaterialGroup2:String(3)-cu
  AdditionalMaterialGroup3:String(3)-cu AdditionalMaterialGroup4:String(3)-cu
  AdditionalMaterialGroup5:String(3)-cu AlternateProductNumber:String(40)-cu BaseUnit:String(3)-cu
  Batch:String(10) BatchBySupplier:String(15)-cu BatchClassification:String(18)-cu
  BOMExplosion:String(8)-cu BusinessArea:String(4)-cu ConsumptionPosting:String(1)-cu
  ControllingArea:String(4)-cu CostCenter:String(10)-cu CreatedByUser:String(12)-cu
  CreationDate:DateTime(7)-cu CreationTime:Time(0)-cu CustEngineeringChgStatus:String(17)-cu
  DeliveryDocument:String(10)-u DeliveryDocumentItem:String(6)-cu
  DeliveryDocumentItemCategory:String(4)-cu DeliveryDocumentItemText:String(40)-cu
  DeliveryGroup:String(3)-cu DeliveryQuantityUnit:String(3)-u DeliveryRelatedBillingStatus:String(1)-cu
  DeliveryToBaseQuantityDnmntr:Decimal(5,0)-cu DeliveryToBaseQuantityNmrtr:Decimal(5,0)-cu
  DepartmentClassificationByCust:String(4)-cu DistributionChannel:String(2)-cu Division:String(2)-cu
  FixedShipgProcgDurationInDays:Decimal(5,2)-cu GLAccount:String(10)-cu
  GoodsMovementReasonCode:String(4)-cu GoodsMovementStatus:String(1)-cu GoodsMovementType:String(3)-cu
  HigherLevelItem:String(6)-cu HigherLvlItmOfBatSpltItm:String(6)-cu InspectionLot:String(12)-cu
  InspectionPartialLot:String(6)-cu IntercompanyBillingStatus:String(1)-cu
  InternationalArticleNumber:String(18)-cu InventorySpecialStockType:String(1)-cu
  InventoryValuationType:String(10)-cu IsCompletelyDelivered:Boolean-cu
  IsNotGoodsMovementsRelevant:String(1)-cu IsSeparateValuation:Boolean-cu IssgOrRcvgBatch:String(10)-cu
  IssgOrRcvgMaterial:String(40)-cu IssgOrRcvgSpclStockInd:String(1)-cu
  IssgOrRcvgStockCategory:String(1)-cu IssgOrRcvgValuationType:String(10)-cu
  IssuingOrReceivingPlant:String(4)-cu IssuingOrReceivingStorageLoc:String(4)-cu
  ItemBillingBlockReason:String(2)-cu ItemBillingIncompletionStatus:String(1)-cu
  ItemDeliveryIncompletionStatus:String(1)-cu ItemGdsMvtIncompletionSts:String(1)-cu
  ItemGeneralIncompletionStatus:String(1)-cu ItemGrossWeight:Decimal(15,3)-cu
  ItemIsBillingRelevant:String(1)-cu ItemNetWeight:Decimal(15,3)-cu
  ItemPackingIncompletionStatus:String(1)-cu ItemPickingIncompletionStatus:String(1)-cu
  ItemVolume:Decimal(15,3)-cu ItemVolumeUnit:String(3)-cu ItemWeightUnit:String(3)-cu
  LastChangeDate:DateTime(7)-cu LoadingGroup:String(4)-cu ManufactureDate:DateTime(7)
  Material:String(40)-cu MaterialByCustomer:String(35)-cu MaterialFreightGroup:String(8)-cu
  MaterialGroup:String(9)-cu MaterialIsBatchManaged:Boolean-cu MaterialIsIntBatchManaged:Boolean-cu
  NumberOfSerialNumbers:Int32-cu OrderID:String(12)-cu OrderItem:String(4)-cu
  OriginalDeliveryQuantity:Decimal(13,3)-cu OriginallyRequestedMaterial:String(40)-cu
  OverdelivTolrtdLmtRatioInPct:Decimal(3,1)-cu PackingStatus:String(1)-cu
  PartialDeliveryIsAllowed:String(1)-cu PaymentGuaranteeForm:String(2)-cu
  PickingConfirmationStatus:String(1)-cu PickingControl:String(1)-cu PickingStatus:String(1)-cu
  Plant:String(4)-cu PrimaryPostingSwitch:String(1)-cu ProductAvailabilityDate:DateTime(7)-cu
  ProductAvailabilityTime:Time(0)-cu ProductConfiguration:String(18)-cu
  ProductHierarchyNode:String(18)-cu ProfitabilitySegment:String(10)-cu ProfitCenter:String(10)-cu
  ProofOfDeliveryRelevanceCode:String(1)-cu ProofOfDeliveryStatus:String(1)-cu QuantityIsFixed:Boolean-cu
  ReceivingPoint:String(25)-cu ReferenceDocumentLogicalSystem:String(10)-cu
  ReferenceSDDocument:String(10)-u ReferenceSDDocumentCategory:String(4)-cu
  ReferenceSDDocumentItem:String(6)-u RetailPromotion:String(10)-cu SalesDocumentItemType:String(1)-cu
  SalesGroup:String(3)-cu SalesOffice:String(4)-cu SDDocumentCategory:String(4)-cu
  SDProcessStatus:String(1)-cu ShelfLifeExpirationDate:DateTime(7) StatisticsDate:DateTime(7)-cu
  StockType:String(1)-cu StorageBin:String(10)-cu StorageLocation:String(4)-cu StorageType:String(3)-cu
  SubsequentMovementType:String(3)-cu TransportationGroup:String(4)-cu
  UnderdelivTolrtdLmtRatioInPct:Decimal(3,1)-cu UnlimitedOverdeliveryIsAllowed:Boolean-cu
  VarblShipgProcgDurationInDays:Decimal(5,2)-cu Warehouse:String(3)-cu
  WarehouseActivityStatus:String(1)-cu WarehouseStagingArea:String(10)-cu
  WarehouseStockCategory:String(1)-cu WarehouseStorageBin:String(10)-cu
A_ReturnsDeliveryPartner key=PartnerFunction+SDDocument -creatable -updatable -deletable
  AddressID:String(10)-cu BusinessPartnerAddressUUID:String-cu RefBusinessPartnerAddressUUID:String-cu
  ContactPerson:String(10)-cu Customer:String(10)-cu PartnerFunction:String(2)-cu Personnel:String(8)-cu
  SDDocument:String(10)-cu SDDocumentItem:String(6)-cu Supplier:String(10)-cu
complex PutawayReport
  SystemMessageIdentification:String(20) SystemMessageNumber:String(3) SystemMessageType:String(1)
  SystemMessageVariable1:String(50) SystemMessageVariable2:String(50) SystemMessageVariable3:String(50)
  SystemMessageVariable4:String(50) Batch:String(10) DeliveryQuantityUnit:String(3)
  ActualDeliveryQuantity:Decimal(13,3) DeliveryDocumentItemText:String(40) Material:String(40)
  DeliveryDocumentItem:String(6) DeliveryDocument:String(10)
call PutawayAllItems POST for=A_ReturnsDeliveryHeader -> PutawayReport *
  DeliveryDocument:String(10)
call ConfirmPutawayAllItems POST for=A_ReturnsDeliveryHeader -> PutawayReport *
  DeliveryDocument:String(10)
call PostGoodsReceipt POST for=A_ReturnsDeliveryHeader -> PutawayReport *
  DeliveryDocument:String(10) ActualGoodsMovementDate:DateTime
call ReverseGoodsReceipt POST for=A_ReturnsDeliveryHeader -> PutawayReport *
  DeliveryDocument:String(10) ActualGoodsMovementDate:DateTime
`;
