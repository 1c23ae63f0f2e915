// API_BUSINESS_PARTNER as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiBusinessPartner = `service API_BUSINESS_PARTNER
A_BusinessPartner key=BusinessPartner -deletable
  to_BPRelationship > A_BPRelationship * on BusinessPartner=BusinessPartner1
  to_BuPaIdentification > A_BuPaIdentification * on BusinessPartner
  to_BusinessPartnerAddress > A_BusinessPartnerAddress * on BusinessPartner
  to_BusinessPartnerRole > A_BusinessPartnerRole * on BusinessPartner
  to_BusinessPartnerTax > A_BusinessPartnerTaxNumber * on BusinessPartner
  to_Customer > A_Customer on Customer
  to_Supplier > A_Supplier on Supplier
  BusinessPartner:String(10) Customer:String(10)-cu Supplier:String(10)-cu AcademicTitle:String(4)
  AuthorizationGroup:String(4) BusinessPartnerCategory:String(1) BusinessPartnerFullName:String(81)-cu
  BusinessPartnerGrouping:String(4) BusinessPartnerName:String(81)-cu BusinessPartnerUUID:Guid-cu
  CorrespondenceLanguage:String(2) CreatedByUser:String(12)-cu CreationDate:DateTime(0)-cu
  CreationTime:Time(0)-cu FirstName:String(40) FormOfAddress:String(4) Industry:String(10)
  InternationalLocationNumber1:String(7) InternationalLocationNumber2:String(5) IsFemale:Boolean
  IsMale:Boolean IsNaturalPerson:String(1) IsSexUnknown:Boolean GenderCodeName:String(1)
  Language:String(2) LastChangeDate:DateTime(0)-cu LastChangeTime:Time(0)-cu
  LastChangedByUser:String(12)-cu LastName:String(40) LegalForm:String(2) OrganizationBPName1:String(40)
  OrganizationBPName2:String(40) OrganizationBPName3:String(40) OrganizationBPName4:String(40)
  OrganizationFoundationDate:DateTime(0) OrganizationLiquidationDate:DateTime(0) SearchTerm1:String(20)
  SearchTerm2:String(20) AdditionalLastName:String(40) BirthDate:DateTime(0)
  BusinessPartnerBirthDateStatus:String(1) BusinessPartnerBirthplaceName:String(40)
  BusinessPartnerDeathDate:DateTime(0) BusinessPartnerIsBlocked:Boolean BusinessPartnerType:String(4)
  ETag:String(26)-cu GroupBusinessPartnerName1:String(40) GroupBusinessPartnerName2:String(40)
  IndependentAddressID:String(10)-cu InternationalLocationNumber3:String(1) MiddleName:String(40)
  NameCountry:String(3) NameFormat:String(2) PersonFullName:String(80) PersonNumber:String(10)-cu
  IsMarkedForArchiving:Boolean BusinessPartnerIDByExtSystem:String(20)
  BusinessPartnerPrintFormat:String(1) BusinessPartnerOccupation:String(4) BusPartMaritalStatus:String(1)
  BusPartNationality:String(3) BusinessPartnerBirthName:String(40)
  BusinessPartnerSupplementName:String(4) NaturalPersonEmployerName:String(35) LastNamePrefix:String(4)
  LastNameSecondPrefix:String(4) Initials:String(10) BPDataControllerIsNotRequired:Boolean
  TradingPartner:String(6)
A_BPRelationship key=RelationshipNumber+BusinessPartner1+BusinessPartner2+ValidityEndDate
  RelationshipNumber:String(12) BusinessPartner1:String(10) BusinessPartner2:String(10)
  ValidityEndDate:DateTime(0) ValidityStartDate:DateTime(0) IsStandardRelationship:Boolean
  RelationshipCategory:String(6) BPRelationshipType:String(4) CreatedByUser:String(12)-cu
  CreationDate:DateTime(0)-cu CreationTime:Time(0)-cu LastChangedByUser:String(12)-cu
  LastChangeDate:DateTime(0)-cu LastChangeTime:Time(0)-cu
