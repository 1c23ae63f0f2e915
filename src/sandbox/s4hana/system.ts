// One S/4HANA system in memory: its tables, its documents' rules, its number ranges, change stamps and events.
import { billingDocuments } from './documents/billing-document.ts';
import { businessPartners } from './documents/business-partner.ts';
import { conditionRecords } from './documents/condition-record.ts';
import { creditMemoRequests, customerReturns } from './documents/credit-and-return.ts';
import { deliveries } from './documents/delivery.ts';
import {
  type DocumentRules,
  numberRanges,
  type Operation,
  type SetDocument,
  type SystemState,
} from './documents/document.ts';
import { type Ledger, openLedger } from './documents/journal-entry.ts';
import { type GoodsMovements, goodsMovements } from './documents/material-document.ts';
import { type PartnerLife, partnerLife } from './documents/partner-life.ts';
import { products } from './documents/product.ts';
import { purchaseOrders } from './documents/purchase-order.ts';
import { returnsDeliveries } from './documents/returns-delivery.ts';
import { salesOrders } from './documents/sales-order.ts';
import { simulations } from './documents/simulation.ts';
import { supplierInvoices } from './documents/supplier-invoice.ts';
import { fillMasterData } from './master-data.ts';
import { serviceModels } from './model/all.ts';
import { type Model, parseModel } from './model/parse-model.ts';
import { addServices, ownTexts } from './own-metadata/add-services.ts';
import { generateRows } from './own-metadata/generate-rows.ts';
import { plainRules } from './own-metadata/plain-rules.ts';
import type { OwnService } from './own-metadata/read-edmx.ts';
import { openTables, type Row, type Tables } from './tables.ts';
import { ceBillingDocument } from './v4/ce-billing-document.ts';
import { ceProduct } from './v4/ce-product.ts';
import { cePurchaseOrder } from './v4/ce-purchase-order.ts';
import { ceSalesOrder } from './v4/ce-sales-order.ts';
import { parseProjection, type V4Service } from './v4/projection.ts';
import { openStamps, wireDate } from './wire.ts';

export interface System {
  tables: Tables;
  ledger: Ledger;
  movements: GoodsMovements;
  partners: PartnerLife;
  /** Rules per entity set; sets without rules are read-only. */
  documents: Map<string, SetDocument>;
  /** By `service/name`. */
  operations: Map<string, Operation>;
  etagOf(row: Row): string | undefined;
  touch(row: Row, field?: string): void;
  v4Services: V4Service[];
  /** `$metadata` as a system's own file has it, by service or V4 root. */
  ownMetadata: Map<string, string>;
  /** What has been written since the start, for `restore` in a later process. */
  dump(): SystemDump;
  restore(state: SystemDump): void;
}

export interface BusinessEvent {
  type: string;
  atMs: number;
  /** The keys of what it is about, and nothing else. */
  data: Record<string, string>;
}

export interface SystemDump {
  /** `service/set` → rows. */
  rows: Record<string, Row[]>;
  numbers: Record<string, number>;
  /** Customers at the end of their purpose. */
  ended?: readonly string[];
}

const v4Texts = [ceSalesOrder, ceBillingDocument, ceProduct, cePurchaseOrder];

/** The services that nobody writes into: they are as they were filled. */
const fixed = [
  'API_GLACCOUNTINCHARTOFACCOUNTS_SRV',
  'API_COSTCENTER_SRV',
  'API_COMPANYCODE_SRV',
  'API_PLANT_SRV',
];

export interface SystemOptions {
  now: () => number;
  /** Material numbers in addition to the built-in ones. */
  products: readonly string[];
  /** Services of a real system, as its own metadata describes them. */
  own: readonly OwnService[];
  seed: string;
  numbersSidesApart: boolean;
  movesCent(reference: string): boolean;
  /** Told of business events once what they speak of is there to stay. */
  onEvents(events: readonly BusinessEvent[]): void;
}

export function openSystem({
  now,
  products: more,
  own,
  seed,
  numbersSidesApart,
  movesCent,
  onEvents,
}: SystemOptions): System {
  const models = serviceModels.map(parseModel);
  const modelOf = (service: string): Model => {
    const model = models.find(one => one.service === service);
    if (!model) throw new Error(`The sandbox has no ${service}`);
    return model;
  };
  const v4Services = v4Texts.map(text => parseProjection(text, modelOf));
  const added = addServices(models, v4Services, own);
  const tables = openTables(models);
  const { touch, etagOf } = openVersions(tables, now);
  const numbers: Record<string, number> = { ...numberRanges };
  let events: BusinessEvent[] = [];
  const publish = () => {
    const published = events;
    events = [];
    if (published.length > 0) onEvents(published);
  };
  const system: SystemState = {
    tables,
    now,
    today: () => wireDate(Math.floor(now() / 86_400_000) * 86_400_000),
    user: 'KONTOR_COMM',
    ended: new Set(),
    numbersSidesApart,
    movesCent,
    touch,
    nextNumber(range) {
      const number = (numbers[range] ?? 0) + 1;
      numbers[range] = number;
      return String(number);
    },
    emit(type, data) {
      const event = { type, atMs: now(), data };
      // A request is carried out in one go: after it, nothing of this is taken back any more.
      if (events.push(event) === 1) queueMicrotask(publish);
      tables.onUndo(() => {
        events = events.filter(other => other !== event);
      });
    },
  };
  fillMasterData(system, more);
  events = [];
  const ledger = openLedger(system);
  const movements = goodsMovements(system);
  const partners = partnerLife(system);
  const orders = salesOrders(system);
  const rules: DocumentRules[] = [
    orders,
    simulations(system, orders),
    businessPartners(system),
    products(system),
    conditionRecords(system),
    deliveries(system, movements),
    returnsDeliveries(system, movements),
    movements.rules,
    billingDocuments(system, ledger),
    creditMemoRequests(system),
    customerReturns(system),
    purchaseOrders(system),
    supplierInvoices(system, ledger),
  ];
  const documents = new Map(rules.flatMap(({ sets }) => Object.entries(sets)));
  for (const set of added) {
    for (const row of generateRows(set, seed)) {
      tables.of(set.service, set.name).insert(row);
      if (set.etag) touch(row, set.etag);
    }
    documents.set(set.name, plainRules(set, tables, touch));
  }
  const written = [...tables.models.values()].filter(({ service }) => !fixed.includes(service));
  return {
    tables,
    ledger,
    movements,
    partners,
    documents,
    ownMetadata: ownTexts(v4Services, own),
    operations: new Map(rules.flatMap(({ operations }) => Object.entries(operations ?? {}))),
    etagOf,
    touch,
    v4Services,
    dump: () => ({
      numbers,
      ended: [...system.ended],
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
      for (const customer of state.ended ?? []) {
        // One that was there from the beginning.
        const row = tables.of('API_BUSINESS_PARTNER', 'A_Customer').get({ Customer: customer });
        if (row) partners.change(customer, { ended: true });
        system.ended.add(customer);
      }
    },
  };
}

/** Change stamps, strictly growing, and the ETags made of them. */
function openVersions(tables: Tables, now: () => number): Pick<System, 'touch' | 'etagOf'> {
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
      // A counter, as a delivery has it (S4-19).
      const version = String(Number(row[field] ?? 0) + 1).padStart(4, '0');
      tables.change(row, { [field]: version });
      remember(row, `W/"'${version}'"`);
    },
  };
}
