// Durable webhook intake with the private database, and the same route without any storage: 64 connections, rounds in
// turns, medians. Every webhook is another event and is signed. With `--compare DIR` also the intake of another checkout.
// CPU is that of Kontor and its database: unlike the rates it hardly depends on what else the machine does.
import { createHmac } from 'node:crypto';
import autocannon from 'autocannon';
import { type Child, child, childOf, median } from './children.ts';
import { clientSecret } from './intake-secret.ts';
import { cpuMs, treeOf } from './processes.ts';
import { inTurn, sides } from './sides.ts';

const rounds = 7;
const seconds = 4;
// More than are ever sent in a round: a repeated one would be cheaper.
const most = 40_000 * seconds;

interface Signed {
  body: string;
  headers: Record<string, string>;
}

interface Measured {
  rate: number;
  p99: number;
  /** Microseconds a webhook. */
  kontorCpu: number;
  databaseCpu: number;
  acknowledged: number;
  refused: number;
}

function signed(count: number, from: number): Signed[] {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return Array.from({ length: count }, (_, i) => {
    const id = `msg_${from + i}`;
    const body = JSON.stringify({
      scope: 'store/order/created',
      store_id: '1025646',
      data: { type: 'order', id: from + i },
      hash: `${from + i}`.padStart(40, '0'),
      created_at: 1561479335,
      producer: 'stores/bench',
    });
    const signature = createHmac('sha256', clientSecret)
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
    };
  });
}

async function measure({ ready: { url }, pid }: Child<{ url: string }>, from: number): Promise<Measured> {
  const all = signed(most, from);
  const used = () => ({ kontor: cpuMs([pid]), database: cpuMs(treeOf(pid).slice(1)) });
  const before = used();
  let next = 0;
  const result = await autocannon({
    url,
    method: 'POST',
    connections: 64,
    duration: seconds,
    requests: [{ setupRequest: request => ({ ...request, ...(all[next++ % all.length] as Signed) }) }],
  });
  if (next > all.length) throw new Error(`more than ${most} webhooks were sent; sign more`);
  const after = used();
  const each = (ms: number) => (ms * 1_000) / result['2xx'];
  return {
    kontorCpu: each(after.kontor - before.kontor),
    databaseCpu: each(after.database - before.database),
    rate: result.requests.average,
    p99: result.latency.p99,
    acknowledged: result['2xx'],
    refused: result.non2xx + result.errors,
  };
}

interface Route {
  name: string;
  server: Child<{ url: string }>;
  measured: Measured[];
  acknowledged: number;
}

const route = async (name: string, server: Promise<Child<{ url: string }>>): Promise<Route> => ({
  name,
  server: await server,
  measured: [],
  acknowledged: 0,
});
const bare = await route('bare', child('./intake-child.ts', 'bare'));
const durable: Route[] = [];
for (const { name, folder } of sides()) {
  durable.push(await route(name, childOf(folder, './intake-child.ts', 'stored')));
}
for (let round = 0; round <= rounds; round++) {
  for (const one of inTurn([bare, ...durable], round)) {
    const measured = await measure(one.server, round * most);
    one.acknowledged += measured.acknowledged;
    // The first round warms them up.
    if (round > 0) one.measured.push(measured);
  }
}
const all = (of: Route, field: keyof Measured) => of.measured.map(one => one[field]);
const ratio = (of: Route, other: Route) =>
  median(of.measured.map(({ rate }, round) => rate / (other.measured[round] as Measured).rate));
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
for (const one of [bare, ...durable]) {
  const rates = all(one, 'rate');
  process.stdout.write(
    `${one.name.padEnd(6)} ${median(rates).toFixed(0)} webhooks/s (${Math.min(...rates).toFixed(0)} to ${Math.max(...rates).toFixed(0)}), ` +
      `p99 ${median(all(one, 'p99'))} ms (${Math.min(...all(one, 'p99'))} to ${Math.max(...all(one, 'p99'))}), ` +
      `CPU a webhook ${median(all(one, 'kontorCpu')).toFixed(0)} + ${median(all(one, 'databaseCpu')).toFixed(0)} us, ` +
      `refused ${all(one, 'refused').reduce((sum, count) => sum + count)}, ${percent(ratio(one, bare))} of bare\n`,
  );
}
const [before, now] = durable;
if (before && now) process.stdout.write(`now compared with before: ${percent(ratio(now, before))}\n`);
for (const one of durable) {
  const { stored } = await one.server.ask<{ stored: number }>({});
  process.stdout.write(`${one.name}: ${one.acknowledged} acknowledged, ${stored} stored\n`);
  if (stored < one.acknowledged) process.exitCode = 1;
}
for (const { server } of [bare, ...durable]) await server.end();
