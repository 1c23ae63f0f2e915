// A sales order before it is spoken in any ERP's own language.
import type { Money } from '../core/money.ts';

export interface SalesOrder {
  orderType: string;
  salesOrganization: string;
  distributionChannel: string;
  division: string;
  soldTo: string;
  /** Our reference: the ERP can be searched for it. At most 35 characters. */
  reference: string;
  currency: string;
  /** YYYY-MM-DD */
  orderDate: string;
  requestedDeliveryDate: string;
  items: SalesOrderItem[];
  /** Prices of the whole document, such as shipping. */
  conditions: PriceCondition[];
}

export interface SalesOrderItem {
  material: string;
  text: string;
  quantity: Money;
  unit: string;
  conditions: PriceCondition[];
}

export interface PriceCondition {
  type: string;
  /** Per unit for item prices, in total for header conditions; discounts are negative. */
  rate: Money;
}
