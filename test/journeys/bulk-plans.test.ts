// Many postings are acted on by a plan: it shows counts and money first, acts on each posting once, as a person does with a single
// one, and leaves alone what has changed since.
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Client, createClient, type Schemas } from '../../src/client/index.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { kontorCommand } from '../command.ts';
import { createTestPlace } from '../databases.ts';
import { refusedEntries, storeRefused } from '../refused-entries.ts';
import {
  entriesOf,
  eventuallyIs,
  kontorOfFile,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';
import { startStepped } from '../stepped-kontor.ts';

const kontorOf = kontorOfFile();

const ended = (client: Client, id: string): Promise<Schemas['BulkPlanInFull']> =>
  eventuallyIs(
    `plan ${id} has ended`,
    () => client.getBulkPlan({ id }),
    ({ state }) => state !== 'running',
    { timeoutMs: 60_000 },
  );

/** A person with a key of their own. */
async function person(kontor: RunningKontor, name: string, role: 'viewer' | 'operator' | 'admin') {
  const { url, apiKey } = kontor.app;
  const { key } = await createClient({ url, apiKey, tenant: kontor.tenant }).createKey({
    body: { name, role, all_tenants: false },
  });
  return createClient({ url, apiKey: key, retries: 0 });
}

async function withRefused(count: number) {
  const kontor = await kontorOf();
  const connection = await kontor.connect();
  const ids = await refusedEntries({ ...kontor, client: kontor.client, connection }, count);
  expect(ids).toHaveLength(count);
  // Only flows know what their documents come to.
  const worth = `update postings set amount = 10, currency = 'USD' where id = any ($1::text[])`;
  await query(kontor.databaseUrl, worth, [ids]);
  return { kontor, client: kontor.client, connection, ids };
}

/** How often a person has replayed each. */
const replays = async (client: Client, ids: readonly string[]) => {
  const counts = [];
  for (const id of ids) {
    const { attempt_list: attempts } = await client.getPosting({ id });
    counts.push(attempts.filter(({ kind }) => kind === 'replay').length);
  }
  return counts;
};

const rejected = { state: 'rejected' } as const;

test('a plan changes nothing, says what it would do, and then each document is sent once', async () => {
  const { kontor, client, ids } = await withRefused(6);
  const body = { action: 'replay', filter: rejected, note: 'The period is open again.' } as const;
  const plan = await client.createBulkPlan({ body });
  expect(plan).toMatchObject({
    action: 'replay',
    filter: rejected,
    state: 'planned',
    needs: 'admin',
    matched: 6,
    actionable: 6,
    excluded: [],
    money: [{ currency: 'USD', amount: '60', count: 6 }],
    states: [{ state: 'rejected', count: 6 }],
    left: 6,
    done: 0,
  });
  expect(plan.reasons.map(({ count }) => count)).toEqual([6]);
  expect(plan.sample.map(({ id }) => id)).toEqual(ids);
  expect(new Set((await client.listPostings()).result.map(({ state }) => state))).toEqual(
    new Set(['rejected']),
  );

  expect((await client.runBulkPlan({ id: plan.id })).state).not.toBe('planned');
  expect(await ended(client, plan.id)).toMatchObject({
    state: 'done',
    done: 6,
    skipped: 0,
    failed: 0,
    left: 0,
  });
  await kontor.idle();
  expect(await client.listPostings({ state: 'accepted' })).toMatchObject({ result: { length: 6 } });
  expect([...kontor.s4.books().journalEntries.values()].map(numbers => numbers.size)).toEqual(
    Array(6).fill(1),
  );
  expect(await replays(client, ids)).toEqual(Array(6).fill(1));
  const items = (await client.listBulkPlanPostings({ id: plan.id, limit: 4 }).all()).map(one => one.outcome);
  expect(items).toEqual(Array(6).fill('done'));

  // A plan runs once, and its run and each posting stand in the trail.
  await expect(client.runBulkPlan({ id: plan.id })).rejects.toMatchObject({ code: 'plan-not-runnable' });
  await expect(client.cancelBulkPlan({ id: plan.id })).rejects.toMatchObject({ code: 'plan-ended' });
  const trail = (await client.listAudit({ limit: 50 })).result;
  const ofPlan = trail.filter(({ subject }) => subject === plan.id).reverse();
  expect(ofPlan.map(({ action }) => action)).toEqual(['bulk-plan.made', 'bulk-plan.run', 'bulk-plan.ended']);
  expect(ofPlan[1]?.after).toMatchObject({ note: body.note, actionable: 6, money: [{ amount: '60' }] });
  expect(ofPlan[2]?.after).toMatchObject({ done: 6, skipped: 0, failed: 0 });
  const single = trail.filter(({ action }) => action === 'posting.replayed');
  expect(single.map(({ subject }) => subject).sort()).toEqual(ids);
  for (const one of single)
    expect(one).toMatchObject({ actor: { name: 'operator' }, after: { bulk_plan: plan.id } });
});

test('what has changed since the plan was made is left as it is', async () => {
  const { kontor, client, ids } = await withRefused(4);
  const [replayed, closed, refusedAgain, untouched] = ids as [string, string, string, string];
  const { id, changed } = await client.createBulkPlan({ body: { action: 'replay', filter: rejected } });
  expect(changed).toBe(0);
  await client.replayPosting({ id: replayed });
  await client.closePosting({ id: closed, body: { note: 'Booked by hand.' } });
  await kontor.idle();
  // It is rejected as it was, but somebody has tried it meanwhile.
  kontor.s4.closePeriods(['2026-11']);
  await client.replayPosting({ id: refusedAgain });
  await kontor.idle();
  kontor.s4.closePeriods([]);
  expect((await client.getPosting({ id: refusedAgain })).state).toBe('rejected');
  expect(await client.getBulkPlan({ id })).toMatchObject({ state: 'planned', left: 4, changed: 3 });

  await client.runBulkPlan({ id });
  expect(await ended(client, id)).toMatchObject({ state: 'done', done: 1, skipped: 3, failed: 0, left: 0 });
  await kontor.idle();
  const states = await Promise.all(ids.map(async one => (await client.getPosting({ id: one })).state));
  expect(states).toEqual(['accepted', 'closed', 'rejected', 'accepted']);
  const skipped = await client.listBulkPlanPostings({ id, outcome: 'skipped' });
  expect(skipped.result.map(one => [one.id, one.reason_code])).toEqual(
    [replayed, closed, refusedAgain].map(one => [one, 'changed-since-plan']),
  );
  expect(await replays(client, [untouched])).toEqual([1]);
});

test('what cannot be acted on is counted by its reason and left out, and a failure stops nothing', async () => {
  const { kontor, client, ids } = await withRefused(3);
  await client.replayPosting({ id: ids[0] as string });
  await kontor.idle();
  const note = 'All of these were booked by hand.';
  await expect(
    client.createBulkPlan({ body: { action: 'close', filter: {} } as never }),
  ).rejects.toMatchObject({ status: 400 });
  const close = await client.createBulkPlan({ body: { action: 'close', filter: {}, note } });
  expect(close).toMatchObject({
    matched: 3,
    actionable: 2,
    left: 2,
    excluded: [{ code: 'not-closable', count: 1 }],
  });
  expect(close.money).toEqual([{ currency: 'USD', amount: '20', count: 2 }]);
  await client.runBulkPlan({ id: close.id });
  expect(await ended(client, close.id)).toMatchObject({ done: 2, left: 0 });
  const closed = await client.getPosting({ id: ids[1] as string });
  expect(closed).toMatchObject({ state: 'closed', reason: expect.stringContaining(note) });
  expect(closed.attempt_list.map(({ kind }) => kind)).toContain('close');

  // The system refused them, so that nothing of them can be there: never sent.
  const settle = await client.createBulkPlan({ body: { action: 'settle-not-found', filter: {} } });
  expect(settle).toMatchObject({ matched: 3, actionable: 0, money: [] });
  expect(settle.excluded.map(({ code, count }) => [code, count])).toEqual([
    ['never-sent', 2],
    ['not-settleable', 1],
  ]);
});

test('a plan to replay opens nothing again that a person has closed, unless its filter says so', async () => {
  const { kontor, client, ids } = await withRefused(3);
  const [closed] = ids as [string];
  await client.closePosting({ id: closed, body: { note: 'Booked by hand.' } });
  for (const filter of [{}, { state: 'rejected,parked' }] as const)
    expect((await client.createBulkPlan({ body: { action: 'replay', filter } })).actionable).toBe(2);
  const plan = await client.createBulkPlan({ body: { action: 'replay', filter: {} } });
  expect(plan).toMatchObject({
    matched: 3,
    actionable: 2,
    excluded: [{ code: 'closed-not-named', count: 1 }],
    money: [{ currency: 'USD', amount: '20', count: 2 }],
  });
  await client.runBulkPlan({ id: plan.id });
  expect(await ended(client, plan.id)).toMatchObject({ done: 2, skipped: 0, failed: 0, left: 0 });
  await kontor.idle();
  expect((await client.getPosting({ id: closed })).state).toBe('closed');
  expect(await client.listPostings({ state: 'accepted' })).toMatchObject({ result: { length: 2 } });
  const named = await client.createBulkPlan({ body: { action: 'replay', filter: { state: 'closed' } } });
  expect(named).toMatchObject({ matched: 1, actionable: 1, excluded: [] });
});

test('no tenant keeps the plans of another from their turn', async () => {
  const kontor = await kontorOf();
  const { bulkPlans } = kontor.app.store;
  const add = (id: string, tenant: string) =>
    query(
      kontor.databaseUrl,
      `insert into bulk_plans (id, tenant_id, action, filter, figures, state, made_by, made_by_name, expires_at, claimed_until)
       select $1 || lpad(i::text, 4, '0'), $2, 'close', '{}', '{}', 'running', 'x', 'x', now(), now() + interval '1 hour'
       from generate_series(1, $3) as i`,
      [id, tenant, tenant === 'few' ? 1 : 600],
    );
  await add('blk_0', 'many');
  await add('blk_1', 'few');
  onTestFinished(async () => {
    await query(kontor.databaseUrl, `delete from bulk_plans where tenant_id in ('many', 'few')`, []);
  });
  // No process of this test takes them: for each, one holds them for an hour.
  const waiting = await bulkPlans.waiting(new Date(Date.now() + 2 * 3_600_000));
  expect(new Set(waiting.map(({ tenantId }) => tenantId))).toContain('few');
});

test('settles as not found, looking at each once more: one that is there after all fails', async () => {
  const kontor = await kontorOf();
  const { client, s4 } = kontor;
  const connection = await kontor.connect({ timeoutSeconds: 1, quietPeriodSeconds: 3 });
  await refusedEntries({ client, s4, connection }, 2, 'lost');
  await client.runBulkPlan({
    id: (await client.createBulkPlan({ body: { action: 'replay', filter: rejected } })).id,
  });
  await kontor.idle();
  const ids = (await client.listPostings({ connection })).result.map(({ id }) => id);
  // As if Kontor had parked them because it could not decide.
  await query(
    kontor.databaseUrl,
    `update postings set state = 'parked', document_number = null, reason = '{"code": "cannot-be-decided", "params": {}}'
     where id = any ($1::text[])`,
    [ids],
  );
  const plan = await client.createBulkPlan({ body: { action: 'settle-not-found', filter: { connection } } });
  expect(plan).toMatchObject({ matched: 2, actionable: 2 });
  await client.runBulkPlan({ id: plan.id });
  const done = await ended(client, plan.id);
  expect(done).toMatchObject({
    state: 'done',
    done: 0,
    failed: 2,
    failures: [{ code: 'found-agrees', count: 2 }],
  });
  expect(done.failures[0]?.says).toContain('agrees with posting');
});

describe('who may do it', () => {
  test('an operator plans and replays one; an admin runs plans, settles and closes; a viewer looks', async () => {
    const { kontor, ids } = await withRefused(2);
    const [viewer, operator, admin] = [
      await person(kontor, 'Vera', 'viewer'),
      await person(kontor, 'Otto', 'operator'),
      await person(kontor, 'Ada', 'admin'),
    ];
    const body = { action: 'replay', filter: rejected } as const;
    const refused = { status: 403, code: 'not-permitted' };
    await expect(viewer.createBulkPlan({ body })).rejects.toMatchObject(refused);
    const { id } = await operator.createBulkPlan({ body });
    expect((await viewer.getBulkPlan({ id })).made_by.name).toBe('Otto');
    expect((await viewer.listBulkPlans()).result.map(one => one.id)).toEqual([id]);
    for (const one of [viewer, operator])
      await expect(one.runBulkPlan({ id })).rejects.toMatchObject(refused);
    const [first, second] = ids as [string, string];
    const note = 'No.';
    for (const act of [
      operator.closePosting({ id: first, body: { note } }),
      operator.settlePosting({ id: first, body: { found: false } }),
      operator.acceptPostingDifference({ id: first, body: { note } }),
    ])
      await expect(act).rejects.toMatchObject(refused);
    await operator.replayPosting({ id: first });
    await admin.closePosting({ id: second, body: { note } });
    expect((await admin.runBulkPlan({ id })).run_by?.name).toBe('Ada');
    expect(await ended(viewer, id)).toMatchObject({ skipped: 2 });
  });

  test('two people, where the tenant wants that: the second one sees plan, counts and money', async () => {
    const { kontor, ids } = await withRefused(3);
    const [ada, bob, otto] = [
      await person(kontor, 'Ada', 'admin'),
      await person(kontor, 'Bob', 'admin'),
      await person(kontor, 'Otto', 'operator'),
    ];
    await kontor.operator.updateTenant({ id: kontor.tenant, body: { approvals: ['replays'] } });
    const plan = await otto.createBulkPlan({
      body: { action: 'replay', filter: rejected, note: 'Open again.' },
    });
    const problem = await ada.runBulkPlan({ id: plan.id }).catch(thrown => thrown);
    expect(problem).toMatchObject({ status: 409, code: 'needs-approval' });
    const request = problem.details.change_request as string;
    expect((await ada.getBulkPlan({ id: plan.id })).state).toBe('planned');
    expect(await bob.getChangeRequest({ id: request })).toMatchObject({
      operation: 'runBulkPlan',
      action: 'bulk-plan.run',
      subject: plan.id,
      after: {
        action: 'replay',
        note: 'Open again.',
        matched: 3,
        actionable: 3,
        money: [{ currency: 'USD', amount: '30', count: 3 }],
      },
    });
    await expect(ada.approveChangeRequest({ id: request })).rejects.toMatchObject({ code: 'own-change' });
    await expect(otto.approveChangeRequest({ id: request })).rejects.toMatchObject({ code: 'not-permitted' });
    // The request is good for longer than the plan.
    kontor.pass(2 * 86_400_000);
    await expect(ada.runBulkPlan({ id: plan.id })).rejects.toMatchObject({ code: 'plan-not-runnable' });
    expect((await bob.approveChangeRequest({ id: request })).state).toBe('done');
    expect(await ended(ada, plan.id)).toMatchObject({ state: 'done', done: 3, change_request: request });
    await kontor.idle();
    const trail = (await kontor.client.listAudit({ limit: 50 })).result;
    const acts = trail.filter(({ action }) => action === 'posting.replayed');
    expect(acts.map(({ subject }) => subject).sort()).toEqual(ids);
    for (const { actor } of acts) expect(actor.name).toBe('Bob (requested by Ada)');
  });
});

test('a plan stops between two postings when it is cancelled, and keeps what it has done', async () => {
  const kontor = await kontorOf();
  const connection = await kontor.connect();
  // So many that the plan is not through before it is cancelled.
  await storeRefused(kontor.databaseUrl, connection, 9_000);
  const { client } = kontor;
  const body = { action: 'close', filter: rejected, note: 'Not wanted.' } as const;
  const unused = await client.createBulkPlan({ body });
  expect((await client.cancelBulkPlan({ id: unused.id })).state).toBe('cancelled');
  await expect(client.runBulkPlan({ id: unused.id })).rejects.toMatchObject({ code: 'plan-not-runnable' });

  const { id } = await client.createBulkPlan({ body });
  await client.runBulkPlan({ id });
  await eventuallyIs(
    'it has begun',
    () => client.getBulkPlan({ id }),
    ({ done }) => done > 20,
  );
  await client.cancelBulkPlan({ id });
  await kontor.idle();
  const { done, left, skipped, failed, state } = await client.getBulkPlan({ id });
  expect([state, done + left, skipped, failed]).toEqual(['cancelled', 9_000, 0, 0]);
  expect(left).toBeGreaterThan(0);
  expect((await client.countPostings({ state: 'closed' })).count).toBe(done);
  expect((await client.countPostings(rejected)).count).toBe(left);
});

test('a plan of one tenant is seen by no other, and holds up nobody’s documents', async () => {
  const large = await kontorOf();
  await storeRefused(large.databaseUrl, await large.connect(), 10_000);
  const other = await kontorOf({ flows: true });
  const note = 'Not wanted.';
  const plan = await large.client.createBulkPlan({ body: { action: 'close', filter: rejected, note } });
  expect(plan).toMatchObject({
    matched: 10_000,
    money: [{ currency: 'EUR', amount: '15000', count: 10_000 }],
  });
  await large.client.runBulkPlan({ id: plan.id });
  for (const act of ['getBulkPlan', 'runBulkPlan', 'cancelBulkPlan', 'listBulkPlanPostings'] as const)
    await expect(other.client[act]({ id: plan.id })).rejects.toMatchObject({
      status: 404,
      code: 'no-bulk-plan',
    });
  expect((await other.client.listBulkPlans()).result).toEqual([]);

  const order = placePaid(other);
  await postingIn(other, 'journal-entries.create', `orders/${order}`, 'accepted');
  expect(entriesOf(other, `BC-${order}`)).toHaveLength(1);
  // The large one has only begun by then.
  const { state, left } = await large.client.getBulkPlan({ id: plan.id });
  expect([state, left > 0]).toEqual(['running', true]);
  await large.client.cancelBulkPlan({ id: plan.id });
});

test('10,001 postings are too many, and postings of two tenants are no plan', async () => {
  const kontor = await kontorOf();
  const connection = await kontor.connect();
  await storeRefused(kontor.databaseUrl, connection, 10_001);
  const body = { action: 'close', filter: rejected, note: 'Not wanted.' } as const;
  await expect(kontor.client.createBulkPlan({ body })).rejects.toMatchObject({
    status: 400,
    code: 'plan-too-large',
    next: expect.stringContaining('Narrow the filter'),
  });
  expect((await kontor.client.listBulkPlans()).result).toEqual([]);
  const since = new Date().toISOString();
  for (const one of [await kontorOf(), await kontorOf()])
    await storeRefused(one.databaseUrl, await one.connect(), 1);
  const both = { ...body, filter: { ...rejected, since } };
  await expect(kontor.operator.createBulkPlan({ body: both })).rejects.toMatchObject({
    code: 'plan-of-several-tenants',
  });
});

test('a process that is killed in the middle is followed by one that goes on, and each document is sent once', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const s4 = await startS4Sandbox();
  onTestFinished(() => s4.close());
  const options = {
    folder,
    databaseUrl,
    apiKey: 'operator-key-of-this-test',
    encryptionKey: Buffer.alloc(32, 9).toString('base64'),
    role: 'all',
    port: 0,
    tuning: { sweepEveryMs: 50, followEveryMs: 200, pollEveryMs: 600_000 },
    aheadMs: 0,
  } as const;
  const first = await startStepped(options);
  const clientOf = (url: string) => createClient({ url, apiKey: options.apiKey, retries: 0 });
  const client = clientOf(first.url);
  const { username, password } = sandboxCredentials;
  const auth = { kind: 'basic', username, password };
  const settings = { baseUrl: s4.url, auth, timeoutSeconds: 1, quietPeriodSeconds: 3 };
  const { id: connection } = await client.createConnection({
    body: { connector: 's4hana', name: 'SAP', settings },
  });
  const ids = await refusedEntries({ client, s4, connection }, 120);
  const { id } = await client.createBulkPlan({ body: { action: 'replay', filter: rejected } });
  await client.runBulkPlan({ id });
  await eventuallyIs(
    'it has begun',
    () => client.getBulkPlan({ id }),
    ({ done }) => done > 4,
  );
  await first.kill();
  const left = await query(
    databaseUrl,
    `select from bulk_plan_postings where plan_id = $1 and outcome = 'left'`,
    [id],
  );
  expect(left.length).toBeGreaterThan(0);

  const again = clientOf((await startStepped(options)).url);
  expect(await ended(again, id)).toMatchObject({ state: 'done', done: 120, skipped: 0, failed: 0, left: 0 });
  await eventuallyIs(
    'all are accepted',
    () => again.countPostings({ state: 'accepted' }),
    ({ count }) => count === 120,
    { timeoutMs: 60_000 },
  );
  expect(await replays(again, ids)).toEqual(Array(120).fill(1));
  expect([...s4.books().journalEntries.values()].map(numbers => numbers.size)).toEqual(Array(120).fill(1));
  expect(await again.verifyAudit()).toMatchObject({ whole: true });
});

