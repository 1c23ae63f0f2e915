// Clients that break off on every way on which bytes pass, one exchange after the other.
import { chance } from '../../src/sandbox/faults.ts';
import { type BreakingRequest, breakOff } from '../breaking-client.ts';
import { breakAt, breakingWays, type WaysTo } from '../breaking-ways.ts';

export interface BreakingClients {
  /** Exchanges one after the other, several at a time, until the signal. */
  run(atOnce: number, signal: AbortSignal): Promise<void>;
  exchanges(): number;
  /** How often what was answered. */
  outcomes: Record<string, number>;
  /** What no client should be told, or waits for too long. */
  surprises: string[];
}

/** An answer that comes later never comes. */
const patienceMs = 60_000;

export function openBreakingClients(
  { url, apiKey, tenant, seed }: { url: string; apiKey: string; tenant: string; seed: string },
  to: WaysTo,
): BreakingClients {
  const ways = Object.entries(breakingWays(to));
  const outcomes: Record<string, number> = {};
  const surprises: string[] = [];
  let next = 0;
  const one = async () => {
    const n = next++;
    const [name, way] = ways[n % ways.length] as (typeof ways)[0];
    const asked = way(n, chance(`${seed}|${n}|size`));
    const headers = { authorization: `Bearer ${apiKey}`, 'kontor-tenant': tenant, ...asked.headers };
    const { status, late } = await breakOff(
      { url, ...asked, headers } as BreakingRequest,
      breakAt(`${seed}|${n}`),
      patienceMs,
    );
    const outcome = late ? 'too late' : String(status ?? 'no answer');
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (late || status === 500)
      surprises.push(`${new Date().toISOString()} exchange ${n} (${name}): ${outcome}`);
  };
  return {
    async run(atOnce, signal) {
      const work = async () => {
        while (!signal.aborted) await one();
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },
    exchanges: () => next,
    outcomes,
    surprises,
  };
}