A_BusinessPartnerAddress key=BusinessPartner+AddressID
  to_AddressUsage > A_BuPaAddressUsage * on BusinessPartner+AddressID
  to_EmailAddress > A_AddressEmailAddress * on AddressID
  to_MobilePhoneNumber > A_AddressPhoneNumber * on AddressID
  to_PhoneNumber > A_AddressPhoneNumber * on AddressID
  BusinessPartner:String(10) AddressID:String(10) ValidityStartDate:DateTimeOffset(0)
  ValidityEndDate:DateTimeOffset(0) AuthorizationGroup:String(4) AddressUUID:Guid-cu
  AdditionalStreetPrefixName:String(40) AdditionalStreetSuffixName:String(40) AddressTimeZone:String(6)
  CareOfName:String(40) CityCode:String(12) CityName:String(40) CompanyPostalCode:String(10)
  Country:String(3) County:String(40) DeliveryServiceNumber:String(10) DeliveryServiceTypeCode:String(4)
  District:String(40) FormOfAddress:String(4)-cu FullName:String(80)-cu HomeCityName:String(40)
  HouseNumber:String(10) HouseNumberSupplementText:String(10) Language:String(2) POBox:String(10)
  POBoxDeviatingCityName:String(40) POBoxDeviatingCountry:String(3) POBoxDeviatingRegion:String(3)
  POBoxIsWithoutNumber:Boolean POBoxLobbyName:String(40) POBoxPostalCode:String(10) Person:String(10)-cu
  PostalCode:String(10) PrfrdCommMediumType:String(3) Region:String(3) StreetName:String(60)
  StreetPrefixName:String(40) StreetSuffixName:String(40) TaxJurisdiction:String(15)
  TransportZone:String(10) AddressIDByExternalSystem:String(20) CountyCode:String(8)
  TownshipCode:String(8) TownshipName:String(40)
A_BuPaAddressUsage key=BusinessPartner+ValidityEndDate+AddressUsage+AddressID
  BusinessPartner:String(10) ValidityEndDate:DateTimeOffset(0) AddressUsage:String(10)
  AddressID:String(10) ValidityStartDate:DateTimeOffset(0) StandardUsage:Boolean
  AuthorizationGroup:String(4)
A_BusinessPartnerRole key=BusinessPartner+BusinessPartnerRole -deletable
  BusinessPartner:String(10) BusinessPartnerRole:String(6) ValidFrom:DateTimeOffset(0)
  ValidTo:DateTimeOffset(0) AuthorizationGroup:String(4)
A_AddressEmailAddress key=AddressID+Person+OrdinalNumber
  AddressID:String(10) Person:String(10) OrdinalNumber:String(3) IsDefaultEmailAddress:Boolean
  EmailAddress:String(241) SearchEmailAddress:String(20)-cu AddressCommunicationRemarkText:String(50)
A_AddressPhoneNumber key=AddressID+Person+OrdinalNumber
  AddressID:String(10) Person:String(10) OrdinalNumber:String(3) DestinationLocationCountry:String(3)
  IsDefaultPhoneNumber:Boolean PhoneNumber:String(30) PhoneNumberExtension:String(10)
  InternationalPhoneNumber:String(30)-cu PhoneNumberType:String(1)
  AddressCommunicationRemarkText:String(50)
A_BusinessPartnerTaxNumber key=BusinessPartner+BPTaxType
  BusinessPartner:String(10) BPTaxType:String(4) BPTaxNumber:String(20) BPTaxLongNumber:String(60)
  AuthorizationGroup:String(4)
A_BuPaIdentification key=BusinessPartner+BPIdentificationType+BPIdentificationNumber
  BusinessPartner:String(10) BPIdentificationType:String(6) BPIdentificationNumber:String(60)
  BPIdnNmbrIssuingInstitute:String(40) BPIdentificationEntryDate:DateTime(0) Country:String(3)
  Region:String(3) ValidityStartDate:DateTime(0) ValidityEndDate:DateTime(0) AuthorizationGroup:String(4)
