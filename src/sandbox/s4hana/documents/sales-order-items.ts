// Changes of the items of sales orders: what was delivered cannot be taken back (S4-221), and amounts follow quantities.
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf } from '../wire.ts';
import type { SystemState } from './document.ts';
import { overall } from './order-progress.ts';
import { isRejected } from './sales-order-prices.ts';

const service = 'API_SALES_ORDER_SRV';

/** Throws SapFault with nothing changed. */
export function changeItem(
  item: Row,
  changes: Row,
  system: SystemState,
  priceAnew: (item: Row, work: () => void) => void,
): void {
  const { tables } = system;
  const table = (set: string) => tables.of(service, set);
  const [line = {}] = tables.joined(
    table('A_SalesOrderScheduleLine'),
    ['SalesOrder', 'SalesOrderItem'],
    item,
  );
  const delivered = decimalOf(line, 'DeliveredQtyInOrderQtyUnit');
  const wanted = { ...item, ...changes };
  const quantity = decimalOf(wanted, 'RequestedQuantity');
  const where = `${item.SalesOrder} ${item.SalesOrderItem}`;
  if (!quantity.greaterThan(0)) throw new SapFault(400, 'V1/341', `Enter a quantity for item ${where}`);
  if (quantity.lessThan(delivered))
    throw new SapFault(
      400,
      'V1/450',
      `Item ${where}: the quantity cannot be less than ${delivered.toFixed()}, which was delivered`,
    );
  const isDelivered = delivered.greaterThan(0);
  if (isDelivered && isRejected(wanted) && !isRejected(item))
    throw new SapFault(400, 'V1/447', `Item ${where} has been delivered and cannot be rejected`);
  if (isDelivered && String(wanted.Material) !== String(item.Material))
    throw new SapFault(400, 'V1/448', `Item ${where} has been delivered: the material cannot be changed`);

  priceAnew(item, () => {
    tables.change(item, changes);
    const open = isRejected(item) ? '0' : quantity.minus(delivered).toFixed();
    tables.change(line, {
      ScheduleLineOrderQuantity: quantity.toFixed(),
      ConfdOrderQtyByMatlAvailCheck: isRejected(item) ? delivered.toFixed() : quantity.toFixed(),
      OpenConfdDelivQtyInOrdQtyUnit: open,
    });
    const status = isRejected(item) || (isDelivered && open === '0') ? 'C' : isDelivered ? 'B' : 'A';
    if (isDelivered || isRejected(item) || item.DeliveryStatus === 'C')
      tables.change(item, { DeliveryStatus: status });
    if (isRejected(item)) tables.change(item, { SDProcessStatus: 'C' });
    else if (item.SDProcessStatus === 'C' && status === 'A') tables.change(item, { SDProcessStatus: 'A' });
    settle(item, system);
  });
}

/** The statuses of an order are those of its items. */
function settle(item: Row, { tables }: SystemState): void {
  const order = tables.of(service, 'A_SalesOrder').get({ SalesOrder: item.SalesOrder ?? '' });
  if (!order) return;
  const items = tables.joined(tables.of(service, 'A_SalesOrderItem'), ['SalesOrder'], order);
  const rejected = items.filter(isRejected).length;
  const delivery = overall(items, 'DeliveryStatus');
  tables.change(order, {
    OverallDeliveryStatus: delivery,
    OverallTotalDeliveryStatus: delivery,
    OverallSDProcessStatus: overall(items, 'SDProcessStatus'),
    OverallSDDocumentRejectionSts: rejected === 0 ? 'A' : rejected === items.length ? 'C' : 'B',
  });
}