test('the command shows the plan, asks, and follows it to its end', async () => {
  const { kontor, client } = await withRefused(2);
  const environment = {
    KONTOR_URL: kontor.app.url,
    KONTOR_API_KEY: kontor.app.apiKey,
    KONTOR_TENANT: kontor.tenant,
  };
  const bulk = async (...args: string[]) => {
    const command = kontorCommand(['postings', 'bulk', ...args], { environment });
    return { code: await command.ended, said: command.said() };
  };
  // There is no terminal to ask on.
  const unasked = await bulk('replay', '--state', 'rejected');
  expect(unasked.code).toBe(2);
  expect(unasked.said).toContain('2 match, 2 of them can be acted on.');
  expect(unasked.said).toContain('20 USD');
  expect(unasked.said).toMatch(/kontor postings bulk run blk_\w+/);
  const [made] = (await client.listBulkPlans()).result;
  expect(made).toMatchObject({ state: 'planned', actionable: 2 });
  expect((await bulk('cancel', String(made?.id))).said).toContain('cancelled');

  const run = await bulk('replay', '--state', 'rejected', '--note', 'Open again.', '--yes');
  expect(run).toMatchObject({ code: 0, said: expect.stringContaining('Done: 2 of 2.') });
  await kontor.idle();
  expect((await bulk('list')).said).toContain('replay');
  const none = await bulk('close', '--state', 'rejected', '--note', 'None.', '--yes');
  expect(none).toMatchObject({ code: 0, said: expect.stringContaining('0 match') });
});

async function query(databaseUrl: string, text: string, values: unknown[]): Promise<unknown[]> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    return (await db.query(text, values)).rows;
  } finally {
    await db.end();
  }
}
