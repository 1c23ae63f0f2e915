// The life of a connection: tried before it is kept, told from others when its credentials go bad, fixed by pasting new
// ones, paused, deleted.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import {
  connectionOf,
  entriesOf,
  eventually,
  eventuallyIs,
  kontorOfFile,
  placePaid,
  postingIn,
} from '../running-kontor.ts';
import { tcpCut } from '../tcp-cut.ts';

const { username, password, clientId, clientSecret } = sandboxCredentials;

const kontorOf = kontorOfFile({ tuning: { probeEveryMs: { first: 100, longest: 500 } } });

describe('a connection', () => {
  test('is made only when its system lets it in, and says what it found', async () => {
    const { client, s4, tenant } = await kontorOf({ s4: { locked: ['API_BUSINESS_PARTNER'] } });
    const draft = (auth: object) => ({
      connector: 's4hana',
      name: 'SAP',
      settings: { baseUrl: s4.url, auth },
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
      tenant,
      message: expect.stringMatching(
        /answering: Sales orders; .*to do in S\/4HANA: Create a communication arrangement for SAP_COM_0008/,
      ),
      expiries: [{ what: 'password', at: '2099-01-01T00:00:00.000Z', days_left: expect.any(Number) }],
    });
    expect(JSON.stringify(made)).not.toContain(password);
  });

  test('turns needs_credentials once when the secret is changed in SAP, stops asking, and goes on when the new one is pasted', async () => {
    const kontor = await kontorOf({ flows: true, s4: { tokenLifeMs: 2_000 } });
    const { client, s4 } = kontor;
    const id = await connectionOf(kontor, 's4hana');
    s4.changeCredentials({ clientSecret: 'the-new-secret' });
    const orders = Array.from({ length: 5 }, () => placePaid(kontor));
    const ill = await eventuallyIs(
      'the connection needs credentials',
      () => client.getConnection({ id }),
      ({ status }) => status === 'needs_credentials',
    );
    expect(ill.status_reason).toMatch(/token endpoint refused.*Check client id, client secret/);

    // Forty more ask, and S/4HANA hears of none of them.
    const before = s4.refusedLogons();
    const path = `/v1/connections/${id}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`;
    const refusals = await Promise.all(Array.from({ length: 40 }, () => kontor.request(path)));
    expect(new Set(refusals.map(reply => reply.status))).toEqual(new Set([424]));
    expect(await refusals[0]?.json()).toMatchObject({
      code: 'needs-credentials',
      next: expect.stringMatching(/continues automatically/),
    });
    expect(s4.refusedLogons()).toBe(before);
    // As many as were under way with the withdrawn token, and one that asked for another.
    expect(before).toBeLessThanOrEqual(13);
    // What waits is to be seen, with the reason.
    const waiting = await postingIn(kontor, 'journal-entries.create', `orders/${orders[0]}`, 'planned');
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
      await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
      expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
    }
    const { result: messages } = await client.listMessages();
    expect(messages.map(one => one.type).toReversed()).toEqual([
      'connection.needs_credentials',
      'connection.ok',
    ]);
    expect(messages.at(-1)?.data).toMatchObject({ connection: id, status: 'needs_credentials' });
  });

  test('is not shut by a late refusal of credentials that it has no more', async () => {
    const kontor = await kontorOf();
    const { app, client, store, tenant } = kontor;
    const { accessToken } = store.credentials;
    // A store whose refusal of another token takes a while.
    const { promise: held, resolve: refuse } = Promise.withResolvers<void>();
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const before = createServer(async (request, reply) => {
      const isRight = request.headers['x-auth-token'] === accessToken;
      if (!isRight) {
        isAsked();
        await held;
      }
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
    const { id } = await app.store.connections.create(
      {
        tenantId: tenant,
        connector: 'bigcommerce',
        system: 'bigcommerce:stores/sandbox1',
        name: 'shop',
        settings: { ...store.credentials, baseUrl, accessToken: undefined, clientSecret: undefined },
      },
      { accessToken: 'former-token', clientSecret: store.credentials.clientSecret },
    );
    const late = client.listShopOrders({ id }).then(
      () => undefined,
      thrown => thrown,
    );
    await asked;
    await client.updateConnection({ id, body: { settings: { accessToken } } });
    refuse();
    expect(await late).toMatchObject({ status: 424 });
    // What the process would still write, it has written when it has stopped.
    await kontor.restart();
    expect(await client.getConnection({ id })).toMatchObject({ status: 'ok', status_reason: null });
    expect((await client.listMessages()).result).toEqual([]);
    await client.listShopOrders({ id });
  });

  test('finds out automatically that the old credentials count again', async () => {
    const kontor = await kontorOf({ flows: true, s4: { tokenLifeMs: 2_000 } });
    const { client, s4 } = kontor;
    const id = await connectionOf(kontor, 's4hana');
    const becomes = (wanted: string) =>
      eventuallyIs(
        `the connection is ${wanted}`,
        () => client.getConnection({ id }),
        ({ status }) => status === wanted,
        { between: () => kontor.pass(250) },
      );
    s4.changeCredentials({ clientSecret: 'for-a-while' });
    const order = placePaid(kontor);
    await becomes('needs_credentials');
    s4.changeCredentials({ clientSecret });
    await becomes('ok');
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
  }, 150_000);

  test('sends nothing while it is paused, and what has waited is booked once when it is resumed', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client, s4 } = kontor;
    const id = await connectionOf(kontor, 's4hana');
    expect(await client.pauseConnection({ id })).toMatchObject({
      status: 'paused',
      status_reason: 'Paused by operator.',
    });
    const written = s4.written();
    const order = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'planned');
    expect(await client.checkConnection({ id })).toMatchObject({
      ok: false,
      code: 'connection-paused',
    });
    await expect(client.listCustomers({ id })).rejects.toMatchObject({
      status: 503,
      code: 'connection-paused',
    });
    expect(s4.written()).toBe(written);
    // New settings do not end a pause that a person has made.
    await client.updateConnection({ id, body: { settings: { concurrency: 7 } } });
    expect((await client.getConnection({ id })).status).toBe('paused');
    expect(await client.resumeConnection({ id })).toMatchObject({
      status: 'ok',
    });
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
  });

  test('says that it is failing when the system is away, and that it is not when it is back', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client, s4 } = kontor;
    const id = await connectionOf(kontor, 's4hana');
    const way = await tcpCut(s4.url);
    onTestFinished(() => way.close());
    await client.updateConnection({ id, body: { settings: { baseUrl: way.url, auth: { clientSecret } } } });
    await way.cut();
    const status = async () => (await client.getConnection({ id })).status;
    await eventuallyIs(
      'the connection is failing',
      async () => {
        await client.checkConnection({ id });
        return status();
      },
      found => found === 'failing',
    );
    await way.restore();
    await eventuallyIs('the connection is ok', status, found => found === 'ok');
  });

  test('sends what is stored to no other host: a person who changes the address enters the secrets anew', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client, s4 } = kontor;
    const id = await connectionOf(kontor, 's4hana');
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
    const form = await fetch(`${kontor.app.url}/v1/connect`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ settings: { auth: { tokenUrl } } }),
    });
    expect(await form.json()).toMatchObject({ status: 400, code: 'secrets-needed' });
    expect(seen).toEqual([]);
    const { settings } = await client.getConnection({ id });
    expect(settings).toMatchObject({ baseUrl: s4.url });
    // Another path of the same host is no other host.
    await client.updateConnection({ id, body: { settings: { baseUrl: `${s4.url}/` } } });
    expect((await client.checkConnection({ id })).ok).toBe(true);
  });

  test('is changed by one after the other: what somebody else has changed meanwhile is not lost', async () => {
    const kontor = await kontorOf({ flows: true, s4: { slowMs: 1_500 } });
    const { client, s4 } = kontor;
    const id = await connectionOf(kontor, 's4hana');
    const before = await client.getConnection({ id });
    const change = { settings: { concurrency: 3 } };
    // The system is asked whether these settings work; meanwhile somebody else gives it another name.
    s4.setFaults({ slow: 1 });
    const changing = client.updateConnection({ id, body: change });
    changing.catch(() => {});
    await eventually('the system is asked', () => (s4.struck().slow ?? 0) > 0);
    const [settings, name] = await Promise.allSettled([
      changing,
      client.updateConnection({ id, body: { name: 'SAP of Acme' } }),
    ]);
    s4.setFaults({});
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
    const kontor = await kontorOf({ flows: true });
    const { app, client, s4 } = kontor;
    const order = placePaid(kontor);
    const { id: posting } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await kontor.idle();
    const id = await connectionOf(kontor, 's4hana');
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
    expect(await app.store.connections.secretsOf(id)).toEqual({});
    // Its name is free again.
    const again = await client.createConnection({
      body: {
        connector: 's4hana',
        name: 'tenant',
        settings: {
          baseUrl: s4.url,
          auth: {
            kind: 'oauth-client-credentials',
            clientId,
            clientSecret,
            tokenUrl: `${s4.url}/sap/bc/sec/oauth2/token`,
          },
        },
      },
    });
    expect(again.id).not.toBe(id);
  });

  test('knows when its credentials were last taken', async () => {
    const kontor = await kontorOf();
    const { client, s4 } = kontor;
    const id = await kontor.connect();
    const acceptedAt = async () =>
      Date.parse((await client.getConnection({ id })).credentials_accepted_at ?? '');
    const made = await acceptedAt();
    const hour = 3_600_000;
    kontor.pass(hour);
    s4.changeCredentials({ password: 'another' });
    await expect(client.listSalesOrders({ id })).rejects.toMatchObject({ status: 424 });
    s4.changeCredentials({ password });
    expect(await client.checkConnection({ id })).toMatchObject({ ok: true });
    const used = await eventuallyIs('the time of the last logon is another', acceptedAt, at => at > made);
    expect(Math.round((used - made) / hour)).toBe(1);
  });

  test('knows when its certificate ends', async () => {
    const { app, client, s4, tenant } = await kontorOf();
    const notAfterDate = new Date(Date.now() + 20 * 86_400_000);
    const pair = await selfsigned.generate([{ name: 'commonName', value: 'kontor' }], { notAfterDate });
    const { id } = await app.store.connections.create(
      {
        tenantId: tenant,
        connector: 's4hana',
        system: 's4hana:2',
        name: 'by certificate',
        settings: { baseUrl: s4.url, auth: { kind: 'certificate', certificate: pair.cert } },
      },
      { 'auth.key': pair.private },
    );
    const { expiries } = await client.getConnection({ id });
    expect(expiries).toMatchObject([{ what: 'client certificate', days_left: 19 }]);
  });
});
