// 200 tenants at once, one of them noisy: 199 ask once a second each, in even distances; the noisy one has 64 requests under
// way all the time. How long the others wait for their answers, without it and with it, in turns.
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { child, median } from './children.ts';

const rounds = 4;
const seconds = 8;
const noise = 64;

interface Tenant {
  url: string;
  key: string;
}

const system = await child<{ url: string }>('./tenants-child.ts');
const kontor = await child<{ tenants: Tenant[] }>('./tenants-child.ts', system.ready.url);
const [noisy, ...others] = kontor.ready.tenants as [Tenant, ...Tenant[]];
// Connections of their own: a full pool of the benchmark is not what is measured.
const quietAgent = new Agent({ connections: 256 });
const noisyAgent = new Agent({ connections: noise });

async function ask({ url, key }: Tenant, agent: Agent): Promise<number> {
  const { origin, pathname: path } = new URL(url);
  const begun = performance.now();
  const headers = { authorization: `Bearer ${key}` };
  const { statusCode, body } = await agent.request({ origin, path, method: 'GET', headers });
  await body.dump();
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
  return performance.now() - begun;
}

async function quiet(): Promise<{ p50: number; p99: number }> {
  const answers: Promise<number>[] = [];
  const begun = performance.now();
  const all = others.length * seconds;
  while (answers.length < all) {
    const due = Math.min(all, Math.floor(((performance.now() - begun) / 1000) * others.length));
    while (answers.length < due) {
      answers.push(ask(others[answers.length % others.length] as Tenant, quietAgent));
    }
    await sleep(1);
  }
  const took = (await Promise.all(answers)).sort((a, b) => a - b);
  return { p50: took[Math.floor(all * 0.5)] ?? Number.NaN, p99: took[Math.floor(all * 0.99)] ?? Number.NaN };
}

async function withNoise<T>(work: () => Promise<T>): Promise<{ result: T; asked: number }> {
  let on = true;
  let asked = 0;
  const loud = Array.from({ length: noise }, async () => {
    while (on) {
      await ask(noisy, noisyAgent);
      asked++;
    }
  });
  const result = await work();
  on = false;
  await Promise.all(loud);
  return { result, asked };
}

const alone = { p50: [] as number[], p99: [] as number[] };
const together = { p50: [] as number[], p99: [] as number[] };
const rates: number[] = [];
for (let round = 0; round <= rounds; round++) {
  const first = await quiet();
  const { result, asked } = await withNoise(quiet);
  // The first round opens all connections.
  if (round === 0) continue;
  alone.p50.push(first.p50);
  alone.p99.push(first.p99);
  together.p50.push(result.p50);
  together.p99.push(result.p99);
  rates.push(asked / seconds);
}
const growth = median(together.p99.map((p99, round) => p99 / (alone.p99[round] as number)));
process.stdout.write(
  `199 tenants alone        p50 ${median(alone.p50).toFixed(1)} ms, p99 ${median(alone.p99).toFixed(1)} ms\n` +
    `with a noisy one         p50 ${median(together.p50).toFixed(1)} ms, p99 ${median(together.p99).toFixed(1)} ms (it gets ${median(rates).toFixed(0)} answers/s)\n` +
    `their p99 grows by       ${((growth - 1) * 100).toFixed(0)} %\n`,
);
system.end();
kontor.end();
process.exit();
