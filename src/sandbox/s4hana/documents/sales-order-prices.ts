// What sales orders come to: conditions of items and of the whole order, and the net amounts that are made of them. Rejected items
// keep their amount and count for nothing in the order (S4-222).
import { Decimal } from 'decimal.js';
import { roundTo } from '../../../core/money.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf } from '../wire.ts';
import type { SetDocument, SystemState } from './document.ts';

const service = 'API_SALES_ORDER_SRV';
const itemKey = ['SalesOrder', 'SalesOrderItem'];

/** A rate has the decimals of its currency, whatever was sent; it is the price of so many units (the pricing unit). */
export function conditionAmount(price: Row, quantity: Decimal, currency: string): Decimal {
  const rate = roundTo(decimalOf(price, 'ConditionRateValue'), currency);
  const unit = decimalOf(price, 'ConditionQuantity');
  return roundTo(rate.times(quantity).dividedBy(unit.isZero() ? 1 : unit), currency);
}

export function priceRow(price: Row, order: Row, index: number, currency: string, amount: Decimal): Row {
  return {
    ...price,
    SalesOrder: order.SalesOrder ?? '',
    PricingProcedureStep: String((index + 1) * 10),
    PricingProcedureCounter: String(index + 1),
    ConditionCurrency: price.ConditionCurrency || currency,
    TransactionCurrency: currency,
    ConditionAmount: roundTo(amount, currency).toFixed(),
    ConditionIsManuallyChanged: true,
  };
}

export const isRejected = (item: Row): boolean => String(item.SalesDocumentRjcnReason ?? '') !== '';

/** What an item counts for in its order. */
export const worthOf = (item: Row): Decimal =>
  isRejected(item) ? new Decimal(0) : decimalOf(item, 'NetAmount');

export function salesOrderPrices(system: SystemState, changed: (order: Row, value?: Decimal) => void) {
  const table = (set: string) => system.tables.of(service, set);
  const existing = (set: string, row: Row): Row => {
    const found = table(set).get(row);
    if (found) return found;
    throw new SapFault(
      400,
      'V1/302',
      `Sales document ${row.SalesOrder} ${row.SalesOrderItem ?? ''} does not exist`,
    );
  };
  const orderOf = (row: Row) => existing('A_SalesOrder', row);
  const itemOf = (row: Row) => existing('A_SalesOrderItem', row);
  const currencyOf = (row: Row) => String(orderOf(row).TransactionCurrency);

  /** Does `work`, and brings the amounts of the item and of its order up to date. */
  const priceAnew = (item: Row, work: () => void) => {
    const before = worthOf(item);
    const elements = () => system.tables.joined(table('A_SalesOrderItemPrElement'), itemKey, item);
    const priced = () => {
      const quantity = decimalOf(item, 'RequestedQuantity');
      return elements().map(row => conditionAmount(row, quantity, currencyOf(item)));
    };
    const sum = (amounts: readonly Decimal[]) =>
      amounts.reduce((all, amount) => all.plus(amount), new Decimal(0));
    const worth = sum(priced());
    work();
    const amounts = priced();
    for (const [at, row] of elements().entries())
      system.tables.change(row, { ConditionAmount: amounts[at]?.toFixed() ?? '0' });
    // By the difference: the system's own cent stays where it is.
    const net = decimalOf(item, 'NetAmount').plus(sum(amounts)).minus(worth);
    system.tables.change(item, { NetAmount: net.toFixed() });
    changed(orderOf(item), worthOf(item).minus(before));
  };

  const nextIn = (rows: readonly Row[]) =>
    rows.reduce((most, row) => Math.max(most, Number(row.PricingProcedureCounter)), 0);

  const ofItems: SetDocument = {
    create({ fields }) {
      const item = itemOf(fields);
      const set = table('A_SalesOrderItemPrElement');
      const index = nextIn(system.tables.joined(set, itemKey, item));
      const row = {
        ...priceRow(fields, orderOf(item), index, currencyOf(item), new Decimal(0)),
        SalesOrderItem: item.SalesOrderItem ?? '',
      };
      priceAnew(item, () => void set.insert(row));
      return row;
    },
    update: (row, changes) => priceAnew(itemOf(row), () => system.tables.change(row, changes)),
    remove: row => priceAnew(itemOf(row), () => table('A_SalesOrderItemPrElement').remove(row)),
  };

  const rateOf = (row: Row) => roundTo(decimalOf(row, 'ConditionRateValue'), currencyOf(row));
  const ofOrders: SetDocument = {
    create({ fields }) {
      const order = orderOf(fields);
      const set = table('A_SalesOrderHeaderPrElement');
      const index = nextIn(system.tables.joined(set, ['SalesOrder'], order));
      const row = set.insert(priceRow(fields, order, index, currencyOf(order), rateOf(fields)));
      changed(order, rateOf(row));
      return row;
    },
    update(row, changes) {
      const before = rateOf(row);
      system.tables.change(row, changes);
      system.tables.change(row, { ConditionAmount: rateOf(row).toFixed() });
      changed(orderOf(row), rateOf(row).minus(before));
    },
    remove(row) {
      table('A_SalesOrderHeaderPrElement').remove(row);
      changed(orderOf(row), rateOf(row).negated());
    },
  };

  return {
    priceAnew,
    sets: { A_SalesOrderItemPrElement: ofItems, A_SalesOrderHeaderPrElement: ofOrders },
  };
}
