// Everything at once, for a time, and the rest after it.

import type { Client } from '../../src/client/index.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { eventuallyIs } from '../eventually.ts';
import { stepClock } from './clock-steps.ts';
import { every, pause } from './every.ts';
import type { Span } from './outages.ts';
import { type Most, mostHeld } from './process-watch.ts';
import type { Scene } from './scene.ts';

const perSecond = { works: 1.5, breaks: 0.7 };
/** Orders of the one that floods, all at once, each minute; each sends some four webhooks. */
const burst = 800;
const restWithinMs = 20 * 60_000;

export interface Loaded {
  span: Span;
  clockSteps: number;
  most: Most;
  /** At the end of it, before anybody had time to catch up. */
  share: Record<'works' | 'breaks', { booked: number; share: number }>;
}

/** Resolves when nothing is left to do. `during`: what happens besides; it ends when the signal comes. */
export async function underLoad(
  scene: Scene,
  { ms, seed, during }: { ms: number; seed: string; during?: (signal: AbortSignal) => Promise<void> },
): Promise<Loaded> {
  const { works, breaks, floods, hangs, careless, callers, clients, poisoner, kontor } = scene;
  const over = new AbortController();
  const { signal } = over;
  const from = Date.now();
  for (const one of [works, breaks]) one.goWrong();
  scene.setBreaking(0.1);
  careless.setCareless(true);
  await hangs.hang(true);
  const orders = (rate: number) => Math.ceil((rate * ms) / 1000);
  const steps = stepClock(kontor, seed, signal);
  const most = mostHeld(kontor, signal);
  const doing = Promise.all([
    works.sell(orders(perSecond.works), perSecond.works),
    breaks.sell(orders(perSecond.breaks), perSecond.breaks),
    every(1_000, signal, callers.works.create),
    every(1_500, signal, callers.breaks.create),
    every(15_000, signal, callers.hangs.create),
    every(1_000, signal, () => readHanging(scene)),
    every(10_000, signal, () => hangs.systems.place(1)),
    every(60_000, signal, () => floods.systems.place(burst)),
    clients.run(4, signal),
    every(1_000, signal, poisoner.webhook),
    every(5_000, signal, poisoner.refused),
    every(2_000, signal, poisoner.body),
    every(5_000, signal, () => noteWithNul(scene)),
    every(500, signal, careless.ask),
    during?.(signal),
  ]);
  await Promise.race([pause(ms, signal), doing]);
  const span = { from, to: Date.now() };
  const share = { works: works.share(), breaks: breaks.share() };
  over.abort();
  scene.setBreaking(0);
  careless.setCareless(false);
  await hangs.hang(false);
  await doing;
  await atRest(scene);
  return { span, clockSteps: await steps, most: await most, share };
}

/** A person has the connections that hung tried again, so that nobody waits for the next probe. */
async function atRest({ works, breaks, floods, hangs, careless }: Scene): Promise<void> {
  for (const id of [hangs.from, hangs.to]) await hangs.client.checkConnection({ id });
  const elsewhere = { outstandingWebhooks: () => 0 };
  const idle = async (name: string, client: Client, store: typeof elsewhere, stayMs = 0) => {
    const { idle: isIdle, open } = await waitUntilIdle(client, store, { timeoutMs: restWithinMs, stayMs });
    if (!isIdle) throw new Error(`The tenant ${name} is not idle: ${JSON.stringify(open)}`);
  };
  await Promise.all([
    ...[works, breaks].map(async ({ id, client, store, s4 }) => {
      await idle(id, client, store);
      for (const one of [store, s4]) one.setFaults({});
      // Longer than two polls, so that every dropped webhook has had its chance.
      await idle(id, client, store, 14_000);
    }),
    ...[floods, hangs].map(async one => {
      await eventuallyIs(
        `the orders of ${one.id} are booked`,
        () => one.systems.books(),
        ({ missing }) => missing.length === 0,
        { timeoutMs: restWithinMs, between: () => pause(1_000, new AbortController().signal) },
      );
      await idle(one.id, one.client, elsewhere);
    }),
    idle('careless', careless.client, elsewhere),
  ]);
}

async function readHanging({ kontor, hangs }: Scene): Promise<void> {
  await fetch(`${kontor.url}/v1/connections/${hangs.to}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/`, {
    headers: { authorization: `Bearer ${kontor.apiKey}`, 'kontor-tenant': hangs.id },
    signal: AbortSignal.timeout(15_000),
  })
    .then(reply => reply.arrayBuffer())
    .catch(() => {});
}

/** Somebody in the shop writes what no database can store. */
function noteWithNul({ breaks: { store } }: Scene): void {
  const last = [...store.shop.orders.keys()].at(-1);
  if (last !== undefined) store.shop.edit(last, { staffNotes: 'a\u0000b\ud83d' });
}
