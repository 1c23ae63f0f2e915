// Systems in private networks: reached through a tunnel of their tenant, by names that mean something only there.
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { certificates } from '../certificates.ts';
import { onEveryDatabase } from '../databases.ts';
import { eventually, type House, openHouse } from '../house.ts';
import { order } from '../object-api.ts';
import { tcpCut } from '../tcp-cut.ts';
import { httpEnd, insideName, socksEnd } from '../tunnel-ends.ts';

const { username, password } = sandboxCredentials;
const auth = { kind: 'basic' as const, username, password };

onEveryDatabase('a system in a private network', database => {
  const open = async () => {
    const house = await openHouse(database, { bare: true });
    onTestFinished(() => house.close());
    return house;
  };
  const draft = (baseUrl: string, settings: Record<string, unknown> = {}) => ({
    body: {
      connector: 's4hana',
      name: 'Plant',
      settings: { baseUrl, auth, timeoutSeconds: 2, quietPeriodSeconds: 3, ...settings },
    },
  });
  const insideUrl = ({ tenant }: House) => `http://${insideName}:${new URL(tenant.url).port}`;

  test.each([
    ['SOCKS5', socksEnd],
    ['HTTP', httpEnd],
  ])('is reached through a %s proxy, and not without', async (_kind, end) => {
    const house = await open();
    const { client } = house;
    const address = await end();
    await expect(client.createConnection(draft(insideUrl(house)))).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/),
    });
    await expect(client.createConnection(draft(insideUrl(house), { tunnel: 'plant' }))).rejects.toMatchObject(
      {
        code: 'no-tunnel',
        next: expect.stringMatching(/tenants update --tunnel/),
      },
    );
    await client.updateTenant({ id: 'main', body: { tunnels: { plant: address } } });
    expect((await client.getTenant({ id: 'main' })).tunnels).toEqual({ plant: address });
    const { id, message } = await client.createConnection(draft(insideUrl(house), { tunnel: 'plant' }));
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
    const house = await open();
    const { client, tenant } = house;
    const cut = await tcpCut(await socksEnd());
    onTestFinished(() => cut.close());
    await client.updateTenant({ id: 'main', body: { tunnels: { plant: cut.url } } });
    const { id } = await client.createConnection(draft(insideUrl(house), { tunnel: 'plant' }));
    const write = (reference: string) =>
      client.createSalesOrders({ id, idempotencyKey: reference, body: { ...order, reference } });
    expect((await write('BEFORE')).posting).toMatchObject({ state: 'accepted' });

    // It has reached the system, which books it a moment later, when the tunnel breaks.
    tenant.setFaults({ 'late-commit': 1 });
    const before = tenant.written();
    const lost = write('MEANWHILE');
    await eventually(() => tenant.written() > before);
    await cut.cut();
    expect((await lost).posting?.state).toBe('uncertain');
    tenant.setFaults({});
    const waiting = await write('WHILE-DOWN').catch(problem => problem);
    expect(waiting.posting?.state ?? waiting.code).toMatch(/planned|unreachable|resting/);

    await cut.mend();
    for (const reference of ['MEANWHILE', 'WHILE-DOWN']) {
      const done = await eventually(async () => {
        const { posting } = await write(reference);
        return posting?.state === 'accepted' && posting;
      }, 60_000);
      expect([...(tenant.books().salesOrders.get(reference) ?? [])]).toEqual([done.document_number]);
    }
  }, 120_000);

  test('speaks TLS with us, not with the tunnel; another tenant has no way in', async () => {
    const house = await open();
    const { client } = house;
    const { ca, server } = await certificates();
    const other = await certificates();
    const sandbox = await startS4Sandbox({ tls: { key: server.key, cert: server.certificate, ca } });
    onTestFinished(() => sandbox.close());
    await client.updateTenant({ id: 'main', body: { tunnels: { plant: await socksEnd() } } });
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
    await client.createTenant({ body: { id: 'acme', name: 'Acme' } });
    const { url, apiKey } = house.app;
    const acme = createClient({ url, apiKey, tenant: 'acme' });
    await expect(acme.createConnection(draft(sandbox.url, { ...through, ca }))).rejects.toMatchObject({
      status: 422,
      code: 'no-tunnel',
    });
    await client.updateTenant({ id: 'main', body: { tunnels: { plant: null } } });
    const check = await eventually(async () => {
      const now = await client.checkConnection({ id });
      return !now.ok && now;
    });
    expect(check).toMatchObject({ code: 'no-tunnel' });
  });

  test('only whoever sees all tenants says where a tunnel leads', async () => {
    const house = await open();
    const { url, apiKey } = house.app;
    const ofMain = createClient({ url, apiKey, tenant: 'main' });
    const { key } = await ofMain.createKey({ body: { name: 'own', role: 'admin' } });
    const change = (authorization: string, tunnels: Record<string, string>) =>
      fetch(`${url}/v1/tenants/main`, {
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
