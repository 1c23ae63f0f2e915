// API_COSTCENTER_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiCostcenterSrv = `service API_COSTCENTER_SRV
A_CostCenter key=ControllingArea+CostCenter+ValidityEndDate -creatable -updatable -deletable
  to_Text > A_CostCenterText * on ControllingArea+CostCenter+ValidityEndDate
  ControllingArea:String(4) CostCenter:String(10) ValidityEndDate:DateTime(0)
  ValidityStartDate:DateTime(0) CompanyCode:String(4) BusinessArea:String(4)
  CostCtrResponsiblePersonName:String(20) CostCtrResponsibleUser:String(12) CostCenterCurrency:String(5)
  ProfitCenter:String(10) Department:String(12) CostingSheet:String(6) FunctionalArea:String(16)
  Country:String(3) Region:String(3) CityName:String(35) CostCenterStandardHierArea:String(12)
  CostCenterCategory:String(1) IsBlkdForPrimaryCostsPosting:String(1)
  IsBlkdForSecondaryCostsPosting:String(1) IsBlockedForRevenuePosting:String(1)
  IsBlockedForCommitmentPosting:String(1) IsBlockedForPlanPrimaryCosts:String(1)
  IsBlockedForPlanSecondaryCosts:String(1) IsBlockedForPlanRevenues:String(1)
  ConsumptionQtyIsRecorded:String(1) Language:String(2) CostCenterCreatedByUser:String(12)
  CostCenterCreationDate:DateTime(0)
A_CostCenterText key=CostCenter+ControllingArea+Language+ValidityEndDate -creatable -updatable -deletable
  to_CostCenter > A_CostCenter on ControllingArea+CostCenter+ValidityEndDate
  CostCenter:String(10) ControllingArea:String(4) Language:String(2) ValidityEndDate:DateTime(0)
  ValidityStartDate:DateTime(0) CostCenterName:String(20) CostCenterDescription:String(40)
`;