A_Customer key=Customer -creatable -deletable
  to_CustomerCompany > A_CustomerCompany * on Customer
  to_CustomerSalesArea > A_CustomerSalesArea * on Customer
  Customer:String(10) AuthorizationGroup:String(4) BillingIsBlockedForCustomer:String(2)
  CreatedByUser:String(12)-cu CreationDate:DateTime(0)-cu CustomerAccountGroup:String(4)
  CustomerClassification:String(2) CustomerFullName:String(220)-cu BPCustomerFullName:String(220)-cu
  CustomerName:String(80)-cu BPCustomerName:String(81)-cu DeliveryIsBlocked:String(2)
  FreeDefinedAttribute01:String(2) FreeDefinedAttribute02:String(2) FreeDefinedAttribute03:String(2)
  FreeDefinedAttribute04:String(2) FreeDefinedAttribute05:String(2) FreeDefinedAttribute06:String(3)
  FreeDefinedAttribute07:String(3) FreeDefinedAttribute08:String(3) FreeDefinedAttribute09:String(3)
  FreeDefinedAttribute10:String(3) NFPartnerIsNaturalPerson:String(1)-cu
  OrderIsBlockedForCustomer:String(2) PostingIsBlocked:Boolean Supplier:String(10)
  CustomerCorporateGroup:String(10) FiscalAddress:String(10) Industry:String(4)-cu
  IndustryCode1:String(10) IndustryCode2:String(10) IndustryCode3:String(10) IndustryCode4:String(10)
  IndustryCode5:String(10) InternationalLocationNumber1:String(7)-cu
  InternationalLocationNumber2:String(5)-cu InternationalLocationNumber3:String(1)-cu
  NielsenRegion:String(2) PaymentReason:String(4) ResponsibleType:String(2) TaxNumber1:String(16)-cu
  TaxNumber2:String(11)-cu TaxNumber3:String(18)-cu TaxNumber4:String(18)-cu TaxNumber5:String(60)-cu
  TaxNumberType:String(2) VATRegistration:String(20)-cu DeletionIndicator:Boolean
  ExpressTrainStationName:String(25) TrainStationName:String(25) CityCode:String(4) County:String(3)
  BR_ICMSTaxPayerType:String(2)
A_CustomerCompany key=Customer+CompanyCode -deletable
  Customer:String(10) CompanyCode:String(4) APARToleranceGroup:String(4) AccountByCustomer:String(12)
  AccountingClerk:String(2) AccountingClerkFaxNumber:String(31)
  AccountingClerkInternetAddress:String(130) AccountingClerkPhoneNumber:String(30)
  AlternativePayerAccount:String(10) AuthorizationGroup:String(4) CollectiveInvoiceVariant:String(1)
  CustomerAccountNote:String(30) CustomerHeadOffice:String(10) CustomerSupplierClearingIsUsed:Boolean
  HouseBank:String(5) InterestCalculationCode:String(2) InterestCalculationDate:DateTime(0)
  IntrstCalcFrequencyInMonths:String(2) IsToBeLocallyProcessed:Boolean ItemIsToBePaidSeparately:Boolean
  LayoutSortingRule:String(3) PaymentBlockingReason:String(1) PaymentMethodsList:String(10)
  PaymentReason:String(4) PaymentTerms:String(4) PaytAdviceIsSentbyEDI:Boolean
  PhysicalInventoryBlockInd:Boolean ReconciliationAccount:String(10)
  RecordPaymentHistoryIndicator:Boolean UserAtCustomer:String(15) DeletionIndicator:Boolean
  CashPlanningGroup:String(10) KnownOrNegotiatedLeave:String(4) ValueAdjustmentKey:String(2)
  CustomerAccountGroup:String(4)
