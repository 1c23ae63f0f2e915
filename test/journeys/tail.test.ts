// What happens is told as it happens: within a second, to those who may see it, once, and without harm to others.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { type Client, createClient, type TailEvent, type TailOptions } from '../../src/client/index.ts';
import { tailEvent } from '../../src/contract/tail.ts';
import { newId } from '../../src/core/ids.ts';
import { silentLog } from '../../src/core/log.ts';
import { fromCaller } from '../../src/core/redacted.ts';
import { defaultTuning } from '../../src/tuning.ts';
import { openBrowser } from '../browser.ts';
import { callDraft } from '../call-draft.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { eventually } from '../eventually.ts';
import { kontorOfFile, orderDraft, ownKontor, type RunningKontor } from '../running-kontor.ts';

const tails = { ...defaultTuning.tails, heartbeatMs: 400, authenticateMs: 300 };
const running = kontorOfFile({ tuning: { tails } });

/** Follows until the test ends; resolves when the stream is open. */
async function follow(client: Client, filter: Parameters<Client['tail']>[0] = {}, options: TailOptions = {}) {
  const told: TailEvent[] = [];
  const stopping = new AbortController();
  const opened = Promise.withResolvers<void>();
  const over = (async () => {
    const events = client.tail(filter, { ...options, signal: stopping.signal, onOpen: opened.resolve });
    for await (const one of events) told.push(one);
  })();
  over.catch(opened.reject);
  const stop = async () => {
    stopping.abort();
    await over.catch(() => undefined);
  };
  onTestFinished(stop);
  await opened.promise;
  // The head comes first, and the reader stands there already.
  return { told, stop, over, ids: () => told.flatMap(one => ('id' in one.data ? [one.data.id] : [])) };
}

const paths = (told: readonly TailEvent[]) =>
  told.flatMap(one => (one.event === 'call' ? [one.data.path] : []));

/** The cursor with which a stream begins now. */
async function cursorNow({ request }: Pick<RunningKontor, 'request'>): Promise<string> {
  const { body } = await request('/v1/tail');
  let text = '';
  for await (const piece of body as NonNullable<typeof body>) {
    text += Buffer.from(piece).toString();
    const [, id] = /^id: (.*)\n/m.exec(text) ?? [];
    if (id !== undefined) return id;
  }
  throw new Error('The stream ended before it began.');
}

let nth = 0;
const record = (app: App, connection: string, change: Parameters<typeof callDraft>[1] = {}) => {
  const path = `/call/${++nth}`;
  app.store.calls.write(
    callDraft(connection, { url: fromCaller(`http://system.example${path}`), ...change }),
  );
  return path;
};

test('a call of a worker reaches a client of the API process within a second', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const encryptionKey = Buffer.alloc(32, 9).toString('base64');
  const start = async (role: 'api' | 'worker', at: string) => {
    const app = await startApp({
      folder: at,
      databaseUrl,
      encryptionKey,
      role,
      host: '127.0.0.1',
      port: 0,
      privateHosts: ['127.0.0.1'],
      log: silentLog,
    });
    onTestFinished(() => app.stop());
    return app;
  };
  const api = await start('api', folder);
  const worker = await start('worker', temporaryFolder());
  const client = createClient(api);
  await api.store.transaction(async tx => {
    await tx
      .insertInto('connections')
      .values({
        id: 'con_tail',
        tenant_id: 'main',
        connector: 's4hana',
        system: 's',
        name: 'SAP',
        settings: '{}' as never,
        secrets: '',
      })
      .execute();
  });
  const { told } = await follow(client);
  const took: number[] = [];
  for (let round = 0; round < 11; round++) {
    // Half of them by the page, half of them as rows.
    const path = record(worker, 'con_tail', round % 2 ? { postingId: 'pst_none' } : {});
    const begun = performance.now();
    await eventually('the call is told', () => paths(told).includes(path));
    took.push(performance.now() - begun);
    await sleep(37);
  }
  const median = took.toSorted((a, b) => a - b)[5] as number;
  expect(median).toBeLessThan(1_000);
  for (const one of told) expect(tailEvent.parse(one)).toEqual(one);
  expect(told[0]).toMatchObject({
    event: 'call',
    data: { connection: 'con_tail', connection_name: 'SAP', status: 200, method: 'GET' },
  });
});

