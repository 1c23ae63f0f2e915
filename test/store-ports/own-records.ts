// What single ports of records promise: events, what is set aside, recorded calls, the audit trail.
import { expect } from 'vitest';
import { everyTenant } from '../../src/core/caller.ts';
import { newId } from '../../src/core/ids.ts';
import { fromCaller } from '../../src/core/redacted.ts';
import { setAsideIn } from '../../src/store/set-aside.ts';
import { actor, wins } from './place.ts';
import type { OwnPromises } from './port.ts';
import { asideOf, callOf, eventOf, refusal } from './record-ports.ts';

const all = { limit: 100 };

export const events: OwnPromises = {
  'one that arrives again causes no second job, in whatever way it arrives': async place => {
    const { first, second, owner } = place;
    const mine = await owner();
    const { id } = await first.flows.create({
      flow: 'f',
      fromId: mine.source,
      toId: mine.target,
      settings: {},
    });
    const event = { ...eventOf(mine, 'one'), jobs: [{ flowId: id, subjectId: 'one' }] };
    wins(await place.tenTimes(store => store.events.add(event)));
    expect(await first.queue.size(mine.scope)).toBe(1);
    const [job] = await first.queue.take(new Map([[id, 10]]));
    if (!job) throw new Error('There is no job.');
    await first.queue.complete(job);
    await second.events.add(event);
    await second.transaction(tx => second.events.addIn(tx, [event]));
    expect(await first.queue.size(mine.scope)).toBe(0);
    expect(await first.events.list(mine.scope, all)).toHaveLength(1);
  },

  'a poll knows what a webhook has told since': async ({ first, owner }) => {
    const mine = await owner();
    await first.events.add(eventOf(mine, 'told'));
    await first.events.add({ ...eventOf(mine, 'polled'), source: 'poll' });
    const draft = (name: string, changedAt: number) => ({
      ...eventOf(mine, name),
      changedAt: new Date(changedAt),
    });
    const now = Date.now();
    const drafts = [draft('told', now - 60_000), draft('told', now + 60_000), draft('polled', now - 60_000)];
    const told = await first.transaction(tx => first.events.toldSince(tx, drafts, 1_000));
    expect([...told]).toEqual([drafts[0]]);
  },

  'a list of large bodies is shorter than was asked for, and goes on behind its last': async ({
    first,
    owner,
  }) => {
    const mine = await owner();
    const body = 'x'.repeat(900_000);
    for (let n = 0; n < 5; n++) await first.events.add({ ...eventOf(mine, `${n}`), body });
    const found: string[] = [];
    for (;;) {
      const rows = await first.events.list(mine.scope, { after: found.at(-1), limit: 10 });
      if (rows.length === 0) break;
      expect(rows.length).toBeLessThan(4);
      found.push(...rows.map(({ id }) => id));
    }
    expect(new Set(found).size).toBe(5);
  },
};

export const setAside: OwnPromises = {
  'what is refused again is counted, and of a flood people are told once': async ({ first, owner }) => {
    const mine = await owner();
    const aside = (name: string) => first.transaction(tx => setAsideIn(tx, asideOf(mine, name), refusal));
    for (const name of ['one', 'two', 'one']) await aside(name);
    const [two, one] = await first.setAside.list(mine.scope, all);
    expect([one?.tries, two?.tries]).toEqual([2, 1]);
    expect(await first.messages.list(mine.scope, { type: 'entry.set_aside', limit: 10 })).toHaveLength(1);
  },

  'an entry comes back exactly as it was, and is written where it belongs': async ({ first, owner }) => {
    const mine = await owner();
    const draft = { ...asideOf(mine, 'one'), entry: { ...eventOf(mine, 'one'), body: 'a\0b\ud83d' } };
    await first.transaction(tx => setAsideIn(tx, draft, refusal));
    const [row] = await first.setAside.list(mine.scope, all);
    const whole = await first.writeAudited(actor, async tables => {
      const taken = await tables.setAside.take(mine.scope, row?.id ?? '');
      if (!taken) throw new Error('It is not there.');
      await tables.setAside.restore(taken);
      const entry = { tenant: mine.scope.tenant, action: 'set-aside.retried', subject: taken.id };
      return { answer: taken, entry };
    });
    expect(whole.entry).toEqual(draft.entry);
    expect(await first.setAside.list(mine.scope, all)).toEqual([]);
    expect(await first.events.list(mine.scope, all)).toMatchObject([{ subjectId: 'one' }]);
  },

  'an error that does not speak of the entry sets nothing aside': async ({ first, owner }) => {
    const mine = await owner();
    const lost = Object.assign(new Error('connection lost'), { code: '08006' });
    await expect(first.transaction(tx => setAsideIn(tx, asideOf(mine, 'one'), lost))).rejects.toBe(lost);
    expect(await first.setAside.list(mine.scope, all)).toEqual([]);
  },
};

