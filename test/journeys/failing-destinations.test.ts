// A destination where nothing has arrived for five days is disabled, which is told and written down.
import { describe, expect, onTestFinished, test } from 'vitest';
import { startReceiver } from '../receiver.ts';
import { eventuallyIs, ownKontor } from '../running-kontor.ts';

const day = 86_400_000;

async function open() {
  const kontor = await ownKontor({ tuning: { deliveryPausesMs: [100] } });
  const [failing, other] = [await startReceiver(), await startReceiver()];
  onTestFinished(() => Promise.all([failing.close(), other.close()]).then(() => {}));
  const { client } = kontor;
  await client.createDestination({ body: { url: other.url, types: ['destination.*'] } });
  const { id } = await client.createDestination({ body: { url: failing.url, types: ['posting.*'] } });
  /** Sends one message, and waits until it has arrived or is given up. */
  const send = async (state: 'delivered' | 'failed') => {
    if (state === 'failed') failing.answers.push(500, 500);
    await client.testDestination({ id });
    await eventuallyIs(
      `the message is ${state}`,
      async () => (await client.listDestinationDeliveries({ id })).result[0],
      one => one?.state === state,
    );
  };
  return { kontor, client, id, send, failing, other, now: () => client.getDestination({ id }) };
}

describe('a destination', () => {
  test('that has failed for five days is disabled with a message and an entry; not one that has worked in between', async () => {
    const { kontor, client, id, send, failing, other, now } = await open();
    await send('failed');
    const since = (await now()).failing_since as string;
    expect(Date.parse(since)).toBeGreaterThan(kontor.now() - 60_000);
    kontor.pass(4 * day);
    await send('failed');
    expect(await now()).toMatchObject({ status: 'enabled', failing_since: since });
    await send('delivered');
    expect(await now()).toMatchObject({ status: 'enabled', failing_since: null });
    // The five days begin anew.
    kontor.pass(2 * day);
    await send('failed');
    kontor.pass(4.9 * day);
    await send('failed');
    expect((await now()).status).toBe('enabled');
    kontor.pass(0.2 * day);
    failing.answers.push(500, 500);
    await client.testDestination({ id });
    const disabled = await eventuallyIs('it is disabled', now, one => one.status === 'disabled');
    const reason =
      'Every delivery has failed for five days; the last answer: 500. What waits is sent when it is enabled again.';
    expect(disabled.status_reason).toBe(reason);
    const [message] = (await client.listMessages({ type: 'destination.disabled' })).result;
    expect(message?.data).toMatchObject({
      destination: id,
      reason,
      reason_code: 'deliveries-failed',
      failing_since: disabled.failing_since,
    });
    await eventuallyIs(
      'the other destination is told',
      () => other.received.map(one => JSON.parse(one.body).data.destination),
      told => told.length === 1 && told[0] === id,
    );
    const [entry] = (await client.listAudit({ subject: id })).result;
    expect(entry).toMatchObject({
      action: 'destination.disabled',
      actor: { id: 'kontor', name: 'Kontor' },
      before: { status: 'enabled' },
      after: { status: 'disabled', reason: { code: 'deliveries-failed' } },
    });
    expect(await client.verifyAudit()).toMatchObject({ whole: true });

    // A person's word counts: it has five days again.
    const sent = failing.received.length;
    failing.answers.splice(0);
    await client.updateDestination({ id, body: { status: 'enabled' } });
    await eventuallyIs(
      'what waited arrives',
      () => failing.received.length,
      count => count > sent,
    );
    await send('failed');
    expect(await now()).toMatchObject({ status: 'enabled', status_reason: null });
    expect((await client.listMessages({ type: 'destination.disabled' })).result).toHaveLength(1);
  });

  test('that is gone says so to others too, once', async () => {
    const { client, id, failing, now } = await open();
    failing.answers.push(410, 410, 410);
    for (let n = 0; n < 3; n++) await client.testDestination({ id });
    await eventuallyIs('it is disabled', now, one => one.status === 'disabled');
    expect((await client.listMessages({ type: 'destination.disabled' })).result).toHaveLength(1);
    expect((await client.listAudit({ subject: id })).result.map(one => one.action)).toEqual([
      'destination.disabled',
      'destination.created',
    ]);
  });
});
