// What the ports promise through which people and programs are told: destinations, deliveries, notices.
import { expect } from 'vitest';
import { kontorActor } from '../../src/core/caller.ts';
import type { Store } from '../../src/store/open-store.ts';
import { actor, keepAll, type Owner, wins } from './place.ts';
import type { OwnPromises } from './port.ts';
import { messageOf, said } from './record-ports.ts';
import { inAnHour, soon } from './settings-ports.ts';

const takeAll = ({ deliveries }: Store, { destination }: Owner, now: Date, leaseUntil: Date) =>
  deliveries.take(now, leaseUntil, new Map([[destination, 100]]));
const statesOf = async ({ deliveries }: Store, { destination }: Owner) =>
  (await deliveries.list(destination, { limit: 100 })).map(({ state }) => state);

export const destinations: OwnPromises = {
  'the secrets of ten rotations at once are all known, until the former ones expire': async place => {
    const { tenTimes, first, owner } = place;
    const mine = await owner();
    const [now, until] = [new Date(), inAnHour()];
    const rotate = (store: Store, n: number) =>
      store.writeAudited(actor, async tables => {
        await tables.destinations.rotate(mine.destination, `whsec_of_${n}`, until, now);
        const entry = { tenant: mine.scope.tenant, action: 'destination.rotated', subject: mine.destination };
        return { answer: true, entry };
      });
    expect(wins(await tenTimes(rotate))).toBe(10);
    await first.deliveries.add(mine.destination, messageOf(mine, 'one'));
    const secretsAt = async (at: Date) =>
      (await takeAll(first, mine, at, new Date(at.getTime() + 1)))[0]?.secrets.toSorted();
    const rotated = Array.from({ length: 10 }, (_, n) => `whsec_of_${n}`);
    expect(await secretsAt(soon())).toEqual(['whsec_1', ...rotated].toSorted());
    expect(await secretsAt(new Date(until.getTime() + 1_000))).toHaveLength(1);
  },

  'of ten processes that disable one, one does, tells, and writes the entry': async ({
    tenTimes,
    first,
    owner,
  }) => {
    const mine = await owner();
    const reason = said('away');
    const results = await tenTimes(store =>
      store.destinations.disable(mine.destination, { reason }, new Date()),
    );
    expect(wins(results)).toBe(1);
    expect(await first.messages.list(mine.scope, { type: 'destination.disabled', limit: 10 })).toHaveLength(
      1,
    );
    expect(await first.audit.list(mine.scope, { limit: 10 })).toMatchObject([
      { action: 'destination.disabled', actor: kontorActor },
    ]);
  },

  'one that is deleted is nowhere, and nothing is sent to it': async ({ first, owner }) => {
    const mine = await owner();
    await first.deliveries.add(mine.destination, messageOf(mine, 'one'));
    expect(await statesOf(first, mine)).toEqual(['pending']);
    await first.destinations.remove(mine.destination);
    expect(await first.destinations.list(mine.scope)).toEqual([]);
    expect(await first.destinations.get(mine.scope, mine.destination)).toBeUndefined();
    expect(await statesOf(first, mine)).toEqual([]);
    expect(await takeAll(first, mine, inAnHour(), inAnHour())).toEqual([]);
  },
};

