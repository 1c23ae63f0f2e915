// API_PRODUCT_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiProductSrv = `service API_PRODUCT_SRV
A_Product key=Product -deletable
  to_Description > A_ProductDescription * on Product
  to_Plant > A_ProductPlant * on Product
  to_ProductUnitsOfMeasure > A_ProductUnitsOfMeasure * on Product
  to_SalesDelivery > A_ProductSalesDelivery * on Product
  to_Valuation > A_ProductValuation * on Product
  Product:String(40) ProductType:String(4) CrossPlantStatus:String(2)
  CrossPlantStatusValidityDate:DateTime(0) CreationDate:DateTime(0)-cu CreatedByUser:String(12)-cu
  LastChangeDate:DateTime(0)-cu LastChangedByUser:String(12)-cu LastChangeDateTime:DateTimeOffset(7)-cu
  IsMarkedForDeletion:Boolean ProductOldID:String(40) GrossWeight:Decimal(13,3)
  PurchaseOrderQuantityUnit:String(3) SourceOfSupply:String(1) WeightUnit:String(3)
  NetWeight:Decimal(13,3) CountryOfOrigin:String(3) CompetitorID:String(10) ProductGroup:String(9)
  BaseUnit:String(3) ItemCategoryGroup:String(4) ProductHierarchy:String(18) Division:String(2)
  VarblPurOrdUnitIsActive:String(1) VolumeUnit:String(3) MaterialVolume:Decimal(13,3) ANPCode:String(9)
  Brand:String(4) ProcurementRule:String(1) ValidityStartDate:DateTime(0) LowLevelCode:String(3)
  ProdNoInGenProdInPrepackProd:String(40) SerialIdentifierAssgmtProfile:String(4)
  SizeOrDimensionText:String(32) IndustryStandardName:String(18) ProductStandardID:String(18)
  InternationalArticleNumberCat:String(2) ProductIsConfigurable:Boolean IsBatchManagementRequired:Boolean
  ExternalProductGroup:String(18) CrossPlantConfigurableProduct:String(40)
  SerialNoExplicitnessLevel:String(1) ProductManufacturerNumber:String(40) ManufacturerNumber:String(10)
  ManufacturerPartProfile:String(4) QltyMgmtInProcmtIsActive:Boolean IndustrySector:String(1)
  ChangeNumber:String(12) MaterialRevisionLevel:String(2) HandlingIndicator:String(4)
  WarehouseProductGroup:String(4) WarehouseStorageCondition:String(2) StandardHandlingUnitType:String(4)
  SerialNumberProfile:String(4) AdjustmentProfile:String(3) PreferredUnitOfMeasure:String(3)
  IsPilferable:Boolean IsRelevantForHzdsSubstances:Boolean QuarantinePeriod:Decimal(3,0)
  TimeUnitForQuarantinePeriod:String(3) QualityInspectionGroup:String(4) AuthorizationGroup:String(4)
  DocumentIsCreatedByCAD:Boolean HandlingUnitType:String(4) HasVariableTareWeight:Boolean
  MaximumPackagingLength:Decimal(15,3) MaximumPackagingWidth:Decimal(15,3)
  MaximumPackagingHeight:Decimal(15,3) UnitForMaxPackagingDimensions:String(3)
  YY1_BonusValidityEnd_PRD:DateTime(0) YY1_BonusPercentage_PRD:Decimal(15,3)
  YY1_BonusPercentage_PRDU:String(3) YY1_BonusValidityStart_PRD:DateTime(0)
A_ProductDescription key=Product+Language
  Product:String(40) Language:String(2) ProductDescription:String(40)
A_ProductPlant key=Product+Plant -deletable
  to_StorageLocation > A_ProductStorageLocation * on Product+Plant
  Product:String(40) Plant:String(4) PurchasingGroup:String(3) CountryOfOrigin:String(3)
  RegionOfOrigin:String(3) ProductionInvtryManagedLoc:String(4) ProfileCode:String(2)
  ProfileValidityStartDate:DateTime(0) AvailabilityCheckType:String(2) FiscalYearVariant:String(2)
  PeriodType:String(1) ProfitCenter:String(10) Commodity:String(17) GoodsReceiptDuration:Decimal(3,0)
  MaintenanceStatusName:String(15) IsMarkedForDeletion:Boolean MRPType:String(2) MRPResponsible:String(3)
  ABCIndicator:String(1) MinimumLotSizeQuantity:Decimal(13,3) MaximumLotSizeQuantity:Decimal(13,3)
  FixedLotSizeQuantity:Decimal(13,3) ConsumptionTaxCtrlCode:String(16) IsCoProduct:Boolean
  ProductIsConfigurable:String(40) StockDeterminationGroup:String(4)
  StockInTransferQuantity:Decimal(13,3) StockInTransitQuantity:Decimal(13,3)
  HasPostToInspectionStock:Boolean IsBatchManagementRequired:Boolean SerialNumberProfile:String(4)
  IsNegativeStockAllowed:Boolean GoodsReceiptBlockedStockQty:Decimal(13,3) HasConsignmentCtrl:String(1)
  FiscalYearCurrentPeriod:String(4) FiscalMonthCurrentPeriod:String(2) ProcurementType:String(1)
  IsInternalBatchManaged:Boolean ProductCFOPCategory:String(2) ProductIsExciseTaxRelevant:Boolean
  BaseUnit:String(3) ConfigurableProduct:String(40) GoodsIssueUnit:String(3)
  MaterialFreightGroup:String(8) OriginalBatchReferenceMaterial:String(40)
  OriglBatchManagementIsRequired:String(1) ProductIsCriticalPrt:Boolean
  ProductLogisticsHandlingGroup:String(4)
