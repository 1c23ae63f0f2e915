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

/** Fails where a page with a name in its address has no example here. */
export async function pathsOf({ client }: RunningKontor, document: string): Promise<string[]> {
  const [connection] = (await client.listConnections()).result;
  const [flow] = (await client.listFlows()).result;
  const pages = JSON.parse(readFileSync(join(consoleFolder, 'routes.json'), 'utf8')) as { path: string }[];
  const { id: destination } = await client.createDestination({
    body: { url: 'https://receiver.example/', types: ['posting.parked'] },
  });
  const examples: Record<string, string> = {
    '/documents/$id': `/documents/${document}`,
    '/connections/$id': `/connections/${connection?.id}`,
    '/flows/$id': `/flows/${flow?.id}`,
    '/settings/destinations/$id': `/settings/destinations/${destination}`,
    '/find': '/find?text=10',
  };
  return pages.map(({ path }) => {
    const example = examples[path] ?? path;
    if (example.includes('$')) throw new Error(`There is no example of the page ${path} in page-paths.ts.`);
    return example;
  });
}
