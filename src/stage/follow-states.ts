// Somebody who follows what happens during a whole campaign, over every kill: what was the last they were told of each posting?
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../client/index.ts';

export interface Untold {
  operation: string;
  key: string;
  state: string;
  /** The last state that was told; null: the posting was never told. */
  told: string | null;
}

/** The stream may come back only some seconds after the last kill. */
const patienceMs = 30_000;

export function followStates(client: Client) {
  const last = new Map<string, string>();
  const stopping = new AbortController();
  let breaks = 0;
  let failure: unknown;
  const following = (async () => {
    const onLost = () => breaks++;
    for await (const one of client.tail({ kind: 'posting' }, { signal: stopping.signal, onLost }))
      if (one.event === 'posting') last.set(one.data.id, one.data.state);
  })().catch(error => {
    failure = error;
  });

  const untold = async (): Promise<Untold[]> => {
    const all = await client.listPostings({ limit: 500 }).all();
    return all
      .filter(({ id, state }) => last.get(id) !== state)
      .map(({ id, operation, business_key: key, state }) => ({
        operation,
        key,
        state,
        told: last.get(id) ?? null,
      }));
  };

  return {
    /** Stops following, whatever was told. */
    leave: () => stopping.abort(),
    /** Stops following. Answers how often the stream broke, and the postings whose last state was not told. Throws what ended the stream. */
    async end(): Promise<{ breaks: number; untold: Untold[] }> {
      const end = performance.now() + patienceMs;
      let missing = await untold();
      while (missing.length > 0 && failure === undefined && performance.now() < end) {
        await sleep(500);
        missing = await untold();
      }
      stopping.abort();
      await following;
      if (failure !== undefined) throw failure;
      return { breaks, untold: missing };
    },
  };
}
