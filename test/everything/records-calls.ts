// Whether what passes between Kontor and a system is written down still.
import { eventually } from '../eventually.ts';
import type { WorkingTenant } from './working-tenant.ts';

/** Asks once through the proxy, and looks for the call. Throws when it is not there in time. */
export async function recordsCalls(
  kontor: { url: string; apiKey: string },
  { id, client, sap }: WorkingTenant,
): Promise<boolean> {
  const mark = `skip=${Date.now()}`;
  const path = `/v1/connections/${sap}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$top=1&$${mark}`;
  const headers = { authorization: `Bearer ${kontor.apiKey}`, 'kontor-tenant': id };
  await (await fetch(kontor.url + path, { headers })).arrayBuffer();
  return eventually('the call is recorded', async () =>
    JSON.stringify((await client.listCalls({ id: sap, limit: 50 })).result).includes(mark),
  );
}
