// Two people who change one thing at the same time: no change is lost without a word.
import { describe, expect, test } from 'vitest';
import type { Client } from '../../src/client/index.ts';
import { kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

interface Shown {
  id: string;
  etag: string;
}

/** Everything that has a PATCH of its own: how it is read and changed, and two changes that have nothing to do with each other. */
const things: Record<
  string,
  {
    idOf(kontor: RunningKontor): Promise<string>;
    get(client: Client, id: string): Promise<Shown>;
    update(client: Client, given: { id: string; ifMatch?: string; body: never }): Promise<Shown>;
    remove(client: Client, given: { id: string; ifMatch?: string }): Promise<unknown>;
    path: string;
    changes: readonly [object, object];
  }
> = {
  flow: {
    idOf: async ({ client }) => (await client.listFlows()).result[0]?.id as string,
    get: (client, id) => client.getFlow({ id }),
    update: (client, given) => client.updateFlow(given),
    remove: (client, given) => client.deleteFlow(given),
    path: '/v1/flows',
    changes: [{ settings: { documentType: 'DR' } }, { settings: { referencePrefix: 'Z-' } }],
  },
  connection: {
    idOf: async ({ connect }) => connect(),
    get: (client, id) => client.getConnection({ id }),
    update: (client, given) => client.updateConnection(given),
    remove: (client, given) => client.deleteConnection(given),
    path: '/v1/connections',
    changes: [{ settings: { concurrency: 3 } }, { settings: { timeoutSeconds: 31 } }],
  },
  destination: {
    idOf: async ({ client, store }) =>
      (await client.createDestination({ body: { url: `${store.url}/nowhere` } })).id,
    get: (client, id) => client.getDestination({ id }),
    update: (client, given) => client.updateDestination(given),
    remove: (client, given) => client.deleteDestination(given),
    path: '/v1/destinations',
    changes: [{ types: ['posting.*'] }, { status: 'disabled' }],
  },
  tenant: {
    idOf: async ({ operator, tenant }) =>
      (await operator.createTenant({ body: { id: `${tenant}-b`, name: 'B' } })).id,
    get: (client, id) => client.getTenant({ id }),
    update: (client, given) => client.updateTenant(given),
    remove: (client, given) => client.deleteTenant(given),
    path: '/v1/tenants',
    changes: [{ keep_days: { calls: 3 } }, { quotas: { flows: 7 } }],
  },
};

const open = async (what: string) => {
  const thing = things[what] as (typeof things)[string];
  const kontor = await kontorOf({ flows: what === 'flow' });
  const client = what === 'tenant' ? kontor.operator : kontor.client;
  const id = await thing.idOf(kontor);
  const request = (init: RequestInit) =>
    fetch(`${kontor.app.url}${thing.path}/${id}`, {
      ...init,
      headers: {
        authorization: `Bearer ${kontor.app.apiKey}`,
        'content-type': 'application/json',
        ...(what === 'tenant' ? {} : { 'kontor-tenant': kontor.tenant }),
        ...init.headers,
      },
    });
  return { ...thing, kontor, client, id, request, changes: thing.changes as unknown as [never, never] };
};

describe.each(Object.keys(things))('a %s', what => {
  test('keeps each of two changes at the same time, or says that it does not', async () => {
    const { client, id, get, update, changes } = await open(what);
    const [first, second] = changes as [object, object];
    const outcomes = await Promise.allSettled(changes.map(body => update(client, { id, body })));
    const now = await get(client, id);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    for (const [n, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') expect(now).toMatchObject(n === 0 ? first : second);
      else expect(outcome.reason).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    }
  });

  test('is changed and deleted only as it was read, where the caller says so', async () => {
    const { client, id, get, update, remove, request, changes } = await open(what);
    const read = await get(client, id);
    const reply = await request({});
    expect(reply.headers.get('etag')).toBe(`"${read.etag}"`);
    const changed = await update(client, { id, ifMatch: read.etag, body: changes[0] });
    expect(changed.etag).not.toBe(read.etag);
    const outdated = {
      status: 412,
      code: 'outdated',
      kind: 'conflict',
      message: expect.stringContaining('has changed since you read it'),
      details: { etag: changed.etag },
    };
    await expect(update(client, { id, ifMatch: read.etag, body: changes[1] })).rejects.toMatchObject(
      outdated,
    );
    await expect(remove(client, { id, ifMatch: read.etag })).rejects.toMatchObject(outdated);
    expect(await get(client, id)).toMatchObject({ etag: changed.etag, ...(changes[0] as object) });
    // As HTTP has it: quoted, weakened by a gateway, one of several, or whatever stands there.
    for (const header of ['"TAG"', 'W/"TAG"', '"x", "TAG"', 'TAG', '*']) {
      const { etag } = await get(client, id);
      const again = await request({
        method: 'PATCH',
        headers: { 'if-match': header.replace('TAG', etag) },
        body: JSON.stringify(changes[0]),
      });
      expect({ header, status: again.status }).toEqual({ header, status: 200 });
      expect(again.headers.get('etag')).toBe(`"${(await get(client, id)).etag}"`);
    }
    await remove(client, { id, ifMatch: (await get(client, id)).etag });
    await expect(get(client, id)).rejects.toMatchObject({ status: 404 });
  });
});
