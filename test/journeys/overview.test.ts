// What an overview shows: counts per step of time, what waits and what needs a person with its money, and the first steps.
import { describe, expect, test } from 'vitest';
import { createClient, type Schemas } from '../../src/client/index.ts';
import { worded } from '../../src/core/reasons.ts';
import { own } from '../../src/core/redacted.ts';
import { refusedEntries, storeRefused } from '../refused-entries.ts';
import {
  eventually,
  flowOf,
  kontorOfFile,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const minute = 60_000;

const inGerman = ({ app, tenant }: RunningKontor) =>
  createClient({ url: app.url, apiKey: app.apiKey, tenant, language: 'de' });

const total = (
  points: Schemas['Series']['points'],
  name: 'stored' | 'accepted' | 'parked' | 'rejected' | 'events',
) => points.reduce((sum, point) => sum + point[name], 0);

describe('the series', () => {
  test('counts what was stored, accepted, parked and refused, and events, per step, with zeros in between', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client } = kontor;
    const paid = [placePaid(kontor), placePaid(kontor)];
    for (const id of paid) await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    const foreign = placePaid(kontor, { currency: 'SEK' });
    await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'parked');
    await kontor.idle();
    const journal = await flowOf(kontor, 'order-to-journal');
    const since = new Date(Date.now() - 30 * minute).toISOString();
    const until = new Date(Date.now() + 30 * minute).toISOString();
    const { points } = await client.getSeries({ since, until, step: '1m', flow: 'order-to-journal' });
    expect(points).toHaveLength(60);
    expect(points[0]).toEqual({
      at: since,
      stored: 0,
      accepted: 0,
      parked: 0,
      rejected: 0,
      events: 0,
      lag_median_ms: null,
      lag_p95_ms: null,
    });
    expect(['stored', 'accepted', 'parked', 'rejected'].map(name => total(points, name as 'stored'))).toEqual(
      [3, 2, 1, 0],
    );
    expect(total(points, 'events')).toBeGreaterThanOrEqual(3);
    for (const { at, accepted, lag_median_ms: median, lag_p95_ms: p95 } of points) {
      expect([at, median === null, p95 === null]).toEqual([at, accepted === 0, accepted === 0]);
      if (median !== null) expect(p95).toBeGreaterThanOrEqual(median);
    }

    // By id as by name; of another connection nothing; in one step as in many.
    const byId = await client.getSeries({ since, until, step: '1h', flow: journal });
    expect(byId.points).toMatchObject([{ stored: 3, accepted: 2, parked: 1 }]);
    const { result } = await client.listConnections();
    const shop = result.find(({ connector }) => connector === 'bigcommerce')?.id;
    const sap = result.find(({ connector }) => connector === 's4hana')?.id;
    const ofShop = (await client.getSeries({ since, until, step: '1h', connection: shop })).points[0];
    expect([ofShop?.stored, (ofShop?.events ?? 0) >= 3]).toEqual([0, true]);
    const ofSap = (await client.getSeries({ since, until, step: '1h', connection: sap })).points[0];
    expect(ofSap?.events).toBe(0);
    expect(ofSap?.stored).toBe((await client.countPostings()).count);
    // Of another tenant nothing.
    const other = await kontorOf();
    const theirs = (await other.client.getSeries({ since, until, step: '1m' })).points;
    expect(total(theirs, 'stored') + total(theirs, 'events') + total(theirs, 'parked')).toBe(0);
  });

  test('has at most 1,500 steps, and a time that ends after it begins', async () => {
    const { client } = await kontorOf();
    const since = '2026-11-01T00:00:00.000Z';
    const series = (until: string) => client.getSeries({ since, until, step: '1m' });
    expect((await series('2026-11-02T01:00:00.000Z')).points).toHaveLength(1_500);
    await expect(series('2026-11-02T01:00:00.001Z')).rejects.toMatchObject({
      status: 400,
      code: 'too-many-points',
    });
    await expect(series(since)).rejects.toMatchObject({ status: 400, code: 'series-backwards' });
  });
});

