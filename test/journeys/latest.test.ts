// States: the newest of each record is written, by one writer, in batches, and what the system has acknowledged is not sent again.
import { describe, expect, onTestFinished, test } from 'vitest';
import { type App, startApp, type Tuning } from '../../src/app.ts';
import { type Client, createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';
import { type Level, levelsOf, type Shelf, shelfExtension, startShelf } from '../shelf.ts';

interface Scene {
  levels: Level[];
  /** Of the connection that is written to. */
  settings?: Record<string, unknown>;
  workers?: number;
  tuning?: Partial<Tuning>;
}

/** Two shelves, a flow between them, and so many Kontors that work. */
async function scene({ levels, settings = {}, workers = 1, tuning }: Scene) {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const [from, to] = await Promise.all([startShelf(levels), startShelf()]);
  onTestFinished(async () => {
    await Promise.all([from.close(), to.close()]);
  });
  const start = async (role: 'all' | 'worker', at: string): Promise<App> => {
    const app = await startApp({
      folder: at,
      databaseUrl,
      encryptionKey: Buffer.alloc(32, 9).toString('base64'),
      privateHosts: ['127.0.0.1'],
      role,
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      extensions: [shelfExtension],
      tuning: {
        sweepEveryMs: 50,
        followEveryMs: 100,
        longestPauseMs: 1_000,
        pollEveryMs: 600_000,
        ...tuning,
      },
    });
    onTestFinished(() => app.stop());
    return app;
  };
  const app = await start('all', folder);
  for (let more = 1; more < workers; more++) await start('worker', temporaryFolder());
  const client = createClient({ url: app.url, apiKey: app.apiKey, retries: 0 });
  const connect = async (baseUrl: string, more: Record<string, unknown> = {}) => {
    const body = { connector: 'shelf', name: baseUrl, settings: { baseUrl, ...more } };
    return (await client.createConnection({ body })).id;
  };
  const ids = { from: await connect(from.url), to: await connect(to.url, { quietMs: 500, ...settings }) };
  const { id: flow } = await client.createFlow({ body: { flow: 'carry-levels', ...ids, settings: {} } });
  return {
    app,
    client,
    from,
    to,
    ids,
    flow,
    connect,
    /** Carries the levels as they stand now. */
    run: () => client.runFlow({ id: flow, body: { since: '2026-01-01T00:00:00Z' } }),
    posting: (id: string) => postingOf(client, id),
    async idle() {
      await eventuallyIs(
        'nothing is left to do',
        () => client.getIdle({ wait: '1s' }),
        ({ idle }) => idle,
        { timeoutMs: 60_000 },
      );
    },
  };
}

async function postingOf(client: Client, id: string) {
  const { result } = await client.listPostings({ business_key: `carry-levels/${id}` });
  return result[0];
}

const allAre = (to: Shelf, count: number, quantity: string) =>
  levelsOf(count).every(({ id }) => to.level(id) === quantity);

const accepted = async (client: Client) => (await client.listPostings({ state: 'accepted' }).all()).length;

/** Resolves when it is told to. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>(done => {
    open = done;
  });
  return { opened, open };
}

describe('states', () => {
  test('are sent in batches, and what was acknowledged is not sent again', async () => {
    const { client, from, to, run, idle, posting } = await scene({ levels: levelsOf(95) });
    await run();
    await idle();
    expect(allAre(to, 95, '1')).toBe(true);
    expect(to.writes.every(batch => batch.length <= 10)).toBe(true);
    expect(to.writes.length).toBeLessThan(40);
    const sent = to.writes.length;
    await run();
    await idle();
    expect(to.writes).toHaveLength(sent);
    from.set({ id: 'sku-7', quantity: '2' });
    await run();
    await idle();
    expect(to.writes.slice(sent)).toEqual([[{ id: 'sku-7', quantity: '2' }]]);
    expect(await posting('sku-7')).toMatchObject({
      state: 'accepted',
      keep: 'latest',
      version: 2,
      attempts: 2,
    });
    expect(await accepted(client)).toBe(95);
  });

  test('are sent one by one where the system takes no batches', async () => {
    const { client, to, run, idle } = await scene({ levels: levelsOf(30), settings: { batch: 0 } });
    await run();
    await idle();
    expect(to.writes).toHaveLength(30);
    expect(allAre(to, 30, '1')).toBe(true);
    expect(await accepted(client)).toBe(30);
  });

  test('count as accepted after they were read back, where the answer says nothing of single ones', async () => {
    const { client, from, to, run, idle, posting } = await scene({
      levels: levelsOf(20),
      settings: { answers: 'all', quietMs: 60_000 },
    });
    await run();
    await idle();
    expect(await accepted(client)).toBe(20);
    const sent = to.writes.length;
    const { opened, open } = gate();
    to.setTrouble(() => ({ carriedOut: opened }));
    from.set({ id: 'sku-3', quantity: '2' });
    await run();
    await eventuallyIs(
      'it is not there yet',
      () => posting('sku-3'),
      one => one?.state === 'uncertain',
    );
    open();
    await idle();
    expect(await posting('sku-3')).toMatchObject({ state: 'accepted', document_number: 'sku-3' });
    expect(to.writes).toHaveLength(sent + 1);
  });

  test('whose answer was lost are read back, and not sent again when they are there', async () => {
    const { client, to, run, idle } = await scene({ levels: levelsOf(40) });
    to.setTrouble((_, count) => (count <= 2 ? 'lost after' : undefined));
    await run();
    await idle();
    expect(await accepted(client)).toBe(40);
    expect(levelsOf(40).map(({ id }) => to.arrivals(id, '1'))).toEqual(Array.from({ length: 40 }, () => 1));
  });

  test('that did not arrive are sent again after the quiet period', async () => {
    const { client, to, run, idle } = await scene({ levels: levelsOf(25) });
    to.setTrouble((_, count) => (count === 1 ? 'lost before' : count === 2 ? { status: 503 } : undefined));
    await run();
    await idle();
    expect(await accepted(client)).toBe(25);
    expect(allAre(to, 25, '1')).toBe(true);
  });

  test('wait as long as the system asks for', async () => {
    const { client, to, run, idle } = await scene({ levels: levelsOf(30) });
    const times: number[] = [];
    to.setTrouble((_, count) => {
      times.push(performance.now());
      return count === 1 ? { status: 429, headers: { 'retry-after': '1' } } : undefined;
    });
    await run();
    await idle();
    expect(await accepted(client)).toBe(30);
    expect((times[1] as number) - (times[0] as number)).toBeGreaterThan(900);
  });
});

describe('one bad state', () => {
  test('among five hundred keeps none of the others from being written, is told, and replaced by a newer one', async () => {
    const levels = levelsOf(500).map(level =>
      level.id === 'sku-250' ? { ...level, quantity: '-3' } : level,
    );
    const { client, from, to, run, idle, posting } = await scene({ levels, settings: { batch: 500 } });
    await run();
    await idle();
    expect(await accepted(client)).toBe(499);
    expect(await posting('sku-250')).toMatchObject({ state: 'rejected' });
    expect((await posting('sku-250'))?.reason).toContain('The level of sku-250 is negative.');
    for (const { id } of levelsOf(500)) if (id !== 'sku-250') expect(to.level(id)).toBe('1');
    const sent = to.writes.length;
    await run();
    await idle();
    // The same one is for a person to look at.
    expect(to.writes).toHaveLength(sent);
    from.set({ id: 'sku-250', quantity: '3' });
    await run();
    await idle();
    expect(await posting('sku-250')).toMatchObject({ state: 'accepted', version: 2, reason: null });
    expect(to.level('sku-250')).toBe('3');
  });
});

describe('a newer state', () => {
  test('waits for the answer to the older one, which says nothing of the newer', async () => {
    const { from, to, run, idle, posting, client } = await scene({ levels: levelsOf(1) });
    const { opened, open } = gate();
    to.setTrouble((_, count) => (count === 1 ? { until: opened } : undefined));
    await run();
    await eventuallyIs(
      'it is on its way',
      async () => to.writes.length,
      sent => sent === 1,
    );
    for (const quantity of ['2', '3']) {
      from.set({ id: 'sku-0', quantity });
      await run();
      await eventuallyIs(
        'it is stored',
        () => posting('sku-0'),
        one => one?.version === Number(quantity),
      );
    }
    const waiting = await posting('sku-0');
    expect(waiting).toMatchObject({ state: 'sent' });
    expect(await client.getPosting({ id: waiting?.id as string })).toMatchObject({
      document: { id: 'sku-0', record: { quantity: '1' } },
      newer: { id: 'sku-0', record: { quantity: '3' } },
    });
    open();
    await idle();
    expect(to.writes).toEqual([[{ id: 'sku-0', quantity: '1' }], [{ id: 'sku-0', quantity: '3' }]]);
    expect(await posting('sku-0')).toMatchObject({ state: 'accepted', version: 3, attempts: 2 });
  });

  test('is sent after the older one whose answer was lost is decided', async () => {
    const { from, to, run, idle, posting } = await scene({ levels: levelsOf(1) });
    to.setTrouble((_, count) => (count === 1 ? 'lost before' : undefined));
    await run();
    await eventuallyIs(
      'it is uncertain',
      () => posting('sku-0'),
      one => one?.state === 'uncertain',
    );
    from.set({ id: 'sku-0', quantity: '2' });
    await run();
    await idle();
    expect(to.level('sku-0')).toBe('2');
    expect(to.writes.flat().at(-1)).toEqual({ id: 'sku-0', quantity: '2' });
    expect(to.arrivals('sku-0', '2')).toBe(1);
    expect(await posting('sku-0')).toMatchObject({ state: 'accepted', version: 2 });
  });

  test('is not replaced by an older one that comes later', async () => {
    const newer = { id: 'sku-0', quantity: '5', as_of: '2026-05-02T10:00:00Z' };
    const { from, to, run, idle, posting } = await scene({ levels: [newer] });
    await run();
    await idle();
    from.set({ id: 'sku-0', quantity: '4', as_of: '2026-05-02T09:59:59Z' });
    await run();
    await idle();
    expect(to.writes.flat()).toEqual([{ id: 'sku-0', quantity: '5' }]);
    expect(await posting('sku-0')).toMatchObject({ version: 1, as_of: '2026-05-02T10:00:00.000Z' });
    from.set({ id: 'sku-0', quantity: '6', as_of: '2026-05-02T10:00:01Z' });
    await run();
    await idle();
    expect(to.level('sku-0')).toBe('6');
  });

  test('is sent again where an older one is to be, which has seen that the system lost it', async () => {
    const { from, to, run, idle } = await scene({
      levels: [{ id: 'sku-0', quantity: '5', as_of: '2026-05-02T10:00:00Z' }],
    });
    await run();
    await idle();
    from.set({ id: 'sku-0', quantity: '4', as_of: '2026-05-02T09:59:59Z', again: true });
    await run();
    await idle();
    expect(to.writes.flat().map(({ quantity }) => quantity)).toEqual(['5', '5']);
  });
});

describe('several processes', () => {
  test('are one writer: each batch leaves after the one before was answered, and nothing is sent twice', async () => {
    const { client, to, run, idle } = await scene({ levels: levelsOf(300), workers: 3 });
    let open = 0;
    let most = 0;
    to.setTrouble(() => {
      most = Math.max(most, ++open);
      const answered = new Promise<void>(done => setTimeout(done, 5)).then(() => {
        open--;
      });
      return { until: answered };
    });
    await run();
    await idle();
    expect(await accepted(client)).toBe(300);
    expect(levelsOf(300).filter(({ id }) => to.arrivals(id, '1') !== 1)).toEqual([]);
    expect(most).toBe(1);
  });
});

describe('a flow that writes states', () => {
  test('and is paused sends none of those that wait, until it is resumed', async () => {
    const { client, flow, to, run, idle } = await scene({ levels: levelsOf(30) });
    const { opened, open } = gate();
    to.setTrouble((_, count) => (count === 1 ? { until: opened } : undefined));
    await run();
    await eventuallyIs(
      'all are stored, and some are on their way',
      async () => [(await client.listPostings().all()).length, to.writes.length],
      ([stored, sent]) => stored === 30 && sent === 1,
    );
    await client.pauseFlow({ id: flow });
    open();
    await eventuallyIs(
      'what was on its way is decided',
      () => accepted(client),
      count => count === 10,
    );
    const held = async () => (await client.getSummary()).paused_flows[0]?.waiting.postings;
    expect(await held()).toBe(20);
    expect(to.writes).toHaveLength(1);
    await client.resumeFlow({ id: flow });
    await idle();
    expect(allAre(to, 30, '1')).toBe(true);
  });

  test('and is deleted leaves what waits to a person; made again, it goes on', async () => {
    const { client, flow, ids, to, run, idle } = await scene({ levels: levelsOf(30) });
    const { opened, open } = gate();
    to.setTrouble((_, count) => (count === 1 ? { until: opened } : undefined));
    await run();
    await eventuallyIs(
      'all are stored, and some are on their way',
      async () => [(await client.listPostings().all()).length, to.writes.length],
      ([stored, sent]) => stored === 30 && sent === 1,
    );
    await client.deleteFlow({ id: flow });
    open();
    await idle();
    const { result } = await client.listPostings({ state: 'parked', limit: 100 });
    expect(result.map(one => one.reason_code)).toEqual(Array.from({ length: 20 }, () => 'flow-deleted'));
    const again = await client.createFlow({ body: { flow: 'carry-levels', ...ids, settings: {} } });
    await client.runFlow({ id: again.id, body: { since: '2026-01-01T00:00:00Z' } });
    await idle();
    expect(await accepted(client)).toBe(30);
    // What the earlier one has written is the same state of the same writer.
    expect(levelsOf(30).filter(({ id }) => to.arrivals(id, '1') !== 1)).toEqual([]);
  });

  test('parks a subject that it cannot read, until it can', async () => {
    const { client, from, to, run, idle } = await scene({ levels: [{ id: 'sku-0', quantity: 'many' }] });
    await run();
    await idle();
    expect((await client.listPostings({ state: 'parked' })).result).toMatchObject([
      { business_key: expect.stringMatching(/shelves\/all$/), reason_code: 'no-level' },
    ]);
    from.set({ id: 'sku-0', quantity: '1' });
    await run();
    await idle();
    expect((await client.listPostings()).result).toMatchObject([{ keep: 'latest', state: 'accepted' }]);
    expect(to.level('sku-0')).toBe('1');
  });

  test('is refused when another one writes the same field', async () => {
    const { client, from, ids, connect } = await scene({ levels: [] });
    const other = await startShelf();
    onTestFinished(() => other.close());
    const second = { flow: 'carry-levels', from: await connect(other.url), to: ids.to };
    const refused = { status: 409, code: 'field-written' };
    const create = (settings: Record<string, unknown>) =>
      client.createFlow({ body: { ...second, settings } });
    await expect(create({})).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('Another flow writes quantity of stock on this system already'),
    });
    // All places are one of them, too.
    await expect(create({ place: '2' })).rejects.toMatchObject(refused);
    const [first] = (await client.listFlows()).result;
    await client.updateFlow({ id: first?.id as string, body: { settings: { place: '1' } } });
    const { id } = await create({ place: '2' });
    await expect(client.updateFlow({ id, body: { settings: { place: '1' } } })).rejects.toMatchObject(
      refused,
    );
    expect(from.writes).toEqual([]);
  });
});

describe('what people do with a state', () => {
  test('replay sends it again, whatever the system has now', async () => {
    const { client, to, run, idle, posting } = await scene({ levels: levelsOf(1) });
    await run();
    await idle();
    to.set({ id: 'sku-0', quantity: '99' });
    const { id } = (await posting('sku-0')) as { id: string };
    expect(await client.replayPosting({ id })).toMatchObject({ state: 'planned' });
    await idle();
    expect(to.level('sku-0')).toBe('1');
    expect(await posting('sku-0')).toMatchObject({ state: 'accepted', version: 1, attempts: 2 });
  });

  test('close ends it until there is a newer one', async () => {
    const { client, from, to, run, idle, posting } = await scene({
      levels: [{ id: 'sku-0', quantity: '-1' }],
    });
    await run();
    await idle();
    const { id } = (await posting('sku-0')) as { id: string };
    expect(await client.closePosting({ id, body: { note: 'not ours' } })).toMatchObject({ state: 'closed' });
    await run();
    await idle();
    expect(await posting('sku-0')).toMatchObject({ state: 'closed' });
    from.set({ id: 'sku-0', quantity: '1' });
    await run();
    await idle();
    expect(await posting('sku-0')).toMatchObject({ state: 'accepted' });
    expect(to.level('sku-0')).toBe('1');
  });

  test('settle takes the word of a person only for the record that it is about', async () => {
    const { client, to, run, idle, posting } = await scene({ levels: [{ id: 'sku-0', quantity: '-1' }] });
    await run();
    await idle();
    const { id } = (await posting('sku-0')) as { id: string };
    to.set({ id: 'sku-0', quantity: '7' });
    to.set({ id: 'sku-1', quantity: '-1' });
    const settle = (document_number: string) =>
      client.settlePosting({ id, body: { found: true, document_number } });
    await expect(settle('sku-1')).rejects.toMatchObject({ code: 'number-unknown' });
    await expect(settle('sku-0')).rejects.toMatchObject({ code: 'document-differs' });
    to.set({ id: 'sku-0', quantity: '-1' });
    expect(await settle('sku-0')).toMatchObject({ state: 'accepted', document_number: 'sku-0' });
  });
});
