// Bodies that no client should send: refused with 400, a code, and an answer that is short whatever was sent.
import { expect, test } from 'vitest';
import type { Route } from '../../src/contract/route.ts';
import { everyRoute } from '../../src/contract/routes.ts';
import { pageTokens, tokenFor } from '../page-tokens.ts';
import { kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
const inText = (part: string) => `{"settings":{"note":${part}},"name":${part}}`;

const bad: [string, Uint8Array, string][] = [
  ['nested 7,000 deep', Buffer.from(`{"settings":${nested(7_000)}}`), 'too-deep'],
  ['nested 400,000 deep', Buffer.from(nested(400_000)), 'too-deep'],
  ['nested deep as objects', Buffer.from(`${'{"a":'.repeat(6_000)}1${'}'.repeat(6_000)}`), 'too-deep'],
  ['with NUL', Buffer.from(inText('"\\u0000"')), 'bad-text'],
  ['with half a character', Buffer.from(inText('"\\ud83d"')), 'bad-text'],
  ['not UTF-8', Buffer.from('{"name":"\xff"}', 'latin1'), 'bad-encoding'],
  ['not JSON', Buffer.from('{"name":'), 'bad-json'],
  ['empty', Buffer.from(''), 'bad-json'],
  ['with a trap', Buffer.from('{"__proto__":{"admin":true}}'), 'bad-name'],
];

/** Sends bodies to every route that takes one. */
async function senderOf(kontor: RunningKontor) {
  const connection = await kontor.connect();
  const tokens = await pageTokens(kontor, connection);
  return (route: Route, body: Uint8Array) => {
    const path = route.path.replace(':id', connection).replace(/:(key|name)/, '1');
    const token = tokenFor(tokens, route);
    return fetch(kontor.app.url + path, {
      method: route.method,
      headers: {
        authorization: `Bearer ${token ?? kontor.app.apiKey}`,
        'content-type': 'application/json',
        ...(route.everyTenant || token ? {} : { 'kontor-tenant': kontor.tenant }),
      },
      body: new Uint8Array(body),
    });
  };
}

const takingBodies = Object.entries(everyRoute).filter(([, route]) => route.body);

test('are refused by every route with a body, by the same codes', async () => {
  const send = await senderOf(await kontorOf());
  for (const [name, route] of takingBodies) {
    for (const [what, body, code] of bad) {
      const reply = await send(route, body);
      expect([name, what, reply.status, await reply.json()]).toEqual([
        name,
        what,
        400,
        expect.objectContaining({ code, detail: expect.any(String), next: expect.any(String) }),
      ]);
    }
  }
});

test('with 60,000 unknown fields are answered with the first ten of them and the number', async () => {
  const send = await senderOf(await kontorOf());
  const unknown = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 1]));
  const many = unknown(15_000);
  const answers: Record<string, string> = {};
  for (const [name, route] of takingBodies) {
    const bodies: object[] = [name === 'createKey' ? unknown(60_000) : many];
    if (/Connection|Flow|Connect/.test(name))
      bodies.push({ settings: many }, { name: 'a', connector: 's4hana', settings: many });
    if (name === 'updateSalesOrders' || name === 'createCustomers') bodies.push({ custom: many });
    if (name === 'createKey')
      bodies.push({ ['x'.repeat(700_000)]: 1 }, { name: 'a', role: 'x'.repeat(700_000) });
    for (const body of bodies) {
      const reply = await send(route, Buffer.from(JSON.stringify(body)));
      const text = await reply.text();
      expect([name, Object.keys(body)[0], reply.status, text.length < 8_000 ? 'short' : text.length]).toEqual(
        [name, Object.keys(body)[0], expect.toSatisfy((status: number) => status < 500), 'short'],
      );
      answers[name] ??= text;
    }
  }
  const answer = JSON.parse(answers.createKey as string) as { detail: string; details: { count: number } };
  expect(answer.detail).toMatch(/f0, f1, .*f9 and 59,990 more \(60,000 in all\)/);
  expect(answer.details.count).toBeGreaterThanOrEqual(60_000);
});
