// Lists come in pages: over the API, the client and the command line.
import { describe, expect, test } from 'vitest';
import { ownConnectors } from '../../src/app.ts';
import type { Client } from '../../src/client/index.ts';
import { kontorCommand } from '../command.ts';
import { kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();
/** More than a page of the API, which is 50. */
const many = 60;

async function fill({ app, client, operator, tenant, s4 }: RunningKontor): Promise<void> {
  await operator.updateTenant({ id: tenant, body: { quotas: { destinations: 100 } } });
  const connections: string[] = [];
  const settings = { baseUrl: s4.url, auth: { kind: 'basic', username: 'U' } };
  for (let n = 0; n < many; n++) {
    const draft = { tenantId: tenant, connector: 's4hana', system: 's4hana:1', name: `one ${n}`, settings };
    connections.push((await app.store.connections.create(draft, {})).id);
    await client.createKey({ body: { name: `key ${n}`, role: 'viewer' } });
    const url = `https://example.com/${n}`;
    await app.store.destinations.create({ tenantId: tenant, url, types: null, watch: [] }, 'whsec_AAAA');
    await operator.createTenant({ body: { id: `${tenant}-${n}`, name: 'a customer' } });
  }
  const [from, ...others] = connections as [string, ...string[]];
  for (const to of others)
    await app.store.flows.create({ flow: 'order-to-journal', fromId: from, toId: to, settings: {} });
  await app.store.flows.create({ flow: 'refund-to-journal', fromId: from, toId: from, settings: {} });
  const at = new Date();
  for (let n = 0; n < many; n++)
    await app.store.browserSessions.create({
      tenantId: tenant,
      hash: `${tenant} browser ${n}`,
      callerId: 'key_1',
      callerName: 'a person',
      operatorMark: null,
      may: ['read'],
      way: 'key',
      userAgent: null,
      at,
      expiresAt: new Date(at.getTime() + 3_600_000),
      tokens: undefined,
      renewAt: null,
    });
  for (let n = 0; n < many; n++)
    await app.store.connectSessions.create({
      tenantId: tenant,
      connector: 's4hana',
      connectionId: null,
      name: `form ${n}`,
      settings: {},
      allowed: null,
      objects: [],
      returnOrigin: 'https://app.example',
      expiresAt: new Date(Date.now() + 3_600_000),
      hash: `${tenant} ${n}`,
    });
}

type Name =
  | 'listConnections'
  | 'listFlows'
  | 'listKeys'
  | 'listTenants'
  | 'listDestinations'
  | 'listConnectSessions'
  | 'listSessions';

const pagesOf = async (client: Client, name: Name, limit: number) => {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await client[name]({ limit, cursor });
    pages.push(page.result.map(({ id }) => id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
};

describe('a list', () => {
  test('of whatever a tenant has comes in pages, whole and without repetition', async () => {
    const kontor = await kontorOf();
    const { client, operator, app, tenant } = kontor;
    await fill(kontor);
    for (const name of [
      'listConnections',
      'listFlows',
      'listKeys',
      'listDestinations',
      'listConnectSessions',
      'listSessions',
      'listTenants',
    ] as const) {
      const asker = name === 'listTenants' ? operator : client;
      const first = await asker[name]();
      expect(first.result, name).toHaveLength(50);
      expect(first.next_cursor, name).toBe(first.result.at(-1)?.id);
      const pages = await pagesOf(asker, name, 7);
      expect(pages.every((page, n) => page.length === 7 || n === pages.length - 1)).toBe(true);
      const ids = pages.flat();
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(ids.length, name).toBeGreaterThanOrEqual(many);
      expect((await asker[name]().all()).map(({ id }) => id)).toEqual(ids);
      for (const limit of ['0', '501', 'x', '-1', '1e3'])
        expect(
          (await kontor.request(`/v1/${name === 'listKeys' ? 'keys' : 'flows'}?limit=${limit}`)).status,
        ).toBe(400);
    }
    expect(await pagesOf(operator, 'listTenants', 500)).toHaveLength(1);

    const asked = ['--url', app.url, '--key', app.apiKey, '--tenant', tenant, '--json'];
    for (const thing of ['connections', 'flows', 'keys']) {
      const all = kontorCommand([thing, 'list', ...asked]);
      await all.ended;
      expect(JSON.parse(all.said()), thing).toMatchObject({ next_cursor: null });
      expect(JSON.parse(all.said()).result.length, thing).toBe(many);
    }
    const some = kontorCommand(['keys', 'list', '--limit', '3', ...asked]);
    expect(await some.ended).toBe(0);
    expect(JSON.parse(some.said()).result).toHaveLength(3);
  });

  test('of connectors does too', async () => {
    const { client } = await kontorOf();
    const { result, next_cursor } = await client.listConnectors({ limit: 1 });
    expect([result[0]?.name, next_cursor]).toEqual(['bigcommerce', 'bigcommerce']);
    expect(await client.listConnectors({ limit: 1, cursor: 'bigcommerce' })).toMatchObject({
      result: [{ name: 's4hana' }],
    });
    expect((await client.listConnectors().all()).map(({ name }) => name)).toEqual(
      ownConnectors.map(({ name }) => name).sort(),
    );
  });
});

test('a page of events ends when their bodies are large, and the next one goes on behind it', async () => {
  const kontor = await kontorOf();
  const id = await kontor.connect();
  const text = 'x'.repeat(240_000);
  for (let n = 0; n < 30; n++)
    await kontor.app.store.events.add({
      connectionId: id,
      source: 'webhook',
      topic: 'store/order/created',
      object: 'shop-orders',
      subjectId: String(n),
      dedupeKey: `large-${n}`,
      body: { n, text },
      jobs: [],
    });
  const first = await kontor.client.listEvents({ connection: id, limit: 500 });
  expect(first.result.length).toBeLessThan(10);
  expect(first.next_cursor).toEqual(first.result.at(-1)?.id);
  const all = await kontor.client.listEvents({ connection: id, limit: 500 }).all();
  expect(all.map(event => event.subject)).toEqual(Array.from({ length: 30 }, (_, n) => String(29 - n)));
});