test('filters and tenants', async () => {
  const one = await running();
  const other = await running();
  const [mine, foreign] = [await one.connect(), await other.connect()];
  const all = await follow(one.client);
  const failed = await follow(one.client, { outcome: 'failed', kind: 'call' });
  const ofFlow = await follow(one.client, { flow: 'flw_x', record: '7' });
  const neighbour = await follow(other.client, { connection: foreign });
  const everyone = await follow(one.operator);
  const good = record(one.app, mine);
  const bad = record(one.app, mine, { status: 500 });
  const lost = record(one.app, mine, { status: undefined, failure: 'timeout' });
  const run = record(one.app, mine, { flowRun: { flowId: 'flw_x', subjectId: '7' } });
  const theirs = record(one.app, foreign);
  await eventually(
    'all are told',
    () => paths(everyone.told).includes(theirs) && paths(all.told).includes(run),
  );
  await eventually('the neighbour is told', () => paths(neighbour.told).length > 0);
  const ours = new Set([good, bad, lost, run, theirs]);
  const known = (told: readonly TailEvent[]) => paths(told).filter(path => ours.has(path));
  expect(known(all.told)).toEqual([good, bad, lost, run]);
  expect(known(failed.told)).toEqual([bad, lost]);
  expect(known(ofFlow.told)).toEqual([run]);
  expect(known(neighbour.told)).toEqual([theirs]);
  const refused = await one.request('/v1/tail?colour=red');
  expect(refused.status).toBe(400);
});

test('every posting is told with its final state, in the language of the caller', async () => {
  const kontor = await running({ flows: true });
  const { told } = await follow(kontor.client, { kind: 'posting' });
  for (let i = 0; i < 3; i++)
    kontor.store.shop.pay(kontor.store.shop.placeOrder(orderDraft()).id, 'purchase');
  await eventually('they are booked', () => kontor.s4.books().journalEntries.size >= 3);
  await kontor.idle();
  const { result } = await kontor.client.listPostings({ limit: 500 });
  expect(result.length).toBeGreaterThanOrEqual(3);
  await eventually('the final states are told', () =>
    result.every(one =>
      told.some(({ event, data }) => event === 'posting' && data.id === one.id && data.state === one.state),
    ),
  );
});

test('a row that is committed late is told, and told once', async () => {
  const kontor = await running();
  const connection = await kontor.connect();
  const { told, ids } = await follow(kontor.client);
  const late = new pg.Client({ connectionString: kontor.databaseUrl });
  await late.connect();
  onTestFinished(() => late.end());
  await late.query('begin');
  const path = '/late';
  await late.query(
    `insert into calls (id, connection_id, method, url, request_headers, response_headers, status, started_at, duration_ms)
     values ($1, $2, 'GET', 'http://a/late', '{}', '{}', 200, now(), 1)`,
    [newId('call'), connection],
  );
  const sooner = record(kontor.app, connection);
  await eventually('a later call is told', () => paths(told).includes(sooner));
  await sleep(1_500);
  expect(paths(told)).not.toContain(path);
  await late.query('commit');
  await eventually('the late one is told', () => paths(told).includes(path));
  const after = record(kontor.app, connection);
  await eventually('so is what follows', () => paths(told).includes(after));
  await sleep(700);
  expect(paths(told).filter(one => one === path)).toHaveLength(1);
  expect(new Set(ids()).size).toBe(ids().length);
});

