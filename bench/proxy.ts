// An answer of 50 kB through Kontor's proxy, calls recorded, beside a bare pipe of node:http and undici: CPU of the
// process per request under full load of 32 connections, and how much longer an answer takes at 400 requests a second
// (flat out, all three share two cores with the load, and a queue is all that is measured). In turns; medians of rounds.
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { type Child, child, median } from './children.ts';

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

/** Microseconds of CPU that the server spends on a request. */
async function cpuOf(server: Child<Ready>): Promise<number> {
  const before = await server.ask<NodeJS.CpuUsage>({});
  let left = flatOut;
  const worker = async () => {
    while (left-- > 0) await ask(server.ready);
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  // What is written down of the calls is written soon after.
  await sleep(300);
  const after = await server.ask<NodeJS.CpuUsage>({});
  return (after.user + after.system - before.user - before.system) / flatOut;
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

const tenant = await child<Ready>('./proxy-child.ts', 'tenant');
const servers = {
  bare: await child<Ready>('./proxy-child.ts', 'bare', tenant.ready.url),
  kontor: await child<Ready>('./proxy-child.ts', 'kontor', tenant.ready.url),
};
const names = Object.keys(servers) as (keyof typeof servers)[];
const cpu: Record<keyof typeof servers, number[]> = { bare: [], kontor: [] };
const p50: typeof cpu = { bare: [], kontor: [] };
const p99: typeof cpu = { bare: [], kontor: [] };
for (let round = 0; round <= rounds; round++) {
  for (const name of names) {
    const used = await cpuOf(servers[name]);
    const took = await latenciesOf(servers[name]);
    // The first round warms them up.
    if (round === 0) continue;
    cpu[name].push(used);
    p50[name].push(took[Math.floor(took.length * 0.5)] ?? Number.NaN);
    p99[name].push(took[Math.floor(took.length * 0.99)] ?? Number.NaN);
  }
}
const show = (values: number[]) => median(values).toFixed(2);
for (const name of names)
  process.stdout.write(
    `${name.padEnd(7)} ${median(cpu[name]).toFixed(0).padStart(4)} us CPU a request; p50 ${show(p50[name])} ms, p99 ${show(p99[name])} ms\n`,
  );
const beside = (of: typeof cpu, how: (ours: number, bare: number) => number) =>
  show(of.kontor.map((ours, round) => how(ours, of.bare[round] as number)));
process.stdout.write(
  `Kontor beside the bare pipe: ${beside(cpu, (ours, bare) => ours / bare)} times the CPU, ` +
    `+${beside(p50, (ours, bare) => ours - bare)} ms at p50, +${beside(p99, (ours, bare) => ours - bare)} ms at p99\n`,
);
await agent.destroy();
for (const one of [tenant, servers.bare, servers.kontor]) one.end();
