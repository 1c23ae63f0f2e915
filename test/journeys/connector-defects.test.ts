// A connector of an extension whose code has a defect: callers learn that it is the connector's, the log says where, and nothing else is harmed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import {
  bearer,
  type Fields,
  recordBodies,
  restConnector,
  setting,
  whole,
  z,
} from '../../src/connectors/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { extensionApi } from '../../src/extension/extension.ts';
import { createTestPlace } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';

/** As in a connector that no compiler has checked. */
const misspelt = (row: Fields): string => (row as Fields & { txt(name: string): string }).txt('name');

const desk = restConnector({
  name: 'desk',
  title: 'A desk',
  settings: z.strictObject({
    baseUrl: setting('Address', 'Of the API.', z.url()),
    apiKey: setting('Key', 'Of the API.'),
    recordBodies,
  }),
  secrets: ['apiKey'],
  identity: ['baseUrl'],
  origin: ({ baseUrl }) => new URL(baseUrl).host,
  base: ({ baseUrl }) => baseUrl,
  logon: ({ apiKey }) => bearer(apiKey),
  errors: { next: { credential: 'Check the key.', address: 'Check the address.' } },
  limits: () => ({ concurrency: 2 }),
  check: { path: '/contacts', say: () => 'A desk' },
  objects: () => ({
    customers: {
      read: row => ({ id: row.id('id'), name: row.has('name') ? misspelt(row) : null }),
      list: { path: '/contacts', by: whole },
      get: id => ({ path: `/contacts/${id}` }),
      create: {
        path: '/contacts',
        body: ({ reference }) => ({ reference }),
        find: ({ reference }) => ({ path: '/contacts', by: whole, is: row => misspelt(row) === reference }),
      },
    },
    suppliers: {
      read: row => ({ id: row.id('id') }),
      list: { path: '/contacts', by: whole },
      idOf: row => (row as { number: string }).number.trim(),
      create: {
        path: '/contacts',
        body: () => ({}),
        find: () => ({ path: '/contacts', by: whole, is: () => false }),
      },
    },
  }),
});

async function startDesk() {
  const created: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'POST') created.push(request.url ?? '');
    const contacts = [{ id: 1, name: 'Ada' }, { id: 2 }];
    const [, id] = /^\/contacts\/(\d)/.exec(request.url ?? '') ?? [];
    const one = request.method === 'POST' ? { id: 3 } : contacts[Number(id) - 1];
    response.setHeader('content-type', 'application/json').end(JSON.stringify(one ?? contacts));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, created };
}

test('a defect in the code of a connector is told as one, and the log has the message and the stack', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const lines: Record<string, unknown>[] = [];
  const app = await startApp({
    folder,
    databaseUrl,
    privateHosts: ['127.0.0.1'],
    role: 'all',
    host: '127.0.0.1',
    port: 0,
    log: { ...silentLog, error: fields => void lines.push(fields) },
    extensions: [{ name: 'desks', api: extensionApi, connectors: [desk] }],
    tuning: { sweepEveryMs: 50 },
  });
  onTestFinished(() => app.stop());
  const client = createClient({ url: app.url, apiKey: app.apiKey, retries: 0 });
  const { url, created } = await startDesk();
  const body = { connector: 'desk', name: 'Desk', settings: { baseUrl: url, apiKey: 'key-0123456789' } };
  const { id } = await client.createConnection({ body });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${app.url}/v1/connections/${id}/${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${app.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': path,
      },
    });
  const inRead = (place: string) => `The connector A desk has a defect: its function ${place} failed`;

  const list = (await (await ask('customers')).json()) as { unreadable: { reason: string }[] };
  expect(list).toMatchObject({
    result: [{ id: '2', name: null }],
    unreadable: [{ id: '1', reason_code: 'connector-defect' }],
  });
  expect(list.unreadable[0]?.reason).toContain(inRead('customers.read'));

  const one = await ask('customers/1');
  const problem = await one.text();
  expect([one.status, JSON.parse(problem)]).toEqual([
    500,
    expect.objectContaining({
      code: 'connector-defect',
      kind: 'bug',
      detail: expect.stringContaining(inRead('customers.read')),
      next: expect.stringContaining('The log of Kontor'),
    }),
  ]);
  expect(problem + JSON.stringify(list)).not.toMatch(/txt|\.ts/);
  expect(lines).toContainEqual(
    expect.objectContaining({
      connection: id,
      connector: 'desk',
      code: 'connector-defect',
      function: 'customers.read',
      error: 'TypeError: row.txt is not a function',
      stack: expect.stringMatching(/at misspelt .*connector-defects\.test\.ts/),
    }),
  );

  const record = {
    category: 'organization',
    organization_name: 'Ada',
    address: { country: 'DE', language: 'DE' },
  };
  await ask('suppliers', { method: 'POST', body: JSON.stringify(record) });
  const posting = await eventuallyIs(
    'it is not known whether it was created',
    async () => (await client.listPostings({}).all())[0],
    found => found?.state === 'uncertain',
  );
  expect([posting?.reason_code, created.length]).toEqual(['connector-defect-in-write', 1]);
});