test('a client that comes back gets what it has missed, and nothing twice; one that comes too late is told so', async () => {
  const kontor = await ownKontor({ tuning: { tails } });
  const connection = await kontor.connect();
  const { told } = await follow(kontor.client);
  const before = record(kontor.app, connection);
  await eventually('it is told', () => paths(told).includes(before));
  await kontor.restart();
  const between = record(kontor.app, connection);
  await eventually('what happened meanwhile is told', () => paths(told).includes(between));
  expect(paths(told).filter(path => path === before)).toHaveLength(1);
  const late = await follow(kontor.client, {}, { lastEventId: Buffer.from('1 1:1:').toString('base64url') });
  await eventually('the gap is told', () => late.told.some(one => one.event === 'gap'));
});

test('a client that does not read is told how much it has missed, and nobody waits for it', async () => {
  const kontor = await ownKontor({ tuning: { tails: { ...tails, bufferBytes: 20_000 } } });
  const connection = await kontor.connect();
  const { port } = new URL(kontor.app.url);
  const slow = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void slow.destroy());
  slow.write(`GET /v1/tail HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${kontor.app.apiKey}\r\n\r\n`);
  let text = '';
  await new Promise<void>(resolve =>
    slow.once('data', piece => {
      text += piece;
      resolve();
    }),
  );
  slow.pause();
  const quick = await follow(kontor.client);
  const long = 'x'.repeat(900);
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < 1_000; i++)
      record(kontor.app, connection, { url: fromCaller(`http://a/${round}/${i}/${long}`) });
    await sleep(350);
  }
  await eventually('the quick one has all', () => paths(quick.told).length >= 12_000);
  slow.on('data', piece => {
    text += piece;
  });
  slow.resume();
  await eventually('the gap is told', () => /event: gap\ndata: \{"why":"slow","missed":[1-9]/.test(text));
  expect(quick.told.filter(one => one.event === 'gap')).toEqual([]);
});

test('nothing is read while nobody listens', async () => {
  const kontor = await ownKontor();
  const tail = kontor.app.store.tail;
  const position = tail.position;
  let reads = 0;
  tail.position = () => {
    reads++;
    return position();
  };
  await sleep(700);
  expect(reads).toBe(0);
  const first = await follow(kontor.client);
  const second = await follow(kontor.client);
  await eventually('it reads', () => reads > 3);
  const at = reads;
  await sleep(3_000);
  // One reader for both: ten reads in three seconds.
  expect(reads - at).toBeLessThan(14);
  await first.stop();
  await second.stop();
  await sleep(800);
  const after = reads;
  await sleep(1_000);
  expect(reads).toBe(after);
});

test('the stream of a revoked key ends', async () => {
  const kontor = await running();
  const { id, key } = await kontor.client.createKey({ body: { name: 'reader', role: 'viewer' } });
  const { over } = await follow(createClient({ url: kontor.app.url, apiKey: key }));
  await kontor.client.revokeKey({ id });
  await expect(over).rejects.toMatchObject({ status: 401 });
});

test('the stream of a session whose person was moved to another tenant ends, and tells nothing of the old one', async () => {
  const kontor = await ownKontor({ tuning: { tails } });
  await kontor.connect();
  const browser = openBrowser(kontor.app.url);
  await browser.signIn({ key: kontor.app.apiKey });
  const cookie = `kontor_session=${await browser.secret()}`;
  const stream = await fetch(`${kontor.app.url}/v1/tail`, { headers: { cookie } });
  expect(stream.status).toBe(200);
  // As a renewal with the identity provider does it.
  await kontor.app.store.transaction(tx =>
    tx.updateTable('browser_sessions').set({ tenant_id: 'elsewhere' }).execute(),
  );
  const ended = (async () => {
    for await (const _ of stream.body as NonNullable<typeof stream.body>);
    return 'ended';
  })();
  // What was found of a cookie is remembered for five seconds.
  expect(await Promise.race([ended, sleep(9_000, 'open')])).toBe('ended');
});

