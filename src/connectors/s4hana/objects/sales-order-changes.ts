// What a change of a sales order is besides fields: items that are added and deleted, prices, conditions of the whole order. All of it
// is one set of changes, so that nothing of it is done where a part is refused (S4-220).
import { Decimal } from 'decimal.js';
import { roundTo } from '../../../core/money.ts';
import type { EntitySetClient } from '../../../odata/entity-set.ts';
import type { Prepared } from '../../../odata/prepared.ts';
import type { Service } from '../../../odata/service.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { type Confirmed, type Further, hasAll, withoutZeros } from '../../kit/odata/update.ts';
import { say } from '../sentences.ts';
import { itemPrice, orderCondition, salesOrderItem } from './sales-order-items.ts';

type Fields = Record<string, unknown>;

interface Own {
  items: Fields[];
  conditions: Fields[];
  onlyIfOpen: boolean;
}

/** The condition type that the model takes for a price where none is named. */
const manualPrice = 'PMP0';

export const salesOrderChanges: Further = {
  expand: ['to_Item', 'to_Item/to_PricingElement', 'to_Item/to_ScheduleLine', 'to_PricingElement'],
  split({ conditions = [], only_if_open: onlyIfOpen = false, ...rest }) {
    const items = (rest.items ?? []) as Fields[];
    const [own, plain]: [Fields[], Fields[]] = [[], []];
    for (const item of items) {
      const { price, price_quantity, price_condition, ...fields } = item;
      const isPriced = price !== undefined;
      if (isWhole(item) || isPriced) own.push(item);
      // What else is changed of an item that is there are fields of it.
      if (!isWhole(item) && Object.keys(fields).length > 1) plain.push(fields);
    }
    const isOwn = own.length > 0 || (conditions as Fields[]).length > 0 || onlyIfOpen === true;
    const { items: _, ...record } = rest;
    return {
      own: isOwn ? ({ items: own, conditions, onlyIfOpen } as unknown as Fields) : undefined,
      rest: plain.length > 0 ? { ...record, items: plain } : record,
    };
  },
  requests(service, record, own) {
    const { items, conditions, onlyIfOpen } = own as unknown as Own;
    if (onlyIfOpen && itemsIn(record).some(hasBegun))
      throw say.error('order-begun', { order: numberOf(record) });
    return [
      ...items.flatMap(item => itemRequests(service, record, item)),
      ...conditions.map(condition => {
        const wanted = orderCondition(condition, record.TransactionCurrency);
        return conditionRequest(service, 'A_SalesOrderHeaderPrElement', record, wanted, () =>
          service.set('A_SalesOrder').of({ SalesOrder: numberOf(record) }, 'to_PricingElement'),
        );
      }),
    ];
  },
  same: ({ PurchaseOrderByCustomer }) => ({ PurchaseOrderByCustomer: PurchaseOrderByCustomer ?? '' }),
  isDone(record, own) {
    const { items, conditions } = own as unknown as Own;
    const currency = String(record.TransactionCurrency ?? '');
    return (
      items.every(item => isItemDone(record, item, currency)) &&
      conditions.every(one => hasCondition(record, orderCondition(one, currency), currency))
    );
  },
};

const isWhole = (item: Fields) => item.is_removed === true || item.product !== undefined;
const numberOf = (record: Entity) => String(record.SalesOrder);

const itemsIn = (record: Entity) => (record.to_Item as Entity[] | null | undefined) ?? [];

function itemIn(record: Entity, id: unknown): Entity | undefined {
  return itemsIn(record).find(row => withoutZeros(row.SalesOrderItem) === withoutZeros(id));
}

/** Throws `input/no-item` and `input/item-taken`. */
function itemRequests(service: Service, record: Entity, item: Fields): Prepared<Confirmed>[] {
  const there = itemIn(record, item.id);
  const order = numberOf(record);
  const currency = record.TransactionCurrency;
  if (item.product !== undefined) {
    if (there) throw say.error('item-taken', { order, item: String(item.id) });
    const { id, ...given } = item;
    const body = salesOrderItem(priced(given), String(id), currency);
    return [service.set('A_SalesOrder').of({ SalesOrder: order }, 'to_Item').requests.create(body)];
  }
  if (!there) throw say.error('item-missing', { order, item: String(item.id) });
  const { SalesOrder, SalesOrderItem } = there;
  if (item.is_removed === true)
    return [service.set('A_SalesOrderItem').requests.remove({ SalesOrder, SalesOrderItem })];
  const wanted = itemPrice({ unit: there.RequestedQuantityUnit, ...priced(item) }, currency);
  return [
    conditionRequest(service, 'A_SalesOrderItemPrElement', there, wanted, () =>
      service.set('A_SalesOrderItem').of({ SalesOrder, SalesOrderItem }, 'to_PricingElement'),
    ),
  ];
}

const priced = (item: Fields): Fields =>
  item.price === undefined ? item : { ...item, price_condition: item.price_condition ?? manualPrice };

const elementsOf = (owner: Entity) => (owner.to_PricingElement as Entity[] | null | undefined) ?? [];

/** A condition that is there gets its new rate. */
function conditionRequest(
  service: Service,
  set: string,
  owner: Entity,
  wanted: Fields,
  children: () => Pick<EntitySetClient, 'requests'>,
): Prepared<Confirmed> {
  const there = elementsOf(owner).find(row => row.ConditionType === wanted.ConditionType);
  if (!there) return children().requests.create(wanted);
  const { ConditionType: _, ConditionCurrency: __, ...changes } = wanted;
  return service.set(set).requests.update(there, changes);
}

function isItemDone(record: Entity, item: Fields, currency: string): boolean {
  const there = itemIn(record, item.id);
  if (item.is_removed === true) return there === undefined;
  if (!there) return false;
  if (item.product !== undefined)
    return (
      String(there.Material).toUpperCase() === String(item.product).toUpperCase() &&
      hasAll(there, { RequestedQuantity: item.quantity })
    );
  return hasCondition(there, itemPrice(priced(item), currency), currency);
}

/** SAP keeps a rate with the decimals of its currency. */
function hasCondition(owner: Entity, wanted: Fields, currency: string): boolean {
  const kept = (value: unknown) => roundTo(new Decimal(String(value ?? 0)), currency);
  const units = (value: unknown) => new Decimal(String(value ?? 0));
  return elementsOf(owner).some(
    row =>
      row.ConditionType === wanted.ConditionType &&
      kept(row.ConditionRateValue).equals(kept(wanted.ConditionRateValue)) &&
      (wanted.ConditionQuantity === undefined ||
        units(row.ConditionQuantity).equals(units(wanted.ConditionQuantity))),
  );
}

/** A rejected item counts as complete, although nothing may have been delivered of it (S4-222). */
function hasBegun(item: Entity): boolean {
  const lines = (item.to_ScheduleLine as Entity[] | null | undefined) ?? [];
  if (lines.some(line => new Decimal(String(line.DeliveredQtyInOrderQtyUnit ?? 0)).greaterThan(0)))
    return true;
  const statuses = [item.DeliveryStatus, item.OrderRelatedBillingStatus].map(String);
  return !item.SalesDocumentRjcnReason && statuses.some(status => status === 'B' || status === 'C');
}
