// Every unified object over a sandbox that serves SAP's own metadata of every service, and refuses what that forbids:
// listed page by page, narrowed by every documented filter, fetched by its id, watched for changes.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mappings, s4Objects } from '../../src/connectors/s4hana/objects/all.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { Access } from '../../src/models/access.ts';
import { objectModels, type UnifiedRecord } from '../../src/models/objects/all.ts';
import type { ObjectModel } from '../../src/models/objects/field.ts';
import type { S4Client } from '../../src/s4/client.ts';
import { billingDocuments } from '../../src/s4/documents/billing-documents.ts';
import { creditMemoRequests } from '../../src/s4/documents/credit-memo-requests.ts';
import { materialDocuments } from '../../src/s4/documents/material-documents.ts';
import { outboundDeliveries } from '../../src/s4/documents/outbound-deliveries.ts';
import { purchaseOrders } from '../../src/s4/documents/purchase-orders.ts';
import { salesOrders } from '../../src/s4/documents/sales-orders.ts';
import { supplierInvoices } from '../../src/s4/documents/supplier-invoices.ts';
import { readEdmx } from '../../src/sandbox/s4hana/own-metadata/read-edmx.ts';
import { orderHeader } from '../order-header.ts';
import { sandboxSystem } from '../sandbox-system.ts';
import { sample, samplePath, withSamples } from './folder.ts';

const day = '2026-11-20';
const now = new Date(`${day}T10:00:00Z`);

/** Three of each document, for two customers. */
async function trade(client: S4Client): Promise<void> {
  for (const [n, SoldToParty] of ['17100001', '17100002', '17100001'].entries()) {
    const item = { Material: 'TG11', RequestedQuantity: '10', RequestedQuantityUnit: 'PC' };
    const order = await salesOrders(client).create({
      ...orderHeader,
      SoldToParty,
      PurchaseOrderByCustomer: `S-${n}`,
      to_Item: [item],
    });
    const deliveries = outboundDeliveries(client);
    const { entity } = await deliveries.createFromOrder([
      { ReferenceSDDocument: String(order.entity.SalesOrder), ReferenceSDDocumentItem: '10' },
    ]);
    const delivery = String(entity.DeliveryDocument);
    await deliveries.pick(delivery);
    await deliveries.postGoodsIssue(delivery);
    const [invoice] = await billingDocuments(client).createFrom([delivery]);
    await creditMemoRequests(client).create({
      CreditMemoRequestType: 'CR',
      PurchaseOrderByCustomer: `C-${n}`,
      ReferenceSDDocument: String(invoice?.BillingDocument),
      to_Item: [{ ReferenceSDDocumentItem: '10', RequestedQuantity: '1' }],
    });
    await buy(client, n);
  }
}

async function buy(client: S4Client, n: number): Promise<void> {
  const { entity } = await purchaseOrders(client).create({
    PurchaseOrderType: 'NB',
    CompanyCode: '1710',
    PurchasingOrganization: '1710',
    PurchasingGroup: '001',
    Supplier: '17300001',
    CorrespncInternalReference: `P-${n}`,
    DocumentCurrency: 'USD',
    to_PurchaseOrderItem: [
      {
        PurchaseOrderItem: '10',
        Material: 'TG11',
        Plant: '1710',
        OrderQuantity: '10',
        PurchaseOrderQuantityUnit: 'PC',
        NetPriceAmount: '5',
      },
    ],
  });
  const PurchaseOrder = String(entity.PurchaseOrder);
  await materialDocuments(client).create({
    GoodsMovementCode: '01',
    PostingDate: day,
    DocumentDate: day,
    ReferenceDocument: `M-${n}`,
    to_MaterialDocumentItem: [
      {
        Material: 'TG11',
        Plant: '1710',
        StorageLocation: '171A',
        GoodsMovementType: '101',
        GoodsMovementRefDocType: 'B',
        PurchaseOrder,
        PurchaseOrderItem: '10',
        QuantityInEntryUnit: '4',
        EntryUnit: 'PC',
      },
    ],
  });
  await supplierInvoices(client).create({
    CompanyCode: '1710',
    DocumentDate: day,
    PostingDate: day,
    InvoicingParty: '17300001',
    SupplierInvoiceIDByInvcgParty: `RE-${n}`,
    DocumentCurrency: 'USD',
    InvoiceGrossAmount: '20',
    to_SuplrInvcItemPurOrdRef: [
      {
        SupplierInvoiceItem: '1',
        PurchaseOrder,
        PurchaseOrderItem: '10',
        QuantityInPurchaseOrderUnit: '4',
        SupplierInvoiceItemAmount: '20',
        DocumentCurrency: 'USD',
      },
    ],
  });
}

