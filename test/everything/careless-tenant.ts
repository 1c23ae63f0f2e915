// A tenant in front of whose S/4HANA stands a gateway that repeats in its refusals what it was sent, while programs ask it
// everything.
import { onTestFinished } from 'vitest';
import { type Client, createClient } from '../../src/client/index.ts';
import { chance } from '../../src/sandbox/faults.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { awkwardPassword, ways } from '../../src/testing/connector/careless-answers.ts';
import { startCarelessGateway } from '../careless-gateway.ts';
import { compressed } from '../compressed-answers.ts';
import { order } from '../object-api.ts';

export interface CarelessTenant {
  client: Client;
  ask(): Promise<void>;
  /** Whether the gateway refuses most of what comes, or passes everything on. */
  setCareless(on: boolean): void;
  /** How often what was answered. */
  answers: Record<string, number>;
  /** What it was sent that nobody else should know. */
  secrets(): string[];
}

export async function startCarelessTenant(
  kontor: { url: string; apiKey: string },
  operator: Client,
  { id, seed }: { id: string; seed: string },
): Promise<CarelessTenant> {
  const s4 = await startS4Sandbox({ credentials: { password: awkwardPassword } });
  onTestFinished(() => s4.close());
  const gateway = await startCarelessGateway(s4.url);
  await operator.createTenant({ body: { id, name: id } });
  const client = createClient({ ...kontor, tenant: id, retries: 0 });
  const { username } = sandboxCredentials;
  const auth = { kind: 'basic', username, password: awkwardPassword };
  const settings = { baseUrl: gateway.url, auth, timeoutSeconds: 3, quietPeriodSeconds: 6 };
  const made = await client.createConnection({ body: { connector: 's4hana', name: 'SAP', settings } });
  const base = `/v1/connections/${made.id}`;
  const answers: Record<string, number> = {};
  const proxied = `${base}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`;
  const body = JSON.stringify(order);
  const questions: [string, string, string?][] = [
    ['GET', proxied],
    ['POST', proxied, '{}'],
    ['GET', `${base}/sales-orders`],
    ['POST', `${base}/sales-orders`, body],
    ['POST', `${base}/sales-orders?dry_run=true`, body],
    ['POST', `${base}/check`],
    ['GET', `${base}/customers?search=a`],
  ];
  const all = Object.values({ ...ways, ...compressed });
  let isCareless = false;
  let asked = 0;
  return {
    client,
    async ask() {
      const n = asked++;
      const way = all[Math.floor(chance(`${seed}|way|${n}`) * all.length)];
      // Now and then something gets through, so that there are sessions and tokens to repeat.
      gateway.refuse =
        !isCareless || chance(`${seed}|through|${n}`) < 0.2
          ? undefined
          : (headers, _method, sent) => way?.(headers, sent);
      const [method, path, text] = questions[n % questions.length] as (typeof questions)[0];
      const reply = await fetch(kontor.url + path, {
        method,
        redirect: 'manual',
        headers: {
          authorization: `Bearer ${kontor.apiKey}`,
          'kontor-tenant': id,
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          ...(text === undefined ? {} : { 'idempotency-key': `careless-${n}` }),
        },
        ...(text === undefined ? {} : { body: text }),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => undefined);
      await reply?.arrayBuffer().catch(() => {});
      const status = String(reply?.status ?? 'no answer');
      answers[status] = (answers[status] ?? 0) + 1;
    },
    setCareless(on) {
      isCareless = on;
      if (!on) gateway.refuse = undefined;
    },
    answers,
    secrets: () => [...gateway.secrets, awkwardPassword],
  };
}
