// Sales orders: what must be there, number range, item numbers, partners, prices, schedule lines.
import { Decimal } from 'decimal.js';
import { roundTo } from '../../../core/money.ts';
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf, withoutZeros } from '../wire.ts';
import { isCurrency } from './currencies.ts';
import type { DocumentRules, SetDocument, SystemState } from './document.ts';
import { checkPartners, checkSalesArea } from './sales-area.ts';
import { changeItem } from './sales-order-items.ts';
import { conditionAmount, priceRow, salesOrderPrices, worthOf } from './sales-order-prices.ts';
import { unitFields, unitIn, unitOf } from './units.ts';

const service = 'API_SALES_ORDER_SRV';
const required = [
  'SalesOrderType',
  'SalesOrganization',
  'DistributionChannel',
  'OrganizationDivision',
  'SoldToParty',
];
const orderTypes = ['OR', 'SO01', 'CASH'];

export function salesOrders(system: SystemState): DocumentRules {
  const table = (set: string) => system.tables.of(service, set);

  const create = (draft: Draft): Row => {
    const order: Row = { ...draft.fields, SoldToParty: withoutZeros(draft.fields.SoldToParty ?? '') };
    checkHeader(order, system);
    checkPartners(order, draft.children.get('to_Partner') ?? [], system);
    const items = draft.children.get('to_Item') ?? [];
    const number = order.SalesOrder ? String(order.SalesOrder) : system.nextNumber('sales-order');
    if (table('A_SalesOrder').get({ SalesOrder: number })) {
      throw new SapFault(400, 'V1/003', `Sales document ${number} already exists`);
    }
    order.SalesOrder = number;
    const headerPrices = (draft.children.get('to_PricingElement') ?? []).map(child => child.fields);
    const currency = String(
      order.TransactionCurrency || headerPrices[0]?.ConditionCurrency || currencyOfItems(items) || 'USD',
    );
    if (!isCurrency(currency))
      throw new SapFault(400, '00/058', `Entry ${currency} does not exist in TCURC (check entry)`);
    const today = system.today();
    Object.assign(order, {
      TransactionCurrency: currency,
      CreationDate: today,
      SalesOrderDate: order.SalesOrderDate ?? today,
      PricingDate: order.PricingDate ?? today,
      CreatedByUser: system.user,
      OverallSDProcessStatus: 'A',
      OverallDeliveryStatus: 'A',
      OverallTotalDeliveryStatus: 'A',
      OverallOrdReltdBillgStatus: 'A',
      OverallSDDocumentRejectionSts: 'A',
      PaymentMethod: order.PaymentMethod ?? '',
    });
    // Everything that can be refused is refused before the first row is written.
    const itemRows = items.map((item, i) => newItem(order, item, i, currency, system));
    const [first] = itemRows;
    if (first && system.movesCent(String(order.PurchaseOrderByCustomer ?? '')))
      first.row.NetAmount = decimalOf(first.row, 'NetAmount').plus('0.01').toFixed();
    const total = itemRows
      .reduce((sum, { row }) => sum.plus(decimalOf(row, 'NetAmount')), new Decimal(0))
      .plus(
        headerPrices.reduce((sum, price) => sum.plus(decimalOf(price, 'ConditionRateValue')), new Decimal(0)),
      );
    order.TotalNetAmount = total.toFixed();

    table('A_SalesOrder').insert(order);
    for (const item of itemRows) writeItem(item, system);
    headerPrices.forEach((price, i) => {
      table('A_SalesOrderHeaderPrElement').insert(
        priceRow(price, order, i, currency, decimalOf(price, 'ConditionRateValue')),
      );
    });
    writePartners(order, draft.children.get('to_Partner') ?? [], system);
    for (const text of draft.children.get('to_Text') ?? []) {
      table('A_SalesOrderText').insert({ ...text.fields, SalesOrder: number });
    }
    system.touch(order);
    system.emit('sap.s4.beh.salesorder.v1.SalesOrder.Created.v1', { SalesOrder: number });
    return order;
  };

  const addItem = (draft: Draft): Row => {
    const order = table('A_SalesOrder').get({ SalesOrder: draft.fields.SalesOrder ?? '' });
    if (!order)
      throw new SapFault(400, 'V1/302', `Sales document ${draft.fields.SalesOrder ?? ''} does not exist`);
    // Behind the last one, unless it comes with a number.
    const numbers = system.tables
      .joined(table('A_SalesOrderItem'), ['SalesOrder'], order)
      .map(row => Number(row.SalesOrderItem));
    const index = Math.floor(Math.max(0, ...numbers) / 10);
    const item = newItem(order, draft, index, String(order.TransactionCurrency), system);
    if (table('A_SalesOrderItem').get(item.row))
      throw new SapFault(
        400,
        'V1/404',
        `Item ${item.row.SalesOrderItem} of sales document ${order.SalesOrder} already exists`,
      );
    writeItem(item, system);
    changed(order, decimalOf(item.row, 'NetAmount'));
    return item.row;
  };

  const orderOf = (row: Row) => table('A_SalesOrder').get({ SalesOrder: row.SalesOrder ?? '' });
  /** An order has one version for everything in it. */
  const changed = (order: Row, value = new Decimal(0)) => {
    system.tables.change(order, {
      TotalNetAmount: decimalOf(order, 'TotalNetAmount').plus(value).toFixed(),
      LastChangeDate: system.today(),
    });
    system.touch(order);
    system.emit('sap.s4.beh.salesorder.v1.SalesOrder.Changed.v1', { SalesOrder: String(order.SalesOrder) });
  };
  const refuseFollowed = (row: Row, keys: readonly string[]) => {
    const [followed] = system.tables.joined(table('A_SalesOrderItmSubsqntProcFlow'), keys, row);
    if (followed)
      throw new SapFault(
        400,
        'V1/495',
        `Sales document ${row.SalesOrder} has the subsequent document ${followed.SubsequentDocument} and cannot be deleted`,
      );
  };

  /** With everything that hangs on it: whatever has the same key fields. */
  const remove = (row: Row, keys: readonly string[]) => {
    for (const { name, keys: theirs } of system.tables.models.get(service)?.sets.values() ?? []) {
      if (!keys.every(key => theirs.includes(key))) continue;
      for (const child of system.tables.joined(table(name), keys, row)) table(name).remove(child);
    }
  };
  const removeOrder = (row: Row) => {
    refuseFollowed(row, ['SalesOrder']);
    remove(row, ['SalesOrder']);
    system.emit('sap.s4.beh.salesorder.v1.SalesOrder.Deleted.v1', { SalesOrder: String(row.SalesOrder) });
  };
  const removeItem = (row: Row) => {
    refuseFollowed(row, ['SalesOrder', 'SalesOrderItem']);
    remove(row, ['SalesOrder', 'SalesOrderItem']);
    const order = orderOf(row);
    if (order) changed(order, worthOf(row).negated());
  };
  const update = (row: Row, changes: Row) => {
    system.tables.change(row, changes);
    changed(row);
  };
  const updateChild = (row: Row, changes: Row) => {
    system.tables.change(row, changes);
    const order = orderOf(row);
    if (order) changed(order);
  };
  const prices = salesOrderPrices(system, changed);
  const child = (set: string): SetDocument => ({
    create(draft) {
      const order = orderOf(draft.fields);
      if (!order)
        throw new SapFault(400, 'V1/302', `Sales document ${draft.fields.SalesOrder} does not exist`);
      changed(order);
      return table(set).insert(draft.fields);
    },
    update: updateChild,
    remove(row) {
      table(set).remove(row);
      const order = orderOf(row);
      if (order) changed(order);
    },
  });

  return {
    sets: {
      A_SalesOrder: { create, update, remove: removeOrder },
      A_SalesOrderItem: {
        create: addItem,
        update: (row, changes) => changeItem(row, changes, system, prices.priceAnew),
        remove: removeItem,
      },
      ...prices.sets,
      A_SalesOrderScheduleLine: child('A_SalesOrderScheduleLine'),
      A_SalesOrderText: child('A_SalesOrderText'),
      A_SalesOrderItemText: child('A_SalesOrderItemText'),
      A_SalesOrderHeaderPartner: child('A_SalesOrderHeaderPartner'),
      A_SalesOrderPartnerAddress: { update: updateChild },
    },
  };
}

