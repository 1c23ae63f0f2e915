// When Kontor was not ready, and whether a kill explains it.
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

export interface Outages {
  /** Somebody is about to kill something. */
  killed(): void;
  /** From a kill until Kontor is ready again. */
  spans(): Span[];
  /** Times at which it was not ready although nothing had been killed shortly before. */
  unexplained(): Span[];
  stop(): Promise<void>;
}

const lookEveryMs = 100;
/** What was killed is noticed within so long. */
const noticedMs = 10_000;
/** Until it is ready for good, it may be ready for a moment. */
const againMs = 3_000;

export function watchReadiness(url: string): Outages {
  const kills: number[] = [];
  const away: Span[] = [];
  let ended = false;
  const watching = (async () => {
    while (!ended) {
      const from = Date.now();
      const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
        async reply => {
          await reply.text();
          return reply.ok;
        },
        () => false,
      );
      const last = away.at(-1);
      if (ready) await sleep(lookEveryMs);
      else if (last && from - last.to < 3 * lookEveryMs) last.to = Date.now();
      else away.push({ from, to: Date.now() });
      if (!ready) await sleep(lookEveryMs / 2);
    }
  })();
  const judged = (): { explained: Span[]; unexplained: Span[] } => {
    const explained: Span[] = [];
    const unexplained: Span[] = [];
    for (const span of away) {
      const kill = kills.findLast(at => at <= span.to && span.from - at < noticedMs);
      const last = explained.at(-1);
      if (kill !== undefined) explained.push({ from: Math.min(kill, span.from), to: span.to + lookEveryMs });
      else if (last && span.from - last.to < againMs) last.to = span.to + lookEveryMs;
      else unexplained.push(span);
    }
    return { explained, unexplained };
  };
  return {
    killed: () => void kills.push(Date.now()),
    spans: () => judged().explained,
    unexplained: () => judged().unexplained,
    async stop() {
      ended = true;
      await watching;
    },
  };
}
