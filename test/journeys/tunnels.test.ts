// Systems in private networks: reached through a tunnel of their tenant, by names that mean something only there.
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { certificates } from '../certificates.ts';
import { order } from '../object-api.ts';
import { eventually, eventuallyIs, kontorOfFile, type RunningKontor } from '../running-kontor.ts';
import { tcpCut } from '../tcp-cut.ts';
import { httpEnd, insideName, socksEnd } from '../tunnel-ends.ts';

const { username, password } = sandboxCredentials;
const auth = { kind: 'basic' as const, username, password };

const open = kontorOfFile();

describe('a system in a private network', () => {
  const draft = (baseUrl: string, settings: Record<string, unknown> = {}) => ({
    body: {
      connector: 's4hana',
      name: 'Plant',
      settings: { baseUrl, auth, timeoutSeconds: 2, quietPeriodSeconds: 3, ...settings },
    },
  });
  const insideUrl = ({ s4 }: RunningKontor) => `http://${insideName}:${new URL(s4.url).port}`;

  test.each([
    ['SOCKS5', socksEnd],
    ['HTTP', httpEnd],
  ])('is reached through a %s proxy, and not without', async (_kind, end) => {
    const kontor = await open();
    const { client, operator, tenant } = kontor;
    const address = await end();
    await expect(client.createConnection(draft(insideUrl(kontor)))).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/),
    });
    await expect(
      client.createConnection(draft(insideUrl(kontor), { tunnel: 'plant' })),
    ).rejects.toMatchObject({
      code: 'no-tunnel',
      next: expect.stringMatching(/tenants update --tunnel/),
    });
    await operator.updateTenant({ id: tenant, body: { tunnels: { plant: address } } });
    expect((await client.getTenant({ id: tenant })).tunnels).toEqual({ plant: address });
    const { id, message } = await client.createConnection(draft(insideUrl(kontor), { tunnel: 'plant' }));
    expect(message).toMatch(/answering: Sales orders/);
    const made = await client.createSalesOrders({ id, body: order });
    expect((await client.getSalesOrders({ id, key: made.result?.id ?? '' })).result).toMatchObject({
      type: 'OR',
    });

    // What the far end does not reach is said in its words, and nothing was sent.
    await expect(
      client.createConnection(draft('http://erp.elsewhere.internal:80', { tunnel: 'plant' })),
    ).rejects.toMatchObject({
      status: 422,
      code: 'unreachable',
      message: expect.stringMatching(/erp.elsewhere.internal cannot be reached \(the tunnel says: .+\)/),
    });
  });

  test('is written to once, whenever the tunnel breaks', async () => {
    const kontor = await open();
    const { client, operator, s4, tenant } = kontor;
    const cut = await tcpCut(await socksEnd());
    onTestFinished(() => cut.close());
    await operator.updateTenant({ id: tenant, body: { tunnels: { plant: cut.url } } });
    const { id } = await client.createConnection(draft(insideUrl(kontor), { tunnel: 'plant' }));
    const write = (reference: string) =>
      client.createSalesOrders({ id, idempotencyKey: reference, body: { ...order, reference } });
    expect((await write('BEFORE')).posting).toMatchObject({ state: 'accepted' });

    // It has reached the system, which books it a moment later, when the tunnel breaks.
    s4.setFaults({ 'late-commit': 1 });
    const before = s4.written();
    const lost = write('MEANWHILE');
    await eventually('the write has reached S/4HANA', () => s4.written() > before);
    await cut.cut();
    expect((await lost).posting?.state).toBe('uncertain');
    s4.setFaults({});
    const waiting = await write('WHILE-DOWN').catch(problem => problem);
    expect(waiting.posting?.state ?? waiting.code).toMatch(/planned|unreachable|breaker-open/);

    await cut.restore();
    for (const reference of ['MEANWHILE', 'WHILE-DOWN']) {
      const done = await eventuallyIs(
        `${reference} is accepted`,
        async () => (await write(reference)).posting,
        posting => posting?.state === 'accepted',
      );
      expect([...(s4.books().salesOrders.get(reference) ?? [])]).toEqual([done?.document_number]);
    }
  }, 120_000);

  test('speaks TLS with us, not with the tunnel; another tenant has no way in', async () => {
    const kontor = await open();
    const { client, operator, tenant } = kontor;
    const { ca, server } = await certificates();
    const other = await certificates();
    const sandbox = await startS4Sandbox({ tls: { key: server.key, cert: server.certificate, ca } });
    onTestFinished(() => sandbox.close());
    await operator.updateTenant({ id: tenant, body: { tunnels: { plant: await socksEnd() } } });
    const through = { tunnel: 'plant', auth };
    await expect(
      client.createConnection(draft(sandbox.url, { ...through, ca: other.ca })),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/cannot be reached \(.*(CERT|SIGNATURE)/),
    });
    const { id } = await client.createConnection(draft(sandbox.url, { ...through, ca }));
    expect(await client.checkConnection({ id })).toMatchObject({ ok: true });

    // Nobody else's tunnel can be named; and one that is taken away leads nowhere any more.
    await operator.createTenant({ body: { id: 'acme', name: 'Acme' } });
    const { url, apiKey } = kontor.app;
    const acme = createClient({ url, apiKey, tenant: 'acme' });
    await expect(acme.createConnection(draft(sandbox.url, { ...through, ca }))).rejects.toMatchObject({
      status: 422,
      code: 'no-tunnel',
    });
    await operator.updateTenant({ id: tenant, body: { tunnels: { plant: null } } });
    const check = await eventuallyIs(
      'the connection does not work any more',
      () => client.checkConnection({ id }),
      ({ ok }) => !ok,
    );
    expect(check).toMatchObject({ code: 'no-tunnel' });
    // Why, is nobody else's business: for them there is no such connection.
    const own = await kontor.request(`/v1/connections/${id}/sales-orders`);
    expect([own.status, await own.json()]).toMatchObject([422, { code: 'no-tunnel' }]);
    const { key } = await acme.createKey({ body: { name: 'of acme', role: 'admin' } });
    for (const [method, path] of [
      ['GET', 'sales-orders'],
      ['GET', 'sales-orders/1'],
      ['POST', 'sales-orders'],
      ['GET', 'proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder'],
      ['POST', 'check'],
      ['GET', 'calls'],
    ] as const) {
      const reply = await fetch(`${url}/v1/connections/${id}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          'idempotency-key': 'one',
          ...(path === 'sales-orders' && method === 'POST' ? { 'content-type': 'application/json' } : {}),
        },
        ...(path === 'sales-orders' && method === 'POST' ? { body: JSON.stringify(order) } : {}),
      });
      const text = await reply.text();
      expect([path, reply.status, text]).toEqual([path, 404, expect.stringContaining('no-connection')]);
      expect(text).not.toContain(tenant);
    }
  });

  test('only a caller that sees all tenants says where a tunnel leads', async () => {
    const { app, client, tenant } = await open();
    const { url, apiKey } = app;
    const { key } = await client.createKey({ body: { name: 'own', role: 'admin' } });
    const change = (authorization: string, tunnels: Record<string, string>) =>
      fetch(`${url}/v1/tenants/${tenant}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${authorization}`, 'content-type': 'application/json' },
        body: JSON.stringify({ tunnels }),
      });
    expect((await change(key, { plant: 'socks5://127.0.0.1:22' })).status).toBe(403);
    for (const bad of [
      'ftp://x:1',
      'socks5://user:secret@x:1',
      'http://x',
      'socks5://x:1/path',
      'socks5://x:99999',
    ])
      expect((await change(apiKey, { plant: bad })).status, bad).toBe(400);
  });
});