function checkHeader(order: Row, system: SystemState): void {
  const missing = required.filter(name => !order[name] && name !== 'OrganizationDivision');
  if (order.OrganizationDivision === undefined) missing.push('OrganizationDivision');
  if (missing.length > 0) {
    throw new SapFault(
      400,
      'V1/404',
      `Enter ${missing.join(', ')}`,
      missing.map(name => ({ code: 'V1/404', message: `Enter ${name}`, target: name })),
    );
  }
  if (!orderTypes.includes(String(order.SalesOrderType))) {
    throw new SapFault(400, 'V1/311', `Sales document type ${order.SalesOrderType} is not defined`);
  }
  checkSalesArea(order, system);
}

function currencyOfItems(items: Draft[]): string | undefined {
  for (const item of items) {
    for (const price of item.children.get('to_PricingElement') ?? []) {
      if (price.fields.ConditionCurrency) return String(price.fields.ConditionCurrency);
    }
  }
  return undefined;
}

interface NewItem {
  row: Row;
  prices: Row[];
  draft: Draft;
}

function newItem(order: Row, draft: Draft, index: number, currency: string, system: SystemState): NewItem {
  const { fields } = draft;
  const material = String(fields.Material ?? '');
  const product = system.tables.of('API_PRODUCT_SRV', 'A_Product').get({ Product: material });
  if (material === '') throw new SapFault(400, 'V1/313', `Enter a material for item ${(index + 1) * 10}`);
  if (!product)
    throw new SapFault(
      400,
      'V1/382',
      `Material ${material} is not defined for sales org. ${order.SalesOrganization}`,
    );
  const quantity = decimalOf(fields, 'RequestedQuantity');
  if (!quantity.greaterThan(0))
    throw new SapFault(400, 'V1/341', `Enter a quantity for item ${(index + 1) * 10}`);
  const unit = unitIn(fields, 'RequestedQuantity') ?? unitOf(String(product.BaseUnit || 'PC'));
  let net = new Decimal(0);
  const prices = (draft.children.get('to_PricingElement') ?? []).map(({ fields: price }, i) => {
    const amount = conditionAmount(price, quantity, currency);
    net = net.plus(amount);
    return priceRow(price, order, i, currency, amount);
  });
  const row: Row = {
    ...fields,
    SalesOrder: order.SalesOrder ?? '',
    SalesOrderItem: withoutZeros(fields.SalesOrderItem || String((index + 1) * 10)),
    SalesOrderItemCategory: 'TAN',
    SalesOrderItemText: fields.SalesOrderItemText || String(product.ProductDescription ?? material),
    // The product says where it is delivered from.
    ProductionPlant: fields.ProductionPlant || '1710',
    ...unitFields('RequestedQuantity', unit),
    ...unitFields('OrderQuantity', unit),
    TransactionCurrency: currency,
    NetAmount: roundTo(net, currency).toFixed(),
    SDProcessStatus: 'A',
    DeliveryStatus: 'A',
    OrderRelatedBillingStatus: 'A',
  };
  return { row, prices, draft };
}

