// One S/4HANA tenant in memory: its tables, its documents' rules, its number ranges and change stamps.
import { businessPartners } from './documents/business-partner.ts';
import type { House, SetDocument } from './documents/document.ts';
import { type Ledger, openLedger } from './documents/journal-entry.ts';
import { salesOrders } from './documents/sales-order.ts';
import { fillMasterData } from './master-data.ts';
import { apiBusinessPartner } from './model/api-business-partner.ts';
import { apiCostcenterSrv } from './model/api-costcenter-srv.ts';
import { apiGlaccountinchartofaccountsSrv } from './model/api-glaccountinchartofaccounts-srv.ts';
import { apiOplacctgdocitemcubeSrv } from './model/api-oplacctgdocitemcube-srv.ts';
import { apiProductSrv } from './model/api-product-srv.ts';
import { apiSalesOrderSrv } from './model/api-sales-order-srv.ts';
import { openTables, type Row, type Tables } from './tables.ts';
import { ceSalesOrder } from './v4/ce-sales-order.ts';
import { parseProjection, type V4Service } from './v4/projection.ts';
import { openStamps } from './wire.ts';

export interface Tenant {
  tables: Tables;
  ledger: Ledger;
  /** Rules per entity set; sets without rules are read-only. */
  documents: Map<string, SetDocument>;
  etagOf(row: Row): string | undefined;
  touch(row: Row): void;
  savepoint: Tables['savepoint'];
  v4Services: V4Service[];
  /** What has been written since the start, for `restore` in a later process. */
  dump(): TenantState;
  restore(state: TenantState): void;
}

export interface TenantState {
  /** `service/set` → rows. */
  rows: Record<string, Row[]>;
  numbers: Record<string, number>;
}

/** The sets that documents are written into. */
const written = ['API_SALES_ORDER_SRV', 'API_BUSINESS_PARTNER', 'API_OPLACCTGDOCITEMCUBE_SRV'];

export function openTenant({ now, products }: { now: () => number; products: readonly string[] }): Tenant {
  const tables = openTables([
    apiSalesOrderSrv,
    apiBusinessPartner,
    apiGlaccountinchartofaccountsSrv,
    apiCostcenterSrv,
    apiOplacctgdocitemcubeSrv,
    apiProductSrv,
  ]);
  const modelOf = (service: string) => {
    const model = tables.models.get(service);
    if (!model) throw new Error(`The sandbox has no ${service}`);
    return model;
  };
  const etags = new WeakMap<Row, string>();
  const newStamp = openStamps();
  const touch = (row: Row) => {
    const { stamp, etag } = newStamp(now());
    row.LastChangeDateTime = stamp;
    etags.set(row, etag);
  };
  const numbers = {
    'sales-order': 0,
    'business-partner': 1_000_000,
    address: 30_000,
    'journal-entry': 100_000_000,
  };
  const house: House = {
    tables,
    now,
    user: 'KONTOR_COMM',
    touch,
    nextNumber: range => String(++numbers[range]),
  };
  fillMasterData(tables, products);
  return {
    tables,
    ledger: openLedger(house),
    documents: new Map([...salesOrders(house), ...businessPartners(house)]),
    etagOf: row => etags.get(row),
    touch,
    v4Services: [parseProjection(ceSalesOrder, modelOf)],
    savepoint(service) {
      const undo = tables.savepoint(service);
      const versions = [...(tables.models.get(service)?.sets.keys() ?? [])].flatMap(set =>
        [...tables.of(service, set).rows.values()].map(row => ({ row, etag: etags.get(row) })),
      );
      return () => {
        undo();
        for (const { row, etag } of versions) if (etag !== undefined) etags.set(row, etag);
      };
    },
    dump: () => ({
      numbers,
      rows: Object.fromEntries(
        written.flatMap(service =>
          [...(tables.models.get(service)?.sets.keys() ?? [])].map(set => [
            `${service}/${set}`,
            [...tables.of(service, set).rows.values()],
          ]),
        ),
      ),
    }),
    restore(state) {
      Object.assign(numbers, state.numbers);
      for (const [name, rows] of Object.entries(state.rows)) {
        const [service = '', set = ''] = name.split('/');
        const table = tables.of(service, set);
        for (const row of rows) {
          if (table.get(row)) continue;
          table.insert(row);
          if (table.model.etag) touch(row);
        }
      }
    },
  };
}