export const calls: OwnPromises = {
  'a list of calls that two processes have made at the same time is whole, page by page': async ({
    first,
    second,
    owner,
  }) => {
    const mine = await owner();
    const now = Date.now();
    const urls: string[] = [];
    // In turn, each process by the page, and every fifth call of a run.
    for (let n = 0; n < 30; n++) {
      const runId = n % 5 === 0 ? 'run_1' : undefined;
      const store = n < 6 || n % 3 ? first : second;
      const call = { ...callOf(mine, `${n}`, { runId }), id: newId('call', now - 60_000 + n * 50) };
      store.calls.write(call);
      urls.push(call.url);
    }
    await Promise.all([first.calls.settled(), second.calls.settled()]);
    for (const limit of [1, 4, 7, 30]) {
      const found: { id: string; url: string }[] = [];
      for (;;) {
        const rows = await first.calls.ofConnection(everyTenant, mine.source, {
          after: found.at(-1)?.id,
          limit,
        });
        found.push(...rows);
        if (rows.length < limit) break;
      }
      expect(found.map(({ url }) => url)).toEqual(urls.toReversed());
    }
  },

  'those of a posting are listed in their order': async ({ first, second, owner }) => {
    const mine = await owner();
    const postingId = newId('posting');
    for (let n = 0; n < 5; n++) {
      const store = n % 2 ? first : second;
      store.calls.write(callOf(mine, `${n}`, { postingId }));
      await store.calls.settled();
    }
    const found = await first.calls.ofPosting(postingId);
    expect(found.map(({ url }) => url)).toEqual([0, 1, 2, 3, 4].map(n => `http://a/${n}`));
  },

  'bodies come back as they were, and one that is missing is missing': async ({ first, owner }) => {
    const mine = await owner();
    const bodies = [
      { requestBody: fromCaller('a'), responseBody: undefined },
      { requestBody: undefined, responseBody: fromCaller('😀'.repeat(100)) },
      { requestBody: fromCaller('asked'), responseBody: fromCaller('b') },
      { requestBody: fromCaller(''), responseBody: fromCaller('b\n"') },
      { requestBody: undefined, responseBody: undefined },
    ];
    for (const one of bodies) first.calls.write(callOf(mine, 'one', one));
    await first.calls.settled();
    const found = await first.calls.ofConnection(mine.scope, mine.source, all);
    expect(
      found.toReversed().map(({ requestBody, responseBody }) => ({ requestBody, responseBody })),
    ).toEqual(bodies);
  },
};

export const audit: OwnPromises = {
  'entries of ten writers in two processes are one chain': async ({ first, second, owner, tenTimes }) => {
    const { scope } = await owner();
    const known = await first.audit.verify();
    const add = (subject: string) => ({
      answer: true,
      entry: { tenant: scope.tenant, action: 'test.made', subject },
    });
    wins(await tenTimes((store, n) => store.writeAudited(actor, async () => add(`${n}`))));
    expect(await second.audit.verify(known.head)).toMatchObject({
      entries: known.entries + 10,
      broken: undefined,
    });
  },

  'a chain in which something was edited, filed elsewhere, or cut off is broken': async ({
    first,
    client,
    owner,
  }) => {
    const { scope } = await owner();
    const add = (subject: string) => ({
      answer: undefined,
      entry: { tenant: scope.tenant, action: 'test.made', subject },
    });
    for (const subject of ['1', '2', '3']) await first.writeAudited(actor, async () => add(subject));
    const { head, entries } = await first.audit.verify();
    const spoil = async (statement: string, seq: number, expected: object) => {
      await client.query('create temporary table saved as select * from audit where seq = $1', [seq]);
      await client.query(statement, [seq]);
      expect((await first.audit.verify(head)).broken).toMatchObject(expected);
      await client.query('delete from audit where seq = $1', [seq]);
      await client.query('insert into audit select * from saved');
      await client.query('drop table saved');
      expect((await first.audit.verify(head)).broken).toBeUndefined();
    };
    const middle = entries - 1;
    await spoil(`update audit set entry = replace(entry, 'test.made', 'test.fake') where seq = $1`, middle, {
      seq: middle,
    });
    await spoil(`update audit set tenant_id = 'other' where seq = $1`, middle, { seq: middle });
    await spoil('delete from audit where seq = $1', middle, { why: `entry ${middle} is missing` });
    await spoil('delete from audit where seq = $1', entries, { seq: middle });
  },

  'a change that another person has to agree to is not made, and has no entry': async ({ first, owner }) => {
    const mine = await owner({ approvals: ['flows'] });
    const make = (approved: object) =>
      first.writeAudited({ ...actor, ...approved }, async ({ flows }) => {
        const draft = { flow: 'f', fromId: mine.source, toId: mine.target, settings: {} };
        const answer = await flows.create(draft);
        const entry = { tenant: mine.scope.tenant, action: 'flow.created', subject: answer.id };
        return { answer, entry };
      });
    await expect(make({})).rejects.toMatchObject({ code: 'approval-over-api' });
    expect(await first.flows.list(mine.scope)).toEqual([]);
    expect(await first.audit.list(mine.scope, all)).toEqual([]);
    await make({ approved: 'chr_1' });
    expect(await first.flows.list(mine.scope)).toHaveLength(1);
    expect(await first.audit.list(mine.scope, all)).toHaveLength(1);
  },
};
