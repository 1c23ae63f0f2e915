// The life of a connection: tried before it is kept, told from others when its credentials go bad, mended by pasting new
// ones, paused, deleted.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import selfsigned from 'selfsigned';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { onEveryDatabase } from '../databases.ts';
import { entriesOf, eventually, type House, openHouse, placePaid, postingIn } from '../house.ts';
import { tcpCut } from '../tcp-cut.ts';

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

const { username, password, clientId, clientSecret } = sandboxCredentials;

async function tenantConnection({ client }: House): Promise<string> {
  const { result } = await client.listConnections();
  return result.find(one => one.connector === 's4hana')?.id as string;
}

onEveryDatabase('a connection', database => {
  test('is made only when its system lets it in, and says what it found', async () => {
    house = await openHouse(database, { bare: true, tenant: { locked: ['API_BUSINESS_PARTNER'] } });
    const { client, tenant } = house;
    const draft = (auth: object) => ({
      connector: 's4hana',
      name: 'SAP',
      settings: { baseUrl: tenant.url, auth },
    });
    await expect(
      client.createConnection({ body: draft({ kind: 'basic', username, password: 'wrong' }) }),
    ).rejects.toMatchObject({
      status: 422,
      code: 'logon-refused',
      next: expect.stringMatching(/Nothing was stored/),
    });
    expect((await client.listConnections()).result).toEqual([]);
    const made = await client.createConnection({
      body: draft({ kind: 'basic', username, password, secretExpiresOn: '2099-01-01' }),
    });
    expect(made).toMatchObject({
      status: 'ok',
      status_reason: null,
      tenant: 'main',
      message: expect.stringMatching(
        /answering: Sales orders, .*to do in S\/4HANA: Create a communication arrangement for SAP_COM_0008/,
      ),
      expiries: [{ what: 'password', at: '2099-01-01T00:00:00.000Z', days_left: expect.any(Number) }],
    });
    expect(JSON.stringify(made)).not.toContain(password);
  });

  test('turns needs_credentials once when the secret is changed in SAP, stops asking, and goes on when the new one is pasted', async () => {
    house = await openHouse(database, { tenant: { tokenLifeMs: 2_000 } });
    const { client, tenant } = house;
    const id = await tenantConnection(house);
    tenant.changeCredentials({ clientSecret: 'the-new-secret' });
    const orders = Array.from({ length: 5 }, () => placePaid(house as House));
    const ill = await eventually(async () => {
      const found = await client.getConnection({ id });
      return found.status === 'needs_credentials' && found;
    });
    expect(ill.status_reason).toMatch(/token endpoint refused.*Check client id, client secret/);

    // Forty more ask, and the tenant hears of none of them.
    const before = tenant.refusedLogons();
    const path = `/v1/connections/${id}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`;
    const refusals = await Promise.all(
      Array.from({ length: 40 }, () =>
        fetch((house as House).app.url + path, { headers: { authorization: `Bearer ${house?.app.apiKey}` } }),
      ),
    );
    expect(new Set(refusals.map(reply => reply.status))).toEqual(new Set([424]));
    expect(await refusals[0]?.json()).toMatchObject({
      code: 'needs-credentials',
      next: expect.stringMatching(/goes on by itself/),
    });
    expect(tenant.refusedLogons()).toBe(before);
    // As many as were under way with the withdrawn token, and one that asked for another.
    expect(before).toBeLessThanOrEqual(13);
    // What waits is to be seen, with the reason.
    const waiting = await postingIn(house, 'journal-entry', `orders/${orders[0]}`, 'planned');
    expect(waiting).toMatchObject({
      reason_code: expect.stringMatching(/waits|token-refused|needs-credentials/),
      reason: expect.stringMatching(/credentials/),
    });

    // A wrong paste is refused and changes nothing.
    await expect(
      client.updateConnection({
        id,
        body: {
          settings: { auth: { clientSecret: 'a-typing-mistake' } },
        },
      }),
    ).rejects.toMatchObject({ status: 422, code: 'token-refused' });
    const pasted = await client.updateConnection({
      id,
      body: {
        settings: { auth: { clientSecret: 'the-new-secret' } },
      },
    });
    expect(pasted).toMatchObject({ id, status: 'ok', status_reason: null });
    for (const order of orders) {
      await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
      expect(entriesOf(house, `BC-${order}`)).toHaveLength(1);
    }
    const { result: messages } = await client.listMessages();
    expect(messages.map(one => one.type).toReversed()).toEqual([
      'connection.needs_credentials',
      'connection.ok',
    ]);
    expect(messages.at(-1)?.data).toMatchObject({ connection: id, status: 'needs_credentials' });
  });

  test('is not shut by a late refusal of credentials that it has no more', async () => {
    house = await openHouse(database, { bare: true });
    const { client, store } = house;
    const { accessToken } = store.credentials;
    // A store whose refusal of another token takes a while.
    let refuse = () => {};
    const held = new Promise<void>(done => {
      refuse = done;
    });
    const before = createServer(async (request, reply) => {
      const isRight = request.headers['x-auth-token'] === accessToken;
      if (!isRight) await held;
      const { pathname, search } = new URL(request.url ?? '/', store.url);
      const answer = await fetch(store.url + pathname + search, {
        headers: { 'x-auth-token': isRight ? accessToken : 'wrong', accept: 'application/json' },
      });
      reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
    await new Promise<void>(done => before.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      before.closeAllConnections();
      before.close();
    });
    const baseUrl = `http://127.0.0.1:${(before.address() as AddressInfo).port}`;
    const { id } = await house.app.store.connections.create(
      {
        tenantId: 'main',
        connector: 'bigcommerce',
        name: 'shop',
        settings: { ...store.credentials, baseUrl, accessToken: undefined, clientSecret: undefined },
      },
      { accessToken: 'former-token', clientSecret: store.credentials.clientSecret },
    );
    const late = client.listSalesOrders({ id }).then(
      () => undefined,
      thrown => thrown,
    );
    await sleep(300);
    await client.updateConnection({ id, body: { settings: { accessToken } } });
    refuse();
    expect(await late).toMatchObject({ status: 424 });
    // What one process knows is known to all within five seconds.
    await sleep(6_000);
    expect(await client.getConnection({ id })).toMatchObject({ status: 'ok', status_reason: null });
    expect((await client.listMessages()).result).toEqual([]);
    await client.listSalesOrders({ id });
  });

  test('finds out by itself that the old credentials count again', async () => {
    house = await openHouse(database, {
      tenant: { tokenLifeMs: 2_000 },
      tuning: { probeEveryMs: { first: 100, longest: 500 } },
    });
    const { client, tenant } = house;
    const id = await tenantConnection(house);
    tenant.changeCredentials({ clientSecret: 'for-a-while' });
    const order = placePaid(house);
    await eventually(async () => (await client.getConnection({ id })).status === 'needs_credentials');
    tenant.changeCredentials({ clientSecret });
    await eventually(async () => (await client.getConnection({ id })).status === 'ok', 90_000);
    await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
    expect(entriesOf(house, `BC-${order}`)).toHaveLength(1);
  }, 150_000);

  test('sends nothing while it is paused, and what has waited is booked once when it is resumed', async () => {
    house = await openHouse(database);
    const { client, tenant } = house;
    const id = await tenantConnection(house);
    expect(await client.pauseConnection({ id })).toMatchObject({
      status: 'paused',
      status_reason: 'Paused by operator.',
    });
    const written = tenant.written();
    const order = placePaid(house);
    await postingIn(house, 'journal-entry', `orders/${order}`, 'planned');
    expect(await client.checkConnection({ id })).toMatchObject({
      ok: false,
      code: 'connection-paused',
    });
    await expect(client.listCustomers({ id })).rejects.toMatchObject({
      status: 503,
      code: 'connection-paused',
    });
    expect(tenant.written()).toBe(written);
    // New settings do not end a pause that a person has made.
    await client.updateConnection({ id, body: { settings: { concurrency: 7 } } });
    expect((await client.getConnection({ id })).status).toBe('paused');
    expect(await client.resumeConnection({ id })).toMatchObject({
      status: 'ok',
    });
    await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
    expect(entriesOf(house, `BC-${order}`)).toHaveLength(1);
  });

  test('says that it is failing when the tenant is away, and that it is not when it is back', async () => {
    house = await openHouse(database, { tuning: { probeEveryMs: { first: 500, longest: 1_000 } } });
    const { client, tenant } = house;
    const id = await tenantConnection(house);
    const way = await tcpCut(tenant.url);
    await client.updateConnection({ id, body: { settings: { baseUrl: way.url, auth: { clientSecret } } } });
    await way.cut();
    const read = () => client.checkConnection({ id });
    const status = async () => (await client.getConnection({ id })).status;
    await eventually(async () => {
      await read();
      return (await status()) === 'failing';
    }, 60_000);
    await way.mend();
    await eventually(async () => (await status()) === 'ok', 60_000);
    await way.close();
  }, 150_000);

  test('sends what is stored to no other host: whoever changes the address enters the secrets anew', async () => {
    house = await openHouse(database);
    const { client, tenant } = house;
    const id = await tenantConnection(house);
    const seen: unknown[] = [];
    const elsewhere = createServer((request, reply) => {
      seen.push(request.headers);
      reply.end();
    });
    await new Promise<void>(done => elsewhere.listen(0, '127.0.0.1', done));
    onTestFinished(() => void elsewhere.close());
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const tokenUrl = `${url}/sap/bc/sec/oauth2/token`;
    for (const settings of [
      { baseUrl: url },
      { auth: { tokenUrl } },
      { baseUrl: url, auth: { tokenUrl, clientId } },
      { baseUrl: url, auth: { kind: 'oauth-client-credentials', tokenUrl, clientId } },
    ])
      await expect(client.updateConnection({ id, body: { settings } })).rejects.toMatchObject({
        status: 400,
        code: 'secrets-needed',
        details: { fields: ['auth.clientSecret'] },
      });
    // A form that may set everything cannot either.
    const origin = 'https://app.example';
    const draft = { connector: 's4hana', name: 'form', connection: id, return_origin: origin };
    const { token } = await client.createConnectSession({ body: draft });
    const form = await fetch(`${house.app.url}/v1/connect`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ settings: { auth: { tokenUrl } } }),
    });
    expect(await form.json()).toMatchObject({ status: 400, code: 'secrets-needed' });
    expect(seen).toEqual([]);
    const { settings } = await client.getConnection({ id });
    expect(settings).toMatchObject({ baseUrl: tenant.url });
    // Another path of the same host is no other host.
    await client.updateConnection({ id, body: { settings: { baseUrl: `${tenant.url}/` } } });
    expect((await client.checkConnection({ id })).ok).toBe(true);
  });

  test('is changed by one after the other: what somebody else has changed meanwhile is not lost', async () => {
    house = await openHouse(database);
    const { client } = house;
    const id = await tenantConnection(house);
    const before = await client.getConnection({ id });
    const change = { settings: { concurrency: 3 } };
    // The system is asked whether these settings work; meanwhile somebody else gives it another name.
    const [settings, name] = await Promise.allSettled([
      client.updateConnection({ id, body: change }),
      client.updateConnection({ id, body: { name: 'SAP of Acme' } }),
    ]);
    expect(name.status).toBe('fulfilled');
    expect(settings).toMatchObject({
      status: 'rejected',
      reason: { status: 409, code: 'changed-meanwhile' },
    });
    expect(await client.getConnection({ id })).toMatchObject({
      name: 'SAP of Acme',
      settings: before.settings,
    });
    await client.updateConnection({ id, body: change });
    expect(await client.getConnection({ id })).toMatchObject({ name: 'SAP of Acme', ...change });
  });

  test('is deleted only when nothing needs it; what was booked over it stays readable', async () => {
    house = await openHouse(database);
    const { client } = house;
    const order = placePaid(house);
    const { id: posting } = await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
    await house.quiet();
    const id = await tenantConnection(house);
    await expect(client.deleteConnection({ id })).rejects.toMatchObject({
      status: 409,
      code: 'connection-in-use',
    });
    for (const flow of (await client.listFlows()).result)
      expect(await client.deleteFlow({ id: flow.id })).toEqual({
        id: flow.id,
        deleted: true,
      });
    expect(await client.deleteConnection({ id })).toEqual({ id, deleted: true });
    await expect(client.getConnection({ id })).rejects.toMatchObject({ status: 404 });
    expect(await client.getPosting({ id: posting })).toMatchObject({ state: 'accepted' });
    expect(await house.app.store.connections.secretsOf(id)).toEqual({});
    // Its name is free again.
    const again = await client.createConnection({
      body: {
        connector: 's4hana',
        name: 'tenant',
        settings: {
          baseUrl: house.tenant.url,
          auth: {
            kind: 'oauth-client-credentials',
            clientId,
            clientSecret,
            tokenUrl: `${house.tenant.url}/sap/bc/sec/oauth2/token`,
          },
        },
      },
    });
    expect(again.id).not.toBe(id);
  });

  test('knows when its credentials were last taken', async () => {
    let later = 0;
    house = await openHouse(database, { bare: true, clock: { now: () => Date.now() + later } });
    const { client } = house;
    const id = await house.connect();
    const acceptedAt = async () =>
      Date.parse((await client.getConnection({ id })).credentials_accepted_at ?? '');
    const made = await acceptedAt();
    expect(Math.abs(made - Date.now())).toBeLessThan(60_000);
    later = 3_600_000;
    house.tenant.changeCredentials({ password: 'another' });
    await expect(client.listSalesOrders({ id })).rejects.toMatchObject({ status: 424 });
    house.tenant.changeCredentials({ password });
    expect(await client.checkConnection({ id })).toMatchObject({ ok: true });
    const used = await eventually(async () => {
      const at = await acceptedAt();
      return at > made && at;
    });
    expect(Math.abs(used - Date.now() - later)).toBeLessThan(60_000);
  });

  test('knows when its certificate ends', async () => {
    house = await openHouse(database, { bare: true });
    const notAfterDate = new Date(Date.now() + 20 * 86_400_000);
    const pair = await selfsigned.generate([{ name: 'commonName', value: 'kontor' }], { notAfterDate });
    const store = house.app.store;
    const { id } = await store.connections.create(
      {
        tenantId: 'main',
        connector: 's4hana',
        name: 'by certificate',
        settings: { baseUrl: house.tenant.url, auth: { kind: 'certificate', certificate: pair.cert } },
      },
      { 'auth.key': pair.private },
    );
    const { expiries } = await house.client.getConnection({ id });
    expect(expiries).toMatchObject([{ what: 'client certificate', days_left: 19 }]);
  });
});
