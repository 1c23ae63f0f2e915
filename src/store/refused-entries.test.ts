// Entries that the database refuses although nothing at the door could know it: triggers refuse whatever holds POISON. For
// every group writer there is, the others are stored, and what is refused is set aside or said in its place.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDraft } from '../../test/call-draft.ts';
import { createTestPlace } from '../../test/databases.ts';
import { postingDraft } from '../../test/posting-draft.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { silentLog } from '../core/log.ts';
import { fromCaller } from '../core/redacted.ts';
import type { FeedKind } from '../core/words.ts';
import type { Claim } from './cursors.ts';
import type { EventDraft } from './events.ts';
import { insertChangeMessages } from './object-changes.ts';
import { openStore, type Store } from './open-store.ts';
import type { PostingDraftRow } from './posting-rows.ts';

let store: Store;
let place: Awaited<ReturnType<typeof createTestPlace>>;
const warned: string[] = [];
const log = {
  ...silentLog,
  warn: (_fields: object, message: string) => void warned.push(message),
  error: (_fields: object, message: string) => void warned.push(message),
};

const open = () => openStore({ folder: place.folder, databaseUrl: place.databaseUrl, log });

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

beforeAll(async () => {
  place = await createTestPlace();
  store = await open();
  // What PostgreSQL itself says of a text, of a value, of an index and of a constraint, and what a trigger says.
  await run(`
    create function refuse() returns trigger language plpgsql as $$
    begin
      if new::text like '%POISON-22%' then raise exception 'no such text' using errcode = '22P05'; end if;
      if new::text like '%POISON-23%' then raise exception 'not allowed' using errcode = '23514'; end if;
      if new::text like '%POISON-54%' then raise exception 'too long' using errcode = '54000'; end if;
      if new::text like '%POISON%' then raise exception 'poison'; end if;
      return new;
    end $$;
    create function refuse_large() returns trigger language plpgsql as $$
    begin
      if octet_length(new.calls) > 6000 then raise exception 'too large'; end if;
      return new;
    end $$;
    ${['events', 'calls', 'postings', 'attempts', 'fingerprints', 'messages', 'pgboss.job_common']
      .map(
        table =>
          `create trigger refuse before insert or update on ${table} for each row execute function refuse();`,
      )
      .join('\n')}
    create trigger refuse before insert on call_pages for each row execute function refuse_large();`);
}, 60_000);
afterAll(async () => {
  await store.close();
  await place.remove();
});

/** Which entries of a group are refused, and how. */
const refusals = fc.array(
  fc.constantFrom<string | undefined>(
    undefined,
    undefined,
    undefined,
    'POISON',
    'POISON-22',
    'POISON-23',
    'POISON-54',
  ),
  { minLength: 1, maxLength: 24 },
);
const forAny = (check: (bad: (string | undefined)[], name: string) => Promise<void>) => {
  let n = 0;
  return fc.assert(
    fc.asyncProperty(refusals, bad => check(bad, `${++n}-${Math.random()}`)),
    { seed: 14, numRuns: 12 },
  );
};
const setAsideOf = (connectionId: string) => store.setAside.list(everyTenant, { connectionId, limit: 100 });
const event = (connectionId: string, n: number, note: string | undefined): EventDraft => ({
  connectionId,
  source: 'webhook',
  topic: 'store/order/created',
  object: 'shop-orders',
  subjectId: String(n),
  dedupeKey: `msg_${n}`,
  body: { note },
  jobs: [],
});

/** What this process may read. */
async function claimed(connectionId: string, kind: FeedKind, name: string): Promise<Claim> {
  const now = new Date();
  const at = { now, dueBefore: now, until: new Date(now.getTime() + 60_000) };
  const [claim] = await store.cursors.claim({ connectionId, kind, names: [name] }, 'me', at);
  return claim as Claim;
}