A_ProductSalesDelivery key=Product+ProductSalesOrg+ProductDistributionChnl -deletable
  Product:String(40) ProductSalesOrg:String(4) ProductDistributionChnl:String(2)
  MinimumOrderQuantity:Decimal(13,3) SupplyingPlant:String(4) PriceSpecificationProductGroup:String(2)
  AccountDetnProductGroup:String(2) DeliveryNoteProcMinDelivQty:Decimal(13,3) ItemCategoryGroup:String(4)
  DeliveryQuantityUnit:String(3) DeliveryQuantity:Decimal(13,3) ProductSalesStatus:String(2)
  ProductSalesStatusValidityDate:DateTime(0) SalesMeasureUnit:String(3) IsMarkedForDeletion:Boolean
  ProductHierarchy:String(18) FirstSalesSpecProductGroup:String(3) SecondSalesSpecProductGroup:String(3)
  ThirdSalesSpecProductGroup:String(3) FourthSalesSpecProductGroup:String(3)
  FifthSalesSpecProductGroup:String(3) MinimumMakeToOrderOrderQty:Decimal(13,3) BaseUnit:String(3)
  LogisticsStatisticsGroup:String(1) VolumeRebateGroup:String(2) ProductCommissionGroup:String(2)
  CashDiscountIsDeductible:Boolean PricingReferenceProduct:String(40) RoundingProfile:String(4)
  ProductUnitGroup:String(4) VariableSalesUnitIsNotAllowed:Boolean ProductHasAttributeID01:Boolean
  ProductHasAttributeID02:Boolean ProductHasAttributeID03:Boolean ProductHasAttributeID04:Boolean
  ProductHasAttributeID05:Boolean ProductHasAttributeID06:Boolean ProductHasAttributeID07:Boolean
  ProductHasAttributeID08:Boolean ProductHasAttributeID09:Boolean ProductHasAttributeID10:Boolean
A_ProductStorageLocation key=Product+Plant+StorageLocation -deletable
  Product:String(40) Plant:String(4) StorageLocation:String(4) WarehouseStorageBin:String(10)
  MaintenanceStatus:String(15)-cu PhysicalInventoryBlockInd:String(1) CreationDate:DateTime(0)-cu
  IsMarkedForDeletion:Boolean DateOfLastPostedCntUnRstrcdStk:DateTime(0) InventoryCorrectionFactor:Double
  InvtryRestrictedUseStockInd:String(3) InvtryCurrentYearStockInd:String(3)
  InvtryQualInspCurrentYrStkInd:String(3) InventoryBlockStockInd:String(3)
  InvtryRestStockPrevPeriodInd:String(3) InventoryStockPrevPeriod:String(3)
  InvtryStockQltyInspPrevPeriod:String(3) HasInvtryBlockStockPrevPeriod:String(3)
  FiscalYearCurrentPeriod:String(4) FiscalMonthCurrentPeriod:String(2)
  FiscalYearCurrentInvtryPeriod:String(4) LeanWrhsManagementPickingArea:String(3)
A_ProductUnitsOfMeasure key=Product+AlternativeUnit
  to_InternationalArticleNumber > A_ProductUnitsOfMeasureEAN * on Product+AlternativeUnit
  Product:String(40) AlternativeUnit:String(3) QuantityNumerator:Decimal(5,0)
  QuantityDenominator:Decimal(5,0) MaterialVolume:Decimal(13,3) VolumeUnit:String(3)
  GrossWeight:Decimal(13,3) WeightUnit:String(3) GlobalTradeItemNumber:String(18)
  GlobalTradeItemNumberCategory:String(2) UnitSpecificProductLength:Decimal(13,3)
  UnitSpecificProductWidth:Decimal(13,3) UnitSpecificProductHeight:Decimal(13,3)
  ProductMeasurementUnit:String(3) LowerLevelPackagingUnit:String(3)
  RemainingVolumeAfterNesting:Decimal(3,0) MaximumStackingFactor:Byte CapacityUsage:Decimal(15,3)
  BaseUnit:String(3)
A_ProductUnitsOfMeasureEAN key=Product+AlternativeUnit+ConsecutiveNumber
  Product:String(40) AlternativeUnit:String(3) ConsecutiveNumber:String(5) ProductStandardID:String(18)
  InternationalArticleNumberCat:String(2) IsMainGlobalTradeItemNumber:Boolean
A_ProductValuation key=Product+ValuationArea+ValuationType -deletable
  Product:String(40) ValuationArea:String(4) ValuationType:String(10) ValuationClass:String(4)
  PriceDeterminationControl:String(1) StandardPrice:Decimal(12,3) PriceUnitQty:Decimal(5,0)
  InventoryValuationProcedure:String(1) IsMarkedForDeletion:Boolean MovingAveragePrice:Decimal(12,3)
  ValuationCategory:String(1) ProductUsageType:String(1) ProductOriginType:String(1)
  IsProducedInhouse:Boolean ProdCostEstNumber:String(12) ProjectStockValuationClass:String(4)
  ValuationClassSalesOrderStock:String(4) PlannedPrice1InCoCodeCrcy:Decimal(12,3)
  PlannedPrice2InCoCodeCrcy:Decimal(12,3) PlannedPrice3InCoCodeCrcy:Decimal(12,3)
  FuturePlndPrice1ValdtyDate:DateTime(0) FuturePlndPrice2ValdtyDate:DateTime(0)
  FuturePlndPrice3ValdtyDate:DateTime(0) TaxBasedPricesPriceUnitQty:Decimal(5,0)
  PriceLastChangeDate:DateTime(0) PlannedPrice:Decimal(12,3) PrevInvtryPriceInCoCodeCrcy:Decimal(12,3)
  Currency:String(5) BaseUnit:String(3)
`;
