// The two systems of one tenant in a process of their own: a store and an S/4HANA. The store can be told to hang: it takes
// every connection and answers nothing.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { exampleOrder } from '../src/sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../src/sandbox/s4hana/server.ts';
import { accountRules } from '../src/stage/set-up.ts';
import { hangingFront } from './hanging-front.ts';

interface Systems {
  store: { url: string; credentials: Record<string, string> };
  s4: { url: string };
}

export interface NeighbourBooks {
  /** Paid orders. */
  orders: number;
  /** Of these the ids of the ones that are not booked yet. */
  missing: number[];
  /** Journal entries in its S/4HANA, of whatever origin. */
  entries: number;
  /** References that have more than one entry. */
  doubled: number;
}

export interface Neighbour extends Systems {
  /** Places paid orders in even distances, or all at once; answers when they are placed. */
  place(orders: number, perSecond?: number): Promise<void>;
  hang(on: boolean): Promise<void>;
  /** While it is on, so many orders that are not booked yet are there all the time. */
  flood(backlog: number): Promise<void>;
  books(): Promise<NeighbourBooks>;
}

type Question = { place: number; perSecond?: number } | { hang: boolean } | { flood: number } | 'books';

/** Ends with the test. */
export async function startNeighbour(): Promise<Neighbour> {
  const child: ChildProcess = fork(import.meta.filename, ['child'], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [systems] = (await once(child, 'message')) as [Systems];
  const ask = async <T>(question: Question): Promise<T> => {
    child.send(question);
    const [answer] = await once(child, 'message');
    return answer as T;
  };
  return {
    ...systems,
    place: (orders, perSecond) => ask({ place: orders, ...(perSecond === undefined ? {} : { perSecond }) }),
    hang: on => ask({ hang: on }),
    flood: backlog => ask({ flood: backlog }),
    books: () => ask('books'),
  };
}

if (process.argv[1] === import.meta.filename && process.argv[2] === 'child') {
  const store = await startStoreSandbox({ quota: 10_000_000, retryScale: 0.05 });
  const s4 = await startS4Sandbox({ tokenLifeMs: 24 * 3_600_000 });
  const front = await hangingFront(store.url);
  const say = (what: unknown) => process.send?.(what);
  const placeOne = () => void store.shop.pay(store.shop.placeOrder(exampleOrder()).id, 'purchase');
  const place = async (orders: number, perSecond: number) => {
    const begun = performance.now();
    for (let placed = 0; placed < orders; ) {
      const due = Math.min(orders, Math.ceil(((performance.now() - begun) / 1000) * perSecond));
      for (; placed < due; placed++) placeOne();
      await new Promise(done => setTimeout(done, 5));
    }
  };
  let backlog = 0;
  setInterval(() => {
    // What was written counts other things than orders too.
    if (backlog === 0) return;
    for (let open = store.shop.orders.size - s4.written(); open < backlog; open++) placeOne();
  }, 20);
  process.on('message', async (question: Question) => {
    if (question === 'books') {
      const { journalEntries } = s4.books();
      const doubled = [...journalEntries.values()].filter(documents => documents.size > 1).length;
      const ids = [...store.shop.orders.keys()];
      const missing = ids.filter(id => !journalEntries.has(`${accountRules.referencePrefix}${id}`));
      return say({ orders: ids.length, missing, entries: journalEntries.size, doubled });
    }
    if ('flood' in question) backlog = question.flood;
    else if ('hang' in question) front.hang(question.hang);
    else await place(question.place, question.perSecond ?? Number.MAX_SAFE_INTEGER);
    return say('done');
  });
  process.on('disconnect', () => process.exit());
  say({ store: { url: front.url, credentials: store.credentials }, s4: { url: s4.url } });
}