describe('events', () => {
  test('of webhooks: the others are stored, those are set aside, and the same again is the same', async () => {
    await forAny(async (bad, id) => {
      for (let time = 0; time < 2; time++) {
        const results = await Promise.all(bad.map((note, n) => store.events.add(event(id, n, note))));
        expect(results).toEqual(bad.map(note => (note ? 'set-aside' : 'stored')));
      }
      const stored = await store.events.list(everyTenant, { connectionId: id, limit: 100 });
      expect(stored.map(one => Number(one.subjectId)).toSorted((a, b) => a - b)).toEqual(
        [...bad.keys()].filter(n => !bad[n]),
      );
      const aside = await setAsideOf(id);
      expect(aside.map(one => one.tries)).toEqual(bad.filter(Boolean).map(() => 2));
    });
  });

  test('of a poll: its transaction goes on', async () => {
    await forAny(async (bad, id) => {
      const claim = await claimed(id, 'changes', 'shop-orders');
      await store.transaction(async tx => {
        await store.events.addIn(
          tx,
          bad.map((note, n) => event(id, n, note)),
        );
        expect(await store.cursors.advance(tx, claim, 'cursor')).toBe(true);
      });
      expect(await store.events.list(everyTenant, { connectionId: id, limit: 100 })).toHaveLength(
        bad.filter(note => !note).length,
      );
      expect(await setAsideOf(id)).toHaveLength(bad.filter(Boolean).length);
      expect(await store.cursors.get(claim)).toBe('cursor');
    });
  });

  test('jobs that come with them, or alone: one that is refused keeps no other from being enqueued', async () => {
    const before = await store.queue.size(everyTenant);
    const jobs = ['1', 'POISON', '3'].map(subjectId => ({ flowId: 'flw_1', subjectId }));
    await store.transaction(tx => store.queue.enqueue(jobs, tx));
    expect(await store.queue.size(everyTenant)).toBe(before + 2);
    const adding = jobs.map((job, n) =>
      store.events.add({ ...event('con_jobs', n, undefined), jobs: [{ ...job, flowId: 'flw_2' }] }),
    );
    expect(await Promise.all(adding)).toEqual(['stored', 'set-aside', 'stored']);
    expect(await store.queue.size(everyTenant)).toBe(before + 4);
  });

  test('when the place for them is refused too, the sender is not told that they are safe', async () => {
    await run(`alter table set_aside add constraint broken check (about not like '%unsafe%')`);
    const results = await Promise.allSettled([
      store.events.add(event('con_full', 1, undefined)),
      store.events.add({ ...event('con_full', 2, 'POISON'), topic: 'unsafe' }),
    ]);
    expect(results.map(one => one.status)).toEqual(['fulfilled', 'rejected']);
  });
});

describe('recorded calls', () => {
  test('of postings: a short entry stands in the place of one that is refused', async () => {
    await forAny(async (bad, id) => {
      for (const [n, note] of bad.entries())
        store.calls.write(
          callDraft('con_1', { postingId: id, responseBody: fromCaller(note ?? `good ${n}`) }),
        );
      await store.calls.settled();
      const found = await store.calls.ofPosting(id);
      expect(found.map(one => one.responseBody)).toEqual(
        bad.map((note, n) => (note ? undefined : `good ${n}`)),
      );
      expect(found.map(one => /could not be recorded/.test(one.requestBody ?? ''))).toEqual(bad.map(Boolean));
      expect(found.every(one => one.status === 200)).toBe(true);
    });
  });

  test('by the page: the same', async () => {
    await forAny(async (bad, id) => {
      for (const [n, note] of bad.entries())
        store.calls.write(
          callDraft(id, {
            responseBody: fromCaller(note ? randomBytes(16_000).toString('hex') : `good ${n}`),
          }),
        );
      await store.calls.settled();
      const found = (await store.calls.ofConnection(everyTenant, id, { limit: 100 })).toReversed();
      expect(found.map(one => one.responseBody)).toEqual(
        bad.map((note, n) => (note ? undefined : `good ${n}`)),
      );
      expect(found.map(one => /could not be recorded/.test(one.requestBody ?? ''))).toEqual(bad.map(Boolean));
    });
    expect(warned).toContain(
      'A recorded call was refused by the database; a short entry says so in its place.',
    );
  });
});

