// Webhooks: signed or refused, durable before the answer, stored once, and backed by the poll.
import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { startKontor } from '../../src/stage/kontor-process.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { temporaryFolder } from '../databases.ts';
import { eventually, kontorOfFile, orderDraft, placePaid, postingIn } from '../running-kontor.ts';

const stub = (id: number, extra = {}) =>
  JSON.stringify({
    scope: 'store/order/created',
    store_id: '1',
    data: { type: 'order', id },
    hash: `h${id}`,
    created_at: 1,
    producer: 'stores/sandbox1',
    ...extra,
  });

/** Headers as the independent library of the Standard Webhooks project signs them. */
function standardHeaders(
  body: string,
  secret: string,
  id = 'msg_1',
  at = new Date(),
): Record<string, string> {
  const signature = new Webhook(Buffer.from(secret).toString('base64')).sign(id, at, body);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  };
}

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 300 } });

describe('a webhook', () => {
  test('is taken only with a signature that is right, in either scheme, and with both secrets during a rotation', async () => {
    const kontor = await kontorOf();
    const { client, app, store } = kontor;
    const secrets = {
      ...store.credentials,
      clientSecret: 'new-secret-1234567890',
      formerClientSecret: 'old-secret-1234567890',
    };
    const connection = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'Shop',
        settings: { baseUrl: store.url, ...secrets, sharedSecret: 'a-shared-secret-123' },
      },
    });
    const post = async (
      body: string,
      headers: Record<string, string>,
      path = connection.webhook_path as string,
    ) => (await fetch(app.url + path, { method: 'POST', body, headers })).status;
    const hmac = (secret: string, body: string, form: 'hex' | 'base64') => ({
      'x-bc-signature': createHmac('sha256', secret).update(body).digest(form),
    });
    const body = stub(1);
    expect(await post(body, standardHeaders(body, secrets.clientSecret))).toBe(200);
    expect(await post(body, standardHeaders(body, secrets.formerClientSecret))).toBe(200);
    expect(await post(body, hmac(secrets.clientSecret, body, 'hex'))).toBe(200);
    expect(await post(body, hmac(secrets.clientSecret, body, 'base64'))).toBe(200);
    expect(await post(body, { 'kontor-webhook-secret': 'a-shared-secret-123' })).toBe(200);
    const before = (await client.listEvents()).result.length;

    expect(await post(body, {})).toBe(401);
    expect(await post(`${body} `, standardHeaders(body, secrets.clientSecret))).toBe(401);
    expect(await post(body, standardHeaders(body, 'another-secret'))).toBe(401);
    expect(
      await post(
        body,
        standardHeaders(body, secrets.clientSecret, 'msg_9', new Date(Date.now() - 6 * 60_000)),
      ),
    ).toBe(401);
    expect(await post(body, hmac('another-secret', body, 'hex'))).toBe(401);
    expect(
      await post(body, { ...standardHeaders(body, secrets.clientSecret), 'x-bc-signature': 'nonsense' }),
    ).toBe(401);
    expect(await post(body, standardHeaders(body, secrets.clientSecret), '/hooks/con_unknown')).toBe(401);
    const large = stub(2, { padding: 'x'.repeat(300_000) });
    expect(await post(large, standardHeaders(large, secrets.clientSecret))).toBe(413);
    const nonsense = 'not json';
    expect(await post(nonsense, standardHeaders(nonsense, secrets.clientSecret, 'msg_2'))).toBe(400);
    expect((await client.listEvents()).result).toHaveLength(before);
  });

  test('that comes twice is one event', async () => {
    const kontor = await kontorOf({ flows: true });
    const { app, store, client } = kontor;
    const { result } = await client.listConnections();
    const path = result.find(one => one.connector === 'bigcommerce')?.webhook_path as string;
    const body = stub(77);
    const send = () =>
      fetch(app.url + path, {
        method: 'POST',
        body,
        headers: standardHeaders(body, store.credentials.clientSecret),
      });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(answer => answer.headers.get('kontor-received'))).toEqual(Array(3).fill('stored'));
    expect(await Promise.all(answers.map(answer => answer.text()))).toEqual(['', '', '']);
    expect((await client.listEvents({ subject: '77' })).result).toHaveLength(1);
  });

  test('that never came is found by the poll, and the event says so', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.store.setFaults({ 'webhook-dropped': 1 });
    const id = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    const events = (await kontor.client.listEvents({ subject: String(id) })).result;
    expect(events.length).toBeGreaterThan(0);
    expect(events.every(event => event.source === 'poll')).toBe(true);
  });
});

describe('durability', () => {
  test('what was acknowledged before a kill -9 is booked after the restart, and nothing twice', async () => {
    const folder = temporaryFolder();
    const store = await startStoreSandbox();
    const s4 = await startS4Sandbox();
    const kontor = await startKontor({ folder, databaseUrl: undefined, pollSeconds: 600 });
    try {
      await setUpConnections(createClient(kontor), {
        store,
        s4,
        tuning: { timeoutSeconds: 1, quietPeriodSeconds: 2, concurrency: 4, pollGraceSeconds: 0 },
        materials: 'sku',
      });
      // Answers never come, so that documents are on their way when the process is killed.
      s4.setFaults({ slow: 0.2, 'lost-after-commit': 0.5 });
      const ids = Array.from({ length: 12 }, () => {
        const order = store.shop.placeOrder(orderDraft());
        store.shop.pay(order.id, 'purchase');
        return order.id;
      });
      await eventually(
        'all is acknowledged and some is booked',
        () => store.outstandingWebhooks() === 0 && s4.books().journalEntries.size > 2,
      );
      await kontor.kill();
      s4.setFaults({});
      await kontor.restart();
      const client = createClient(kontor);
      expect(await waitUntilIdle(client, store, { timeoutMs: 90_000 })).toMatchObject({ idle: true });
      for (const id of ids) expect(s4.books().journalEntries.has(`BC-${id}`)).toBe(true);
      for (const { state } of (await client.getSummary()).postings) expect(state).toBe('accepted');
      for (const documents of s4.books().journalEntries.values()) expect(documents.size).toBe(1);
      for (const documents of s4.books().salesOrders.values()) expect(documents.size).toBe(1);
    } finally {
      await kontor.kill();
      await Promise.all([store.close(), s4.close()]);
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
});
