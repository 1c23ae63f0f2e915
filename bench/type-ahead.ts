// Type-ahead over 50,000 G/L accounts: every key of a few words is a search over the API. Milliseconds, p50 and p95.
// Rounds in turns; with `--compare DIR` also another checkout.
import { setTimeout as sleep } from 'node:timers/promises';
import { child, childOf, median } from './children.ts';
import { inTurn, sides } from './sides.ts';

const typed = ['clearing', '10049', 'tax 4', 'wages', 'revenue stock', 'zzz', '1'];
const rounds = 20;

interface Ready {
  url: string;
  key: string;
}

async function search(
  { url, key }: Ready,
  text: string,
): Promise<{ status: number; found: number; tookMs: number }> {
  const begun = performance.now();
  const reply = await fetch(
    `${url}/gl-accounts?limit=10&fields=account,name&search=${encodeURIComponent(text)}`,
    { headers: { authorization: `Bearer ${key}` } },
  );
  const body = (await reply.json()) as { result?: unknown[] };
  return { status: reply.status, found: body.result?.length ?? 0, tookMs: performance.now() - begun };
}

const server = await child<{ origin: string }>('./accounts-server.ts');
const all = [];
for (const { name, folder } of sides()) {
  const kontor = await childOf<Ready>(folder, './objects-child.ts', server.ready.origin);
  const begun = performance.now();
  while ((await search(kontor.ready, '1')).status !== 200) await sleep(250);
  const loadedMs = performance.now() - begun;
  // The last of them all is there.
  if ((await search(kontor.ready, '10049999')).found !== 1) throw new Error('not all accounts were read');
  all.push({ name, kontor, loadedMs, rounds: [] as number[][] });
}
for (let round = 0; round < rounds; round++) {
  for (const side of inTurn(all, round)) {
    const took: number[] = [];
    for (const word of typed) {
      for (let length = 1; length <= word.length; length++) {
        const { status, tookMs } = await search(side.kontor.ready, word.slice(0, length));
        if (status !== 200) throw new Error(`answered ${status}`);
        took.push(tookMs);
      }
    }
    side.rounds.push(took);
  }
}
const at = (took: readonly number[], share: number) =>
  took.toSorted((a, b) => a - b)[Math.floor(took.length * share)] as number;
for (const { name, loadedMs, rounds: each } of all) {
  const took = each.flat();
  process.stdout.write(
    `${name.padEnd(6)} ${took.length} searches over 50,000 accounts: p50 ${at(took, 0.5).toFixed(1)} ms, p95 ${at(took, 0.95).toFixed(1)} ms, p99 ${at(took, 0.99).toFixed(1)} ms; first read of all ${(loadedMs / 1000).toFixed(1)} s\n`,
  );
}
const [before, now] = all;
if (before && now) {
  const compared = (of: (took: number[]) => number) =>
    `${(median(before.rounds.map((took, round) => of(took) / of(now.rounds[round] as number[]))) * 100).toFixed(0)} %`;
  const total = (took: number[]) => took.reduce((sum, ms) => sum + ms);
  process.stdout.write(
    `searches a second, now compared with before: ${compared(total)}; at p50 ${compared(took => at(took, 0.5))}, at p95 ${compared(took => at(took, 0.95))}\n`,
  );
}
await server.end();
for (const { kontor } of all) await kontor.end();
process.exit();
