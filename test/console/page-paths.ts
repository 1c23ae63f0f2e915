// The addresses of all pages of the console, as they stand in its list of pages, with ids of what there is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consoleFolder } from '../../src/server/console.ts';
import { placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';

/** Places two orders, and answers a document of the first one. */
export async function withDocuments(kontor: RunningKontor): Promise<string> {
  const orders = [placePaid(kontor), placePaid(kontor)];
  for (const order of orders)
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  await kontor.idle();
  const { result } = await kontor.client.listPostings({ business_key: `orders/${orders[0]}` });
  return String(result[0]?.id);
}

/** A journal entry that S/4HANA has refused for a blocked account. The account is free again. */
export async function refusedEntry(kontor: RunningKontor) {
  kontor.s4.blockAccount('41000000', true);
  const order = placePaid(kontor);
  const states = ['parked', 'rejected'];
  const posting = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, ...states);
  kontor.s4.blockAccount('41000000', false);
  return { order, posting };
}

/** Fails where a page with a name in its address has no example here. */
export async function pathsOf({ client }: RunningKontor, document: string): Promise<string[]> {
  const connections = (await client.listConnections()).result;
  const s4 = connections.find(({ connector }) => connector === 's4hana')?.id;
  const orders = (await client.listPostings({ state: 'accepted', text: 'BC-' })).result;
  const order = orders.find(({ operation }) => operation === 'sales-orders.create')?.document_number;
  const [flow] = (await client.listFlows()).result;
  const pages = JSON.parse(readFileSync(join(consoleFolder, 'routes.json'), 'utf8')) as { path: string }[];
  const { id: destination } = await client.createDestination({
    body: { url: 'https://receiver.example/', types: ['posting.parked'] },
  });
  const { id: plan } = await client.createBulkPlan({ body: { action: 'replay', filter: {} } });
  const run = await client.runFlow({ id: String(flow?.id), body: {} });
  if (s4 !== undefined)
    await client.createWidgetToken({
      body: { widget: 'orders', connection: s4, origin: 'https://your-product.example' },
    });
  const examples: Record<string, string> = {
    '/documents/$id': `/documents/${document}`,
    '/bulk-plans/$id': `/bulk-plans/${plan}`,
    '/connections/$id': `/connections/${s4}`,
    '/runs/$id': `/runs/${run.id}`,
    '/flows/$id': `/flows/${flow?.id}`,
    '/flows/$id/settings': `/flows/${flow?.id}/settings`,
    '/explore/$connection/$object': `/explore/${s4}/sales-orders`,
    '/explore/$connection/$object/$id': `/explore/${s4}/sales-orders/${order}`,
    '/explore/$connection/services': `/explore/${s4}/services`,
    '/explore/$connection/services/$service': `/explore/${s4}/services/salesOrder`,
    '/settings/destinations/$id': `/settings/destinations/${destination}`,
    '/find': '/find?text=10',
  };
  return pages.map(({ path }) => {
    const example = examples[path] ?? path;
    if (example.includes('$')) throw new Error(`There is no example of the page ${path} in page-paths.ts.`);
    return example;
  });
}
