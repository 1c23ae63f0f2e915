// Changes that move money are made by two people, where a tenant wants it: one asks, another agrees; and no way leads past it.
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { entriesOf, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

describe('a change that needs two people', () => {
  const open = async (approvals: ('flows' | 'connections' | 'replays')[]) => {
    const kontor = await kontorOf({ flows: true });
    const { client, app, operator, tenant } = kontor;
    const { url, apiKey } = app;
    /** Left out: sees all tenants. */
    const person = async (name: string, role: 'viewer' | 'operator' | 'admin', of?: string) => {
      const { key } = await createClient({ url, apiKey, tenant: of }).createKey({
        body: { name, role, all_tenants: of === undefined },
      });
      return createClient({ url, apiKey: key, retries: 0 });
    };
    const ada = await person('Ada', 'admin', tenant);
    const bob = await person('Bob', 'admin', tenant);
    await operator.updateTenant({ id: tenant, body: { approvals } });
    const [flow] = (await client.listFlows()).result.filter(one => one.flow === 'order-to-journal');
    /** Answers the id of the change request that came of it. */
    const held = async (change: Promise<unknown>): Promise<string> => {
      const problem = await change.then(
        () => undefined,
        thrown => thrown,
      );
      expect(problem).toMatchObject({
        status: 409,
        code: 'needs-approval',
        next: expect.stringMatching(/\/approve\.$/),
      });
      return problem.details.change_request;
    };
    if (!flow) throw new Error('The scene has no such flow.');
    return {
      kontor,
      client,
      operator,
      tenant,
      acme: `${tenant}-acme`,
      ada,
      bob,
      person,
      held,
      flow,
      flowId: flow.id,
      pass: kontor.pass,
    };
  };
  const settingsOf = async (client: Awaited<ReturnType<typeof open>>['client'], id: string) =>
    (await client.listFlows()).result.find(one => one.id === id)?.settings;
  const days = 86_400_000;

  test('is made when somebody else agrees, and stands in the trail under both names', async () => {
    const { client, operator, tenant, acme, ada, bob, person, held, flowId } = await open(['flows']);
    const before = await settingsOf(client, flowId);
    const change = (settings: Record<string, unknown>) => ada.updateFlow({ id: flowId, body: { settings } });
    // Rules that lead nowhere are refused before anybody is asked.
    await expect(change({ revenue: '49999999' })).rejects.toMatchObject({ code: 'rules-refused' });
    const id = await held(change({ referencePrefix: 'X-' }));
    expect(await settingsOf(client, flowId)).toEqual(before);
    expect(await bob.getChangeRequest({ id })).toMatchObject({
      state: 'pending',
      operation: 'updateFlow',
      action: 'flow.updated',
      subject: flowId,
      asked_by: { name: 'Ada' },
      decided_by: null,
      before: { settings: { referencePrefix: 'BC-' } },
      after: { settings: { referencePrefix: 'X-' } },
    });
    await expect(ada.approveChangeRequest({ id })).rejects.toMatchObject({ status: 403, code: 'own-change' });
    for (const role of ['viewer', 'operator'] as const) {
      const other = await person(role, role, tenant);
      await expect(other.approveChangeRequest({ id })).rejects.toMatchObject({
        status: 403,
        code: 'not-permitted',
      });
    }
    await operator.createTenant({ body: { id: acme, name: 'Acme' } });
    const foreign = await person('Eve', 'admin', acme);
    await expect(foreign.approveChangeRequest({ id })).rejects.toMatchObject({ status: 404 });
    expect((await foreign.listChangeRequests()).result).toEqual([]);

    // Of those who agree at the same time one does.
    const carol = await person('Carol', 'admin');
    const agreed = await Promise.allSettled(
      [bob, carol, bob, carol].map(one => one.approveChangeRequest({ id })),
    );
    expect(agreed.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    for (const one of agreed)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ status: 409, code: 'change-decided' });
    expect(await settingsOf(client, flowId)).toMatchObject({ referencePrefix: 'X-' });
    expect(await bob.getChangeRequest({ id })).toMatchObject({
      state: 'done',
      decided_by: { name: expect.stringMatching(/Bob|Carol/) },
    });
    const trail = (await client.listAudit({ limit: 20 })).result
      .filter(({ subject }) => subject === id || subject === flowId)
      .slice(0, 3)
      .reverse();
    expect(trail.map(({ action, actor }) => `${action} by ${actor.name}`)).toEqual([
      'change-request.pending by Ada',
      expect.stringMatching(/^change-request.approved by (Bob|Carol)$/),
      expect.stringMatching(/^flow.updated by (Bob|Carol) \(requested by Ada\)$/),
    ]);
    expect(await operator.verifyAudit()).toMatchObject({ whole: true });
    const told = (await client.listMessages({ limit: 2 })).result.map(({ type }) => type);
    expect(told).toEqual(['change-request.approved', 'change-request.pending']);
  });

  test('is not made when somebody says no, when it has expired, or when it cannot be made any more', async () => {
    const { client, ada, bob, held, flow, flowId, pass } = await open(['flows']);
    const ask = () => held(ada.updateFlow({ id: flowId, body: { settings: { documentType: 'DR' } } }));
    const refused = await ask();
    expect(
      await bob.rejectChangeRequest({ id: refused, body: { reason: 'Not before the close.' } }),
    ).toMatchObject({
      state: 'rejected',
      reason: 'Not before the close.',
    });
    // Its pause is such a change as well.
    const pause = await held(ada.pauseFlow({ id: flowId }));
    expect((await client.getFlow({ id: flowId })).paused_at).toBeNull();
    await bob.approveChangeRequest({ id: pause });
    expect((await client.getFlow({ id: flowId })).paused_at).not.toBeNull();
    await bob.approveChangeRequest({ id: await held(ada.resumeFlow({ id: flowId })) });
    expect((await client.getFlow({ id: flowId })).paused_at).toBeNull();
    const takenBack = await ask();
    expect((await ada.rejectChangeRequest({ id: takenBack })).state).toBe('rejected');
    const old = await ask();
    pass(8 * days);
    for (const id of [refused, takenBack, old])
      await expect(bob.approveChangeRequest({ id })).rejects.toMatchObject({ code: 'change-decided' });
    expect(await settingsOf(client, flowId)).not.toMatchObject({ documentType: 'DR' });

    // What its asker had read goes with it.
    const asRead = (ifMatch: string) =>
      held(ada.updateFlow({ id: flowId, ifMatch, body: { settings: { documentType: 'DR' } } }));
    const outdated = await asRead((await client.getFlow({ id: flowId })).etag);
    const other = await held(ada.updateFlow({ id: flowId, body: { settings: { referencePrefix: 'W-' } } }));
    await bob.approveChangeRequest({ id: other });
    await expect(bob.approveChangeRequest({ id: outdated })).rejects.toMatchObject({
      status: 412,
      code: 'outdated',
    });
    expect(await settingsOf(client, flowId)).not.toMatchObject({ documentType: 'DR' });

    const removal = await held(ada.deleteFlow({ id: flowId }));
    const late = await ask();
    expect((await bob.approveChangeRequest({ id: removal })).state).toBe('done');
    await expect(bob.approveChangeRequest({ id: late })).rejects.toMatchObject({
      status: 404,
      code: 'no-flow',
    });
    expect(await bob.getChangeRequest({ id: late })).toMatchObject({
      state: 'failed',
      reason_code: 'no-flow',
      reason: `There is no flow ${flowId}. See which there are: GET /v1/flows.`,
    });
    expect(await settingsOf(client, flowId)).toBeUndefined();

    // What is to be made has no id yet.
    const again = await held(
      ada.createFlow({ body: { flow: flow.flow, from: flow.from, to: flow.to, settings: flow.settings } }),
    );
    expect(await bob.getChangeRequest({ id: again })).toMatchObject({ subject: null, before: null });
    await bob.approveChangeRequest({ id: again });
    expect((await client.listFlows()).result.some(one => one.flow === flow.flow)).toBe(true);
  });

  test('holds back replays, which then post once', async () => {
    const { kontor, client, ada, bob, held } = await open(['replays']);
    kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
    const order = placePaid(kontor);
    const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'rejected');
    kontor.s4.closePeriods([]);
    const change = await held(ada.replayPosting({ id }));
    expect((await client.getPosting({ id })).state).toBe('rejected');
    await bob.approveChangeRequest({ id: change });
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
  });

  test('lets new secrets pass and nothing else of a connection, also not by a form; and shows no secret', async () => {
    const { kontor, client, ada, bob, held } = await open(['connections']);
    const { clientSecret } = sandboxCredentials;
    const id = (await client.listConnections()).result.find(one => one.connector === 's4hana')?.id ?? '';
    await ada.updateConnection({ id, body: { settings: { auth: { clientSecret } } } });
    expect((await client.listAudit({ limit: 1 })).result[0]?.action).toBe('connection.secrets_renewed');

    const body = { settings: { concurrency: 3, auth: { clientSecret } } };
    const change = await held(ada.updateConnection({ id, body }));
    const shown = JSON.stringify([
      await bob.getChangeRequest({ id: change }),
      (await client.listMessages()).result,
      (await client.listAudit()).result,
    ]);
    expect(shown).toContain('"concurrency":3');
    expect(shown).not.toContain(clientSecret);
    // Kontor is started anew meanwhile.
    await kontor.restart();
    expect((await bob.approveChangeRequest({ id: change })).state).toBe('done');
    expect((await kontor.client.getConnection({ id })).settings).toMatchObject({ concurrency: 3 });

    const session = await kontor.client.createConnectSession({
      body: { connector: 's4hana', name: 'form', connection: id, return_origin: 'https://app.example' },
    });
    const finished = await fetch(`${kontor.app.url}/v1/connect`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session.token}`,
        origin: 'https://app.example',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ settings: { concurrency: 9 } }),
    });
    expect(await finished.json()).toMatchObject({ status: 409, code: 'approval-over-api' });
    expect((await kontor.client.getConnection({ id })).settings).toMatchObject({ concurrency: 3 });
  });

  test('is switched off by two people only', async () => {
    const { client, operator, tenant, acme, bob, person, held, flowId, ada } = await open(['flows']);
    const carol = await person('Carol', 'admin');
    for (const approvals of [[], ['flows', 'replays']] as const) {
      const change = await held(carol.updateTenant({ id: tenant, body: { approvals: [...approvals] } }));
      // A caller that sees one tenant only does not decide about tenants.
      await expect(bob.approveChangeRequest({ id: change })).rejects.toMatchObject({
        code: 'one-tenant-only',
      });
      await carol.rejectChangeRequest({ id: change });
    }
    await carol.updateTenant({ id: tenant, body: { name: 'Renamed' } });
    // Not either by something else that changes at the same time.
    await operator.createTenant({ body: { id: acme, name: 'Acme' } });
    const others = Array.from({ length: 10 }, (_, n) =>
      operator.updateTenant({ id: acme, body: { name: `Acme ${n}` } }),
    );
    await Promise.all([...others, operator.updateTenant({ id: acme, body: { approvals: ['flows'] } })]);
    expect((await operator.getTenant({ id: acme })).approvals).toEqual(['flows']);
    const off = await held(carol.updateTenant({ id: tenant, body: { approvals: [] } }));
    expect((await operator.approveChangeRequest({ id: off })).state).toBe('done');
    await ada.updateFlow({ id: flowId, body: { settings: { referencePrefix: 'Y-' } } });
    expect(await settingsOf(client, flowId)).toMatchObject({ referencePrefix: 'Y-' });
  });
});
