// Requests that are open at the same time: those to a system that does not answer leave room for all others.
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { eventually, eventuallyIs, flowOf, ownKontor, placePaid } from '../running-kontor.ts';
import { silentSystem } from '../silent-system.ts';

test('a connection that hangs holds some requests of its tenant, and is refused more until they end', async () => {
  const kontor = await ownKontor({
    tuning: { openRequests: { overAll: 16, perTenant: 8, perConnection: 5, atOnce: 8 } },
  });
  const { app, operator } = kontor;
  const silent = await silentSystem(kontor);
  const works = await kontor.connect();
  await operator.createTenant({ body: { id: 'other', name: 'Other' } });
  const ask = (id: string, more: RequestInit = {}) =>
    fetch(`${app.url}/v1/connections/${id}/proxy/sap/opu/odata/sap/API_COSTCENTER_SRV/A_CostCenter`, {
      ...more,
      headers: { authorization: `Bearer ${app.apiKey}`, 'kontor-tenant': kontor.tenant },
    });
  const leaving = new AbortController();
  const refused: Response[] = [];
  const hanging = Array.from({ length: 7 }, async () => {
    const reply = await ask(silent.id, { signal: leaving.signal }).catch(() => undefined);
    if (reply) refused.push(reply);
  });
  // The system has some of the five, and the others wait for their turn.
  await eventually('two of seven are refused', () => refused.length === 2);
  const held = silent.held();
  for (const reply of refused) {
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await reply.json()).toMatchObject({ code: 'too-many-open', next: expect.any(String) });
  }
  expect((await ask(works)).status).toBe(200);
  expect((await operator.getTenant({ id: 'other' })).id).toBe('other');
  leaving.abort();
  await Promise.all(hanging);
  expect(refused).toHaveLength(2);
  await eventually(
    'there is room again',
    async () => {
      await ask(silent.id, { signal: AbortSignal.timeout(300) }).catch(() => undefined);
      return silent.held() > held;
    },
    { timeoutMs: 15_000 },
  );
});

test('previews of a flow are requests over its connections, of which only so many are open', async () => {
  const kontor = await ownKontor({
    scene: { flows: true },
    tuning: { openRequests: { overAll: 16, perTenant: 16, perConnection: 3, atOnce: 8 } },
  });
  const id = await flowOf(kontor, 'order-to-journal');
  await kontor.client.pauseFlow({ id });
  const subject = String(placePaid(kontor));
  kontor.store.setFaults({ slow: 1 });
  const asked = Array.from({ length: 5 }, () => kontor.client.previewFlow({ id, body: { subject } }));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  for (const one of outcomes)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 429, code: 'too-many-open' });
});

test('what one tenant asks of Kontor waits for its turn, and is refused after some seconds; others do not notice', async () => {
  const { app, operator, databaseUrl } = await ownKontor({
    tuning: { openRequests: { overAll: 16, perTenant: 64, perConnection: 5, atOnce: 8 } },
  });
  await operator.createTenant({ body: { id: 'reads', name: 'Reads' } });
  await operator.createTenant({ body: { id: 'other', name: 'Other' } });
  const ask = (tenant: string, path: string, signal?: AbortSignal) =>
    fetch(app.url + path, {
      headers: { authorization: `Bearer ${app.apiKey}`, 'kontor-tenant': tenant },
      ...(signal === undefined ? {} : { signal }),
    });
  const locking = await connected(databaseUrl);
  const looking = await connected(databaseUrl);
  // Nobody reads an event until this transaction ends.
  await locking.query('begin; lock table events in access exclusive mode');

  const leaving = new AbortController();
  const left = Array.from({ length: 20 }, () =>
    ask('reads', '/v1/events', leaving.signal).catch(() => 'left'),
  );
  const refused: Response[] = [];
  const reads = Array.from({ length: 12 }, async () => {
    const reply = await ask('reads', '/v1/events');
    if (reply.status !== 200) refused.push(reply);
    return reply.status;
  });
  const readers = async () => {
    const { rows } = await looking.query(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query like '%"events"%'`,
    );
    return rows[0].count as number;
  };
  // Three quarters of eight; the connections of the database that are left are for everything else.
  await eventuallyIs('six of them read', readers, count => count === 6);
  leaving.abort();
  expect(await Promise.all(left)).toEqual(Array(20).fill('left'));
  const begun = performance.now();
  expect((await ask('other', '/v1/postings')).status).toBe(200);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(3_000);
  await eventually('the others have waited for long enough', () => refused.length > 0, { timeoutMs: 15_000 });
  for (const reply of refused) {
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await reply.json()).toMatchObject({ code: 'too-many-open', next: expect.any(String) });
  }
  expect(await readers()).toBe(6);
  await locking.query('rollback');
  const statuses = await Promise.all(reads);
  expect(statuses.filter(status => status === 429)).toHaveLength(refused.length);
  expect((await ask('reads', '/v1/events')).status).toBe(200);
});

async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