describe('postings', () => {
  const draft = (id: string, change: Partial<PostingDraftRow> = {}) =>
    postingDraft({ id, businessKey: `orders/${id}`, subjectId: id, ...change });

  test('that are refused when they are opened say so to the caller, and to nobody else', async () => {
    await forAny(async (bad, name) => {
      const results = await Promise.allSettled(
        bad.map((note, n) => store.postings.open(draft(`pst_${name}_${n}`, { document: { note } }))),
      );
      expect(results.map(one => (one.status === 'rejected' ? one.reason.code : 'opened'))).toEqual(
        bad.map(note => (note ? 'cannot-be-stored' : 'opened')),
      );
    });
  });

  test('keep their outcome when the words that come with it are refused', async () => {
    await forAny(async (bad, name) => {
      const ids = bad.map((_note, n) => `pst_${name}_${n}`);
      await Promise.all(ids.map(id => store.postings.open(draft(id))));
      const at = new Date();
      const reasonOf = (n: number) => ({ code: 'said', params: { said: fromCaller(bad[n] ?? 'good') } });
      const moved = await Promise.all(
        ids.map((id, n) =>
          store.postings.move({
            id,
            from: 'planned',
            to: 'rejected',
            at,
            reason: reasonOf(n),
            attempt: {
              id: newId('attempt'),
              kind: 'post',
              outcome: 'rejected',
              reason: reasonOf(n),
              startedAt: at,
              endedAt: at,
            },
          }),
        ),
      );
      expect(moved).toEqual(bad.map(() => true));
      for (const [n, id] of ids.entries()) {
        const reason = bad[n]
          ? { code: 'words-refused', params: { code: 'said', error: expect.any(String) } }
          : { code: 'said', params: { said: 'good' } };
        expect(await store.postings.get(everyTenant, id)).toMatchObject({ state: 'rejected', reason });
        expect(await store.postings.attemptsOf(id)).toMatchObject([{ reason }]);
      }
    });
  });
});

describe('fingerprints', () => {
  test('that cannot be remembered count as changed, and keep no other from being remembered', async () => {
    await forAny(async (bad, flowId) => {
      const entries = bad.map((note, n) => ({
        flowId,
        object: 'shop-orders' as const,
        subjectId: String(n),
        fingerprint: note ?? 'f',
      }));
      const changed = () => store.transaction(tx => store.fingerprints.filterChanged(entries, tx));
      expect(await changed()).toHaveLength(bad.length);
      expect(await changed()).toHaveLength(bad.filter(Boolean).length);
      await Promise.all(entries.map(store.fingerprints.remember));
    });
  });
});

describe('messages about watched objects', () => {
  test('that are refused are set aside, and the others are told', async () => {
    await forAny(async (bad, connectionId) => {
      const watched = { connectionId, tenantId: mainTenant, object: 'customers' };
      const changes = bad.map((note, n) => ({ id: String(n), record: { note } }));
      await store.transaction(tx => insertChangeMessages(tx, watched, changes));
      const told = (await store.messages.list(everyTenant, { type: 'object.changed', limit: 500 })).filter(
        ({ data }) => data.connection === connectionId,
      );
      expect(told).toHaveLength(bad.filter(note => !note).length);
      expect((await setAsideOf(connectionId)).map(one => one.kind)).toEqual(
        bad.filter(Boolean).map(() => 'message'),
      );
    });
  });
});

test('the next start succeeds, and what was set aside is there', async () => {
  const before = await store.setAside.list(everyTenant, { limit: 500 });
  expect(before.length).toBeGreaterThan(0);
  await store.close();
  store = await open();
  expect(await store.setAside.list(everyTenant, { limit: 500 })).toEqual(before);
});
