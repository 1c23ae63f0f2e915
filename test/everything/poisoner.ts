// Sends what no database stores, what the database of this test refuses, and bodies that nobody should send.
import { setTimeout as sleep } from 'node:timers/promises';
import { nested, noise, poisonWebhooks } from '../poison-webhooks.ts';
import { poison } from '../refusing-database.ts';
import { postWebhook, signed } from '../signed-webhooks.ts';

export interface Poisoner {
  /** One that is refused at the door. */
  webhook(): Promise<void>;
  /** One that the database refuses: sent until Kontor has said that it is set aside. */
  refused(): Promise<void>;
  /** A create that is refused. */
  body(): Promise<void>;
  /** How often what was answered. */
  answers: Record<string, number>;
  /** Entries that the database has refused. */
  setAside(): number;
  surprises: string[];
}

export interface PoisonerOptions {
  url: string;
  apiKey: string;
  tenant: string;
  shop: string;
  sap: string;
  clientSecret: string;
}

const bodies: [Record<string, string>, string | Buffer][] = [
  [{}, '{"text":"\\u0000"}'],
  [{}, `{"text":${nested(100_000)}}`],
  [{}, Buffer.from('{"text":"\xff"}', 'latin1')],
  [{ 'idempotency-key': noise(6_000) }, '{}'],
  [{}, `{"reference":${JSON.stringify(noise(8_000))}}`],
];
/** While Kontor or its database is being killed. */
const away = [503];

export function openPoisoner({ url, apiKey, tenant, shop, sap, clientSecret }: PoisonerOptions): Poisoner {
  const answers: Record<string, number> = {};
  const surprises: string[] = [];
  const count = { webhooks: 0, refused: 0, bodies: 0 };
  const address = `${url}/hooks/${shop}`;
  const note = (what: string, expected: boolean) => {
    answers[what] = (answers[what] ?? 0) + 1;
    if (!expected) surprises.push(what);
  };
  return {
    async webhook() {
      const n = count.webhooks++;
      const [what, body, code, id] = poisonWebhooks[n % poisonWebhooks.length] as (typeof poisonWebhooks)[0];
      const sent = await postWebhook(address, body, signed(body, clientSecret, 'standard', id)).catch(
        () => undefined,
      );
      if (!sent) return note('webhook: no answer', true);
      const right = sent.status === 400 && sent.answer.code === code;
      if (right || away.includes(sent.status)) return note(`webhook: ${sent.status}`, true);
      return note(`webhook: ${what}: ${sent.status} ${sent.answer.code}`, false);
    },
    async refused() {
      const n = count.refused++;
      const body = poison(9_000_000 + n);
      for (;;) {
        const sent = await postWebhook(address, body, signed(body, clientSecret)).catch(() => undefined);
        if (sent?.status === 200)
          return note(`refused by the database: ${sent.received}`, sent.received === 'set-aside');
        if (sent && !away.includes(sent.status))
          return note(`refused by the database: ${sent.status}`, false);
        await sleep(250);
      }
    },
    async body() {
      const n = count.bodies++;
      const [headers, body] = bodies[n % bodies.length] as (typeof bodies)[0];
      const reply = await fetch(`${url}/v1/connections/${sap}/journal-entries`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'kontor-tenant': tenant,
          'content-type': 'application/json',
          'idempotency-key': `poison-${n}`,
          ...headers,
        },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      }).catch(() => undefined);
      await reply?.text();
      const status = reply?.status ?? 0;
      note(`body: ${status}`, status === 0 || away.includes(status) || (status >= 400 && status < 500));
    },
    answers,
    setAside: () => count.refused,
    surprises,
  };
}
