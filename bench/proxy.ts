// An answer of 50 kB through Kontor's proxy, calls recorded, compared with a bare pipe of node:http and undici: CPU of the
// processes per request under full load of 32 connections, and how much longer an answer takes at 400 requests a second
// (flat out, all of them share two cores with the load, and a queue is all that is measured). In turns; medians of
// rounds. With `--compare DIR` also another checkout.
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { type Child, child, childOf, median } from './children.ts';
import { cpuMs, treeOf } from './processes.ts';
import { inTurn, sides } from './sides.ts';

// Many and short, because the machine is shared: what disturbs one round disturbs both servers.
const rounds = 25;
const flatOut = 1_200;
const steady = { requests: 200, everyMs: 2.5 };

interface Ready {
  url: string;
  key?: string;
}

const agent = new Agent({ connections: 32, pipelining: 1 });

async function ask({ url, key }: Ready): Promise<number> {
  const { origin, pathname: path } = new URL(url);
  const begun = performance.now();
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const { statusCode, body } = await agent.request({ origin, path, method: 'GET', headers });
  await body.dump({ limit: 1_000_000 });
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
  return performance.now() - begun;
}

/** Microseconds of CPU that the server spends on a request, with its database. */
async function cpuOf(server: Child<Ready>): Promise<number> {
  const used = () => cpuMs(treeOf(server.pid));
  const before = used();
  let left = flatOut;
  const worker = async () => {
    while (left-- > 0) await ask(server.ready);
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  // What is written down of the calls is written soon after.
  await sleep(300);
  return ((used() - before) * 1_000) / flatOut;
}

/** Milliseconds that answers take at a steady rate, in order. */
async function latenciesOf({ ready }: Child<Ready>): Promise<number[]> {
  const begun = performance.now();
  const answers: Promise<number>[] = [];
  while (answers.length < steady.requests) {
    const due = Math.floor((performance.now() - begun) / steady.everyMs);
    while (answers.length < Math.min(due, steady.requests)) answers.push(ask(ready));
    await sleep(1);
  }
  return (await Promise.all(answers)).sort((a, b) => a - b);
}

const system = await child<Ready>('./proxy-child.ts', 'system');
interface Measured {
  cpu: number;
  p50: number;
  p99: number;
}
const all = [{ name: 'bare', server: await child<Ready>('./proxy-child.ts', 'bare', system.ready.url) }];
for (const { name, folder } of sides()) {
  all.push({ name, server: await childOf<Ready>(folder, './proxy-child.ts', 'kontor', system.ready.url) });
}
const measured = new Map<string, Measured[]>(all.map(({ name }) => [name, []]));
for (let round = 0; round <= rounds; round++) {
  for (const { name, server } of inTurn(all, round)) {
    const cpu = await cpuOf(server);
    const took = await latenciesOf(server);
    const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
    // The first round warms them up.
    if (round > 0) measured.get(name)?.push({ cpu, p50: at(0.5), p99: at(0.99) });
  }
}
const of = (name: string, field: keyof Measured) => (measured.get(name) ?? []).map(one => one[field]);
const compared = (
  [name, other]: [string, string],
  field: keyof Measured,
  how: (ours: number, theirs: number) => number,
) => {
  const theirs = of(other, field);
  return median(of(name, field).map((ours, round) => how(ours, theirs[round] as number))).toFixed(2);
};
for (const { name } of all)
  process.stdout.write(
    `${name.padEnd(6)} ${median(of(name, 'cpu')).toFixed(0).padStart(4)} us CPU a request; p50 ${median(of(name, 'p50')).toFixed(2)} ms, p99 ${median(of(name, 'p99')).toFixed(2)} ms\n`,
  );
for (const { name } of all.slice(1)) {
  const pair: [string, string] = [name, 'bare'];
  process.stdout.write(
    `${name} compared with the bare pipe: ${compared(pair, 'cpu', (ours, bare) => ours / bare)} times the CPU, ` +
      `+${compared(pair, 'p50', (ours, bare) => ours - bare)} ms at p50, +${compared(pair, 'p99', (ours, bare) => ours - bare)} ms at p99\n`,
  );
}
if (all.length > 2) {
  const pair: [string, string] = ['now', 'before'];
  const times = (ours: number, theirs: number) => theirs / ours;
  process.stdout.write(
    `before compared with now: ${compared(pair, 'cpu', times)} times the CPU, ${compared(pair, 'p50', times)} times p50, ${compared(pair, 'p99', times)} times p99 (above 1: now is better)\n`,
  );
}
await agent.destroy();
await system.end();
for (const { server } of all) await server.end();
