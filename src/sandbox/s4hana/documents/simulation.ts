// A sales order that is only calculated: prices, what could be confirmed from stock, and everything that would be
// refused. Nothing of it stays.
import { Decimal } from 'decimal.js';
import type { Draft } from '../draft.ts';
import { initialValue, type Row, type Table } from '../tables.ts';
import { decimalOf } from '../wire.ts';
import type { DocumentRules, SetDocument, SystemState } from './document.ts';
import { openStock } from './stock.ts';

const service = 'API_SALES_ORDER_SIMULATION_SRV';
const number = 'SIMULATED';

export function simulations(system: SystemState, orders: DocumentRules): DocumentRules {
  const { tables } = system;
  const stock = openStock(system);
  const book = orders.sets.A_SalesOrder?.create as NonNullable<SetDocument['create']>;

  const create = (draft: Draft): Row => {
    const savepoint = tables.savepoint();
    let shown: { table: Table; row: Row }[];
    try {
      const order = book({ ...draft, fields: { ...draft.fields, SalesOrder: number } });
      shown = rowsOf(order);
    } finally {
      savepoint.undo();
    }
    for (const { table, row } of shown) table.insert(row);
    return shown[0]?.row ?? {};
  };

  /** The booked order in the words of the simulation. */
  const rowsOf = (order: Row): { table: Table; row: Row }[] => {
    const from = (set: string) => tables.joined(tables.of('API_SALES_ORDER_SRV', set), ['SalesOrder'], order);
    const to = (set: string, rows: readonly Row[]) => {
      const table = tables.of(service, set);
      return rows.map(row => ({ table, row: shared(row, table) }));
    };
    const items = from('A_SalesOrderItem');
    const net = items.reduce((sum, item) => sum.plus(decimalOf(item, 'NetAmount')), new Decimal(0));
    return [
      ...to('A_SalesOrderSimulation', [order]),
      ...to('A_SalesOrderItemSimulation', items),
      ...to('A_SalesOrderItmPrcgElmntSimln', from('A_SalesOrderItemPrElement')),
      ...to('A_SalesOrderPrcgElmntSimln', from('A_SalesOrderHeaderPrElement')),
      ...to('A_SalesOrderPartnerSimulation', from('A_SalesOrderHeaderPartner')),
      ...to(
        'A_SalesOrderScheduleLineSimln',
        from('A_SalesOrderScheduleLine').map(line => confirmed(line, items)),
      ),
      ...to('A_SalesOrderPricingSimulation', [{ ...order, TotalNetAmount: net.toFixed() }]),
      ...to('A_SalesOrderCreditSimulation', [{ ...order, TotalCreditCheckStatus: 'A' }]),
    ];
  };

  /** No more than what lies in stock. */
  const confirmed = (line: Row, items: readonly Row[]): Row => {
    const item = items.find(one => one.SalesOrderItem === line.SalesOrderItem) ?? {};
    const there = stock.available({
      Material: String(item.Material),
      Plant: String(item.ProductionPlant || '1710'),
      StorageLocation: String(item.StorageLocation || '171A'),
    });
    const wanted = decimalOf(line, 'ScheduleLineOrderQuantity');
    return { ...line, ConfdOrderQtyByMatlAvailCheck: Decimal.min(wanted, there).toFixed() };
  };

  return { sets: { A_SalesOrderSimulation: { create, transient: true } } };
}

/** The fields that both have. */
function shared(row: Row, { model }: Table): Row {
  return Object.fromEntries(
    [...model.fields.values()].map(field => [field.name, row[field.name] ?? initialValue(field)]),
  );
}