/** The field that a filter speaks of, and which of its values meet the one asked for. */
function meaningOf(filter: string, { shape }: ObjectModel['shape']) {
  if (filter in shape) return { field: filter, meets: (own: string, asked: string) => own === asked };
  const [, stem = '', end] = /^(.*)_(from|to|since|on)$/.exec(filter) ?? [];
  const field = [stem, `${stem}_on`, `${stem}_at`, `${stem}_from`].find(name => name in shape) ?? filter;
  // A day on which something is valid: all that is valid here has no end.
  const isUntil = end === 'to' || end === 'on';
  return { field, meets: (own: string, asked: string) => (isUntil ? own <= asked : own >= asked) };
}

async function listAll(
  reader: Pick<Required<Access>, 'list'>,
  filters: Record<string, unknown>,
  limit: number,
) {
  const rows: UnifiedRecord[] = [];
  const codes = new Set<string>();
  let after: readonly string[] | undefined;
  do {
    const query = { filters, after, limit, items: false, fields: undefined, raw: false };
    const page = await reader.list(query);
    rows.push(...page.rows);
    for (const { code } of page.warnings) codes.add(code);
    after = page.next;
  } while (after);
  return { rows, warnings: [...codes] };
}

withSamples('unified objects over the metadata of SAP itself', () => {
  test('are listed, narrowed by every filter, fetched and watched', { timeout: 120_000 }, async () => {
    const files = readdirSync(samplePath('sap/edmx')).filter(name => name.endsWith('.edmx'));
    const { client } = await sandboxSystem({
      metadata: files.map(file => readEdmx(sample(`sap/edmx/${file}`), file)),
      now: () => now.getTime(),
    });
    await trade(client);
    const accesses = s4Objects(client, { clock: systemClock, createdByUser: 'KONTOR' });
    const compared: string[] = [];
    let found = 0;
    for (const name of Object.keys(mappings) as (keyof typeof mappings)[]) {
      const reader = accesses[name];
      const { filters, shape }: ObjectModel = objectModels[name];
      const { rows, warnings } = await listAll(reader, {}, 2);
      const ids = rows.map(row => row.id);
      expect([name, warnings.filter(one => one !== 'field-not-there')]).toEqual([name, []]);
      expect([name, ids.length > 1, new Set(ids).size]).toEqual([name, true, ids.length]);
      for (const filter of Object.keys(filters)) {
        const { field, meets } = meaningOf(filter, shape);
        expect([name, filter, field in shape.shape]).toEqual([name, filter, true]);
        // No stock here has a batch: such a filter finds nothing.
        const value = String(rows.find(row => row[field] !== null)?.[field] ?? 'none');
        const narrowed = await listAll(reader, { [filter]: value }, 2);
        const wanted = rows.filter(row => row[field] !== null && meets(String(row[field]), value));
        expect([name, filter, value, narrowed.rows.map(row => row.id)]).toEqual([
          name,
          filter,
          value,
          wanted.map(row => row.id),
        ]);
        if (wanted.length > 0) found++;
        if (narrowed.warnings.includes('compared-here')) compared.push(`${name} ${filter}`);
      }
      for (const id of [ids[0], ids.at(-1)] as string[]) {
        const one = await reader.get(id, { raw: false });
        expect([name, one?.record.id]).toEqual([name, id]);
      }
      let cursor: unknown;
      for (const round of [1, 2])
        for await (const page of reader.changes(cursor, { now, since: undefined })) {
          if (round === 1) expect(page.changes).toEqual([]);
          cursor = page.cursor;
        }
    }
    expect(found).toBeGreaterThan(45);
    // The metadata of deliveries lets no field be filtered by.
    expect(compared).toEqual(Object.keys(objectModels.deliveries.filters).map(one => `deliveries ${one}`));
  });
});
