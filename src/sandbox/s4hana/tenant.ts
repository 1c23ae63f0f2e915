// One S/4HANA tenant in memory: its tables, its documents' rules, its number ranges, change stamps and events.
import { billingDocuments } from './documents/billing-document.ts';
import { businessPartners } from './documents/business-partner.ts';
import { conditionRecords } from './documents/condition-record.ts';
import { creditMemoRequests, customerReturns } from './documents/credit-and-return.ts';
import { deliveries } from './documents/delivery.ts';
import {
  type DocumentRules,
  type House,
  numberRanges,
  type Operation,
  type SetDocument,
} from './documents/document.ts';
import { type Ledger, openLedger } from './documents/journal-entry.ts';
import { goodsMovements } from './documents/material-document.ts';
import { products } from './documents/product.ts';
import { purchaseOrders } from './documents/purchase-order.ts';
import { salesOrders } from './documents/sales-order.ts';
import { simulations } from './documents/simulation.ts';
import { supplierInvoices } from './documents/supplier-invoice.ts';
import { fillMasterData } from './master-data.ts';
import { serviceModels } from './model/all.ts';
import type { Model } from './model/parse-model.ts';
import { openTables, type Row, type Tables } from './tables.ts';
import { ceBillingDocument } from './v4/ce-billing-document.ts';
import { ceProduct } from './v4/ce-product.ts';
import { cePurchaseOrder } from './v4/ce-purchase-order.ts';
import { ceSalesOrder } from './v4/ce-sales-order.ts';
import { parseProjection, type V4Service } from './v4/projection.ts';
import { openStamps, wireDate } from './wire.ts';

export interface Tenant {
  tables: Tables;
  ledger: Ledger;
  /** Rules per entity set; sets without rules are read-only. */
  documents: Map<string, SetDocument>;
  /** By `service/name`. */
  operations: Map<string, Operation>;
  etagOf(row: Row): string | undefined;
  touch(row: Row, field?: string): void;
  v4Services: V4Service[];
  /** Business events since the last call. */
  takeEvents(): BusinessEvent[];
  /** What has been written since the start, for `restore` in a later process. */
  dump(): TenantState;
  restore(state: TenantState): void;
}

export interface BusinessEvent {
  type: string;
  atMs: number;
  /** The keys of what it is about, and nothing else. */
  data: Record<string, string>;
}

export interface TenantState {
  /** `service/set` → rows. */
  rows: Record<string, Row[]>;
  numbers: Record<string, number>;
}

/** The services that nobody writes into: they are as they were filled. */
const fixed = [
  'API_GLACCOUNTINCHARTOFACCOUNTS_SRV',
  'API_COSTCENTER_SRV',
  'API_COMPANYCODE_SRV',
  'API_PLANT_SRV',
];

export function openTenant({
  now,
  products: more,
}: {
  now: () => number;
  products: readonly string[];
}): Tenant {
  const tables = openTables(serviceModels);
  const modelOf = (service: string): Model => {
    const model = tables.models.get(service);
    if (!model) throw new Error(`The sandbox has no ${service}`);
    return model;
  };
  const { touch, etagOf } = openVersions(tables, now);
  const numbers: Record<string, number> = { ...numberRanges };
  let events: BusinessEvent[] = [];
  const house: House = {
    tables,
    now,
    today: () => wireDate(Math.floor(now() / 86_400_000) * 86_400_000),
    user: 'KONTOR_COMM',
    touch,
    nextNumber(range) {
      const number = (numbers[range] ?? 0) + 1;
      numbers[range] = number;
      return String(number);
    },
    emit(type, data) {
      const event = { type, atMs: now(), data };
      events.push(event);
      tables.onUndo(() => {
        events = events.filter(other => other !== event);
      });
    },
  };
  fillMasterData(house, more);
  events = [];
  const ledger = openLedger(house);
  const movements = goodsMovements(house);
  const orders = salesOrders(house);
  const rules: DocumentRules[] = [
    orders,
    simulations(house, orders),
    businessPartners(house),
    products(house),
    conditionRecords(house),
    deliveries(house, movements),
    movements.rules,
    billingDocuments(house, ledger),
    creditMemoRequests(house),
    customerReturns(house),
    purchaseOrders(house),
    supplierInvoices(house, ledger),
  ];
  const written = [...tables.models.values()].filter(({ service }) => !fixed.includes(service));
  return {
    tables,
    ledger,
    documents: new Map(rules.flatMap(({ sets }) => Object.entries(sets))),
    operations: new Map(rules.flatMap(({ operations }) => Object.entries(operations ?? {}))),
    etagOf,
    touch,
    v4Services: [ceSalesOrder, ceBillingDocument, ceProduct, cePurchaseOrder].map(text =>
      parseProjection(text, modelOf),
    ),
    takeEvents() {
      const taken = events;
      if (taken.length > 0) events = [];
      return taken;
    },
    dump: () => ({
      numbers,
      rows: Object.fromEntries(
        written.flatMap(({ service, sets }) =>
          [...sets.keys()].map(set => [`${service}/${set}`, [...tables.of(service, set).rows.values()]]),
        ),
      ),
    }),
    restore(state) {
      Object.assign(numbers, state.numbers);
      for (const [name, rows] of Object.entries(state.rows)) {
        const [service = '', set = ''] = name.split('/');
        const table = tables.of(service, set);
        for (const row of rows) {
          const there = table.get(row);
          const current = there ? Object.assign(there, row) : table.insert(row);
          if (table.model.etag && !there) touch(current, table.model.etag);
        }
      }
    },
  };
}

/** Change stamps, strictly growing, and the ETags made of them. */
function openVersions(tables: Tables, now: () => number): Pick<Tenant, 'touch' | 'etagOf'> {
  const etags = new WeakMap<Row, string>();
  const newStamp = openStamps();
  const remember = (row: Row, etag: string) => {
    const before = etags.get(row);
    etags.set(row, etag);
    tables.onUndo(() => {
      if (before !== undefined) etags.set(row, before);
    });
  };
  return {
    etagOf: row => etags.get(row),
    touch(row, field = 'LastChangeDateTime') {
      if (field === 'LastChangeDateTime') {
        const { stamp, etag } = newStamp(now());
        tables.change(row, { LastChangeDateTime: stamp });
        return remember(row, etag);
      }
      // A counter, as a delivery has it (FACTS §4.1).
      const version = String(Number(row[field] ?? 0) + 1).padStart(4, '0');
      tables.change(row, { [field]: version });
      remember(row, `W/"'${version}'"`);
    },
  };
}
