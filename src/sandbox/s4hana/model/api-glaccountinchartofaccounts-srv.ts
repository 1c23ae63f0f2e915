// API_GLACCOUNTINCHARTOFACCOUNTS_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiGlaccountinchartofaccountsSrv = `service API_GLACCOUNTINCHARTOFACCOUNTS_SRV
A_GLAccountInChartOfAccounts key=ChartOfAccounts+GLAccount -creatable -updatable -deletable
  to_Text > A_GLAccountText * on ChartOfAccounts+GLAccount
  ChartOfAccounts:String(4) GLAccount:String(10) IsBalanceSheetAccount:Boolean GLAccountGroup:String(4)
  CorporateGroupAccount:String(10) ProfitLossAccountType:String(2) SampleGLAccount:String(10)
  AccountIsMarkedForDeletion:Boolean AccountIsBlockedForCreation:Boolean
  AccountIsBlockedForPosting:Boolean AccountIsBlockedForPlanning:Boolean PartnerCompany:String(6)
  FunctionalArea:String(16) CreationDate:DateTime(0) CreatedByUser:String(12)
  LastChangeDateTime:DateTimeOffset(0) GLAccountType:String(1) GLAccountExternal:String(10)
  IsProfitLossAccount:Boolean
A_GLAccountText key=ChartOfAccounts+GLAccount+Language -creatable -updatable -deletable
  to_GLAccountInChartOfAccounts > A_GLAccountInChartOfAccounts on ChartOfAccounts+GLAccount
  ChartOfAccounts:String(4) GLAccount:String(10) Language:String(2) GLAccountName:String(20)
  GLAccountLongName:String(50) LastChangeDateTime:DateTimeOffset(0)
`;
