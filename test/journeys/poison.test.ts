// Entries that no database can store: refused where that can be known, and harmless to those that arrive with them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nested, noise, poisonWebhooks, withNote } from '../poison-webhooks.ts';
import { kontorOfFile, type RunningKontor } from '../running-kontor.ts';
import { postWebhook, signed, stubOf } from '../signed-webhooks.ts';

const kontorOf = kontorOfFile();

async function shopOf(kontor: RunningKontor): Promise<{ address: string; secret: string; id: string }> {
  const { client, app, store } = kontor;
  const { clientSecret } = store.credentials;
  const settings = { baseUrl: store.url, ...store.credentials };
  const made = await client.createConnection({ body: { connector: 'bigcommerce', name: 'Shop', settings } });
  return { address: app.url + made.webhook_path, secret: clientSecret, id: made.id };
}

describe('a signed webhook that no database can store', () => {
  test.each(poisonWebhooks)(
    'is refused with a sentence, and its neighbours are stored: %s',
    async (_what, poison, code, id) => {
      const kontor = await kontorOf();
      const { address, secret } = await shopOf(kontor);
      const good = Array.from({ length: 12 }, (_, at) => stubOf(1_000 + at));
      const bodies = [...good.slice(0, 6), poison, ...good.slice(6)];
      const answers = await Promise.all(
        bodies.map(body =>
          postWebhook(address, body, signed(body, secret, 'standard', body === poison ? id : undefined)),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([
        ...Array(6).fill(200),
        400,
        ...Array(6).fill(200),
      ]);
      expect(answers[6]?.answer).toMatchObject({
        code,
        detail: expect.any(String),
        next: expect.any(String),
      });
      expect((await kontor.client.listEvents()).result).toHaveLength(12);
    },
  );

  test('whatever its bytes are, it is never answered 500, and its neighbours are stored', async () => {
    const kontor = await kontorOf();
    const { address, secret } = await shopOf(kontor);
    let n = 0;
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\0', '\ud83d', '\ude00', '\u0000\\u0000', '\\', noise(3_000)),
    );
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
      fc.json({ maxDepth: 6 }).map(text => Buffer.from(text)),
      fc
        .tuple(anyText, anyText, fc.oneof(anyText, fc.double(), fc.integer()), fc.jsonValue())
        .map(([scope, hash, id, more]) => stubOf(id, { scope: `store/order/${scope}`, hash, more })),
      fc.tuple(anyText, anyText).map(([name, text]) => stubOf(1, { [name]: text })),
      fc.nat(30_000).map(depth => withNote(nested(depth))),
    );
    await fc.assert(
      fc.asyncProperty(
        anyBytes,
        fc.constantFrom('standard' as const, 'x-bc-signature' as const),
        async (poison, scheme) => {
          const neighbours = [stubOf(++n), stubOf(++n)];
          const all = [neighbours[0], poison, neighbours[1]] as Buffer[];
          const answers = await Promise.all(
            all.map(body => postWebhook(address, body, signed(body, secret, scheme))),
          );
          expect([200, 400]).toContain(answers[1]?.status);
          expect([answers[0]?.status, answers[2]?.status]).toEqual([200, 200]);
          for (const id of [n - 1, n])
            expect(
              (await kontor.client.listEvents({ subject: String(id), limit: 500 })).result.length,
            ).toBeGreaterThan(0);
        },
      ),
      { seed: 16, numRuns: 150 },
    );
  });
});

describe('what identifies an event', () => {
  test('under X-BC-Signature an unsigned id does not decide whether an event is new', async () => {
    const kontor = await kontorOf();
    const { address, secret } = await shopOf(kontor);
    const body = stubOf(77);
    for (let n = 0; n < 5; n++) {
      const headers = { ...signed(body, secret, 'x-bc-signature'), 'webhook-id': `msg_${n}` };
      expect((await postWebhook(address, body, headers)).status).toBe(200);
    }
    expect((await kontor.client.listEvents({ subject: '77' })).result).toHaveLength(1);
  });

  test('a hash in the body stands in no index: it may be as long as it likes', async () => {
    const kontor = await kontorOf();
    const { address, secret } = await shopOf(kontor);
    const body = stubOf(603, { hash: noise(8_000) });
    expect((await postWebhook(address, body, signed(body, secret, 'standard', undefined))).status).toBe(200);
    expect((await kontor.client.listEvents()).result).toMatchObject([{ subject: '603' }]);
  });

  test('another body under the same unsigned id, or with the same hash, is another event', async () => {
    const kontor = await kontorOf();
    const { address, secret } = await shopOf(kontor);
    for (const id of [81, 82]) {
      const body = stubOf(id, { hash: 'the-same' });
      const headers = { ...signed(body, secret, 'x-bc-signature'), 'webhook-id': 'msg_same' };
      expect((await postWebhook(address, body, headers)).status).toBe(200);
    }
    expect((await kontor.client.listEvents()).result.map(one => one.subject).sort()).toEqual(['81', '82']);
  });

  test('under Standard Webhooks the signed id decides', async () => {
    const kontor = await kontorOf();
    const { address, secret } = await shopOf(kontor);
    const body = stubOf(90);
    for (const id of ['msg_a', 'msg_a', 'msg_b'])
      expect((await postWebhook(address, body, signed(body, secret, 'standard', id))).status).toBe(200);
    expect((await kontor.client.listEvents({ subject: '90' })).result).toHaveLength(2);
  });
});
