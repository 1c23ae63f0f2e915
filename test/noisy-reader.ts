// Two tenants on one Kontor: one has orders, the other reads its own events and its summary without end. How the first one
// fares during the reads, compared with how it fares alone.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Agent } from 'undici';
import { onTestFinished } from 'vitest';
import { createClient } from '../src/client/index.ts';
import { type KontorProcess, startKontor } from '../src/stage/kontor-process.ts';
import { createTestPlace } from './databases.ts';
import { eventually } from './eventually.ts';
import { startNeighbourTenant } from './neighbour-tenant.ts';
import { type Fared, measure } from './noisy-neighbours.ts';

/** Its orders, and how long `GET /v1/summary` of its own took meanwhile, one after the other. */
export interface FaredWithReads extends Fared {
  readP50: number;
  readP99: number;
}

export interface ReaderOptions {
  /** Events of the tenant that reads, at least. */
  events: number;
  loops: number;
  /** Orders of the other one in each of the two measurements. */
  orders: number;
}

export async function compareReader({ events, loops, orders }: ReaderOptions) {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const kontor = await startKontor({ folder, databaseUrl, pollSeconds: 3_600 });
  onTestFinished(() => kontor.kill());
  const operator = createClient(kontor);
  const works = await startNeighbourTenant(kontor, operator, 'works');
  const reads = await startNeighbourTenant(kontor, operator, 'reads');
  const database = new pg.Client(databaseUrl);
  await database.connect();
  onTestFinished(() => database.end());
  const placed = Math.ceil(events / 4);
  await reads.systems.place(placed);
  await eventually('there is something to read', async () => (await reads.systems.books()).entries > placed, {
    timeoutMs: 120_000,
  });

  // A quarter of what it can do when nobody reads; the first orders only warm everything up.
  await measure(works, orders, undefined, database);
  const quarter = (await measure(works, orders, undefined, database)).perSecond / 4;
  const fare = async (): Promise<FaredWithReads> => {
    const own = ownReads(kontor);
    const fared = await measure(works, orders, quarter, database);
    return { ...fared, ...(await own.end()) };
  };
  const alone = await fare();
  const noise = readWithoutEnd(kontor, loops);
  const together = await fare();
  return { alone, together, answered: await noise.end() };
}

/** Half of the loops read events by 500, the other half the summary. Answers how many answers came, by status. */
function readWithoutEnd({ url, apiKey }: KontorProcess, loops: number) {
  const agent = new Agent({ connections: loops });
  const answered: Record<number, number> = {};
  let on = true;
  const all = Array.from({ length: loops }, async (_, i) => {
    const path = i % 2 === 0 ? '/v1/events?limit=500' : '/v1/summary';
    while (on) {
      const { statusCode, body } = await agent.request({
        origin: url,
        path,
        method: 'GET',
        headers: { authorization: `Bearer ${apiKey}`, 'kontor-tenant': 'reads' },
      });
      await body.dump({ limit: 100_000_000 });
      answered[statusCode] = (answered[statusCode] ?? 0) + 1;
    }
  });
  return {
    async end() {
      on = false;
      await Promise.all(all);
      await agent.close();
      return answered;
    },
  };
}

/** One after the other, so that a slow machine is not flooded by the tenant that is to be measured. */
function ownReads(kontor: KontorProcess) {
  const client = createClient({ ...kontor, tenant: 'works', retries: 0 });
  const took: number[] = [];
  let on = true;
  const reading = (async () => {
    while (on) {
      const begun = performance.now();
      await client.getSummary();
      took.push(performance.now() - begun);
      await sleep(20);
    }
  })();
  // The caller that waits for the end gets the error.
  reading.catch(() => {});
  return {
    async end() {
      on = false;
      await reading;
      took.sort((a, b) => a - b);
      const at = (part: number) => took[Math.floor(took.length * part)] ?? Number.NaN;
      return { readP50: at(0.5), readP99: at(0.99) };
    },
  };
}