describe('the summary', () => {
  const codes = ({ attention }: Schemas['Summary']) => attention.map(({ code }) => code);

  test('says what needs a person, what that comes to, and where it is listed', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client } = kontor;
    const since = new Date(Date.now() - minute).toISOString();
    expect(codes(await client.getSummary())).toEqual([]);
    kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
    const refused = placePaid(kontor);
    const { amount, currency } = await postingIn(
      kontor,
      'journal-entries.create',
      `orders/${refused}`,
      'rejected',
    );
    kontor.s4.closePeriods([]);
    const foreign = placePaid(kontor, { currency: 'SEK' });
    await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'parked');
    await kontor.idle();
    const sap = (await client.listConnections()).result.find(({ connector }) => connector === 's4hana')?.id;
    await storeRefused(kontor.databaseUrl, sap as string, 4);

    const summary = await client.getSummary({ since });
    const ofRejected = summary.attention.find(({ code }) => code === 'some-rejected');
    expect(ofRejected?.money).toContainEqual({ currency: 'EUR', amount: '6', count: 4 });
    expect(ofRejected?.money).toContainEqual({ currency, amount: String(Number(amount)), count: 1 });
    expect(ofRejected?.says).toContain('Documents that the system has refused: ');
    const ofParked = summary.attention.find(({ params }) => params.reason === 'no-currency-rule');
    expect(ofParked).toMatchObject({ code: 'some-parked', says: expect.stringContaining('SEK') });
    // Each leads to the list behind it.
    for (const { count, list } of summary.attention) {
      const reply = await kontor.request(`${list.path}?${new URLSearchParams(list.query)}`);
      const { result } = (await reply.json()) as { result: unknown[] };
      expect([list, reply.status, result.length]).toEqual([list, 200, count]);
    }
    const needing = summary.attention.reduce((sum, { count }) => sum + count, 0);
    expect(summary.needs_person.count).toBe(needing);
    expect(summary.today?.reduce((sum, { count }) => sum + count, 0)).toBe(
      (await client.countPostings()).count,
    );
    // Of each state and operation, what its postings come to.
    const all = await client.listPostings({ since, limit: 500 }).all();
    for (const { state, count, operations } of summary.today ?? []) {
      const ofState = all.filter(one => one.state === state);
      expect([state, count]).toEqual([state, ofState.length]);
      expect(operations.reduce((sum, one) => sum + one.count, 0)).toBe(count);
      for (const { operation, money } of operations)
        for (const one of money) {
          const rows = ofState.filter(row => row.operation === operation && row.currency === one.currency);
          expect([one.count, Number(one.amount)]).toEqual([
            rows.length,
            expect.closeTo(
              rows.reduce((sum, { amount }) => sum + Number(amount), 0),
              6,
            ),
          ]);
        }
    }
    expect(
      summary.today?.flatMap(one => one.operations.flatMap(({ money }) => money)).length,
    ).toBeGreaterThan(1);
    expect(summary.postings.length).toBeGreaterThan(0);
    const { attention, ...ofNow } = await client.getSummary({ since, ever: 'false' });
    expect(attention).toEqual(summary.attention);
    expect([ofNow.postings, ofNow.totals, ofNow.events, ofNow.today]).toEqual([[], [], [], summary.today]);
    expect((await client.getSummary()).today).toBeNull();
    const later = new Date(Date.now() + minute).toISOString();
    expect((await client.getSummary({ since: later })).today).toEqual([]);

    const german = await inGerman(kontor).getSummary();
    expect(german.attention.find(({ code }) => code === 'some-rejected')?.says).toMatch(
      /^Belege, die das System abgelehnt hat: /,
    );
    expect((await (await kontorOf()).client.getSummary()).attention).toEqual([]);
  });

  test('puts lost answers first, and tells of connections, change requests and paused flows', async () => {
    const kontor = await kontorOf({ flows: true, quietPeriodSeconds: 60 });
    const { client } = kontor;
    kontor.s4.setFaults({ 'lost-before-commit': 1 });
    const lost = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${lost}`, 'uncertain');
    kontor.s4.setFaults({});
    await storeRefused(
      kontor.databaseUrl,
      (await client.listConnections()).result.find(one => one.connector === 's4hana')?.id as string,
      1,
    );
    const [refunds, sales] = [
      await flowOf(kontor, 'refund-to-journal'),
      await flowOf(kontor, 'order-to-sales-order'),
    ];
    await client.pauseFlow({ id: sales });
    placePaid(kontor);
    const paused = async () => (await client.getSummary()).paused_flows[0]?.waiting;
    await eventually('something waits for the paused flow', async () => ((await paused())?.jobs ?? 0) > 0);
    await kontor.operator.updateTenant({ id: kontor.tenant, body: { approvals: ['flows'] } });
    await expect(client.pauseFlow({ id: refunds })).rejects.toMatchObject({ code: 'needs-approval' });
    const shop =
      (await client.listConnections()).result.find(one => one.connector === 'bigcommerce')?.id ?? '';
    await kontor.app.store.connections.setStatus(shop, {
      from: ['ok'],
      to: 'needs_credentials',
      reason: { code: 'test', params: worded(own`The token was revoked.`) },
    });
    const summary = await client.getSummary();
    expect(codes(summary)[0]).toBe('some-uncertain');
    expect(codes(summary).slice(1)).toEqual([
      'some-rejected',
      'connection-broken',
      'requests-wait',
      'paused-with-work',
    ]);
    const [broken] = summary.attention.filter(({ code }) => code === 'connection-broken');
    expect(broken).toMatchObject({
      says: expect.stringContaining('The token was revoked.'),
      list: { path: `/v1/connections/${shop}`, query: {} },
    });
    expect(summary.waiting.count).toBeGreaterThanOrEqual(1);
    expect(summary.waiting.money[0]?.currency).toBe('USD');
  });

  test('lists the first steps, with those that are done', async () => {
    const kontor = await kontorOf();
    const { client } = kontor;
    const steps = async () => (await client.getSummary()).first_steps.map(({ code, state }) => [code, state]);
    const empty = await client.getSummary();
    expect(empty.first_steps.map(({ done, state }) => [done, state])).toEqual(Array(6).fill([false, 'open']));
    expect(empty.first_steps[0]?.says).toContain('SAP');
    expect((await inGerman(kontor).getSummary()).first_steps[4]?.says).toBe('Schalten Sie den Flow ein.');
    const connection = await kontor.connect();
    expect((await steps())[0]).toEqual(['step-sap', 'done']);
    const [id] = await refusedEntries({ client, s4: kontor.s4, connection }, 1);
    await client.replayPosting({ id: id as string });
    await kontor.idle();
    expect((await steps()).at(-1)).toEqual(['step-accepted', 'done']);

    const whole = await kontorOf({ flows: true });
    // Nothing else of the order is accepted meanwhile, such as its customer.
    for (const { id, flow } of (await whole.client.listFlows()).result)
      if (flow !== 'order-to-journal') await whole.client.pauseFlow({ id });
    const foreign = placePaid(whole, { currency: 'SEK' });
    await postingIn(whole, 'journal-entries.create', `orders/${foreign}`, 'parked');
    const states = (await whole.client.getSummary()).first_steps.map(({ state }) => state);
    // There are no accounts for that currency.
    expect(states).toEqual(['done', 'done', 'done', 'failing', 'done', 'open']);
  });
});
