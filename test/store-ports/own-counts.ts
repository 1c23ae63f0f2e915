// What the store counts for a tenant is its own. Each question is asked of two tenants before and after one of them gets work.
import { expect } from 'vitest';
import { everyTenant, type TenantScope } from '../../src/core/caller.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openWork } from '../../src/store/open-work.ts';
import type { Owner, Place } from './place.ts';
import type { OwnPromises } from './port.ts';
import { eventOf, said } from './record-ports.ts';
import { inAnHour, soon } from './settings-ports.ts';
import { postingOf } from './work-ports.ts';

const questions: Record<string, (store: Store, scope: TenantScope) => Promise<unknown>> = {
  'the backlog': async (store, scope) => [...(await store.backlog(scope))].sort(),
  'the size of the queue': (store, scope) => store.queue.size(scope),
  'counts of events': (store, scope) => store.events.counts(scope),
  'counts of postings': (store, scope) => store.postings.counts(scope),
  'totals of postings': (store, scope) => store.postings.totals(scope),
  'paused flows': (store, scope) => store.flows.paused(scope),
  'what fails to be read': (store, scope) => store.cursors.failing(scope),
  'open work': (store, scope) => store.transaction(tx => openWork(tx, scope, soon())),
};

async function giveWork({ first }: Place, owner: Owner): Promise<void> {
  const { source, target } = owner;
  const flow = (name: string) =>
    first.flows.create({ flow: name, fromId: source, toId: target, settings: {} });
  const [running, paused] = [await flow('runs'), await flow('paused')];
  await first.flows.pause(paused.id);
  await first.events.add({ ...eventOf(owner, 'one'), jobs: [{ flowId: running.id, subjectId: 'one' }] });
  const sent = await first.postings.open({
    ...postingOf(owner, 'done'),
    state: 'sent',
    amount: '12.50',
    currency: 'EUR',
  });
  await first.postings.move({
    id: sent.id,
    from: 'sent',
    to: 'accepted',
    at: new Date(),
    documentNumber: '1',
  });
  await first.postings.open({ ...postingOf(owner, 'open'), nextAt: new Date() });
  const now = new Date();
  const feed = { connectionId: source, kind: 'changes' as const, names: ['shop-orders'] };
  const [claim] = await first.cursors.claim(feed, 'me', { now, dueBefore: now, until: inAnHour() });
  if (claim) await first.cursors.release(claim, now, said('away'));
}

export const counts: OwnPromises = Object.fromEntries(
  Object.entries(questions).map(([name, ask]) => [
    `${name} of a tenant say nothing of another one`,
    async (place: Place) => {
      const [mine, other] = [await place.owner(), await place.owner()];
      const answers = () =>
        Promise.all(
          [mine.scope, other.scope, everyTenant as TenantScope].map(scope => ask(place.second, scope)),
        );
      const before = await answers();
      await giveWork(place, other);
      const after = await answers();
      expect(after[0]).toEqual(before[0]);
      expect(after[1]).not.toEqual(before[1]);
      expect(after[2]).not.toEqual(before[2]);
    },
  ]),
);
