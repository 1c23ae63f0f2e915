// The unified list of 4,200 sales orders over the API compared with the S/4HANA client alone, on a nearly free server: rows a
// second, and how soon the first byte of a page comes. Rounds in turns, medians. With `--compare DIR` also another checkout.
import { Agent } from 'undici';
import { systemClock } from '../src/core/clock.ts';
import { httpAgent, openService, s4Client, undiciSend } from '../src/s4/index.ts';
import { type Child, child, childOf, median } from './children.ts';
import { inTurn, type Side, sides } from './sides.ts';

const rounds = 15;
const rows = 4_200;
const pageSize = 1_000;

const server = await child<{ origin: string; root: string }>('./odata-server.ts');
const { origin, root } = server.ready;
interface Ready {
  url: string;
  key: string;
}
const all = sides();
const kontors = new Map<Side, Child<Ready>>();
for (const side of all) kontors.set(side, await childOf<Ready>(side.folder, './objects-child.ts', origin));
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

async function byApi({ url, key }: Ready): Promise<{ rate: number; firstByteMs: number }> {
  const begun = performance.now();
  const { origin: at, pathname } = new URL(url);
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
      headers: { authorization: `Bearer ${key}` },
    });
    firstByteMs ||= performance.now() - asked;
    const page = (await reply.body.json()) as { result: unknown[]; next_cursor: string | null };
    read += page.result.length;
    cursor = page.next_cursor;
  }
  if (read !== rows) throw new Error(`the API answered ${read}`);
  return { rate: (rows / (performance.now() - begun)) * 1000, firstByteMs };
}

const clientRates: number[] = [];
const rates = new Map<Side, number[]>(all.map(side => [side, []]));
const firstBytes = new Map<Side, number[]>(all.map(side => [side, []]));
for (let round = 0; round <= rounds; round++) {
  const alone = await byClient();
  // The first round warms them up.
  if (round > 0) clientRates.push(alone);
  for (const side of inTurn(all, round)) {
    const { rate, firstByteMs } = await byApi((kontors.get(side) as Child<Ready>).ready);
    if (round === 0) continue;
    rates.get(side)?.push(rate);
    firstBytes.get(side)?.push(firstByteMs);
  }
}
const of = (side: Side) => rates.get(side) as number[];
const ratio = (rates: number[], other: number[]) =>
  `${(median(rates.map((rate, round) => rate / (other[round] as number))) * 100).toFixed(0)} %`;
process.stdout.write(`client alone ${median(clientRates).toFixed(0)} rows/s\n`);
for (const side of all)
  process.stdout.write(
    `unified list ${side.name.padEnd(6)} ${median(of(side)).toFixed(0)} rows/s (${ratio(of(side), clientRates)} of the client), ` +
      `first byte of a page of ${pageSize} after ${median(firstBytes.get(side) as number[]).toFixed(0)} ms\n`,
  );
const [before, now] = all;
if (before && now) process.stdout.write(`now compared with before: ${ratio(of(now), of(before))}\n`);
await agent.destroy();
await server.end();
for (const kontor of kontors.values()) await kontor.end();
process.exit();