function writeItem({ row, prices, draft }: NewItem, system: SystemState): void {
  const table = (set: string) => system.tables.of(service, set);
  const key = { SalesOrder: row.SalesOrder ?? '', SalesOrderItem: row.SalesOrderItem ?? '' };
  table('A_SalesOrderItem').insert(row);
  for (const price of prices) table('A_SalesOrderItemPrElement').insert({ ...price, ...key });
  table('A_SalesOrderScheduleLine').insert({
    ...key,
    ScheduleLine: '1',
    OrderQuantityUnit: row.OrderQuantityUnit ?? '',
    OrderQuantitySAPUnit: row.OrderQuantitySAPUnit ?? '',
    OrderQuantityISOUnit: row.OrderQuantityISOUnit ?? '',
    ScheduleLineOrderQuantity: row.RequestedQuantity ?? '0',
    ConfdOrderQtyByMatlAvailCheck: row.RequestedQuantity ?? '0',
    OpenConfdDelivQtyInOrdQtyUnit: row.RequestedQuantity ?? '0',
  });
  for (const text of draft.children.get('to_Text') ?? [])
    table('A_SalesOrderItemText').insert({ ...text.fields, ...key });
}

function writePartners(order: Row, sent: Draft[], system: SystemState): void {
  const partners = system.tables.of(service, 'A_SalesOrderHeaderPartner');
  const roles = new Map<string, Row>(
    ['SP', 'BP', 'PY', 'SH'].map(role => [
      role,
      { PartnerFunction: role, Customer: order.SoldToParty ?? '' },
    ]),
  );
  const SalesOrder = order.SalesOrder ?? '';
  for (const { fields, children } of sent) {
    const PartnerFunction = String(fields.PartnerFunction);
    roles.set(PartnerFunction, { ...fields, Customer: fields.Customer || order.SoldToParty || '' });
    for (const address of children.get('to_Address') ?? [])
      system.tables
        .of(service, 'A_SalesOrderPartnerAddress')
        .insert({ AddressRepresentationCode: '', ...address.fields, SalesOrder, PartnerFunction });
  }
  for (const partner of roles.values()) partners.insert({ ...partner, SalesOrder });
}
