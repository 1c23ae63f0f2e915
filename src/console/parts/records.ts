// Records of a connection that settings name: searched while somebody types, and by their number.
import type { Client } from '../../client/index.ts';

export interface Named {
  value: string;
  name: string;
}

type Row = Record<string, unknown>;
type Ask = (
  api: Client,
  at: { id: string; search?: string; limit: number },
) => PromiseLike<{ result: Row[] }>;

/** Objects that can be searched as one types, or that are few. */
const lists: Partial<Record<string, { ask: Ask; isFew?: true }>> = {
  'gl-accounts': { ask: (api, at) => api.listGlAccounts(at) },
  'cost-centers': { ask: (api, at) => api.listCostCenters(at) },
  customers: { ask: (api, at) => api.listCustomers(at) },
  suppliers: { ask: (api, at) => api.listSuppliers(at) },
  products: { ask: (api, at) => api.listProducts(at) },
  'company-codes': { ask: (api, { id }) => api.listCompanyCodes({ id, limit: 1_000 }), isFew: true },
};

export const isSearchable = (object: string): boolean => lists[object] !== undefined;

const mostShown = 30;

/** `where`: fields with the value that they have to have, where a record has them. */
export async function searchRecords(
  api: Client,
  asked: { connection: string; object: string; field: string; where: Record<string, string>; text: string },
): Promise<Named[]> {
  const list = lists[asked.object];
  if (!list) return [];
  const { result } = await list.ask(api, { id: asked.connection, search: asked.text, limit: 100 });
  const fits = (row: Row) =>
    Object.entries(asked.where).every(([name, value]) => (row[name] ?? value) === value);
  const found = new Map<string, Named>();
  for (const row of result.filter(fits)) {
    const value = String(row[asked.field] ?? '');
    const name = String(row.name ?? row.description ?? '');
    const isMatch = !list.isFew || `${value} ${name}`.toLowerCase().includes(asked.text.toLowerCase());
    if (value !== '' && isMatch && !found.has(value)) found.set(value, { value, name });
  }
  return [...found.values()].slice(0, mostShown);
}
