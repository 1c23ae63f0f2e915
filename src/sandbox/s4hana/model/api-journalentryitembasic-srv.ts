// API_JOURNALENTRYITEMBASIC_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiJournalentryitembasicSrv = `service API_JOURNALENTRYITEMBASIC_SRV
A_JournalEntryItemBasic key=ID -creatable -updatable -deletable
  ID:String-fs Ledger:String(2) LedgerName:String(30) LedgerFiscalYear:String(4) ControllingArea:String(4)
  ControllingAreaName:String(25) CompanyCode:String(4) CompanyCodeName:String(25) GLAccount:String(10)
  GLAccountName:String(30) CostCenter:String(10) CostCenterName:String(20) ProfitCenter:String(10)
  ProfitCenterName:String(20) FunctionalArea:String(16) FunctionalAreaName:String(30)
  BusinessArea:String(4) BusinessAreaName:String(30) Segment:String(10) SegmentName:String(50)
  PartnerCostCenter:String(10) PartnerCostCenterName:String(20) PartnerProfitCenter:String(10)
  PartnerProfitCenterName:String(50) PartnerFunctionalArea:String(16)
  PartnerFunctionalAreaName:String(30) PartnerBusinessArea:String(4) PartnerBusinessAreaName:String(30)
  PartnerCompany:String(6) PartnerCompanyName:String(30) PartnerSegment:String(10)
  PartnerSegmentName:String(50) TransactionCurrency:String(5) AmountInTransactionCurrency:Decimal(24,3)-f
  CompanyCodeCurrency:String(5) AmountInCompanyCodeCurrency:Decimal(24,3)-f GlobalCurrency:String(5)
  AmountInGlobalCurrency:Decimal(24,3)-f CostSourceUnit:String(3) ValuationQuantity:Decimal(23,3)-f
  FreeDefinedCurrency1:String(5) AmountInFreeDefinedCurrency1:Decimal(24,3)-f
  FreeDefinedCurrency2:String(5) AmountInFreeDefinedCurrency2:Decimal(24,3)-f
  FreeDefinedCurrency3:String(5) AmountInFreeDefinedCurrency3:Decimal(24,3)-f
  FreeDefinedCurrency4:String(5) AmountInFreeDefinedCurrency4:Decimal(24,3)-f
  FreeDefinedCurrency5:String(5) AmountInFreeDefinedCurrency5:Decimal(24,3)-f
  FreeDefinedCurrency6:String(5) AmountInFreeDefinedCurrency6:Decimal(24,3)-f
  FreeDefinedCurrency7:String(5) AmountInFreeDefinedCurrency7:Decimal(24,3)-f
  FreeDefinedCurrency8:String(5) AmountInFreeDefinedCurrency8:Decimal(24,3)-f FiscalPeriod:String(3)
  FiscalYearVariant:String(2) FiscalYearPeriod:String(8) ChartOfAccounts:String(4) Plant:String(4)
  PlantName:String(30) Customer:String(10) CustomerName:String(80) ControllingDebitCreditCode:String(1)
  Project:String(24) ProjectDescription:String(40) WBSElement:String(24) WBSElementDescription:String(40)
  PartnerCompanyCode:String(4) PartnerCompanyCodeName:String(25) CostCtrActivityType:String(6)
  CostCtrActivityTypeName:String(60) OrderID:String(12) PartnerOrder:String(12)
  PartnerCostCtrActivityType:String(6) PartnerCostCtrActivityTypeName:String(60)
  PartnerProject:String(24) PartnerProjectDescription:String(40) PartnerWBSElement:String(24)
  PartnerWBSElementDescription:String(40) SalesOrganization:String(4) SalesOrganizationName:String(20)
  DistributionChannel:String(2) DistributionChannelName:String(20) OrganizationDivision:String(2)
  DivisionName:String(30) SoldMaterial:String(40) SoldMaterialName:String(40) MaterialGroup:String(9)
  MaterialGroupName:String(20) CustomerGroup:String(2) CustomerGroupName:String(30)
  CustomerSupplierCountry:String(3) CustomerSupplierCountryName:String(50)
  CustomerSupplierIndustry:String(4) CustomerSupplierIndustryName:String(20) SalesDistrict:String(6)
  SalesDistrictName:String(20)
`;
