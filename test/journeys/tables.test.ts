// Lists as tables for spreadsheets, and lists of a period.
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { objectRoutes } from '../../src/contract/objects.ts';
import type { Route } from '../../src/contract/route.ts';
import { everyRoute } from '../../src/contract/routes.ts';
import { silentLog } from '../../src/core/log.ts';
import { pascalCase } from '../../src/core/words.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { kontorCommand } from '../command.ts';
import { connectionOf, flowOf, kontorOfFile, placePaid, type RunningKontor } from '../running-kontor.ts';

const warned: Record<string, unknown>[] = [];
const kontorOf = kontorOfFile({ log: { ...silentLog, warn: fields => void warned.push(fields) } });

type Row = Record<string, unknown>;
type Lists = Record<string, (given: object) => { all(): Promise<Row[]> }>;

async function tableOf({ request }: RunningKontor, path: string, query = '') {
  const reply = await request(`${path}.csv${query}`);
  const text = await reply.text();
  expect([path, reply.status, text.slice(0, 200)]).toEqual([path, 200, expect.any(String)]);
  const [head = [], ...rows]: string[][] = parse(text);
  return {
    head,
    rows: rows.map(cells => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']))),
  };
}

const routeOf = (name: string) => everyRoute[name as keyof typeof everyRoute] as Route;

test('each list that has a table gives all of its records there, under the columns that the contract names', async () => {
  const kontor = await kontorOf({ flows: true });
  for (let n = 0; n < 5; n++) placePaid(kontor);
  await kontor.idle();
  const lists = kontor.client as unknown as Lists;
  const s4 = await connectionOf(kontor, 's4hana');
  const shop = await connectionOf(kontor, 'bigcommerce');
  const objects = async (id: string) =>
    (await kontor.client.listObjects({ id }).all())
      .filter(({ can }) => can.includes('list'))
      .map(({ name }) => [`list${pascalCase(name)}`, id] as const);
  const { id: destination } = await kontor.client.createDestination({
    body: { url: 'https://somewhere.example/hooks', types: ['posting.accepted'] },
  });
  const { id: plan } = await kontor.client.createBulkPlan({ body: { action: 'replay', filter: {} } });
  const unified = new Set(Object.values(objectRoutes).map(({ path }) => path));
  const ofOne: Record<string, string> = {
    listDestinationDeliveries: destination,
    listBulkPlanPostings: plan,
    listCalls: s4,
    listServices: s4,
    listObjects: s4,
  };
  const asked = [
    ...Object.entries(everyRoute as Record<string, Route>)
      .filter(([, { csv, path }]) => Array.isArray(csv) && !unified.has(path))
      .map(([name]) => [name, ofOne[name] ?? ''] as const)
      .filter(([name]) => name !== 'readOrderBoard'),
    ...(await objects(s4)),
    ...(await objects(shop)),
  ];
  expect(asked.length).toBeGreaterThan(35);
  let records = 0;
  for (const [name, id] of asked) {
    const { path, csv } = routeOf(name);
    // Of these, the shop wants to know the order.
    if (name === 'listPayments' || name === 'listShopRefunds') continue;
    const { head, rows } = await tableOf(kontor, path.replace(':id', id));
    expect([name, head]).toEqual([name, csv]);
    const key = ['id', 'seq', 'name', 'message'].find(one => head.includes(one)) ?? '';
    const listed = await (lists[name] as NonNullable<Lists[string]>)(id === '' ? {} : { id }).all();
    expect([name, rows.map(row => row[key])]).toEqual([name, listed.map(row => String(row[key]))]);
    records += rows.length;
  }
  expect(records).toBeGreaterThan(100);
  const board = await tableOf(kontor, `/v1/connections/${s4}/order-board`);
  const { result } = await kontor.client.readOrderBoard({ id: s4, limit: 200 });
  expect(board.rows.map(({ id, state }) => [id, state])).toEqual(result.map(({ id, state }) => [id, state]));
  expect(board.rows).toHaveLength(5);
  const chosen = await tableOf(kontor, `/v1/connections/${s4}/products`, '?fields=type,id');
  expect(chosen.head).toEqual(['id', 'type', 'unreadable']);
  const events = await tableOf(kontor, '/v1/events');
  expect(events.rows.some(row => row['outcomes.outcome']?.includes('accepted'))).toBe(true);
  const outsider = await kontorOf();
  expect((await tableOf(outsider, '/v1/events')).rows).toEqual([]);
  expect((await outsider.request(`/v1/connections/${s4}/calls.csv`)).status).toBe(404);
  expect((await kontor.request('/v1/events.csv?limit=3')).status).toBe(400);
});

test('the records of a set of a service are a table, with the columns that its metadata names', async () => {
  const kontor = await kontorOf({ flows: true });
  for (let n = 0; n < 3; n++) placePaid(kontor);
  await kontor.idle();
  const id = await connectionOf(kontor, 's4hana');
  const at = { id, service: 'salesOrder', set: 'A_SalesOrder' };
  const path = `/v1/connections/${id}/services/salesOrder/A_SalesOrder`;
  const { sets } = await kontor.client.getService({ id, service: 'salesOrder' });
  const fields = sets.find(({ name }) => name === at.set)?.fields.map(({ name }) => name);
  const all = await kontor.client.listServiceRecords({ ...at, limit: 2 }).all();
  const { head, rows } = await tableOf(kontor, path);
  expect(head).toEqual(fields);
  expect(rows.map(row => row.SalesOrder)).toEqual(all.map(row => row.SalesOrder));
  expect(rows.map(row => row.TotalNetAmount)).toEqual(all.map(row => row.TotalNetAmount));
  const [first] = rows;
  const filter = encodeURIComponent(`SalesOrder eq '${first?.SalesOrder}'`);
  const one = await tableOf(
    kontor,
    path,
    `?select=SalesOrder,to_Item/Material&expand=to_Item&filter=${filter}`,
  );
  expect(one.head).toEqual(['SalesOrder', 'to_Item']);
  expect(one.rows).toHaveLength(1);
  expect(JSON.parse(one.rows[0]?.to_Item ?? '')).toEqual([
    expect.objectContaining({ Material: expect.any(String) }),
  ]);
  const reply = await kontor.request(`${path}.csv`);
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="A_SalesOrder.csv"');
  await reply.body?.cancel();
  for (const wrong of ['count=true', 'limit=1', 'cursor=3'])
    expect([wrong, (await kontor.request(`${path}.csv?${wrong}`)).status]).toEqual([wrong, 400]);
  const none = await tableOf(kontor, path, "?filter=SalesOrder%20eq%20'0'");
  expect([none.head, none.rows]).toEqual([fields, []]);
  expect((await kontor.request(`${path.replace('A_SalesOrder', 'Nonsense')}.csv`)).status).toBe(400);
});

test('a record that cannot be read has its line, with the reason', async () => {
  const kontor = await kontorOf({ store: { faults: { 'webhook-dropped': 1 } } });
  let spoiled = 0;
  const baseUrl = await answering(kontor.store.url, (_, body) =>
    Array.isArray(body)
      ? body.map(row => ((row as Row).id === spoiled ? { ...(row as Row), date_modified: null } : row))
      : body,
  );
  await setUpConnections(kontor.client, {
    store: { ...kontor.store, url: baseUrl },
    s4: kontor.s4,
    tuning: { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  const good = placePaid(kontor);
  spoiled = placePaid(kontor);
  const shop = await connectionOf(kontor, 'bigcommerce');
  const { rows } = await tableOf(kontor, `/v1/connections/${shop}/shop-orders`);
  const lineOf = (id: number) => rows.find(row => row.id === String(id));
  expect(lineOf(good)?.unreadable).toBe('');
  expect(lineOf(spoiled)?.unreadable).toContain('date_modified');
});

test('a table that has begun ends with its key', async () => {
  const kontor = await kontorOf();
  let pages = 0;
  const second = Promise.withResolvers<void>();
  const revoked = Promise.withResolvers<void>();
  const baseUrl = await answering(kontor.store.url, async (path, body) => {
    if (/\/orders\?/.test(path) && ++pages === 2) {
      second.resolve();
      await revoked.promise;
    }
    return body;
  });
  await setUpConnections(kontor.client, {
    store: { ...kontor.store, url: baseUrl },
    s4: kontor.s4,
    tuning: { timeoutSeconds: 30, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  for (let n = 0; n < 450; n++) placePaid(kontor);
  const id = await connectionOf(kontor, 'bigcommerce');
  const key = await kontor.client.createKey({ body: { name: 'Sheet', role: 'viewer' } });
  const { csv } = createClient({ url: kontor.app.url, apiKey: key.key });
  let text = '';
  const read = async () => {
    for await (const piece of csv('listShopOrders', { id })) text += piece;
  };
  const ended = expect(read()).rejects.toThrow('terminated');
  await second.promise;
  await kontor.client.revokeKey({ id: key.id });
  revoked.resolve();
  await ended;
  const rows = text.trimEnd().split('\r\n').length - 1;
  expect([rows > 100, rows < 450, pages]).toEqual([true, true, 2]);
});

test('lists of a period begin at its first instant and end before its last', async () => {
  const kontor = await kontorOf({ flows: true });
  const flow = await flowOf(kontor, 'order-to-journal');
  for (let n = 0; n < 3; n++) {
    await kontor.client.runFlow({ id: flow });
    await kontor.idle();
  }
  for (let n = 0; n < 3; n++) placePaid(kontor);
  await kontor.idle();
  const times = {
    listEvents: 'received_at',
    listRuns: 'started_at',
    listPostings: 'created_at',
    listAudit: 'at',
  } as const;
  for (const [name, column] of Object.entries(times)) {
    const list = (kontor.client as unknown as Lists)[name] as NonNullable<Lists[string]>;
    const rows = await list({}).all();
    const time = (row: Row) => Date.parse(String(row[column]));
    expect([name, rows.length > 1]).toEqual([name, true]);
    const middle = new Date(time(rows[Math.floor(rows.length / 2)] as Row)).toISOString();
    const since = await list({ since: middle }).all();
    const until = await list({ until: middle }).all();
    expect([name, since.every(row => time(row) >= Date.parse(middle)), since.length > 0]).toEqual([
      name,
      true,
      true,
    ]);
    expect([name, until.every(row => time(row) < Date.parse(middle))]).toEqual([name, true]);
    // Times are told by the millisecond and stored more exactly: what the two leave out would be seen in their sum.
    expect([name, since.length + until.length]).toEqual([name, rows.length]);
    expect([name, await list({ since: '2100-01-01T00:00:00Z' }).all()]).toEqual([name, []]);
    const { path } = routeOf(name);
    expect((await tableOf(kontor, path, `?since=${middle}`)).rows).toHaveLength(since.length);
  }
});

test('the command line prints the same tables', async () => {
  const kontor = await kontorOf({ flows: true });
  placePaid(kontor);
  await kontor.idle();
  const environment = {
    KONTOR_URL: kontor.app.url,
    KONTOR_API_KEY: kontor.app.apiKey,
    KONTOR_TENANT: kontor.tenant,
  };
  const s4 = await connectionOf(kontor, 's4hana');
  const said = async (...args: string[]) => {
    const command = kontorCommand(args, { environment });
    expect([args, await command.ended, command.said()]).toEqual([args, 0, expect.any(String)]);
    return command.said();
  };
  for (const [args, column] of [
    [['events', 'list', '--since', '2020-01-01'], 'received_at'],
    [['events', 'list', '--set-aside'], 'set_aside_at'],
    [['runs', 'list'], 'missed_by_webhook'],
    [['audit', 'list'], 'actor.name'],
    [['connections', 'calls', s4], 'duration_ms'],
    [['get', s4, 'products', '--fields', 'type'], 'type'],
    [['keys', 'list'], 'last_used_at'],
    [['connections', 'list'], 'waiting.postings'],
    [['s4', 'get', s4, 'salesOrder', 'A_SalesOrder'], 'SoldToParty'],
  ] as const)
    expect((await said(...args, '--csv')).split('\r\n')[0]?.split(',')).toContain(column);
  expect(await said('events', 'list', '--until', '2020-01-01', '--csv')).toMatch(
    /^id,received_at[^\n]*\r\n$/,
  );
});

test('a table of a service that does not page is cut, and texts stay texts in a spreadsheet', async () => {
  const kontor = await kontorOf();
  const texts = ['=1', '+1', '-x', '@x', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'];
  let isPaging = true;
  const baseUrl = await answering(kontor.s4.url, (path, body) => {
    if (!/\/A_SalesOrder\?/.test(path)) return body;
    const skip = Number(new URL(path, baseUrl).searchParams.get('$skip') ?? 0);
    const from = isPaging ? skip : 0;
    const results = Array.from({ length: Math.max(0, 450 - from) }, (_, n) => ({
      SalesOrder: String(from + n + 1),
      PurchaseOrderByCustomer: texts[from + n] ?? '-5',
    }));
    return { d: { results } };
  });
  const id = await kontor.connect({ baseUrl });
  const path = `/v1/connections/${id}/services/salesOrder/A_SalesOrder`;
  const query = '?select=SalesOrder,PurchaseOrderByCustomer';
  const { rows } = await tableOf(kontor, path, query);
  expect(rows.map(row => row.PurchaseOrderByCustomer)).toEqual([
    ...texts.map(text => `'${text}`),
    ...Array.from({ length: 450 - texts.length }, () => '-5'),
  ]);
  isPaging = false;
  for (const table of [`${path}.csv${query}`, `/v1/connections/${id}/sales-orders.csv?fields=status`]) {
    const reply = await kontor.request(table, { signal: AbortSignal.timeout(10_000) });
    expect(reply.status).toBe(200);
    await expect(reply.text()).rejects.toThrow('terminated');
    expect(warned).toContainEqual({ code: 'same-records-again', url: table });
  }
  const environment = {
    KONTOR_URL: kontor.app.url,
    KONTOR_API_KEY: kontor.app.apiKey,
    KONTOR_TENANT: kontor.tenant,
  };
  const get = async (...args: string[]) => {
    const command = kontorCommand(['s4', 'get', id, 'salesOrder', 'A_SalesOrder', ...args, '--csv'], {
      environment,
    });
    return [await command.ended, command.said()];
  };
  expect(await get('--select', 'SalesOrder')).toEqual([
    3,
    expect.stringMatching(/^SalesOrder\r\n1\r\n[\d\s]+error: The table has broken off[^\n]+\n[^\n]+\n$/),
  ]);
  expect(await get('1')).toEqual([2, expect.stringContaining('Leave out the key or --csv.')]);
  const one = kontorCommand(['get', id, 'sales-orders', '1', '--csv'], { environment });
  expect([await one.ended, one.said()]).toEqual([2, expect.stringContaining('Leave out the key or --csv.')]);
});
