// One Kontor with a store and an S/4HANA of its own, each in a process of its own, and what it does with orders.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '../src/client/index.ts';
import { accountRules } from '../src/stage/set-up.ts';
import { child } from './children.ts';
import { pssMb, treeOf } from './processes.ts';

export interface OrderSide {
  name: string;
  /** Places orders, each of which sends four webhooks, and resolves when all of them are booked. */
  byWebhook(orders: number): Promise<Round>;
  /** Orders that are there before the flow is, found by a run. To be called first. */
  byRun(orders: number): Promise<Round>;
  /** Journal entries in S/4HANA, and references that have more than one. */
  books(): Promise<{ entries: number; doubled: number }>;
  memoryMb(): number;
  end(): Promise<void>;
}

export interface Round {
  ordersPerSecond: number;
  /** CPU of Kontor with its private database, milliseconds an order. */
  cpuMs: number;
  /** CPU of Kontor's own process. */
  kontorCpuMs: number;
}

/** `checkout`: the folder whose Kontor is started. `databaseUrl`: left out, its private database. */
export async function openSide(
  name: string,
  checkout: string,
  databaseUrl: string | undefined,
): Promise<OrderSide> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  const store = await child<{ url: string; credentials: Record<string, string> }>('./store-child.ts');
  const s4 = await child<{ url: string }>('./s4-child.ts');
  // An earlier checkout has it with the commands.
  const starter = ['stage', 'cli']
    .map(folder => join(checkout, 'src', folder, 'kontor-process.ts'))
    .find(existsSync) as string;
  const { startKontor } = (await import(
    pathToFileURL(starter).href
  )) as typeof import('../src/stage/kontor-process.ts');
  const kontor = await startKontor({ folder, databaseUrl, pollSeconds: 3_600 });
  const client = createClient(kontor);
  const pid = () => kontor.pid() ?? 0;

  const to = await client.createConnection({
    body: {
      connector: 's4hana',
      name: 'S/4HANA',
      settings: {
        baseUrl: s4.ready.url,
        concurrency: 16,
        auth: { kind: 'basic', username: 'KONTOR_COMM', password: 'sandbox-password' },
      },
    },
  });
  const from = await client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'store',
      settings: {
        baseUrl: store.ready.url,
        ...store.ready.credentials,
        concurrency: 16,
        pollGraceSeconds: 0,
      },
    },
  });
  let placed = 0;
  const books = (booked: number) => s4.ask<{ entries: number; doubled: number }>({ booked });

  /** From now until all orders are booked and no job waits. */
  async function measure(orders: number, begin: () => Promise<unknown>): Promise<Round> {
    const started = performance.now();
    const [all, own] = [cpuSeconds(treeOf(pid())), cpuSeconds([pid()])];
    await begin();
    placed += orders;
    await books(placed);
    while (!(await client.getIdle({ wait: '60s' })).idle);
    const seconds = (performance.now() - started) / 1000;
    const perOrder = (cpu: number) => (cpu / orders) * 1000;
    return {
      ordersPerSecond: orders / seconds,
      cpuMs: perOrder(cpuSeconds(treeOf(pid())) - all),
      kontorCpuMs: perOrder(cpuSeconds([pid()]) - own),
    };
  }

  return {
    name,
    async byRun(orders) {
      await store.ask({ place: orders });
      const body = { flow: 'order-to-journal', from: from.id, to: to.id, settings: accountRules };
      const { id } = await client.createFlow({ body });
      return measure(orders, () => client.runFlow({ id, body: { since: '2020-01-01T00:00:00Z' } }));
    },
    byWebhook: orders => measure(orders, () => store.ask({ place: orders })),
    books: () => books(0),
    memoryMb: () => pssMb(treeOf(pid())),
    async end() {
      await kontor.terminate();
      await store.end();
      await s4.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The fields of /proc/PID/stat from the state on; undefined: it has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return undefined;
  }
}

/** User and system time, with that of children that have ended where there is more than the process itself. */
function cpuSeconds(pids: readonly number[]): number {
  const fields = pids.length > 1 ? [11, 12, 13, 14] : [11, 12];
  const ticks = pids.flatMap(pid => fields.map(field => Number(statOf(pid)?.[field] ?? 0)));
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}
