// Type-ahead over 50,000 G/L accounts: every key of a few words is a search over the API. Milliseconds, p50 and p95.
import { setTimeout as sleep } from 'node:timers/promises';
import { child } from './children.ts';

const typed = ['clearing', '10049', 'tax 4', 'wages', 'revenue stock', 'zzz', '1'];
const rounds = 20;

const server = await child<{ origin: string }>('./accounts-server.ts');
const kontor = await child<{ url: string; key: string }>('./objects-child.ts', server.ready.origin);

async function search(text: string): Promise<{ status: number; found: number; tookMs: number }> {
  const begun = performance.now();
  const reply = await fetch(
    `${kontor.ready.url}/gl-accounts?limit=10&fields=account,name&search=${encodeURIComponent(text)}`,
    { headers: { authorization: `Bearer ${kontor.ready.key}` } },
  );
  const body = (await reply.json()) as { result?: unknown[] };
  return { status: reply.status, found: body.result?.length ?? 0, tookMs: performance.now() - begun };
}

const begun = performance.now();
while ((await search('1')).status !== 200) await sleep(250);
const loadedMs = performance.now() - begun;
// The last of them all is there.
if ((await search('10049999')).found !== 1) throw new Error('not all accounts were read');
const took: number[] = [];
for (let round = 0; round < rounds; round++) {
  for (const word of typed) {
    for (let length = 1; length <= word.length; length++) {
      const { status, tookMs } = await search(word.slice(0, length));
      if (status !== 200) throw new Error(`answered ${status}`);
      took.push(tookMs);
    }
  }
}
took.sort((a, b) => a - b);
const at = (share: number) => took[Math.floor(took.length * share)]?.toFixed(1);
process.stdout.write(
  `${took.length} searches over 50,000 accounts: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; first read of all ${(loadedMs / 1000).toFixed(1)} s\n`,
);
server.end();
kontor.end();
process.exit();
