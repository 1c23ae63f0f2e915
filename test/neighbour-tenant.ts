// A tenant whose two systems are a neighbour's, with one flow between them.

import { type Client, createClient } from '../src/client/index.ts';
import { sandboxCredentials } from '../src/sandbox/s4hana/server.ts';
import type { KontorProcess } from '../src/stage/kontor-process.ts';
import { accountRules } from '../src/stage/set-up.ts';
import { eventually } from './eventually.ts';
import { type Neighbour, startNeighbour } from './neighbour.ts';

export interface NeighbourTenant {
  id: string;
  client: Client;
  /** Its connections: the shop, and the books. */
  from: string;
  to: string;
  systems: Neighbour;
}

export interface NeighbourTenantOptions {
  /** Of both connections; left out, as usual. */
  concurrency?: number;
  /** Of the S/4HANA; left out, as usual. */
  quietPeriodSeconds?: number;
  /** Something in front of its S/4HANA: answers the address that Kontor is told. */
  inFront?(url: string): Promise<string>;
}

/** Answers when its first order is booked. */
export async function startNeighbourTenant(
  kontor: Pick<KontorProcess, 'url' | 'apiKey'>,
  operator: Client,
  id: string,
  { concurrency, quietPeriodSeconds, inFront = async url => url }: NeighbourTenantOptions = {},
): Promise<NeighbourTenant> {
  const settings = concurrency === undefined ? {} : { concurrency };
  const systems = await startNeighbour();
  await operator.createTenant({ body: { id, name: id } });
  const client = createClient({ ...kontor, tenant: id });
  const sapUrl = await inFront(systems.s4.url);
  const to = await client.createConnection({
    body: {
      connector: 's4hana',
      name: 'books',
      settings: {
        baseUrl: sapUrl,
        auth: {
          kind: 'oauth-client-credentials',
          tokenUrl: `${sapUrl}/sap/bc/sec/oauth2/token`,
          clientId: sandboxCredentials.clientId,
          clientSecret: sandboxCredentials.clientSecret,
        },
        ...settings,
        ...(quietPeriodSeconds === undefined ? {} : { quietPeriodSeconds }),
      },
    },
  });
  const { url: baseUrl, credentials } = systems.store;
  const from = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'shop',
      settings: { baseUrl, ...credentials, pollGraceSeconds: 0, ...settings },
    },
  });
  const flow = { flow: 'order-to-journal', from: from.id, to: to.id, settings: accountRules };
  await client.createFlow({ body: flow });
  // The shop has been told where its webhooks go.
  await systems.place(1);
  await eventually('the first order is booked', async () => (await systems.books()).entries === 1);
  return { id, client, from: from.id, to: to.id, systems };
}
