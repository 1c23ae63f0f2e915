// Items and prices of sales orders in SAP's words.
import { inSystemNames } from '../../kit/odata/mapping.ts';
import { salesMappings } from './sales.ts';

type Fields = Record<string, unknown>;

/** An item that is created, its price along with it. */
export function salesOrderItem(item: Fields, number: string, currency: unknown): Fields {
  return {
    SalesOrderItem: number,
    ...inSystemNames(salesMappings['sales-orders'].items.fields, item),
    ...(item.price === undefined ? {} : { to_PricingElement: [itemPrice(item, currency)] }),
  };
}

/** The condition that holds the price of an item by hand. */
export function itemPrice(
  { price, price_condition, price_quantity, unit }: Fields,
  currency: unknown,
): Fields {
  return {
    ConditionType: price_condition,
    ConditionRateValue: price,
    ConditionCurrency: currency,
    ...(price_quantity === undefined
      ? {}
      : {
          ConditionQuantity: String(price_quantity),
          ...(unit === undefined ? {} : { ConditionQuantityUnit: unit }),
        }),
  };
}

/** A condition of the whole order. */
export const orderCondition = ({ type, amount }: Fields, currency: unknown): Fields => ({
  ConditionType: type,
  ConditionRateValue: amount,
  ConditionCurrency: currency,
});
