// Requests that are open at the same time: those to a system that does not answer leave room for all others.
import { expect, test } from 'vitest';
import { eventually, ownKontor } from '../running-kontor.ts';
import { silentSystem } from '../silent-system.ts';

test('a connection that hangs holds some requests of its tenant, and is refused more until they end', async () => {
  const kontor = await ownKontor({
    tuning: { openRequests: { overAll: 16, perTenant: 8, perConnection: 5 } },
  });
  const { app, operator } = kontor;
  const silent = await silentSystem(kontor);
  const works = await kontor.connect();
  await operator.createTenant({ body: { id: 'other', name: 'Other' } });
  const ask = (id: string, more: RequestInit = {}) =>
    fetch(`${app.url}/v1/connections/${id}/proxy/sap/opu/odata/sap/API_COSTCENTER_SRV/A_CostCenter`, {
      ...more,
      headers: { authorization: `Bearer ${app.apiKey}`, 'kontor-tenant': kontor.tenant },
    });
  const leaving = new AbortController();
  const refused: Response[] = [];
  const hanging = Array.from({ length: 7 }, async () => {
    const reply = await ask(silent.id, { signal: leaving.signal }).catch(() => undefined);
    if (reply) refused.push(reply);
  });
  // The system has some of the five, and the others wait for their turn.
  await eventually('two of seven are refused', () => refused.length === 2);
  const held = silent.held();
  for (const reply of refused) {
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await reply.json()).toMatchObject({ code: 'too-many-open', next: expect.any(String) });
  }
  expect((await ask(works)).status).toBe(200);
  expect((await operator.getTenant({ id: 'other' })).id).toBe('other');
  leaving.abort();
  await Promise.all(hanging);
  expect(refused).toHaveLength(2);
  await eventually(
    'there is room again',
    async () => {
      await ask(silent.id, { signal: AbortSignal.timeout(300) }).catch(() => undefined);
      return silent.held() > held;
    },
    { timeoutMs: 15_000 },
  );
});
