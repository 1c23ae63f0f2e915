// A system, or a gateway in front of it, that repeats in its refusals what it was sent: password, header and tokens stand nowhere but in
// what is sent to it.
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { ApiProblem } from '../../src/client/index.ts';
import type { Log } from '../../src/core/log.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import {
  formsOf,
  awkwardPassword as password,
  repeated,
  ways,
} from '../../src/testing/connector/careless-answers.ts';
import { type CarelessGateway, startCarelessGateway } from '../careless-gateway.ts';
import { certificates } from '../certificates.ts';
import { compressed } from '../compressed-answers.ts';
import { databaseText } from '../database-text.ts';
import { openObjects, order } from '../object-api.ts';
import { startReceiver } from '../receiver.ts';
import { eventually, ownKontor, type RunningKontor } from '../running-kontor.ts';

/** What a log, the answers of the API, a destination and the database hold in the end. */
async function open() {
  const said: string[] = [];
  const write = (fields: object, message: string) =>
    void said.push(JSON.stringify({ ...fields, message }), message);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const kontor = await ownKontor({
    log,
    scene: { s4: { credentials: { password, clientSecret: password } } },
  });
  const gateway = await startCarelessGateway(kontor.s4.url);
  const receiver = await startReceiver();
  await kontor.client.createDestination({ body: { url: receiver.url } });
  const answers: string[] = [];
  const request = async (path: string, init?: RequestInit) => {
    const reply = await kontor.request(path, { ...init, redirect: 'manual' });
    const text = await reply.text();
    answers.push(text, JSON.stringify(Object.fromEntries(reply.headers)));
    return { status: reply.status, text };
  };
  return { kontor, gateway, receiver, said, answers, request };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Reads all that the API answers, and dumps every table. */
async function expectNowhere({ kontor, gateway, receiver, said, answers, request }: Opened): Promise<void> {
  const listed = async (path: string) =>
    (JSON.parse((await request(path)).text) as { result: { id: string }[] }).result;
  for (const { id } of await listed('/v1/postings?limit=500')) await request(`/v1/postings/${id}`);
  let calls = 0;
  for (const { id } of await listed('/v1/connections'))
    calls += (await listed(`/v1/connections/${id}/calls?limit=500`)).length;
  expect(calls).toBeGreaterThan(10);
  for (const path of ['messages?limit=500', 'events', 'summary', 'audit', 'destinations'])
    await request(`/v1/${path}`);
  const dump = await dumped(kontor);
  const places = {
    log: said.join('\n'),
    answers: answers.join('\n'),
    'the destination': receiver.received.map(one => `${one.body} ${JSON.stringify(one.headers)}`).join('\n'),
    'the database': dump,
  };
  const secrets = [password, encodeURIComponent(password), ...gateway.secrets];
  expect(secrets.length).toBeGreaterThan(4);
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(0);
    for (const secret of secrets)
      for (const [nth, form] of formsOf(secret).entries())
        expect(text.includes(form), `${secret}, form ${nth}, in ${place}`).toBe(false);
  }
  expect(dump.match(/"said": ?"Not allowed for/g)?.length).toBeGreaterThan(2);
}

async function dumped({ app, databaseUrl }: RunningKontor): Promise<string> {
  await app.store.calls.settled();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const texts: string[] = [];
  for await (const text of databaseText(client)) texts.push(text);
  await client.end();
  return texts.join('\n');
}

const salesOrders = 'sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder';

async function everythingFails(
  { kontor, request }: Opened,
  gateway: CarelessGateway,
  auth: object,
): Promise<string> {
  const { id } = await openObjects(kontor, { baseUrl: gateway.url, auth });
  const body = JSON.stringify(order);
  const headers = { 'content-type': 'application/json' };
  const proxied = `/v1/connections/${id}/proxy/${salesOrders}`;
  // A session, so that there are cookies and a token to repeat.
  await request(proxied, { method: 'POST', headers, body: '{}' });
  for (const [name, way] of Object.entries({ ...ways, ...compressed })) {
    gateway.refuse = (given, method, sent) =>
      method === 'HEAD' || sent.startsWith('grant_type=') ? undefined : way(given, sent);
    const key = { ...headers, 'idempotency-key': name.replaceAll(' ', '-') };
    const answered = await request(proxied, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answered.status, name).toBe(way({}, '').status);
    await request(proxied, { method: 'POST', headers: key, body: '{}' });
    await request(proxied, { method: 'POST', headers: key, body: '{}' });
    await request(proxied, { headers: { 'cache-control': 'max-age=60' } });
    if (compressed[name]) continue;
    await request(`/v1/connections/${id}/sales-orders`);
    await request(`/v1/connections/${id}/sales-orders`, { method: 'POST', headers: key, body });
    await request(`/v1/connections/${id}/sales-orders?dry_run=true`, { method: 'POST', headers, body });
    await request(`/v1/connections/${id}/check`, { method: 'POST' });
    await kontor.client
      .updateConnection({ id, body: { settings: { concurrency: 5 } } })
      .catch((error: ApiProblem) => request(`/v1/connections/${String(error.message)}`));
  }
  // What was to be written is prepared, and refused only when it comes: that becomes a posting.
  for (const [name, way] of Object.entries(ways)) {
    gateway.refuse = (given, method, sent) =>
      method !== 'POST' || sent.startsWith('grant_type=') ? undefined : way(given, sent);
    const key = { ...headers, 'idempotency-key': `write-${name.replaceAll(' ', '-')}` };
    await request(`/v1/connections/${id}/sales-orders`, { method: 'POST', headers: key, body });
  }
  return id;
}

describe('a gateway that repeats what it was sent', () => {
  test('finds the password, the Basic header, cookies and the CSRF token nowhere', async () => {
    const opened = await open();
    const { username } = sandboxCredentials;
    const { gateway, request, said } = opened;
    const id = await everythingFails(opened, gateway, { kind: 'basic', username, password });
    gateway.refuse = (headers, _, body) => ({ status: 401, body: repeated(headers, body) });
    await eventually('the log says that the logon is refused', async () => {
      await request(`/v1/connections/${id}/check`, { method: 'POST' });
      return said.some(line => line.includes('refused the logon'));
    });
    await expectNowhere(opened);
  });

  test('finds tokens, assertions and what was given for them nowhere', async () => {
    const opened = await open();
    const pems = await certificates();
    const { gateway, request } = opened;
    const client = {
      tokenUrl: `${gateway.url}/sap/bc/sec/oauth2/token`,
      clientId: sandboxCredentials.clientId,
    };
    const id = await everythingFails(opened, gateway, {
      kind: 'oauth-client-credentials',
      ...client,
      clientSecret: password,
      tokenPolicy: 'per-request',
    });
    // Here the token endpoint itself refuses, with all that it was given.
    gateway.refuse = (headers, _, body) =>
      body.startsWith('grant_type=')
        ? {
            status: 400,
            body: JSON.stringify({
              error: headers.authorization,
              error_description: repeated(headers, body),
            }),
          }
        : undefined;
    const assertion = {
      issuer: 'kontor.example',
      audience: 'https://my000000.s4hana.cloud.sap',
      subject: 'buyer@example.org',
      signing: pems.client,
    };
    const auth = { kind: 'oauth-saml-bearer', ...client, clientSecret: password, assertion };
    const settings = { baseUrl: gateway.url, auth };
    const made = await request('/v1/connections', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ connector: 's4hana', name: 'By assertion', settings }),
    });
    expect(made.status, made.text).toBe(422);
    await request(`/v1/connections/${id}/proxy/${salesOrders}`);
    await eventually('what the token endpoint said has arrived', () =>
      opened.receiver.received.some(one => one.body.includes('needs_credentials')),
    );
    await expectNowhere(opened);
  });
});