test('a tenant whose rows are too many for one read takes none from another', async () => {
  const loud = await running();
  const quiet = await running();
  const [flooded, connection] = [await loud.connect(), await quiet.connect()];
  const begun = await cursorNow(quiet);
  const ofLoud = await follow(loud.client);
  const flood = `insert into calls (id, connection_id, method, url, request_headers, response_headers, status, started_at, duration_ms)
    select $1 || i, $2, 'GET', 'http://a/flood', '{}', '{}', 200, now(), 1 from generate_series(1, 21000) as i`;
  const { told, stop } = await follow(quiet.client);
  const db = new pg.Client({ connectionString: quiet.databaseUrl });
  await db.connect();
  onTestFinished(() => db.end());
  const row = (path: string) => [newId('call'), connection, `http://a${path}`];
  const one = `insert into calls (id, connection_id, method, url, request_headers, response_headers, status, started_at, duration_ms)
    values ($1, $2, 'GET', $3, '{}', '{}', 200, now(), 1)`;
  // In one transaction, so that they come to the reader together.
  await db.query('begin');
  await db.query(flood, [newId('call'), flooded]);
  await db.query(one, row('/quiet'));
  await db.query('commit');
  await eventually('the flooded one is told of a gap', () =>
    ofLoud.told.some(({ event }) => event === 'gap'),
  );
  await eventually('the quiet one is told', () => paths(told).includes('/quiet'));
  // Also when it comes back and reads from before the flood.
  await stop();
  const again = await follow(quiet.client, {}, { lastEventId: begun });
  await eventually('the one that comes back is told', () => paths(again.told).includes('/quiet'));
  expect([told, again.told].flat().filter(({ event }) => event === 'gap')).toEqual([]);
});

test('a quiet stream can be resumed at any time', async () => {
  const kontor = await ownKontor({ tuning: { tails } });
  const { body } = await kontor.request('/v1/tail');
  const cursors: number[] = [];
  let text = '';
  for await (const piece of body as NonNullable<typeof body>) {
    text += Buffer.from(piece).toString();
    const ids = [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => Buffer.from(String(id), 'base64url'));
    cursors.splice(0, cursors.length, ...ids.map(id => Number(id.toString().split(' ')[0])));
    if (cursors.length === 6) break;
  }
  // A cursor is good for a minute: each heartbeat brings one of that moment, also where nothing is written.
  for (const [i, at] of cursors.entries()) if (i > 0) expect(at).toBeGreaterThan(cursors[i - 1] as number);
});

test('open streams do not hold up a stop', async () => {
  const kontor = await ownKontor();
  await follow(kontor.client);
  const begun = performance.now();
  await kontor.restart();
  expect(performance.now() - begun).toBeLessThan(8_000);
});

test('500 calls a second are all told', async () => {
  const kontor = await running();
  const connection = await kontor.connect();
  const { told } = await follow(kontor.client, { connection });
  const sent: string[] = [];
  for (let i = 0; i < 60; i++) {
    for (let j = 0; j < 25; j++) sent.push(record(kontor.app, connection));
    await sleep(50);
  }
  await eventually('all are told', () => paths(told).length >= sent.length);
  expect(new Set(paths(told))).toEqual(new Set([...paths(told), ...sent]));
  expect(paths(told).filter(path => path.startsWith('/call/')).length).toBe(sent.length);
});

test('a tenant has so many streams and no more, and gets another when one has ended', async () => {
  const kontor = await running();
  const connection = await kontor.connect();
  const streams: Awaited<ReturnType<typeof follow>>[] = [];
  for (let i = 0; i < tails.perTenant; i++) streams.push(await follow(kontor.client));
  const refused = await kontor.request('/v1/tail');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'too-many-tails' });
  // Another tenant has its own.
  const neighbour = await running();
  await neighbour.connect();
  await follow(neighbour.client);
  await streams[0]?.stop();
  await eventually('a place is free', async () => {
    const gone = new AbortController();
    const { status } = await kontor.request('/v1/tail', { signal: gone.signal });
    gone.abort();
    return status === 200;
  });
  const path = record(kontor.app, connection);
  await eventually('the others go on', () =>
    streams.slice(1).every(stream => paths(stream.told).includes(path)),
  );
});
