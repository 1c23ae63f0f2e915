// Requests for a credit memo, and customer returns: both refer to what was sold and are billed as a credit memo. A
// request begins with a billing block, a return books the goods back when they arrive.
import { Decimal } from 'decimal.js';
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf, withoutZeros } from '../wire.ts';
import type { DocumentRules, NumberRange, SetDocument, SystemState } from './document.ts';
import { linkToOrder } from './document-flow.ts';
import { checkSalesArea } from './sales-area.ts';

interface Kind {
  service: string;
  set: string;
  itemSet: string;
  priceSet: string;
  partnerSet: string;
  textSet: string;
  key: string;
  itemKey: string;
  typeField: string;
  types: string[];
  range: NumberRange;
  category: 'H' | 'K';
  /** What a new one begins with. */
  initial: Row;
}

const creditMemoRequest: Kind = {
  service: 'API_CREDIT_MEMO_REQUEST_SRV',
  set: 'A_CreditMemoRequest',
  itemSet: 'A_CreditMemoRequestItem',
  priceSet: 'A_CreditMemoReqItemPrcgElmnt',
  partnerSet: 'A_CreditMemoReqPartner',
  textSet: 'A_CreditMemoReqText',
  key: 'CreditMemoRequest',
  itemKey: 'CreditMemoRequestItem',
  typeField: 'CreditMemoRequestType',
  types: ['CR', 'GA2'],
  range: 'credit-memo-request',
  category: 'K',
  initial: { HeaderBillingBlockReason: '08' },
};

const customerReturn: Kind = {
  service: 'API_CUSTOMER_RETURN_SRV',
  set: 'A_CustomerReturn',
  itemSet: 'A_CustomerReturnItem',
  priceSet: 'A_CustomerReturnItemPrcgElmnt',
  partnerSet: 'A_CustomerReturnPartner',
  textSet: 'A_CustomerReturnText',
  key: 'CustomerReturn',
  itemKey: 'CustomerReturnItem',
  typeField: 'CustomerReturnType',
  types: ['CBAR', 'CBRE', 'RE2'],
  range: 'customer-return',
  category: 'H',
  initial: { HeaderBillingBlockReason: '08' },
};

export function creditMemoRequests(system: SystemState): DocumentRules {
  return { sets: rulesOf(system, creditMemoRequest) };
}

export function customerReturns(system: SystemState): DocumentRules {
  return { sets: rulesOf(system, customerReturn) };
}

