// Asks the unified API of one connection over HTTP, as any program would, and what it is given.
import { onTestFinished } from 'vitest';
import type { Schemas } from '../src/client/index.ts';
import { connectSystem } from '../src/s4/connect.ts';
import { sandboxCredentials } from '../src/sandbox/s4hana/server.ts';
import { eventuallyIs, type RunningKontor } from './running-kontor.ts';

type SaidReason = Schemas['SaidReason'];

export interface Answer {
  status: number;
  code?: string;
  detail?: string;
  next?: string;
  details?: Record<string, unknown>;
  result: { id: string } | null;
  posting: { id: string; state: string; reference: string | null; document_number: string | null } | null;
  rehearsal?: { would_send: unknown; checked: SaidReason[]; simulated?: Record<string, unknown> };
  warnings: SaidReason[];
}

/** Connects S/4HANA, and asks Kontor about it as programs do. */
export async function openObjects(kontor: RunningKontor, settings: Record<string, unknown> = {}) {
  const { s4 } = kontor;
  const id = await kontor.connect({ timeoutSeconds: 1, quietPeriodSeconds: 3, ...settings });
  const ask = async (method: string, path: string, body?: unknown, key?: string): Promise<Answer> => {
    const reply = await kontor.request(`/v1/connections/${id}/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, ...((await reply.json()) as Omit<Answer, 'status'>) };
  };
  /** S/4HANA itself, past Kontor. */
  const direct = connectSystem({
    baseUrl: s4.url,
    auth: { kind: 'basic', username: sandboxCredentials.username, password: sandboxCredentials.password },
  });
  onTestFinished(() => direct.close());
  const get = async (path: string) =>
    (await ask('GET', path)) as unknown as { status: number; result: Record<string, unknown> };
  /** Asks under the same key until it is decided; meanwhile Kontor's clock goes ahead. */
  const decided = (method: string, path: string, body: unknown, key: string) =>
    eventuallyIs(
      `${method} ${path} under ${key} is decided`,
      () => ask(method, path, body, key),
      ({ status }) => status !== 202,
      { between: () => kontor.pass(250) },
    );
  return { id, ask, get, decided, direct: direct.client, kontor, s4 };
}

export const entry = {
  company_code: '1710',
  type: 'SA',
  document_date: '2026-11-20',
  posting_date: '2026-11-20',
  currency: 'USD',
  items: [
    { account: '61000000', amount: '100', cost_center: '17101301' },
    { account: '11001000', amount: '-100' },
  ],
};
export const partner = {
  category: 'organization',
  organization_name: 'Speicherstadt GmbH',
  grouping: 'BP02',
  address: { country: 'DE', language: 'DE', city: 'Hamburg' },
};
export const order = {
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer: '17100001',
  currency: 'USD',
  items: [
    {
      product: 'TG11',
      quantity: '3',
      unit: 'PC',
      price: '12.50',
      custom: { YY1_Engraving_SDI: 'For Ada' },
    },
    { product: 'TG12', quantity: '1', unit: 'PC' },
  ],
};

export const purchaseOrder = {
  type: 'NB',
  supplier: '17300001',
  company_code: '1710',
  purchasing_organization: '1710',
  purchasing_group: '001',
  currency: 'USD',
  items: [{ product: 'TG11', quantity: '10', unit: 'PC', net_price: '5', plant: '1710' }],
};

/** A supplier's invoice over four of it. */
export const invoiceOf = (order: string) => ({
  reference: 'RE-77',
  supplier: '17300001',
  company_code: '1710',
  document_date: '2026-11-20',
  posting_date: '2026-11-20',
  currency: 'USD',
  gross_amount: '20',
  items: [{ purchase_order: order, purchase_order_item: '10', quantity: '4', amount: '20' }],
});
