// Kontor re-creates missing store webhooks and re-enables disabled ones.
import { expect, test } from 'vitest';
import { eventuallyIs, ownKontor, placePaid } from '../running-kontor.ts';
import { callStore } from '../sandbox-store.ts';

interface Hook {
  id: number;
  scope: string;
  is_active: boolean;
}

test('a webhook that the store has disabled is enabled again, and one that somebody has deleted is made again', async () => {
  const kontor = await ownKontor({ scene: { flows: true }, tuning: { subscribeEveryMs: 200 } });
  const { store, client } = kontor;
  const hooks = async () => (await callStore(store, 'GET', '/v3/hooks')).body.data as Hook[];
  const whole = (all: Hook[]) => all.length > 1 && all.every(one => one.is_active);
  const before = await eventuallyIs('all are there', hooks, whole);
  const [disabled, deleted] = before;
  const put = await callStore(store, 'PUT', `/v3/hooks/${disabled?.id}`, { is_active: false });
  expect(put.body.data).toMatchObject({ id: disabled?.id, is_active: false });
  expect((await callStore(store, 'DELETE', `/v3/hooks/${deleted?.id}`)).status).toBeLessThan(300);
  const scopes = (all: Hook[]) => all.map(({ scope }) => scope).toSorted();
  const after = await eventuallyIs(
    'they are as they were',
    hooks,
    all => whole(all) && scopes(all).join() === scopes(before).join(),
  );
  // It is the same one, and not another next to it.
  expect(after.find(({ scope }) => scope === disabled?.scope)?.id).toBe(disabled?.id);
  placePaid(kontor);
  await eventuallyIs(
    'an order is told by a webhook',
    async () => (await client.listEvents({ source: 'webhook' })).result.length,
    count => count > 0,
  );
});
