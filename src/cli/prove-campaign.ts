// What every scene of `kontor prove` is played in: faults, kills of Kontor, and a database that is taken away, until everything has
// come to rest.
import { type Client, createClient } from '../client/index.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';
import { startChaos } from '../stage/chaos.ts';
import { misshown } from '../stage/compare-shown.ts';
import { storeFaults, systemFaults } from '../stage/faults.ts';
import { followStates, type Untold } from '../stage/follow-states.ts';
import type { KontorProcess } from '../stage/kontor-process.ts';
import { waitUntilBelow, waitUntilIdle } from '../stage/wait-until-idle.ts';
import { startProgress } from './progress.ts';

export interface ProveOptions {
  scene: 'orders' | 'golden-book';
  orders: string;
  seed: string;
  rate: string;
  ordersFile?: string;
  stock?: boolean;
  json?: boolean;
  maxMinutes: string;
}

export interface ProveReport {
  scene: ProveOptions['scene'];
  seed: string;
  database: 'private' | 'server';
  orders: number;
  paid: number;
  refunds: number;
  posted: number;
  /** Documents that should exist and do not, though nobody was told why. */
  lost: { operation: string; key: string }[];
  doubled: string[];
  /** Documents that are not as a bookkeeper would have made them, and what does not wait although it should. */
  wrong: string[];
  /** What waits for a person, or behind such, or was refused. */
  parked: Waiting[];
  /** How many of these have to wait, by the code of their reason. */
  waiting: Record<string, number>;
  /** Those that neither the orders nor the campaign explain. */
  unexplained: string[];
  difference: Record<string, string>;
  /** Products of which the first store shows something else than is free. */
  stock: string[];
  /** Postings whose last state somebody who followed all the time was not told. */
  untold: Untold[];
  /** Where a table, the overview, a story or the search says something else than the list of postings. */
  misshown: string[];
  /** How often their stream broke. */
  streamBreaks: number;
  missedByWebhook: number;
  kills: number;
  /** How often the database was taken away: its connections were cut, or the private one was killed. */
  databaseCuts: number;
  faults: Record<string, number>;
  seconds: number;
  ordersPerSecond: number;
  idle: boolean;
  passed: boolean;
}

export interface Waiting {
  operation: string;
  key: string;
  code: string;
  reason: string;
}

export const pollSeconds = 2;
const pollGraceSeconds = 2;

/** Of the connections in every scene. */
export const tuning = { timeoutSeconds: 1.5, quietPeriodSeconds: 6, concurrency: 24, pollGraceSeconds };

export interface Stage {
  options: ProveOptions;
  stores: readonly StoreSandbox[];
  s4: S4Sandbox;
  kontor: KontorProcess;
  folder: string;
  databaseUrl: string | undefined;
}

interface Play {
  work(): Promise<unknown>;
  /** So many kills end it, whatever is left. */
  most: number;
  /** It ends when fewer are on their way. */
  backlog: number;
  /** Called after the last kill. */
  calm?(): void;
}

export type Campaign = ReturnType<typeof openCampaign>;

export function openCampaign({ options, stores, s4, kontor, folder, databaseUrl }: Stage) {
  const client = createClient(kontor);
  const orders = Number(options.orders);
  const progress = startProgress(options.json === true);
  const follower = followStates(client);
  const webhooks = {
    outstandingWebhooks: () => stores.reduce((sum, store) => sum + store.outstandingWebhooks(), 0),
  };
  const counts = { kills: 0, cuts: 0, idle: true, plays: 0 };
  const tell = (done: number, sentence: string) =>
    progress.show(done, orders, `${sentence}, killed ${counts.kills} times`);
  return {
    client,
    tell,
    /** Both systems fail from here on. Kontor is killed while `work` goes on, and then while a backlog is left; ends when all has come to rest. */
    async play({ work, most, backlog, calm = () => {} }: Play): Promise<void> {
      const { kills, cuts } = counts;
      s4.setFaults(systemFaults);
      for (const store of stores) store.setFaults(storeFaults);
      const seed = counts.plays++ === 0 ? options.seed : `${options.seed}/${counts.plays}`;
      const chaos = startChaos(kontor, { folder, databaseUrl }, { seed });
      const count = () => {
        counts.kills = kills + chaos.kills();
        counts.cuts = cuts + chaos.cuts();
      };
      await work();
      // Chaos goes on while there is a backlog: what is in the middle of its way is what a kill can hurt.
      await waitUntilBelow(client, webhooks, {
        below: backlog,
        until: () => chaos.failed() || chaos.kills() >= most,
        tell: open => {
          count();
          tell(orders, `${open} on their way`);
        },
      });
      await chaos.stop();
      count();
      calm();
      const { idle } = await waitUntilIdle(client, webhooks, {
        timeoutMs: Number(options.maxMinutes) * 60_000,
        // Longer than two polls, so that every dropped webhook has had its chance.
        stayMs: 2_000 * pollSeconds + 1_000 * pollGraceSeconds,
        tell: open => tell(orders, `${open} on their way`),
      });
      counts.idle &&= idle;
    },
    /** What every report says. */
    async end() {
      progress.stop();
      const { breaks: streamBreaks, untold } = await follower.end();
      const { events } = await client.getSummary();
      return {
        scene: options.scene,
        seed: options.seed,
        database: databaseUrl ? ('server' as const) : ('private' as const),
        missedByWebhook: events.find(one => one.source === 'poll')?.count ?? 0,
        kills: counts.kills,
        databaseCuts: counts.cuts,
        faults: added([s4.struck(), ...stores.map(store => store.struck())]),
        idle: counts.idle,
        untold,
        misshown: counts.idle ? await misshown(client) : [],
        streamBreaks,
      };
    },
    waiting: () => waitingPostings(client),
    /** Stops following, also after the campaign broke off. */
    leave: () => follower.leave(),
  };
}

function added(all: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of all)
    for (const [name, count] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

export function countedBy<One>(all: readonly One[], nameOf: (one: One) => string): Record<string, number> {
  return added(all.map(one => ({ [nameOf(one)]: 1 })));
}

async function waitingPostings(client: Client): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  // What is not due waits for its store, and for nobody.
  for (const state of ['parked', 'rejected', 'planned'] as const)
    for (const posting of await client.listPostings({ state, limit: 500 }).all())
      if (state !== 'planned' || posting.reason_code !== 'not-due')
        waiting.push({
          operation: posting.operation,
          key: posting.business_key,
          code: posting.reason_code ?? state,
          reason: posting.reason ?? state,
        });
  return waiting;
}
