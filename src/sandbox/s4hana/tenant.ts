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
import { newStamp } from './wire.ts';

export interface Tenant {
  tables: Tables;
  ledger: Ledger;
  /** Rules per entity set; sets without rules are read-only. */
  documents: Map<string, SetDocument>;
  etagOf(row: Row): string | undefined;
  touch(row: Row): void;
}

export function openTenant({ now, products }: { now: () => number; products: readonly string[] }): Tenant {
  const tables = openTables([
    apiSalesOrderSrv,
    apiBusinessPartner,
    apiGlaccountinchartofaccountsSrv,
    apiCostcenterSrv,
    apiOplacctgdocitemcubeSrv,
    apiProductSrv,
  ]);
  const etags = new WeakMap<Row, string>();
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
  };
}
