// What has come of it, counted in the systems themselves, in the database and in the log.
import { readFileSync } from 'node:fs';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { bookedOf, longestGap } from './booked.ts';
import { secretsFound } from './hidden-secrets.ts';
import type { Loaded } from './load.ts';
import type { Outages } from './outages.ts';
import { databaseMb } from './process-watch.ts';
import { recordsCalls } from './records-calls.ts';
import type { Scene } from './scene.ts';

/** `loads`: the first one, the one with the kills, the last one. */
export async function figuresOf(
  scene: Scene,
  { loads, outages }: { loads: [Loaded, Loaded, Loaded]; outages: Outages },
) {
  const { kontor, works, breaks, callers, clients, poisoner, careless } = scene;
  const [, main] = loads;
  const surprises = [...Object.values(callers), clients, poisoner].flatMap(one => one.surprises);
  const setAside = await works.client.listSetAside({ limit: 500 }).all();
  const told = await works.client.listMessages({ type: 'entry.set_aside', limit: 500 }).all();
  return {
    surprises: surprises.slice(0, 50),
    unexplainedOutages: outages.unexplained(),
    secondsAway: Math.round(outages.spans().reduce((sum, { from, to }) => sum + to - from, 0) / 1000),
    clockSteps: loads.reduce((sum, one) => sum + one.clockSteps, 0),
    working: await Promise.all(
      (['works', 'breaks'] as const).map(name => howItWorked(scene, name, main, outages)),
    ),
    neighbours: await neighboursOf(scene),
    callers: waitsOf(scene),
    exchanges: { asked: clients.exchanges(), answers: clients.outcomes, broken: scene.broken() },
    faults: [works, breaks].map(one => ({ ...one.s4.struck(), ...one.store.struck() })),
    poison: poisoner.answers,
    careless: careless.answers,
    setAside: { entries: setAside.length, messages: told.length },
    recorded: await recordsCalls(kontor, works),
    secrets: await secretsFound(kontor, scene.secrets(), 'a text that nobody likes'),
    databaseMb: await databaseMb(kontor.database),
    logged: loggedIn(kontor.logFile),
  };
}

async function howItWorked(
  { kontor, callers, ...tenants }: Scene,
  name: 'works' | 'breaks',
  { span, share }: Loaded,
  outages: Outages,
) {
  const { store, s4, sap } = tenants[name];
  const books = compareBooks(store, s4);
  const { missing, doubled } = callers[name].found(s4.books());
  const moments = await bookedOf(kontor.database, sap);
  return {
    tenant: name,
    orders: books.orders,
    documents: books.posted,
    lost: [...books.missing, ...missing],
    doubled: [...books.doubled, ...doubled],
    differences: books.currencies.filter(one => Number(one.difference) !== 0),
    share: share[name].share,
    longestGapMs: longestGap(moments, span, outages.spans()).ms,
    longestGapWithOutagesMs: longestGap(moments, span, []).ms,
  };
}

/** Entries are of orders and of creates over the API. */
async function neighboursOf({ floods, hangs, callers }: Scene) {
  const all = [
    { ...floods, creates: 0 },
    { ...hangs, creates: callers.hangs.asked() },
  ];
  return Promise.all(
    all.map(async ({ id, systems, creates }) => ({ tenant: id, creates, ...(await systems.books()) })),
  );
}

function waitsOf({ callers }: Scene) {
  return Object.entries(callers).map(([tenant, { asked, took }]) => {
    const sorted = took.toSorted((a, b) => a - b);
    const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN);
    return { tenant, creates: asked(), p50: at(0.5), p99: at(0.99), longest: at(1) };
  });
}

/** How often what was logged, by level and sentence. */
function loggedIn(logFile: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(logFile, 'utf8').split('\n').filter(Boolean)) {
    const { level, code = '', msg } = JSON.parse(line) as { level: number; code?: string; msg: string };
    if (level < 40) continue;
    const what = `${level} ${code} ${msg}`.replaceAll(/\d+|con_\w+|"[^"]*"/g, '…').slice(0, 120);
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}
