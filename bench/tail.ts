// How long a recorded call takes to those who follow: `tail.ts [SECONDS]`. Kontor and its database are processes of their own; the
// readers share one with the measuring. A reader finds calls in the database, so it makes no difference which process has recorded them.
import { createClient } from '../src/client/index.ts';
import { child } from './children.ts';

const seconds = Number(process.argv[2] ?? 8);

interface Kontor {
  url: string;
  key: string;
}

/** Follows until `stop`; answers how many milliseconds each call took, and how many events were said to be missing. */
async function follow({ url, key }: Kontor, stop: AbortSignal) {
  const tookMs: number[] = [];
  let gaps = 0;
  const { promise: isOpen, resolve: onOpen } = Promise.withResolvers<void>();
  const client = createClient({ url, apiKey: key });
  const done = (async () => {
    for await (const one of client.tail({ kind: 'call' }, { signal: stop, onOpen })) {
      if (one.event === 'gap') gaps++;
      else if (one.event === 'call') tookMs.push(Date.now() - Date.parse(one.data.started_at));
    }
  })().catch(error => {
    if (!stop.aborted) throw error;
  });
  await isOpen;
  return { done, tookMs, gaps: () => gaps };
}

const server = await child<Kontor>('./console-child.ts');
try {
  for (const readers of [1, 10])
    for (const perSecond of [10, 100, 500]) {
      const stopping = new AbortController();
      const all = await Promise.all(
        Array.from({ length: readers }, () => follow(server.ready, stopping.signal)),
      );
      const pace = await server.ask<number>({ perSecond, seconds });
      await new Promise(resolve => setTimeout(resolve, 3_000));
      stopping.abort();
      await Promise.all(all.map(one => one.done));
      const took = all.flatMap(one => one.tookMs).sort((a, b) => a - b);
      const at = (share: number) => took[Math.ceil(took.length * share) - 1] ?? Number.NaN;
      const told = all.map(one => one.tookMs.length);
      const gaps = all.reduce((sum, one) => sum + one.gaps(), 0);
      process.stdout.write(
        `${String(readers).padStart(2)} readers, ${pace.toFixed(0).padStart(3)} calls/s: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; each was told of ${Math.min(...told)} to ${Math.max(...told)} calls of ${perSecond * seconds}, ${gaps} gaps\n`,
      );
    }
} finally {
  await server.end();
}
process.exit();