function rulesOf(system: SystemState, kind: Kind): Record<string, SetDocument> {
  const { tables } = system;
  const { service, key, itemKey } = kind;
  const headers = tables.of(service, kind.set);
  const lines = tables.of(service, kind.itemSet);

  const create = (draft: Draft): Row => {
    const drafts = draft.children.get('to_Item') ?? [];
    const sold = soldBefore(
      system,
      draft.fields.ReferenceSDDocument || drafts[0]?.fields.ReferenceSDDocument,
    );
    const header: Row = { ...sold?.header, ...draft.fields };
    if (!kind.types.includes(String(header[kind.typeField])))
      throw new SapFault(400, 'V1/311', `Sales document type ${header[kind.typeField] ?? ''} is not defined`);
    header.SoldToParty = withoutZeros(header.SoldToParty ?? '');
    checkSalesArea(header, system);
    if (drafts.length === 0) throw new SapFault(400, 'V1/313', 'Enter at least one item');
    const number = system.nextNumber(kind.range);
    const items = drafts.map((item, i) => newItem(item, i, sold));
    const currency = header.TransactionCurrency || items[0]?.prices[0]?.ConditionCurrency || 'USD';
    const row = headers.insert({
      ...kind.initial,
      ...header,
      [key]: number,
      TransactionCurrency: currency,
      TotalNetAmount: items.reduce((sum, { net }) => sum.plus(net), new Decimal(0)).toFixed(),
      CreationDate: system.today(),
      CreatedByUser: system.user,
      OverallSDProcessStatus: 'A',
    });
    for (const item of items) {
      lines.insert({
        ...item.fields,
        [key]: number,
        TransactionCurrency: currency,
        NetAmount: item.net.toFixed(),
        SDProcessStatus: 'A',
      });
      item.prices.forEach((price, i) => {
        tables.of(service, kind.priceSet).insert({
          ...price,
          [key]: number,
          [itemKey]: item.fields[itemKey] ?? '',
          PricingProcedureStep: String((i + 1) * 10),
          PricingProcedureCounter: String(i + 1),
        });
      });
      if (item.order)
        linkToOrder(system, item.order, {
          document: number,
          item: String(item.fields[itemKey]),
          category: kind.category,
        });
    }
    tables.of(service, kind.partnerSet).insert({
      [key]: number,
      PartnerFunction: 'SP',
      Customer: header.SoldToParty ?? '',
    });
    for (const text of draft.children.get('to_Text') ?? [])
      tables.of(service, kind.textSet).insert({ ...text.fields, [key]: number });
    system.touch(row);
    return row;
  };

  const newItem = ({ fields, children }: Draft, index: number, sold: Sold | undefined) => {
    const reference = sold?.items.get(String(withoutZeros(fields.ReferenceSDDocumentItem ?? '')));
    if (fields.ReferenceSDDocumentItem && !reference)
      throw new SapFault(
        400,
        'V1/302',
        `Item ${fields.ReferenceSDDocumentItem} does not exist in the reference`,
      );
    const quantity = fields.RequestedQuantity
      ? decimalOf(fields, 'RequestedQuantity')
      : (reference?.quantity ?? new Decimal(0));
    const prices = (children.get('to_PricingElement') ?? []).map(price => price.fields);
    if (!quantity.greaterThan(0))
      throw new SapFault(400, 'V1/341', `Enter a quantity for item ${(index + 1) * 10}`);
    if (reference && quantity.greaterThan(reference.quantity))
      throw new SapFault(
        400,
        'V1/499',
        `Only ${reference.quantity.toFixed()} were sold of item ${reference.item}`,
      );
    const own = prices.reduce(
      (sum, price) => sum.plus(decimalOf(price, 'ConditionRateValue').times(quantity)),
      new Decimal(0),
    );
    const net =
      prices.length > 0 || !reference ? own : reference.net.times(quantity).dividedBy(reference.quantity);
    const item: Row = {
      ...fields,
      [itemKey]: withoutZeros(fields[itemKey] || String((index + 1) * 10)),
      Material: fields.Material || reference?.material || '',
      RequestedQuantity: quantity.toFixed(),
      RequestedQuantityUnit: fields.RequestedQuantityUnit || 'PC',
    };
    if (!tables.of('API_PRODUCT_SRV', 'A_Product').get({ Product: item.Material ?? '' }))
      throw new SapFault(400, 'V1/382', `Material ${item.Material} is not defined`);
    return { fields: item, prices, net: net.toDecimalPlaces(2), order: reference?.order };
  };

  return {
    [kind.set]: {
      create,
      update: (row, changes) => tables.change(row, changes),
      remove(row) {
        if (row.OverallSDProcessStatus === 'C')
          throw new SapFault(400, 'V1/495', `Document ${row[key]} has been billed and cannot be deleted`);
        for (const item of tables.joined(lines, [key], row)) lines.remove(item);
        headers.remove(row);
      },
    },
    [kind.itemSet]: { update: (row, changes) => tables.change(row, changes) },
  };
}

interface Sold {
  header: Row;
  items: Map<
    string,
    {
      item: string;
      material: string;
      quantity: Decimal;
      net: Decimal;
      order: { SalesOrder: string; SalesOrderItem: string };
    }
  >;
}

/** The order or the billing document that the new one refers to, in one form. */
function soldBefore(system: SystemState, reference: Row[string] | undefined): Sold | undefined {
  if (!reference) return undefined;
  const number = withoutZeros(reference);
  const { tables } = system;
  const billed = tables.of('API_BILLING_DOCUMENT_SRV', 'A_BillingDocument').get({ BillingDocument: number });
  const ordered = tables.of('API_SALES_ORDER_SRV', 'A_SalesOrder').get({ SalesOrder: number });
  const header = billed ?? ordered;
  if (!header) throw new SapFault(400, 'V1/302', `Sales document ${reference} does not exist`);
  const rows = billed
    ? tables.joined(
        tables.of('API_BILLING_DOCUMENT_SRV', 'A_BillingDocumentItem'),
        ['BillingDocument'],
        billed,
      )
    : tables.joined(tables.of('API_SALES_ORDER_SRV', 'A_SalesOrderItem'), ['SalesOrder'], header);
  const [itemKey, quantity, order, orderItem] = billed
    ? ['BillingDocumentItem', 'BillingQuantity', 'SalesDocument', 'SalesDocumentItem']
    : ['SalesOrderItem', 'RequestedQuantity', 'SalesOrder', 'SalesOrderItem'];
  return {
    header: {
      SalesOrganization: header.SalesOrganization ?? '',
      DistributionChannel: header.DistributionChannel ?? '',
      OrganizationDivision: header.OrganizationDivision ?? header.Division ?? '',
      SoldToParty: header.SoldToParty ?? '',
      TransactionCurrency: header.TransactionCurrency ?? '',
    },
    items: new Map(
      rows.map(row => [
        String(row[itemKey]),
        {
          item: String(row[itemKey]),
          material: String(row.Material),
          quantity: decimalOf(row, quantity),
          net: decimalOf(row, 'NetAmount'),
          order: { SalesOrder: String(row[order]), SalesOrderItem: String(row[orderItem]) },
        },
      ]),
    ),
  };
}
