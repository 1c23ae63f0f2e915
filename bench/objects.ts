// The unified list of 4,200 sales orders over the API beside the S/4HANA client by itself, on a nearly free server: rows a
// second, and how soon the first byte of a page comes. In turns, medians.
import { Agent } from 'undici';
import { systemClock } from '../src/core/clock.ts';
import { httpAgent, openService, s4Client, undiciSend } from '../src/s4/index.ts';
import { child, median } from './children.ts';

const rounds = 15;
const rows = 4_200;
const pageSize = 1_000;

const server = await child<{ origin: string; root: string }>('./odata-server.ts');
const { origin, root } = server.ready;
const kontor = await child<{ url: string; key: string }>('./objects-child.ts', origin);
const agent = new Agent({ connections: 1 });
const client = s4Client({
  baseUrl: origin,
  auth: { kind: 'basic', username: 'u', password: 'p' },
  send: undiciSend(httpAgent({ connections: 1 }), { timeoutMs: 60_000, maxBodyBytes: 64 * 1024 * 1024 }),
  clock: systemClock,
});
const orders = (await openService(client, root)).set('A_SalesOrder');

async function byClient(): Promise<number> {
  const begun = performance.now();
  let read = 0;
  for await (const _ of orders.read({ orderBy: ['SalesOrder'], top: rows })) read++;
  if (read !== rows) throw new Error(`the client read ${read}`);
  return (rows / (performance.now() - begun)) * 1000;
}

async function byApi(): Promise<{ rate: number; firstByteMs: number }> {
  const begun = performance.now();
  const { origin: at, pathname } = new URL(kontor.ready.url);
  let read = 0;
  let firstByteMs = 0;
  for (let cursor: string | null = ''; cursor !== null && read < rows; ) {
    const limit = Math.min(pageSize, rows - read);
    const path: string = `${pathname}/sales-orders?limit=${limit}${cursor && `&cursor=${cursor}`}`;
    const asked = performance.now();
    const reply = await agent.request({
      origin: at,
      path,
      method: 'GET',
      headers: { authorization: `Bearer ${kontor.ready.key}` },
    });
    firstByteMs ||= performance.now() - asked;
    const page = (await reply.body.json()) as { result: unknown[]; next_cursor: string | null };
    read += page.result.length;
    cursor = page.next_cursor;
  }
  if (read !== rows) throw new Error(`the API answered ${read}`);
  return { rate: (rows / (performance.now() - begun)) * 1000, firstByteMs };
}

const rates = { client: [] as number[], api: [] as number[] };
const firstBytes: number[] = [];
for (let round = 0; round <= rounds; round++) {
  const alone = await byClient();
  const { rate, firstByteMs } = await byApi();
  // The first round warms them up.
  if (round === 0) continue;
  rates.client.push(alone);
  rates.api.push(rate);
  firstBytes.push(firstByteMs);
}
const ratio = median(rates.api.map((rate, round) => rate / (rates.client[round] as number)));
process.stdout.write(
  `client by itself ${median(rates.client).toFixed(0)} rows/s\n` +
    `unified list     ${median(rates.api).toFixed(0)} rows/s (${(ratio * 100).toFixed(0)} %), first byte of a page of ${pageSize} after ${median(firstBytes).toFixed(0)} ms\n`,
);
await agent.destroy();
server.end();
kontor.end();
process.exit();
