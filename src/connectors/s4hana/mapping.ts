// Our models in SAP's words. Pure functions; field names are SAP's.

import { amountText } from '../../core/money.ts';
import { cutText } from '../../core/storable.ts';
import type { BusinessPartner } from '../../models/business-partner.ts';
import type { JournalEntry } from '../../models/journal-entry.ts';
import type { SalesOrder } from '../../models/sales-order.ts';
import type { JournalEntryRequest } from '../../s4/soap/journal-entry.ts';
import type { Entity } from '../../s4/values/read-entity.ts';

export function journalRequest(
  entry: JournalEntry,
  context: { requestId: string; createdAt: Date; createdByUser: string },
): JournalEntryRequest {
  return {
    messageId: context.requestId,
    createdAt: context.createdAt,
    CompanyCode: entry.companyCode,
    AccountingDocumentType: entry.documentType,
    DocumentReferenceID: entry.reference,
    DocumentHeaderText: cutText(entry.headerText, 25),
    CreatedByUser: context.createdByUser,
    DocumentDate: entry.documentDate,
    PostingDate: entry.postingDate,
    currency: entry.currency,
    items: entry.lines.map(line => ({
      GLAccount: line.account,
      // Credits are negative and carry H.
      amount: amountText(line.amount, entry.currency),
      DebitCreditCode: line.amount.isNegative() ? 'H' : 'S',
      DocumentItemText: cutText(line.text, 50),
      TaxCode: line.taxCode,
      CostCenter: line.costCenter,
    })),
  };
}

export function salesOrderBody(order: SalesOrder): Entity {
  const condition = (one: SalesOrder['conditions'][number]) => ({
    ConditionType: one.type,
    ConditionRateValue: one.rate,
    ConditionCurrency: order.currency,
  });
  return {
    SalesOrderType: order.orderType,
    SalesOrganization: order.salesOrganization,
    DistributionChannel: order.distributionChannel,
    OrganizationDivision: order.division,
    SoldToParty: order.soldTo,
    TransactionCurrency: order.currency,
    PurchaseOrderByCustomer: order.reference,
    CustomerPurchaseOrderDate: order.orderDate,
    RequestedDeliveryDate: order.requestedDeliveryDate,
    ...(order.conditions.length > 0 ? { to_PricingElement: order.conditions.map(condition) } : {}),
    to_Item: order.items.map((item, i) => ({
      SalesOrderItem: String((i + 1) * 10),
      Material: item.material,
      SalesOrderItemText: cutText(item.text, 40),
      RequestedQuantity: item.quantity,
      RequestedQuantityUnit: item.unit,
      ...(item.conditions.length > 0 ? { to_PricingElement: item.conditions.map(condition) } : {}),
    })),
  };
}

export function businessPartnerBody(partner: BusinessPartner): Entity {
  const { address } = partner;
  return {
    BusinessPartnerCategory: partner.category === 'person' ? '1' : '2',
    BusinessPartnerGrouping: partner.grouping,
    ...(partner.category === 'person'
      ? { FirstName: cutText(partner.firstName, 40), LastName: cutText(partner.lastName, 40) }
      : { OrganizationBPName1: cutText(partner.organizationName, 40) }),
    SearchTerm1: partner.reference,
    to_BusinessPartnerAddress: [
      {
        Country: address.countryCode,
        Language: partner.language,
        CityName: cutText(address.city, 40),
        PostalCode: cutText(address.postalCode, 10),
        StreetName: cutText(address.street, 60),
        ...(address.email === '' ? {} : { to_EmailAddress: [{ EmailAddress: address.email }] }),
      },
    ],
    to_BusinessPartnerRole: [{ BusinessPartnerRole: 'FLCU00' }, { BusinessPartnerRole: 'FLCU01' }],
    to_Customer: {
      to_CustomerCompany: [
        {
          CompanyCode: partner.companyCode,
          ReconciliationAccount: partner.reconciliationAccount,
          PaymentTerms: partner.paymentTerms,
        },
      ],
      to_CustomerSalesArea: [
        {
          SalesOrganization: partner.salesOrganization,
          DistributionChannel: partner.distributionChannel,
          Division: partner.division,
          Currency: partner.currency,
          CustomerPaymentTerms: partner.paymentTerms,
        },
      ],
    },
  };
}