A_CustomerSalesArea key=Customer+SalesOrganization+DistributionChannel+Division -deletable
  to_PartnerFunction > A_CustSalesPartnerFunc * on Customer+SalesOrganization+DistributionChannel+Division
  to_SalesAreaTax > A_CustomerSalesAreaTax * on Customer+SalesOrganization+DistributionChannel+Division
  Customer:String(10) SalesOrganization:String(4) DistributionChannel:String(2) Division:String(2)
  AccountByCustomer:String(12) AuthorizationGroup:String(4) BillingIsBlockedForCustomer:String(2)
  CompleteDeliveryIsDefined:Boolean CreditControlArea:String(4) Currency:String(5)
  CustIsRlvtForSettlmtMgmt:Boolean CustomerABCClassification:String(2)
  CustomerAccountAssignmentGroup:String(2) CustomerGroup:String(2) CustomerIsRebateRelevant:Boolean
  CustomerPaymentTerms:String(4) CustomerPriceGroup:String(2) CustomerPricingProcedure:String(2)
  CustomerStatisticsGroup:String(1) CustProdProposalProcedure:String(2)
  DeliveryIsBlockedForCustomer:String(2) DeliveryPriority:String(2) IncotermsClassification:String(3)
  IncotermsLocation2:String(70) IncotermsVersion:String(4) IncotermsLocation1:String(70)
  IncotermsSupChnLoc1AddlUUID:Guid IncotermsSupChnLoc2AddlUUID:Guid IncotermsSupChnDvtgLocAddlUUID:Guid
  DeletionIndicator:Boolean IncotermsTransferLocation:String(28) InspSbstHasNoTimeOrQuantity:Boolean
  InvoiceDate:String(2) ItemOrderProbabilityInPercent:String(3) ManualInvoiceMaintIsRelevant:Boolean
  MaxNmbrOfPartialDelivery:Decimal(1,0) OrderCombinationIsAllowed:Boolean
  OrderIsBlockedForCustomer:String(2) OverdelivTolrtdLmtRatioInPct:Decimal(3,1)
  PartialDeliveryIsAllowed:String(1) PriceListType:String(2) ProductUnitGroup:String(4)
  ProofOfDeliveryTimeValue:Decimal(6,2) SalesGroup:String(3) SalesItemProposal:String(10)
  SalesOffice:String(4) ShippingCondition:String(2) SlsDocIsRlvtForProofOfDeliv:Boolean
  SlsUnlmtdOvrdelivIsAllwd:Boolean SupplyingPlant:String(4) SalesDistrict:String(6)
  UnderdelivTolrtdLmtRatioInPct:Decimal(3,1) InvoiceListSchedule:String(2) ExchangeRateType:String(4)
  AdditionalCustomerGroup1:String(3) AdditionalCustomerGroup2:String(3)
  AdditionalCustomerGroup3:String(3) AdditionalCustomerGroup4:String(3)
  AdditionalCustomerGroup5:String(3) PaymentGuaranteeProcedure:String(4) CustomerAccountGroup:String(4)
A_CustomerSalesAreaTax key=Customer+SalesOrganization+DistributionChannel+Division+DepartureCountry+CustomerTaxCategory -deletable
  Customer:String(10) SalesOrganization:String(4) DistributionChannel:String(2) Division:String(2)
  DepartureCountry:String(3) CustomerTaxCategory:String(4) CustomerTaxClassification:String(1)
A_CustSalesPartnerFunc key=Customer+SalesOrganization+DistributionChannel+Division+PartnerCounter+PartnerFunction
  Customer:String(10) SalesOrganization:String(4) DistributionChannel:String(2) Division:String(2)
  PartnerCounter:String(3) PartnerFunction:String(2) BPCustomerNumber:String(10)
  CustomerPartnerDescription:String(30) DefaultPartner:Boolean Supplier:String(10)
  PersonnelNumber:String(8) ContactPerson:String(10) AddressID:String(10) AuthorizationGroup:String(4)
A_Supplier key=Supplier -creatable -deletable
  to_SupplierCompany > A_SupplierCompany * on Supplier
  to_SupplierPurchasingOrg > A_SupplierPurchasingOrg * on Supplier
  Supplier:String(10) AlternativePayeeAccountNumber:String(10) AuthorizationGroup:String(4)
  BusinessPartnerPanNumber:String(40) CreatedByUser:String(12)-cu CreationDate:DateTime(0)-cu
  Customer:String(10) PaymentIsBlockedForSupplier:Boolean PostingIsBlocked:Boolean
  PurchasingIsBlocked:Boolean SupplierAccountGroup:String(4) SupplierFullName:String(220)-cu
  SupplierName:String(80)-cu VATRegistration:String(20)-cu BirthDate:DateTime(0)
  ConcatenatedInternationalLocNo:String(20)-cu DeletionIndicator:Boolean FiscalAddress:String(10)
  Industry:String(4)-cu InternationalLocationNumber1:String(7)-cu
  InternationalLocationNumber2:String(5)-cu InternationalLocationNumber3:String(1)-cu
  IsNaturalPerson:String(1)-cu PaymentReason:String(4) ResponsibleType:String(2)
  SuplrQltyInProcmtCertfnValidTo:DateTime(0) SuplrQualityManagementSystem:String(4)
  SupplierCorporateGroup:String(10) SupplierProcurementBlock:String(2) TaxNumber1:String(16)-cu
  TaxNumber2:String(11)-cu TaxNumber3:String(18)-cu TaxNumber4:String(18)-cu TaxNumber5:String(60)-cu
  TaxNumberResponsible:String(18) TaxNumberType:String(2) SuplrProofOfDelivRlvtCode:String(1)
  BR_TaxIsSplit:Boolean DataExchangeInstructionKey:String(2) JP_SuplrAmtInCapitalAmount:Decimal(16,3)
  JP_SupplierCapitalAmountCrcy:String(5)
