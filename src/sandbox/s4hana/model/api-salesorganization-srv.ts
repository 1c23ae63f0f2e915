// API_SALESORGANIZATION_SRV as facts: entity sets, keys, fields, lengths. How to read the lines: `parse-model.ts`.

export const apiSalesorganizationSrv = `service API_SALESORGANIZATION_SRV
A_SalesOrganization key=SalesOrganization -creatable -updatable -deletable
  to_Text > A_SalesOrganizationText * on SalesOrganization
  SalesOrganization:String(4) SalesOrganizationCurrency:String(5) CompanyCode:String(4)
  IntercompanyBillingCustomer:String(10)
A_SalesOrganizationText key=SalesOrganization+Language -creatable -updatable -deletable
  to_SalesOrganization > A_SalesOrganization on SalesOrganization
  SalesOrganization:String(4) Language:String(2) SalesOrganizationName:String(20)
`;
