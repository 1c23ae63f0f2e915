// Nothing of a test system is posted to a production system: not by a new flow, and not because a connection is called something else.
import { expect, test } from 'vitest';
import { accountRules, storeAccess } from '../../src/stage/set-up.ts';
import { kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

async function connected(kontor: RunningKontor) {
  const to = await kontor.connect();
  const { id: from } = await kontor.client.createConnection({
    body: {
      connector: 'bigcommerce',
      name: 'Shop',
      environment: 'test',
      settings: storeAccess(kontor.store),
    },
  });
  const draft = { flow: 'order-to-journal', from, to, settings: accountRules };
  const call = (id: string, environment: 'test' | 'production' | null) =>
    kontor.client.updateConnection({ id, body: { environment } });
  return { from, to, draft, call };
}

const refused = { status: 409, code: 'test-into-production', message: expect.stringContaining('“Shop”') };

test('a flow from a test system to a production system is refused, and so is a preview of it', async () => {
  const kontor = await kontorOf();
  const { draft, to, call } = await connected(kontor);
  expect(await call(to, 'production')).toMatchObject({ environment: 'production', name: 'SAP' });
  await expect(kontor.client.createFlow({ body: draft })).rejects.toMatchObject(refused);
  await expect(kontor.client.previewDraft({ body: draft })).rejects.toMatchObject(refused);
  expect((await kontor.client.listFlows()).result).toEqual([]);
  await call(to, 'test');
  expect(await kontor.client.createFlow({ body: draft })).toMatchObject({ flow: 'order-to-journal' });
});

test('a connection of a flow is not called so that the flow would be one', async () => {
  const kontor = await kontorOf();
  const { draft, from, to, call } = await connected(kontor);
  await kontor.client.createFlow({ body: draft });
  await expect(call(to, 'production')).rejects.toMatchObject(refused);
  expect((await kontor.client.getConnection({ id: to })).environment).toBeNull();
  await call(from, null);
  await call(to, 'production');
  await expect(call(from, 'test')).rejects.toMatchObject(refused);
  // What was left out stays as it is, and somebody can look it up.
  await kontor.client.updateConnection({ id: to, body: { name: 'S/4HANA' } });
  expect((await kontor.client.getConnection({ id: to })).environment).toBe('production');
  const { result } = await kontor.client.listAudit({ limit: 10 });
  expect(result).toContainEqual(
    expect.objectContaining({
      action: 'connection.updated',
      after: expect.objectContaining({ environment: 'production' }),
    }),
  );
});

test('of two connections of a flow that change at the same time one is refused', async () => {
  const kontor = await kontorOf();
  const { draft, from, to, call } = await connected(kontor);
  await call(from, null);
  await kontor.client.createFlow({ body: draft });
  for (let round = 0; round < 6; round++) {
    const [source, target] = await Promise.allSettled([call(from, 'test'), call(to, 'production')]);
    expect([source.status, target.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    await call(from, null);
    await call(to, null);
  }
});

test('of a flow and a connection that change at the same time one is refused', async () => {
  const kontor = await kontorOf();
  const { draft, to, call } = await connected(kontor);
  for (let round = 0; round < 4; round++) {
    const [made, called] = await Promise.allSettled([
      kontor.client.createFlow({ body: draft }),
      call(to, 'production'),
    ]);
    expect([made.status, called.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    if (made.status === 'fulfilled') await kontor.client.deleteFlow({ id: made.value.id });
    else await call(to, null);
  }
});
