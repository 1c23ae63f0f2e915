// What the ports promise that only answer questions about postings and events.
import { expect } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import type { ToldRecord } from '../../src/store/outcomes.ts';
import type { Owner } from './place.ts';
import type { OwnPromises } from './port.ts';
import { eventOf, said } from './record-ports.ts';
import { postingOf } from './work-ports.ts';

const flowId = 'flw_1';

async function book({ postings }: Store, owner: Owner, key: string, at: Date): Promise<string> {
  const draft = { ...postingOf(owner, key), businessKey: key, flowId, state: 'sent' as const };
  const { id } = await postings.open(draft);
  await postings.move({ id, from: 'sent', to: 'accepted', at, documentNumber: key });
  return id;
}

export const accepted: OwnPromises = {
  'the documents of a flow in a period are counted and listed whole, page by page': async ({
    first,
    owner,
  }) => {
    const mine = await owner();
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    const ids: string[] = [];
    for (let day = 1; day <= 6; day++) ids.push(await book(first, mine, `orders/${day}`, at(day)));
    await first.postings.open({ ...postingOf(mine, 'open'), flowId });
    const period = { flowId, connectionId: mine.target, since: at(2), before: at(6) };
    const found: string[] = [];
    for (;;) {
      const rows = await first.accepted.page(period, { after: found.at(-1), limit: 3 });
      found.push(...rows.map(({ id }) => id));
      if (rows.length < 3) break;
    }
    expect(found).toEqual(ids.slice(1, 5));
    expect(await first.accepted.count(period)).toBe(4);
    expect(await first.accepted.count({ ...period, before: undefined })).toBe(5);
    expect(await first.accepted.count({ ...period, flowId: 'flw_other' })).toBe(0);
  },

  'under a key stand its document and those below it, without what was taken back': async ({
    first,
    owner,
  }) => {
    const mine = await owner();
    const keys = ['orders/1', 'orders/1/payments/2', 'orders/10', 'orders/1-x', 'orders/2', 'orders/2/back'];
    const ids = new Map<string, string>();
    for (const key of keys) ids.set(key, await book(first, mine, key, new Date()));
    await first.postings.markReversed(ids.get('orders/2/back') ?? '', new Date());
    const asked = { connectionId: mine.target, operation: 'journal-entries.create' };
    const under = async (...names: string[]) =>
      (await first.accepted.under({ ...asked, keys: names })).map(({ businessKey }) => businessKey).sort();
    expect(await under('orders/1')).toEqual(['orders/1', 'orders/1/payments/2']);
    expect(await under('orders/1', 'orders/2')).toEqual(['orders/1', 'orders/1/payments/2', 'orders/2']);
  },
};

export const outcomes: OwnPromises = {
  'each record is answered in its place: what it has posted, its job, and what its flow has seen': async ({
    first,
    owner,
  }) => {
    const mine = await owner();
    const told = (name: string) => ({
      flowId,
      object: 'shop-orders',
      recordId: `${mine.source}/${name}`,
      subjectId: `${mine.source}/${name}`,
      connectionId: mine.target,
      businessKey: `orders/${name}`,
    });
    await book(first, mine, 'orders/1', new Date());
    const parked = { ...postingOf(mine, 'parked'), businessKey: 'orders/1/payments/2', flowId };
    const { id } = await first.postings.open({ ...parked, state: 'parked', reason: said('why') });
    await first.postings.open({ ...parked, id: `${id}x`, businessKey: 'orders/10', state: 'parked' });
    const job = { flowId, subjectId: told('2').subjectId };
    await first.transaction(tx => first.queue.enqueue([job], tx));
    const seen = { flowId, object: 'shop-orders', fingerprint: 'f', notDue: said('not paid') };
    await first.fingerprints.remember({ ...seen, subjectId: told('3').recordId });
    const nothing = { posting: null, job: null, seen: null };
    expect(await first.outcomes.traces(['3', '4', '1', '2'].map(told))).toEqual([
      { ...nothing, seen: { notDue: said('not paid') } },
      nothing,
      { ...nothing, posting: { id, state: 'parked', reason: said('why') } },
      { ...nothing, job: { why: null } },
    ]);
  },

  'records are told of once each, as the newest of their events could be read': async ({ first, owner }) => {
    const mine = await owner();
    const since = new Date(Date.now() - 60_000);
    const add = (name: string, n: number, unreadable: boolean) =>
      first.events.add({
        ...eventOf(mine, name),
        dedupeKey: `${n}`,
        ...(unreadable ? { unreadable: said('broken') } : {}),
      });
    await add('a', 1, true);
    await add('a', 2, false);
    await add('b', 3, false);
    await add('b', 4, true);
    const asked = { connectionId: mine.source, objects: ['shop-orders', 'shop-refunds'], since };
    const records = async (filter: typeof asked) => {
      const found: ToldRecord[] = [];
      for await (const some of first.outcomes.records(filter)) found.push(...some);
      return found;
    };
    expect(await records(asked)).toMatchObject([
      { recordId: 'a', unreadable: false },
      { recordId: 'b', unreadable: true },
    ]);
    expect(await records({ ...asked, since: new Date(Date.now() + 60_000) })).toEqual([]);
  },
};