export const deliveries: OwnPromises = {
  'each is taken by one of ten takers in two processes, and again when its lease expires': async ({
    first,
    tenTimes,
    owner,
  }) => {
    const mine = await owner();
    for (let n = 0; n < 30; n++) await first.deliveries.add(mine.destination, messageOf(mine, `${n}`));
    const [now, until] = [soon(), inAnHour()];
    const take = (store: Store) => store.deliveries.take(now, until, new Map([[mine.destination, 3]]));
    const taken = (await tenTimes(take)).flatMap(one => {
      if (one.status === 'rejected') throw one.reason;
      expect(one.value.length).toBeLessThanOrEqual(3);
      return one.value;
    });
    const rest = await takeAll(first, mine, now, until);
    const all = [...taken, ...rest];
    expect(all.every(({ tries }) => tries === 1)).toBe(true);
    expect(new Set(all.map(one => one.messageId)).size).toBe(30);
    expect(all).toHaveLength(30);
    expect(await takeAll(first, mine, now, until)).toEqual([]);
    const again = await takeAll(first, mine, until, new Date(until.getTime() + 1));
    expect(again.map(({ tries }) => tries)).toEqual(Array.from({ length: 30 }, () => 2));
  },

  'the outcome of a try that was overtaken says nothing any more': async ({ first, second, owner }) => {
    const mine = await owner();
    await first.deliveries.add(mine.destination, messageOf(mine, 'one'));
    const until = inAnHour();
    const [overtaken] = await takeAll(first, mine, soon(), until);
    const [later] = await takeAll(second, mine, until, new Date(until.getTime() + 60_000));
    if (!overtaken || !later) throw new Error('Nothing was taken.');
    await first.deliveries.failed(overtaken, said('503'), undefined, new Date());
    expect(await statesOf(first, mine)).toEqual(['pending']);
    expect((await first.destinations.get(mine.scope, mine.destination))?.failingSince).toBeNull();
    await second.deliveries.delivered(later, said('200'), new Date());
    await first.deliveries.failed(overtaken, said('503'), undefined, new Date());
    expect(await statesOf(first, mine)).toEqual(['delivered']);
  },

  'one that has failed is sent again when a person asks, and one that is not due is left': async ({
    first,
    owner,
  }) => {
    const mine = await owner();
    await first.deliveries.add(mine.destination, messageOf(mine, 'one'));
    const begun = new Date(Date.now() - 1_000);
    const failOnce = async (nextAt: Date | undefined) => {
      const [one] = await takeAll(first, mine, soon(), inAnHour());
      if (!one) throw new Error('Nothing was taken.');
      await first.deliveries.failed(one, said('503'), nextAt, new Date());
    };
    await failOnce(inAnHour());
    expect(await takeAll(first, mine, soon(), inAnHour())).toEqual([]);
    await first.deliveries.dueNow(mine.destination);
    await failOnce(undefined);
    expect(await statesOf(first, mine)).toEqual(['failed']);
    expect((await first.destinations.get(mine.scope, mine.destination))?.failingSince).not.toBeNull();
    expect(await first.deliveries.replay(mine.destination, { failedSince: inAnHour() })).toBe(0);
    expect(await first.deliveries.replay(mine.destination, { failedSince: begun })).toBe(1);
    expect(await takeAll(first, mine, soon(), inAnHour())).toMatchObject([{ tries: 1 }]);
  },

  'a message goes to those of its tenant who want its type, and stays until it has arrived': async ({
    first,
    owner,
  }) => {
    const mine = await owner({ keepDays: { ...keepAll, messages: 1 } });
    const other = await owner();
    const none = { tenantId: mine.scope.tenant, url: 'http://b', types: ['other.type'], watch: [] };
    const { id: uninterested } = await first.destinations.create(none, 'whsec_1');
    await first.connections.setStatus(mine.source, { from: ['ok'], to: 'failing', reason: null });
    const wanted = { tenantId: mine.scope.tenant, url: 'http://c', types: ['connection.ok'], watch: [] };
    const { id: interested } = await first.destinations.create(wanted, 'whsec_1');
    await first.connections.setStatus(mine.source, { from: ['failing'], to: 'ok', reason: null });
    const sentTo = async (id: string) =>
      (await first.deliveries.list(id, { limit: 10 })).map(one => one.type);
    expect(await sentTo(interested)).toEqual(['connection.ok']);
    for (const id of [uninterested, mine.destination, other.destination])
      expect(await sentTo(id)).toEqual([]);
    // Nobody waits for the other message.
    await first.deleteExpired(Date.now() + 2 * 86_400_000);
    const left = await first.messages.list(mine.scope, { limit: 10 });
    expect(left.map(({ type }) => type)).toEqual(['connection.ok']);
  },
};

export const expiryNotices: OwnPromises = {
  'ten processes at once tell once; of another day, and of other credentials, again': async ({
    first,
    tenTimes,
    owner,
  }) => {
    const { scope, source } = await owner();
    const connection = await first.connections.get(scope, source);
    if (!connection) throw new Error('It is not there.');
    const notice = { what: 'token', reason: said('x'), expiresAt: inAnHour(), daysBefore: 30, daysLeft: 30 };
    const tell = (change: Partial<typeof notice>) =>
      tenTimes(store => store.expiryNotices.tell(connection, { ...notice, ...change }));
    for (const change of [{}, { daysBefore: 14 }, { expiresAt: new Date(0) }, { what: 'certificate' }])
      wins(await tell(change));
    expect(await first.messages.list(scope, { type: 'connection.expiring', limit: 100 })).toHaveLength(4);
  },
};
