// A product that creates journal entries over the API, each under a key of its own, and asks again under that key until it
// knows what came of it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { S4Sandbox } from '../../src/sandbox/s4hana/server.ts';

export interface Caller {
  /** Resolves when it is decided. Never throws: what should not happen is in `surprises`. */
  create(): Promise<void>;
  asked(): number;
  /** From the first request until it was decided, milliseconds. */
  took: number[];
  surprises: string[];
  /** References of documents that it asked for and that are not in the books, or are there several times. */
  found(books: ReturnType<S4Sandbox['books']>): { missing: string[]; doubled: string[] };
}

export interface CallerOptions {
  url: string;
  apiKey: string;
  tenant: string;
  connection: string;
  /** Begins the references. */
  name: string;
  /** Between two questions under one key. */
  againMs: number;
}

export function openCaller({ url, apiKey, tenant, connection, name, againMs }: CallerOptions): Caller {
  const references: string[] = [];
  const took: number[] = [];
  const surprises: string[] = [];
  /** False: it has to be asked again. */
  const isDecided = async (reference: string): Promise<boolean> => {
    const reply = await fetch(`${url}/v1/connections/${connection}/journal-entries`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'kontor-tenant': tenant,
        'content-type': 'application/json',
        'idempotency-key': reference,
      },
      body: JSON.stringify({
        company_code: '1710',
        type: 'SA',
        document_date: '2026-11-20',
        posting_date: '2026-11-20',
        reference,
        currency: 'USD',
        items: [
          { account: '61000000', amount: '100.10', cost_center: '17101301' },
          { account: '11001000', amount: '-100.10' },
        ],
      }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await reply.text();
    // Nothing was booked, or nobody knows yet; 424 says that the system does not let us in, which is one of its faults here.
    if ([202, 408, 409, 424, 425, 429, 502, 503, 504].includes(reply.status)) return false;
    if (reply.status !== 201) surprises.push(`${reference}: ${reply.status} ${text.slice(0, 300)}`);
    return true;
  };
  return {
    async create() {
      const reference = `${name}-${references.length}`;
      references.push(reference);
      const begun = performance.now();
      // Kontor may be away for a while.
      while (!(await isDecided(reference).catch(() => false))) await sleep(againMs);
      took.push(performance.now() - begun);
    },
    asked: () => references.length,
    took,
    surprises,
    found: ({ journalEntries }) => ({
      missing: references.filter(one => !journalEntries.has(one)),
      doubled: references.filter(one => (journalEntries.get(one)?.size ?? 0) > 1),
    }),
  };
}