A_SupplierCompany key=Supplier+CompanyCode -deletable
  to_Supplier > A_Supplier on Supplier
  Supplier:String(10) CompanyCode:String(4) AuthorizationGroup:String(4) CompanyCodeName:String(25)-cu
  PaymentBlockingReason:String(1) SupplierIsBlockedForPosting:Boolean AccountingClerk:String(2)
  AccountingClerkFaxNumber:String(31) AccountingClerkPhoneNumber:String(30) SupplierClerk:String(15)
  SupplierClerkURL:String(130) PaymentMethodsList:String(10) PaymentReason:String(4)
  PaymentTerms:String(4) ClearCustomerSupplier:Boolean IsToBeLocallyProcessed:Boolean
  ItemIsToBePaidSeparately:Boolean PaymentIsToBeSentByEDI:Boolean HouseBank:String(5)
  CheckPaidDurationInDays:Decimal(3,0) Currency:String(5) BillOfExchLmtAmtInCoCodeCrcy:Decimal(14,3)
  SupplierClerkIDBySupplier:String(12) ReconciliationAccount:String(10) InterestCalculationCode:String(2)
  InterestCalculationDate:DateTime(0) IntrstCalcFrequencyInMonths:String(2) SupplierHeadOffice:String(10)
  AlternativePayee:String(10) LayoutSortingRule:String(3) APARToleranceGroup:String(4)
  SupplierCertificationDate:DateTime(0) SupplierAccountNote:String(30) WithholdingTaxCountry:String(3)
  DeletionIndicator:Boolean CashPlanningGroup:String(10) IsToBeCheckedForDuplicates:Boolean
  MinorityGroup:String(3) SupplierAccountGroup:String(4)
A_SupplierPurchasingOrg key=Supplier+PurchasingOrganization -deletable
  Supplier:String(10) PurchasingOrganization:String(4) AutomaticEvaluatedRcptSettlmt:Boolean
  CalculationSchemaGroupCode:String(2) DeletionIndicator:Boolean EvaldReceiptSettlementIsActive:Boolean
  IncotermsClassification:String(3) IncotermsTransferLocation:String(28) IncotermsVersion:String(4)
  IncotermsLocation1:String(70) IncotermsLocation2:String(70) IncotermsSupChnLoc1AddlUUID:Guid
  IncotermsSupChnLoc2AddlUUID:Guid IncotermsSupChnDvtgLocAddlUUID:Guid IntrastatCrsBorderTrMode:String(1)
  InvoiceIsGoodsReceiptBased:Boolean InvoiceIsMMServiceEntryBased:Boolean
  MaterialPlannedDeliveryDurn:Decimal(3,0) MinimumOrderAmount:Decimal(14,3) PaymentTerms:String(4)
  PlanningCycle:String(3) PricingDateControl:String(1) ProdStockAndSlsDataTransfPrfl:String(4)
  ProductUnitGroup:String(4) PurOrdAutoGenerationIsAllowed:Boolean PurchaseOrderCurrency:String(5)
  PurchasingGroup:String(3) PurchasingIsBlockedForSupplier:Boolean RoundingProfile:String(4)
  ShippingCondition:String(2) SuplrDiscountInKindIsGranted:Boolean SuplrInvcRevalIsAllowed:Boolean
  SuplrIsRlvtForSettlmtMgmt:Boolean SuplrPurgOrgIsRlvtForPriceDetn:Boolean
  SupplierABCClassificationCode:String(1) SupplierAccountNumber:String(12)
  SupplierIsReturnsSupplier:Boolean SupplierPhoneNumber:String(16) SupplierRespSalesPersonName:String(30)
  SupplierConfirmationControlKey:String(4) IsOrderAcknRqd:Boolean AuthorizationGroup:String(4)
  SupplierAccountGroup:String(4)
`;
